"""Weights as a Python script that needs nothing but NumPy: `predict(x)`, and a check of itself when it is run."""

from __future__ import annotations

from collections.abc import Iterator

from playground.export.layout import Layout
from playground.export.metadata import metadata
from playground.export.numpy_source import ACTIVATIONS, CLASSES, FEATURES, PROBABILITIES
from playground.export.script_text import array_pieces, is_packed, literal, origin, rows, summary
from playground.export.trained import TrainedNetwork

LAYOUT = Layout("{name}_{layer}")

HEAD = '''"""A trained network in plain NumPy: `predict(x)`. Run this file, and it checks itself.

{summary}
{origin} It needs nothing but NumPy.
"""

{imports}

import numpy as np

METADATA = {metadata}

PRECISION = np.{precision}
OFFSET = np.array(METADATA["inputs"]["offset"])
SCALE = np.array(METADATA["inputs"]["scale"])

# Raw inputs, and the outputs that the program computed for them.
TEST_INPUTS = np.array({test_inputs}).reshape(-1, {inputs})
TEST_OUTPUTS = np.array({test_outputs}).reshape(-1, {outputs})
TOLERANCE = {tolerance}  # relative to the largest output, which rounding alone explains


'''
FROM_ROWS = """def array(rows):
    return np.array(rows, PRECISION)
"""
FROM_BYTES = '''def array(shape, text):
    """The numbers behind little-endian bytes in base64."""
    return np.frombuffer(base64.b64decode(text), np.dtype(PRECISION).newbyteorder("<")).reshape(shape)
'''
PREDICT = '''

def inputs(raw):
    """What the network sees (n, {network_inputs}) of raw inputs (n, {inputs}): features, then scaling."""
    {features}
    return (features - OFFSET) / SCALE


def predict(x):
    """Outputs (n, {outputs}) for raw inputs (n, {inputs}), or for one sample ({inputs},).

    The columns of the inputs are METADATA["inputs"]["raw"]. Outputs are the {output}.
    """
    raw = np.atleast_2d(np.asarray(x, np.float64))
    if raw.ndim != 2 or raw.shape[1] != {inputs}:
        raise ValueError(f"inputs have the shape {{np.shape(x)}}, expected (n, {inputs})")
    a = inputs(raw).astype(PRECISION)
    for weight, bias, activation in LAYERS:
        a = activation(a @ weight + bias)
    return a
'''
PREDICT_CLASS = '''

def predict_class(x):
    """The name of the class of each sample, a list."""
    y = predict(x)
    return [METADATA["targets"]["classes"][index] for index in {classes}]
'''
CHECK = '''

def check():
    """Whether every test input gives the output that the program computed."""
    difference = np.abs(predict(TEST_INPUTS) - TEST_OUTPUTS)
    limit = TOLERANCE * max(1.0, np.abs(TEST_OUTPUTS).max())
    same = int((difference <= limit).all(axis=1).sum())
    print(f"{same} of {len(TEST_INPUTS)} test inputs give the same output (largest difference {difference.max():.1e})")
    return same == len(TEST_INPUTS)


if __name__ == "__main__":
    sys.exit(0 if check() else 1)
'''


def numpy_script_pieces(trained: TrainedNetwork) -> Iterator[bytes]:
    """The script, in UTF-8."""
    for text in _texts(trained):
        yield text.encode()


def _texts(trained: TrainedNetwork) -> Iterator[str]:
    yield _head(trained)
    yield FROM_BYTES if is_packed(trained) else FROM_ROWS
    yield "\n"
    yield from _weights(trained)
    functions = [source for name in trained.network.activations for source in ACTIVATIONS[name]]
    yield from (f"\n{source}" for source in dict.fromkeys(functions))
    yield "\n\nLAYERS = (\n"
    yield from (f"    (weight_{i}, bias_{i}, {name}),\n" for i, name in enumerate(trained.network.activations))
    yield ")\n"
    yield _predict(trained)
    yield CHECK


def _head(trained: TrainedNetwork) -> str:
    about = metadata(trained, LAYOUT)
    needed = {"base64": is_packed(trained), "math": "gelu" in trained.network.activations, "sys": True}
    return HEAD.format(
        summary=summary(trained),
        origin=origin(),
        imports="\n".join(f"import {name}" for name, is_needed in needed.items() if is_needed),
        metadata=literal(about),
        precision=about["precision"],
        test_inputs=rows(trained.samples),
        test_outputs=rows(trained.outputs(trained.samples)),
        inputs=trained.pipeline.inputs,
        outputs=trained.network.sizes[-1],
        tolerance=trained.tolerance,
    )


def _weights(trained: TrainedNetwork) -> Iterator[str]:
    for part, array in LAYOUT.arrays(trained):
        if part.name == "weight":
            inputs, units = part.shape
            activation = trained.network.activations[part.layer]
            yield f"\n# Layer {part.layer}: {inputs} inputs (rows), {_units(units)} (columns), {activation}.\n"
        yield f"{part.key} = "
        yield from array_pieces(array, is_packed(trained))
        yield "\n"


def _units(count: int) -> str:
    return "1 unit" if count == 1 else f"{count} units"


def _predict(trained: TrainedNetwork) -> str:
    names = trained.pipeline.features
    features = "features = raw"
    if names:
        columns = ", ".join(FEATURES[name] for name in names)
        features = f"x1, x2 = raw[:, 0], raw[:, 1]\n    features = np.column_stack([{columns}])"
    loss = trained.experiment.training.loss
    text = PREDICT.format(
        network_inputs=trained.pipeline.outputs,
        inputs=trained.pipeline.inputs,
        outputs=trained.network.sizes[-1],
        features=features,
        output="logits of the classes: see predict_proba" if loss in PROBABILITIES else "values of the output layer",
    )
    if loss in PROBABILITIES:
        text += f"\n{PROBABILITIES[loss]}"
    if trained.class_names:
        text += PREDICT_CLASS.format(classes=CLASSES[trained.encoding])
    return text
