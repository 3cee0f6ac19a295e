"""How a file is opened by those it is for: a few lines of code that run as they are, the same in every language."""

from __future__ import annotations

import json

from playground.export.formats import Format

# By the ending; {file} is the name of the file, in quotes, and {inputs} how many raw inputs the network has.
SNIPPETS = {
    ".npz": """\
import numpy
saved = numpy.load({file})
print(saved["layers.0.weight"])""",
    ".safetensors": """\
from safetensors.torch import load_file
state = load_file({file})
print(state["0.weight"])""",
    ".onnx": """\
import numpy
from onnxruntime import InferenceSession
session = InferenceSession({file})
x = numpy.zeros((1, {inputs}), "float32")
print(session.run(["outputs"], {{"inputs": x}}))""",
    ".json": """\
const fs = require("fs")
const text = fs.readFileSync({file}, "utf8")
const network = JSON.parse(text)
console.log(network.layers[0].weight)""",
    ".csv": """\
import pandas
print(pandas.read_csv({file}, comment="#"))""",
    ".py": """\
import runpy
script = runpy.run_path({file})
print(script["predict"](script["TEST_INPUTS"]))""",
    ".torch.py": """\
import runpy, torch
script = runpy.run_path({file})
network = script["Network"]()
x = torch.tensor(script["TEST_INPUTS"])
print(network(x))""",
}


def snippet(record: Format, name: str, inputs: int) -> str:
    """The code for the file called `name`, of a network with so many raw inputs; it runs in the folder of the file."""
    return SNIPPETS[record.ending].format(file=json.dumps(name, ensure_ascii=False), inputs=inputs)
