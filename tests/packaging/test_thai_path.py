"""A checkout may lie in a folder whose path has Thai letters and spaces, and so may everything it reads and writes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
from environment import ROOT


def test_training_starts_from_a_path_with_thai_letters_and_spaces(tmp_path: Path) -> None:
    checkout = tmp_path / "ห้องเรียน ที่ ๑"
    for part in ("playground", "resources"):
        shutil.copytree(ROOT / part, checkout / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "resources" / "experiments" / "circle.json", checkout / "วงกลม.json")
    done = subprocess.run(
        [sys.executable, "-m", "playground", "train", "วงกลม.json", "--epochs", "2", "--export", "น้ำหนัก ใหม่.npz"],
        cwd=checkout,
        env=os.environ | {"PYTHONPATH": str(checkout), "XDG_CACHE_HOME": str(checkout / "แคช")},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    with np.load(checkout / "น้ำหนัก ใหม่.npz", allow_pickle=False) as saved:
        assert np.isfinite(saved["layers.0.weight"]).all()
