"""A checkout may lie in a folder whose path has Thai letters and spaces, and so may everything it reads and writes.

Here without the compiled engine, which takes a minute to compile for a new place; `.ci/run` trains with that one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from environment import ROOT

WITHOUT_NUMBA = "import sys; sys.modules['numba'] = None; from playground.cli import main; sys.exit(main())"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the program in such a folder, with an experiment in it."""
    folder = tmp_path / "ห้องเรียน ที่ ๑"
    for part in ("playground", "resources"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "resources" / "experiments" / "circle.json", folder / "วงกลม.json")
    return folder


def start(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_NUMBA, *arguments],
        cwd=checkout,
        env=os.environ | {"PYTHONPATH": str(checkout), "XDG_CACHE_HOME": str(checkout / "แคช")},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_training_starts_from_a_path_with_thai_letters_and_spaces(checkout: Path) -> None:
    done = start(checkout, "train", "วงกลม.json", "--epochs", "2", "--export", "น้ำหนัก ใหม่.npz")
    assert done.returncode == 0, done.stderr
    with np.load(checkout / "น้ำหนัก ใหม่.npz", allow_pickle=False) as saved:
        assert np.isfinite(saved["layers.0.weight"]).all()


def test_data_are_written_to_a_path_with_thai_letters_and_spaces(checkout: Path) -> None:
    done = start(checkout, "data", "วงกลม.json", "--out", "ข้อมูล ใหม่.csv")
    assert done.returncode == 0, done.stderr
    assert len((checkout / "ข้อมูล ใหม่.csv").read_text(encoding="utf-8").splitlines()) == 501
