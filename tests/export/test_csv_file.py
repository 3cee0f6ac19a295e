"""Weights as a table: a row for each input of a layer, a column for each unit, points in the decimals."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np

from playground.export.formats import write_weights
from playground.export.trained import TrainedNetwork


def read(path: Path) -> tuple[dict[str, Any], list[dict[str, str]]]:
    """What the comments say, and the rows of the table."""
    lines = path.read_text(encoding="ascii").splitlines()
    comments = [line[2:] for line in lines if line.startswith("# ")]
    named = dict(line.split(": ", 1) for line in comments if line.split(": ")[0] in ("metadata", "test_inputs"))
    table = [line for line in lines if not line.startswith("#")]
    return {name: json.loads(text) for name, text in named.items()}, list(csv.DictReader(table))


def test_every_number_comes_back_as_it_was(case: TrainedNetwork, tmp_path: Path) -> None:
    write_weights(case, tmp_path / "w.csv")
    _, rows = read(tmp_path / "w.csv")
    for index, layer in enumerate(case.layers):
        mine = [row for row in rows if row["layer"] == str(index)]
        values = [[float(row[f"unit_{unit}"]) for unit in range(len(layer.bias))] for row in mine]
        assert np.array_equal(np.array(values), np.vstack([layer.weight, layer.bias]))
        assert [row["input"] for row in mine] == [*map(str, range(len(layer.weight))), "bias"]


def test_the_table_is_a_rectangle(case: TrainedNetwork, tmp_path: Path) -> None:
    write_weights(case, tmp_path / "w.csv")
    with (tmp_path / "w.csv").open(encoding="ascii", newline="") as file:
        widths = {len(row) for row in csv.reader(file) if not row[0].startswith("#")}
    assert widths == {2 + max(case.network.sizes[1:])}


def test_the_lines_before_it_explain_it(trained: TrainedNetwork, tmp_path: Path) -> None:
    write_weights(trained, tmp_path / "w.csv")
    about, _ = read(tmp_path / "w.csv")
    assert about["metadata"]["name"] == "วงกลม"
    assert np.array_equal(np.array(about["test_inputs"]), trained.samples)
    first = (tmp_path / "w.csv").read_text(encoding="ascii").splitlines()[0]
    assert first.startswith("# Layers and units count from 0.")
