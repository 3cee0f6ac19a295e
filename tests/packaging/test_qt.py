"""Guards against releases of Qt for Python that are known to break."""

from __future__ import annotations

import subprocess
import sys

# In 6.12.0 every call that returns nothing takes a reference from None; below Python 3.12 the process then dies.
VOID_CALLS = """
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(100_000):
    thing.setObjectName("x")
print("alive")
"""


def test_a_hundred_thousand_calls_that_return_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", VOID_CALLS], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr
