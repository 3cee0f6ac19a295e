"""What the two kinds of scripts share: numbers as Python, and what the network is in words.

Names that a person has given (of columns, of classes) stand in a script only as Python literals, never in its text.
"""

from __future__ import annotations

import base64
import pprint
from collections.abc import Iterator

import numpy as np

import playground
from playground.export.trained import TrainedNetwork

# From so many parameters on, numbers are packed: Python takes long to read a script with more literals.
PACKED_FROM = 20_000
BASE64_LINE = 4 * 30


def is_packed(trained: TrainedNetwork) -> bool:
    """Whether the weights stand in the script as base64 text instead of numbers to read."""
    return trained.network.parameter_count >= PACKED_FROM


def array_pieces(array: np.ndarray, packed: bool, indent: str = "") -> Iterator[str]:
    """A call of the script's own `array`: with rows of numbers, or with a shape and little-endian bytes in base64.

    indent  of the line that the call stands on
    """
    if packed:
        text = base64.b64encode(array.astype(array.dtype.newbyteorder("<")).tobytes()).decode()
        yield f'array({array.shape}, """\n'
        yield from (f"{text[start : start + BASE64_LINE]}\n" for start in range(0, len(text), BASE64_LINE))
        yield '""")'
    elif array.ndim == 1:
        yield f"array({array.tolist()})"
    else:
        yield "array([\n"
        yield from (f"{indent}    {row.tolist()},\n" for row in array)
        yield f"{indent}])"


def rows(matrix: np.ndarray) -> str:
    """A matrix as a list of lists, one row a line."""
    return "[\n" + "".join(f"    {row},\n" for row in matrix.tolist()) + "]"


def literal(value: object) -> str:
    """A value of plain data as Python."""
    return pprint.pformat(value, width=110, compact=True, sort_dicts=False)


def summary(trained: TrainedNetwork) -> str:
    """`2 inputs, 4 tanh, 1 linear; trained for 300 steps on mse.`"""
    sizes, activations = trained.network.sizes, trained.network.activations
    layers = ", ".join(f"{units} {activation}" for units, activation in zip(sizes[1:], activations, strict=True))
    loss = trained.experiment.training.loss
    return f"{sizes[0]} inputs, {layers}; step {trained.step:,} of training with the loss {loss}."


def origin() -> str:
    return f"Written by Neural-network playground {playground.__version__}."
