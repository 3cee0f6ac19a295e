"""How a file is opened by those it is for: a line or two of code, the same in every language."""

from __future__ import annotations

import json

from playground.export.formats import Format

# By the ending; {file} is the name of the file, in quotes.
SNIPPETS = {
    ".npz": 'saved = numpy.load({file})\nsaved["layers.0.weight"]',
    ".safetensors": "from safetensors.torch import load_file\nmodel.load_state_dict(load_file({file}))",
    ".onnx": 'session = onnxruntime.InferenceSession({file})\nsession.run(["outputs"], {{"inputs": x}})',
    ".json": "const network = JSON.parse(text)\nnetwork.layers[0].weight",
    ".csv": 'pandas.read_csv({file}, comment="#")',
    ".py": 'script = runpy.run_path({file})\nscript["predict"](x)',
    ".torch.py": 'script = runpy.run_path({file})\nnetwork = script["Network"]()',
}


def snippet(record: Format, name: str) -> str:
    """The code for the file called `name`."""
    return SNIPPETS[record.ending].format(file=json.dumps(name, ensure_ascii=False))
