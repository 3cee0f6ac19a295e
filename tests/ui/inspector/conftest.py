"""An inspector beside a document, with a session that trains nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from playground.document.experiment import Experiment
from playground.ui.inspector.inspector import Inspector
from playground.ui.workbench import Workbench
from tests.ui.snapshots import still_workbench


@pytest.fixture
def workbench(monkeypatch: pytest.MonkeyPatch) -> Workbench:
    return still_workbench(monkeypatch, Experiment())


@pytest.fixture
def inspector(qtbot: QtBot, workbench: Workbench) -> Inspector:
    inspector = Inspector(workbench)
    qtbot.addWidget(inspector)
    inspector.resize(672, 184)
    with qtbot.waitExposed(inspector):
        inspector.show()
    return inspector


@pytest.fixture
def edit(workbench: Workbench) -> Callable[..., None]:
    """Edit the document from elsewhere, as the canvas would."""

    def do(edit: Callable[..., Experiment], *arguments: Any, **settings: Any) -> None:
        assert workbench.edit("elsewhere", edit, *arguments, **settings) is None

    return do


@pytest.fixture
def sentences(workbench: Workbench) -> list[str]:
    """What the user was told."""
    said: list[str] = []

    def keep(message: object) -> None:
        said.append(str(message))

    workbench.said.connect(keep)
    return said
