"""The ending of a file's name chooses its format; what is written is written whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from playground.export.formats import FORMATS, Format, format_of, write_weights
from playground.export.trained import TrainedNetwork
from playground.messages import UserError
from tests.export.cases import CASES
from tests.export.conftest import train

EVERY = pytest.mark.parametrize("record", FORMATS, ids=lambda record: record.ending)


@EVERY
def test_every_format_is_found_by_its_ending_and_writes(
    record: Format, trained: TrainedNetwork, tmp_path: Path
) -> None:
    path = tmp_path / f"ชื่อไทย 1{record.ending}"
    assert format_of(path) is record
    write_weights(trained, path)
    assert path.stat().st_size > 0
    assert list(tmp_path.iterdir()) == [path]


def test_the_ending_may_be_in_capitals() -> None:
    assert format_of(Path("W.NPZ")).ending == ".npz"


def test_the_longest_ending_counts() -> None:
    assert format_of(Path("w.torch.py")).ending == ".torch.py"
    assert format_of(Path("w.py")).ending == ".py"


def test_an_unknown_ending_is_refused_with_those_there_are() -> None:
    with pytest.raises(
        UserError, match=r"w\.docx has no known ending for weights; expected one of \.npz, \.safetensors"
    ):
        format_of(Path("w.docx"))


@EVERY
def test_weights_that_are_not_finite_are_not_written(record: Format, trained: TrainedNetwork, tmp_path: Path) -> None:
    trained.parameters[-1] = np.nan
    with pytest.raises(UserError, match="Layer 2 has weights that are not finite numbers, so they were not written"):
        write_weights(trained, tmp_path / f"w{record.ending}")
    assert list(tmp_path.iterdir()) == []


@EVERY
def test_outputs_that_are_not_finite_are_not_written(record: Format, trained: TrainedNetwork, tmp_path: Path) -> None:
    trained.layers[0].bias[:], trained.layers[1].weight[:] = 10, 1.7e308
    with pytest.raises(UserError, match="outputs of the network are not finite"):
        write_weights(trained, tmp_path / f"w{record.ending}")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", [".onnx", ".json", ".csv", ".py", ".torch.py"])
def test_the_same_network_gives_the_same_file(ending: str, trained: TrainedNetwork) -> None:
    """But for archives, which have the time in them, and headers of safetensors, which have no order."""
    record = format_of(Path(f"w{ending}"))
    contents = [b"".join(record.pieces(trained)) for _ in range(2)]
    assert contents[0] == contents[1]


@EVERY
def test_about_how_large_a_file_becomes_is_known_before(record: Format, tmp_path: Path) -> None:
    trained = train(CASES["digits"])
    without = len(b"".join(record.pieces(trained))) - record.size(trained)
    assert -0.1 * record.size(trained) < without < 40_000  # 8 images, and what they are, stand beside the weights


@EVERY
def test_progress_is_told_and_can_stop_it(record: Format, trained: TrainedNetwork, tmp_path: Path) -> None:
    path = tmp_path / f"w{record.ending}"
    told: list[int] = []
    write_weights(trained, path, told.append)
    assert told[-1] == path.stat().st_size
    path.write_bytes(b"old")

    class Stop(Exception):  # noqa: N818
        pass

    def stop(_written: int) -> None:
        raise Stop

    with pytest.raises(Stop):
        write_weights(trained, path, stop)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_heavy_packages_are_not_loaded_before_they_are_used() -> None:
    heavy = "[name for name in ('onnx', 'safetensors', 'google') if name in sys.modules]"
    code = f"import sys, playground.export.formats; print({heavy})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
