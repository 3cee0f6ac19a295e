"""Weights as one table for spreadsheets: a row for each input of each layer, a column for each unit."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from playground.export.layout import Layout
from playground.export.metadata import metadata
from playground.export.trained import TrainedNetwork

LAYOUT = Layout("layer {layer}, {name}")
EXPLANATION = (
    "Layers and units count from 0. A row holds what one input of a layer is multiplied by, a column for each unit;",
    'the row named "bias" holds the biases. A layer gives activation(input @ weight + bias).',
    "Lines that begin with # are no part of the table.",
)


def csv_pieces(trained: TrainedNetwork) -> Iterator[bytes]:
    """Lines with # that explain, with `metadata`, `test_inputs`, `test_outputs` as JSON; then the table, in ASCII.

    The table has the columns layer, input (from 0, or `bias`), unit_0, unit_1, ...; narrow layers leave columns empty.
    """
    yield "".join(f"# {line}\n" for line in _comments(trained)).encode("ascii")
    width = max(trained.network.sizes[1:])
    yield _line(["layer", "input", *(f"unit_{unit}" for unit in range(width))])
    for index, (weight, bias) in enumerate(trained.layers):
        empty = [""] * (width - len(bias))
        for source, row in enumerate(weight):
            yield _line([index, source, *row.tolist(), *empty])
        yield _line([index, "bias", *bias.tolist(), *empty])


def _comments(trained: TrainedNetwork) -> Iterator[str]:
    yield from EXPLANATION
    yield f"metadata: {_json(metadata(trained, LAYOUT))}"
    yield f"test_inputs: {_json(trained.samples.tolist())}"
    yield f"test_outputs: {_json(trained.outputs(trained.samples).tolist())}"


def _line(cells: list[object]) -> bytes:
    """One row; numbers are the shortest that read back as the same double, with a point in every language."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue().encode("ascii")


def _json(data: object) -> str:
    return json.dumps(data, allow_nan=False)
