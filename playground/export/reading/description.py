"""What the program wrote about weights beside them, read from a file that anybody may have changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.document.json_text import parse
from playground.document.schema import shown
from playground.engine.activations import ACTIVATIONS
from playground.export.metadata import FORMAT, FORMAT_VERSION
from playground.messages import N_, UserError

Floats = NDArray[np.float64]
MOST_ROWS = 64  # of test vectors


@dataclass(frozen=True, eq=False)
class Description:
    """What is compared with the experiment that is open, and taken over from; each part empty where it is missing.

    activations    of the layers, in order
    features       names out of the table of features; empty also: the raw inputs as they are
    offset, scale  (d,) of the scaling
    vectors        raw inputs (n, d) and outputs (n, k) that the program computed
    """

    activations: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    offset: Floats | None = None
    scale: Floats | None = None
    vectors: tuple[Floats, Floats] | None = None


def describe(about: Any, inputs: Any, outputs: Any) -> Description | None:
    """The description in `metadata`, `test_inputs`, `test_outputs`; None where it is not of this program's making.

    UserError where it was written by a newer program.
    """
    if not isinstance(about, dict) or about.get("format") != FORMAT:
        return None
    version = about.get("format_version")
    if isinstance(version, int) and version > FORMAT_VERSION:
        raise UserError(
            N_("These weights are of version {found}, made by a newer program; this one reads version {version}."),
            found=shown(version),
            version=FORMAT_VERSION,
        )
    pipeline = about.get("inputs")
    pipeline = pipeline if isinstance(pipeline, dict) else {}
    return Description(
        _activations(about.get("layers")),
        _names(pipeline.get("features")),
        _numbers(pipeline.get("offset"), 1),
        _numbers(pipeline.get("scale"), 1),
        _vectors(inputs, outputs),
    )


def parsed(text: Any) -> Any:
    """The data in JSON text; None where there is none."""
    try:
        return parse(text) if isinstance(text, str) else None
    except UserError:
        return None


def _activations(layers: Any) -> tuple[str, ...]:
    found = [str(layer.get("activation")) if isinstance(layer, dict) else "" for layer in _list(layers)]
    return tuple(found) if all(name in ACTIVATIONS for name in found) else ()


def _names(names: Any) -> tuple[str, ...]:
    return tuple(name for name in _list(names) if isinstance(name, str))


def _vectors(inputs: Any, outputs: Any) -> tuple[Floats, Floats] | None:
    one, other = _numbers(inputs, 2), _numbers(outputs, 2)
    if one is None or other is None or len(one) != len(other) or not 0 < len(one) <= MOST_ROWS:
        return None
    return one, other


def _numbers(values: Any, dimensions: int) -> Floats | None:
    """Nested lists of finite numbers as an array of so many dimensions; None for anything else."""
    try:
        array = np.asarray(values)
        if array.dtype.kind not in "iuf" or array.ndim != dimensions or not np.isfinite(array).all():
            return None
        return array.astype(np.float64)
    except (ValueError, TypeError, OverflowError):  # rows of different length, numbers of thousands of digits
        return None


def _list(values: Any) -> list[Any]:
    return values if isinstance(values, list) else []
