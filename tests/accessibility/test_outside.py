"""The real program, used by a client outside of it that knows nothing but the accessibility tree."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

CLIENT = Path(__file__).with_name("client.py")
ROOT = CLIENT.parents[2]
PYTHON, LAUNCHER = "/usr/bin/python3", "/usr/libexec/at-spi-bus-launcher"
SECONDS = 600


def missing() -> str:
    """What this machine lacks for such a client; empty where it lacks nothing."""
    for program in ("Xvfb", "dbus-run-session", PYTHON, LAUNCHER):
        if shutil.which(program) is None:
            return program
    ask = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    has_bindings = subprocess.run([PYTHON, "-c", ask], capture_output=True, check=False).returncode == 0
    return "" if has_bindings else "the AT-SPI bindings of the system's Python"


@pytest.fixture
def screen() -> Iterator[str]:
    """The number of a virtual screen."""
    if what := missing():
        pytest.skip(f"needs {what}")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answer:
        number = answer.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


def test_a_network_is_built_trained_and_read_through_the_tree_alone(screen: str, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DISPLAY": screen,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "XDG_CONFIG_HOME": str(tmp_path),
        "LANGUAGE": "en",
        "PYTHONPATH": str(ROOT),
    }
    command = ["dbus-run-session", "--", PYTHON, str(CLIENT), sys.executable, "-m", "playground"]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=SECONDS, cwd=tmp_path, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.rstrip().endswith("done")
