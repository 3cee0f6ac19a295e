"""The code that opens a file runs as it is, in the folder of the file."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import tests.export.torch_stand_in as stand_in
from playground.export.formats import FORMATS, Format, write_weights
from playground.export.trained import TrainedNetwork
from playground.training.snapshot import Snapshot
from playground.ui.exporting.snippets import snippet
from tests.ui.snapshots import network_of, snapshot_of

NEEDED = {".safetensors": "torch", ".csv": "pandas", ".onnx": "onnxruntime"}
PYTHON = [record for record in FORMATS if record.ending != ".json"]
NAME = "บท {x}'s"


def marked(record: Format) -> object:
    needed = NEEDED.get(record.ending, "numpy")
    is_there = shutil.which("node") if record.ending == ".json" else importlib.util.find_spec(needed)
    return pytest.param(record, marks=pytest.mark.skipif(not is_there, reason=f"{record.ending} needs more"))


@pytest.fixture
def trained() -> TrainedNetwork:
    snapshot: Snapshot = snapshot_of(network_of(4, kind="iris", outputs=3, loss="cross_entropy"))
    return TrainedNetwork.from_snapshot(snapshot)


@pytest.mark.parametrize("record", [marked(record) for record in FORMATS], ids=lambda record: record.ending)
def test_it_runs_as_it_is(trained: TrainedNetwork, tmp_path: Path, record: Format) -> None:
    name = NAME + record.ending
    write_weights(trained, tmp_path / name)
    code = snippet(record, name, inputs=4)
    words = ["node", "-e", code] if record.ending == ".json" else [sys.executable, "-c", code]
    torch = str(Path(stand_in.__path__[0])) if importlib.util.find_spec("torch") is None else ""
    environment = {**os.environ, "PYTHONPATH": torch, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        words, capture_output=True, encoding="utf-8", env=environment, cwd=tmp_path, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


@pytest.mark.parametrize("record", PYTHON, ids=lambda record: record.ending)
def test_it_names_nothing_that_it_does_not_import(record: Format) -> None:
    """Also where the packages are not installed."""
    words = [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "F821,E9", "-"]
    code = snippet(record, NAME, inputs=4)
    done = subprocess.run(words, input=code, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode == 0, done.stdout
