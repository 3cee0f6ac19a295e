"""What every test relies on: no screen, no settings or language of the person who runs it, the same examples in CI."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
    os.environ[name] = tempfile.mkdtemp(prefix="nn-playground-tests-")
for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
    os.environ.pop(name, None)
os.environ["LANG"] = "C.UTF-8"

# how long a machine takes to draw examples says nothing about the program
patient = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("default", **patient)
settings.register_profile("ci", **patient, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")

# what has to come is waited for as long as a slow machine takes: the usual five seconds would be a test of the machine
for wait in (QtBot.waitUntil, QtBot.waitExposed, QtBot.waitActive, QtBot.waitSignal):
    wait.__kwdefaults__["timeout"] = 60_000


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test starts and ends in English."""
    from playground.i18n import set_language

    set_language("en")
    yield
    set_language("en")
