"""The ending of a file's name chooses its format."""

from __future__ import annotations

from pathlib import Path

import pytest

from playground.export.formats import FORMATS, format_of, write_weights
from playground.export.trained import TrainedNetwork
from playground.messages import UserError


@pytest.mark.parametrize("record", FORMATS, ids=lambda record: record.ending)
def test_every_format_is_found_by_its_ending_and_writes(
    record: object, trained: TrainedNetwork, tmp_path: Path
) -> None:
    path = tmp_path / f"ชื่อไทย 1{record.ending}"  # type: ignore[attr-defined]
    assert format_of(path) is record
    write_weights(trained, path)
    assert path.stat().st_size > 0
    assert list(tmp_path.iterdir()) == [path]


def test_the_ending_may_be_in_capitals() -> None:
    assert format_of(Path("W.NPZ")).ending == ".npz"


def test_an_unknown_ending_is_refused_with_those_there_are() -> None:
    with pytest.raises(UserError, match=r"w\.docx has no known ending for weights; expected one of \.npz"):
        format_of(Path("w.docx"))
