"""The dialog about a table, driven as a person does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.datasets.spec import DataSpec
from playground.ui.app import make_application
from playground.ui.table_dialog.dialog import TableDialog
from playground.ui.table_dialog.draft import Draft
from playground.ui.theme.theme import theme

Open = Callable[..., TableDialog]


@pytest.fixture
def open_table(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Opens the dialog about a file with this content, and waits until it has an answer."""
    make_application()
    theme().choose("light")
    parent = QWidget()
    qtbot.addWidget(parent)
    dialogs: list[TableDialog] = []

    def open_(content: str | bytes, wait: bool = True) -> TableDialog:
        path = tmp_path / "mine.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        dialog = TableDialog(Draft(DataSpec(kind="table", path=str(path), scaling="standard")), path.name, parent)
        dialogs.append(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        if wait:
            settle(qtbot, dialog)
        return dialog

    yield open_
    for dialog in dialogs:
        dialog.close()


def settle(qtbot: QtBot, dialog: TableDialog) -> None:
    """Wait until the dialog knows what comes of the choices."""
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=20_000)
