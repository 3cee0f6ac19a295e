"""What starting must not load: numba before the first paint, Qt on the command line."""

from __future__ import annotations

import subprocess
import sys

import pytest

LOADED = "import sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"


def loaded_by(statement: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after `statement`."""
    code = f"{statement}\n{LOADED}"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.parametrize("module", ["playground.cli", "playground.training.session", "playground.ui.app"])
def test_importing_does_not_load_numba(module: str) -> None:
    assert not loaded_by(f"import {module}") & {"numba", "llvmlite"}


@pytest.mark.parametrize("module", ["playground.cli", "playground.training.session", "playground.export"])
def test_importing_does_not_load_qt(module: str) -> None:
    assert not loaded_by(f"import {module}") & {"PySide6", "shiboken6", "pyqtgraph"}
