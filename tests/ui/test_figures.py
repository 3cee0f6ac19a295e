"""Figures are the same in every language and on every computer: "." before decimals, the digits 0 to 9."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

COMPUTER = """
from PySide6.QtCore import QLocale
from playground.ui.app import make_application
from playground.ui.widgets.count_box import CountBox

app = make_application()
box = CountBox(1, 10_000)
box.show_value(1024)
print(box.text(), QLocale().toString(1024.5, "f", 1), box.valueFromText("๒,๐๔๘"))
"""


@pytest.mark.parametrize("system", ["th_TH", "de_DE", "ar_EG", "hi_IN", "en_US"])
def test_figures_do_not_follow_the_computer(system: str) -> None:
    environment = {**os.environ, "LC_ALL": f"{system}.UTF-8", "LANG": f"{system}.UTF-8"}
    command = [sys.executable, "-c", COMPUTER]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["1024", "1,024.5", "2048"]
