"""Weights as a PyTorch module with its weights in it, for carrying on where the playground ends."""

from __future__ import annotations

from collections.abc import Iterator

from playground.export.layout import Layout
from playground.export.metadata import metadata
from playground.export.script_text import array_pieces, is_packed, literal, origin, rows, summary
from playground.export.trained import TrainedNetwork

LAYOUT = Layout("layers.{layer}.{name}", rows_are_outputs=True, counts_modules=True)

MODULES = {
    "relu": "nn.ReLU()",
    "leaky_relu": "nn.LeakyReLU(0.01)",
    "elu": "nn.ELU()",
    "gelu": "nn.GELU()",
    "silu": "nn.SiLU()",
    "mish": "nn.Mish()",
    "softplus": "nn.Softplus(threshold=40)",  # above its threshold PyTorch takes z itself, by default already from 20
    "sigmoid": "nn.Sigmoid()",
    "tanh": "nn.Tanh()",
}
FEATURES = {
    "x1": "x1",
    "x2": "x2",
    "x1_squared": "x1 * x1",
    "x2_squared": "x2 * x2",
    "x1_times_x2": "x1 * x2",
    "sin_x1": "torch.sin(x1)",
    "sin_x2": "torch.sin(x2)",
}
LOSSES = {
    "mse": "nn.MSELoss()",
    "mae": "nn.L1Loss()",
    "huber": "nn.HuberLoss()",
    "binary_cross_entropy": "nn.BCEWithLogitsLoss()",
    "cross_entropy": "nn.CrossEntropyLoss()",
}
PROBABILITIES = {
    "binary_cross_entropy": "torch.cat([torch.sigmoid(-y), torch.sigmoid(y)], dim=1)",
    "cross_entropy": "torch.softmax(y, dim=1)",
}

HEAD = '''"""A trained network as a PyTorch module: `Network()` has its weights. Run this file, and it checks itself.

{summary}
{origin}
"""

{imports}

import torch
from torch import nn

METADATA = {metadata}

PRECISION = torch.{precision}
LOSS = {loss}  # what it was trained with; METADATA["targets"] says how the targets were written

# Raw inputs, and the outputs that the program computed for them.
TEST_INPUTS = {test_inputs}
TEST_OUTPUTS = {test_outputs}
TOLERANCE = {tolerance}  # relative to the largest output, which rounding alone explains


'''
FROM_ROWS = """def array(rows):
    return torch.tensor(rows, dtype=PRECISION)
"""
FROM_BYTES = '''def array(shape, text):
    """The numbers behind little-endian bytes in base64."""
    return torch.frombuffer(bytearray(base64.b64decode(text)), dtype=PRECISION).reshape(shape)
'''
NETWORK = '''

class Network(nn.Module):
    """Outputs (n, {outputs}) for raw inputs (n, {inputs}); the columns of the inputs are METADATA["inputs"]["raw"].

    Outputs are the {output}.
    """

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
{modules}        )
        self.layers.load_state_dict(WEIGHTS)
        self.register_buffer("offset", torch.tensor(METADATA["inputs"]["offset"], dtype=torch.float64))
        self.register_buffer("scale", torch.tensor(METADATA["inputs"]["scale"], dtype=torch.float64))

    def forward(self, raw):
        raw = raw.to(self.offset.dtype)
        {features}
        return self.layers(((features - self.offset) / self.scale).to(self.layers[0].weight.dtype))
'''
PREDICT_PROBA = '''
    def predict_proba(self, raw):
        """The probability of each class of METADATA["targets"]["classes"], in that order."""
        y = self(raw)
        return {probabilities}
'''
CHECK = '''

def check():
    """Whether every test input gives the output that the program computed."""
    with torch.no_grad():
        found = Network()(torch.tensor(TEST_INPUTS, dtype=torch.float64)).double()
    expected = torch.tensor(TEST_OUTPUTS, dtype=torch.float64)
    difference = (found - expected).abs()
    limit = TOLERANCE * max(1.0, expected.abs().max().item())
    same = int((difference <= limit).all(dim=1).sum())
    largest = difference.max().item()
    print(f"{same} of {len(TEST_INPUTS)} test inputs give the same output (largest difference {largest:.1e})")
    return same == len(TEST_INPUTS)


if __name__ == "__main__":
    sys.exit(0 if check() else 1)
'''


def torch_script_pieces(trained: TrainedNetwork) -> Iterator[bytes]:
    """The script, in UTF-8."""
    for text in _texts(trained):
        yield text.encode()


def _texts(trained: TrainedNetwork) -> Iterator[str]:
    yield _head(trained)
    yield FROM_BYTES if is_packed(trained) else FROM_ROWS
    yield "\n\n# Rows are units, columns are inputs, as in nn.Linear.\nWEIGHTS = {\n"
    for part, array in LAYOUT.arrays(trained):
        yield f'    "{part.key.removeprefix("layers.")}": '
        yield from array_pieces(array, is_packed(trained), "    ")
        yield ",\n"
    yield "}\n"
    yield _network(trained)
    yield CHECK


def _head(trained: TrainedNetwork) -> str:
    about = metadata(trained, LAYOUT)
    return HEAD.format(
        summary=summary(trained),
        origin=origin(),
        imports="import base64\nimport sys" if is_packed(trained) else "import sys",
        metadata=literal(about),
        precision=about["precision"],
        loss=LOSSES[about["loss"]],
        test_inputs=rows(trained.samples),
        test_outputs=rows(trained.outputs(trained.samples)),
        tolerance=trained.tolerance,
    )


def _network(trained: TrainedNetwork) -> str:
    names, loss = trained.pipeline.features, trained.experiment.training.loss
    features = "features = raw"
    if names:
        columns = ", ".join(FEATURES[name] for name in names)
        features = f"x1, x2 = raw[:, 0], raw[:, 1]\n        features = torch.stack([{columns}], dim=1)"
    text = NETWORK.format(
        inputs=trained.pipeline.inputs,
        outputs=trained.network.sizes[-1],
        output="logits of the classes: see predict_proba" if loss in PROBABILITIES else "values of the output layer",
        modules="".join(f"            {module},\n" for module in _modules(trained)),
        features=features,
    )
    return text + (PREDICT_PROBA.format(probabilities=PROBABILITIES[loss]) if loss in PROBABILITIES else "")


def _modules(trained: TrainedNetwork) -> Iterator[str]:
    sizes = trained.network.sizes
    for index, activation in enumerate(trained.network.activations):
        yield f"nn.Linear({sizes[index]}, {sizes[index + 1]}, dtype=PRECISION)"
        if activation in MODULES:
            yield MODULES[activation]
