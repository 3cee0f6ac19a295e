"""The program opens no network connection and reports nothing to anybody."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import playground

# What Python reports of every socket, name look-up and request; naming the own machine connects to nothing.
WATCH = """
import json, os, sys
from pathlib import Path

reported = []
ASKED = ("socket.__new__", "socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "urllib.Request")
sys.addaudithook(lambda event, args: reported.append([event, repr(args)]) if event in ASKED else None)

def connections():
    "The internet sockets of this process, whoever opened them: Python, Qt or compiled code."
    own = set()
    for entry in os.listdir("/proc/self/fd") if Path("/proc/self/fd").exists() else []:
        try:
            own.add(os.readlink(f"/proc/self/fd/{entry}"))
        except OSError:
            pass
    rows = [row for table in ("tcp", "tcp6", "udp", "udp6") if Path(f"/proc/net/{table}").exists()
            for row in Path(f"/proc/net/{table}").read_text().splitlines()[1:]]
    return [row for row in rows if f"socket:[{row.split()[9]}]" in own]
"""

PROGRAM = """
from PySide6.QtCore import QTimer
from playground.document.presets import DEFAULT, preset
from playground.ui.app import main
import playground.ui.smoke as smoke

seen = []
class Watched(smoke.Smoke):
    "Looks at the sockets with every snapshot of the training."
    def _follow(self, snapshot):
        seen.extend(connections())
        super()._follow(snapshot)

import playground.ui.app as app
app.Smoke = Watched
code = main(smoke=True)
print(json.dumps({"code": code, "reported": reported, "seen": seen + connections(),
                  "network": [name for name in sys.modules if name.startswith("PySide6.QtNetwork")]}))
"""

COMMAND = """
from playground.cli import main
code = main(["train", sys.argv[1], "--steps", "5", "--quiet"])
print(json.dumps({"code": code, "reported": reported, "seen": connections(), "network": []}))
"""

CONNECTS = """
import socket
server = socket.create_server(("127.0.0.1", 0))
print(json.dumps({"reported": reported, "seen": connections()}))
"""


def watched(code: str, *arguments: str) -> dict:
    """What the watched program left on its last line."""
    done = subprocess.run(
        [sys.executable, "-c", WATCH + code, *arguments], capture_output=True, text=True, timeout=240, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="looks at the sockets as Linux lists them")
def test_a_connection_would_be_seen() -> None:
    found = watched(CONNECTS)
    assert found["reported"]
    assert found["seen"]


def test_no_module_knows_qts_network() -> None:
    """The import contracts forbid Python's own; they cannot name a part of PySide6."""
    folder = Path(playground.__file__).parent
    texts = {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.py")}
    assert texts
    assert not [path for path, text in texts.items() if "QtNetwork" in text or "QtWebSockets" in text]


def test_the_window_trains_without_a_socket() -> None:
    assert watched(PROGRAM) == {"code": 0, "reported": [], "seen": [], "network": []}


def test_the_command_line_trains_without_a_socket() -> None:
    experiment = Path(__file__).parent.parent / "resources" / "experiments" / "circle.json"
    assert watched(COMMAND, str(experiment)) == {"code": 0, "reported": [], "seen": [], "network": []}
