"""Weights in JSON are told from an experiment by what is in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from playground.document.files import write_experiment
from playground.document.presets import PRESETS, preset
from playground.export.formats import write_weights
from playground.export.reading.json_file import holds_weights
from playground.export.trained import TrainedNetwork


def test_written_weights_are_recognised(case: TrainedNetwork, tmp_path: Path) -> None:
    write_weights(case, tmp_path / "w.json")
    assert holds_weights(tmp_path / "w.json")


@pytest.mark.parametrize("name", PRESETS)
def test_no_experiment_is_taken_for_weights(tmp_path: Path, name: str) -> None:
    write_experiment(preset(name), tmp_path / "e.json")
    assert not holds_weights(tmp_path / "e.json")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'{"layers": [{"weight": [[1]], "bias": [0]}]}', True),
        (b'\xef\xbb\xbf \n{\n "test_inputs": []', True),
        (b'{"network": {"layers": []}}', False),
        (b"[1, 2]", False),
        (b"", False),
    ],
)
def test_the_first_name_tells(tmp_path: Path, content: bytes, expected: bool) -> None:
    (tmp_path / "a.json").write_bytes(content)
    assert holds_weights(tmp_path / "a.json") == expected


def test_a_file_that_cannot_be_read_and_one_of_another_kind_are_none(tmp_path: Path) -> None:
    assert not holds_weights(tmp_path / "gone.json")
    (tmp_path / "w.txt").write_bytes(b'{"layers": []}')
    assert not holds_weights(tmp_path / "w.txt")
