"""Reading back proves what a file holds, and tells where it does not."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from playground.export.formats import FORMATS, Format, format_of, write_weights
from playground.export.trained import TrainedNetwork
from playground.messages import UserError
from tests.export.cases import CASES
from tests.export.conftest import train

HAS_TORCH = importlib.util.find_spec("torch") is not None
COMPUTED = [record for record in FORMATS if record.ending != ".torch.py" or HAS_TORCH]
READ = [record for record in COMPUTED if not record.ending.endswith("py")]  # without starting a process


def by_ending(records: list[Format]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("record", records, ids=lambda record: record.ending)


@by_ending(COMPUTED)
def test_every_test_input_gives_the_same_output(record: Format, trained: TrainedNetwork, tmp_path: Path) -> None:
    path = tmp_path / f"น้ำหนัก{record.ending}"
    write_weights(trained, path)
    result = record.verify(path, trained)
    assert (result.same, result.of, result.is_proved) == (8, 8, True)
    assert result.difference < 1e-6


@by_ending(READ)
def test_every_kind_of_network_is_proved(record: Format, case: TrainedNetwork, tmp_path: Path) -> None:
    path = tmp_path / f"w{record.ending}"
    write_weights(case, path)
    result = record.verify(path, case)
    assert result.same == result.of == len(case.samples)


@by_ending(COMPUTED)
def test_another_network_is_not_taken_for_it(record: Format, trained: TrainedNetwork, tmp_path: Path) -> None:
    path = tmp_path / f"w{record.ending}"
    write_weights(trained, path)
    trained.layers[0].weight[0, 0] += 0.01
    result = record.verify(path, trained)
    assert result.of == 8
    assert result.same == 0
    assert not result.is_proved


def test_a_pytorch_module_is_only_said_to_compile_where_there_is_no_pytorch(
    trained: TrainedNetwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    write_weights(trained, tmp_path / "w.torch.py")
    result = format_of(tmp_path / "w.torch.py").verify(tmp_path / "w.torch.py", trained)
    assert result.remark.startswith("It compiles. Whether it computes the same is not verified")
    assert not result.is_proved


def test_a_script_that_takes_too_long_is_not_proved(
    trained: TrainedNetwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_words: object, timeout: float, **_settings: object) -> None:
        raise subprocess.TimeoutExpired("python", timeout)

    monkeypatch.setattr(subprocess, "run", never)
    result = format_of(Path("w.py")).verify(tmp_path / "w.py", trained)
    assert result.remark.startswith("It could not be run here, so nothing is verified")
    assert not result.is_proved


def test_a_program_frozen_into_one_file_has_no_python_to_run_a_script(
    trained: TrainedNetwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    result = format_of(Path("w.py")).verify(tmp_path / "w.py", trained)
    assert result.remark.startswith("It could not be run here, so nothing is verified")
    assert not result.is_proved


def test_a_script_that_fails_is_a_sentence(trained: TrainedNetwork, tmp_path: Path) -> None:
    (tmp_path / "w.py").write_text("raise ValueError\n")
    with pytest.raises(UserError, match=r"w\.py was written, but it cannot be run"):
        format_of(Path("w.py")).verify(tmp_path / "w.py", trained)


def test_differences_that_rounding_explains_are_no_differences(tmp_path: Path) -> None:
    """A steep network makes much of the digits that single precision leaves out; that is said, and is no mistake."""
    trained = train(CASES["tanh, 4 hidden"], steps=1)
    for layer in trained.layers:
        layer.weight[:] *= 30
    write_weights(trained, tmp_path / "w.onnx")
    result = format_of(tmp_path / "w.onnx").verify(tmp_path / "w.onnx", trained)
    assert result.is_proved
    assert result.difference > 1e-6
