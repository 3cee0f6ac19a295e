"""A shortened soak, in a process of its own: what it does to a window must not reach the windows of other tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_anything_that_somebody_does_keeps_every_law() -> None:
    command = [sys.executable, "-m", "tests.soak", "--minutes", "0.3", "--seed", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
