"""`dev.py run`: the window, or without a display the same work in the terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import environment
import qt_libraries
from environment import ROOT, python, run_python, variables

DEFAULT_EXPERIMENT = ROOT / "resources" / "experiments" / "circle.json"
EXPERIMENT = ".json"
ONLY_SAY_SOMETHING = {"-h", "--help", "--version"}
EPOCHS = "200"


def run(arguments: list[str]) -> int:
    """Start the program (arguments go to it)."""
    environment.prepare(environment.RUN)
    if not opens_window(arguments):
        return become(arguments)
    if not has_display():
        return run_headless(arguments)
    qt_libraries.require()
    return become(arguments)


def opens_window(arguments: list[str]) -> bool:
    """Whether the program is asked for its window rather than for a command."""
    if ONLY_SAY_SOMETHING & set(arguments):
        return False
    return not arguments or arguments[0].startswith("-") or bool(Path(arguments[0]).suffix)


def has_display() -> bool:
    """Whether Qt can open a window here. Only Linux has machines without any screen."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in names)


def become(arguments: list[str]) -> int:
    """Run the program in place of this process where the system can, so that signals and exit code are its own."""
    command = [str(python()), "-m", "playground", *arguments]
    sys.stdout.flush()
    if os.name != "nt":
        os.execve(command[0], command, variables())
    return subprocess.run(command, env=variables()).returncode


def run_headless(arguments: list[str]) -> int:
    """Train in the terminal, leave the weights and a screenshot in the current folder; each program names its file."""
    given = (Path(argument) for argument in arguments if argument.endswith(EXPERIMENT))
    experiment = next(given, DEFAULT_EXPERIMENT)
    print(f"No display was found, so {experiment.name} is trained here in the terminal instead of in a window.")
    weights = Path.cwd() / f"{experiment.stem}.npz"
    failed = run_python("-m", "playground", "train", str(experiment), "--epochs", EPOCHS, "--export", str(weights))
    if failed:
        return failed
    qt_libraries.require()
    picture = Path.cwd() / f"{experiment.stem}.png"
    return run_python(str(ROOT / "packaging" / "pictures.py"), str(picture), str(experiment))
