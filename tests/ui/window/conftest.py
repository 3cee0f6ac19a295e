"""The real window with the real engine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from playground.document.presets import DEFAULT, preset
from playground.training.snapshot import RunState
from playground.ui.app import make_application, make_window
from playground.ui.settings import Settings
from playground.ui.theme.theme import theme
from playground.ui.window import MainWindow

READY_MS = 120_000  # a first start compiles the engine


def is_ready(window: MainWindow) -> bool:
    snapshot = window.workbench.snapshot
    return window.docks.is_filled and snapshot is not None and snapshot.state is not RunState.PREPARING


@pytest.fixture(autouse=True)
def looks_as_before(qapp: object) -> Iterator[None]:
    """No test leaves projector mode, another theme or another size of type to the next one."""
    yield
    if theme().is_projector:
        theme().set_projector(False)
    if theme().choice != "light":
        theme().choose("light")
    for projector in (False, True):
        theme().set_scale(0, projector=projector)


@pytest.fixture
def window(qtbot: QtBot, qapp: object) -> Iterator[MainWindow]:
    """A window whose engine is ready, at 1280x720, in English."""
    make_application()
    window = make_window(preset(DEFAULT), None, Settings(language="en", theme="light"))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    with qtbot.waitExposed(window):
        window.show()
    window.start()
    qtbot.waitUntil(lambda: is_ready(window), timeout=READY_MS)
    yield window
    window.close()
