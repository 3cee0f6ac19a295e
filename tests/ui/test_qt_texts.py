"""Qt's own words in Thai: standard buttons, menus of text fields, the file dialog, and what screen readers ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QDockWidget,
    QDoubleSpinBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QScrollBar,
    QSpinBox,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from playground.ui.language import show_language
from playground.ui.qt_texts import KEYS, QtTexts

THAI = re.compile("[\u0e01-\u0e4e]")
# Look-ups that are no words: the direction of writing, a share in percent, keys.
NO_WORDS = {"QT_LAYOUT_DIRECTION", "%p%", "Alt+Left", "Alt+Right", "Alt+Up"}


class Listening(QtTexts):
    """Remembers what Qt asked for and did not get."""

    def __init__(self) -> None:
        super().__init__()
        self.unanswered: set[tuple[str, str]] = set()

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        answer = super().translate(context, source, disambiguation, n)
        if answer is None and context != KEYS and source not in NO_WORDS:
            self.unanswered.add((context, source))
        return answer


@pytest.fixture
def listening(qapp: QApplication) -> Iterator[Listening]:
    show_language("th")
    translator = Listening()
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)
    show_language("en")


def look_at(widget: QWidget) -> None:
    """Ask for all that a screen reader asks of a widget and of what is in it."""
    for part in (widget, *widget.findChildren(QWidget)):
        interface = QAccessible.queryAccessibleInterface(part)
        for kind in (QAccessible.Text.Name, QAccessible.Text.Description) if interface else ():
            interface.text(kind)


def test_every_standard_button_is_thai(qtbot: QtBot, listening: Listening) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    nothing = QMessageBox.StandardButton.NoButton
    plain = [button for button in QMessageBox.StandardButton if button != nothing and button.name.isalpha()]
    for button in plain:
        if button.value & 0x07FFFC00:  # not the flags that Qt keeps beside the buttons
            box.addButton(button)
    box.setDetailedText("?")
    box.show()
    assert len(box.buttons()) > 15
    assert [button.text() for button in box.buttons() if not THAI.search(button.text())] == []
    assert listening.unanswered == set()


@pytest.mark.parametrize("mode", QFileDialog.FileMode)
@pytest.mark.parametrize("accept", QFileDialog.AcceptMode)
def test_the_file_dialog_is_thai(
    qtbot: QtBot, listening: Listening, mode: QFileDialog.FileMode, accept: QFileDialog.AcceptMode
) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    dialog.setAcceptMode(accept)
    dialog.show()
    look_at(dialog)
    assert listening.unanswered == set()
    labels = [label.text() for label in dialog.findChildren(QLabel) if label.text()]
    assert labels
    assert all(THAI.search(label) for label in labels)


@pytest.mark.parametrize(
    "kind", [QLineEdit, QTextEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox, QComboBox, QScrollBar]
)
def test_menus_of_fields_are_thai(qtbot: QtBot, listening: Listening, kind: type[QWidget]) -> None:
    field = kind()
    qtbot.addWidget(field)
    if isinstance(field, QComboBox):
        field.setEditable(True)
    field.show()
    look_at(field)
    opened: list[bool] = []

    def close() -> None:
        menu = QApplication.activePopupWidget()
        if menu is not None:
            opened.append(True)
            menu.close()

    timer = QTimer()
    timer.timeout.connect(close)
    timer.start(10)
    target = field.lineEdit() if isinstance(field, QComboBox) else field
    QApplication.sendEvent(target, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), QPoint(2, 2)))
    qtbot.waitUntil(lambda: bool(opened))
    assert listening.unanswered == set()


@pytest.mark.parametrize("kind", [QInputDialog, QProgressDialog])
def test_small_dialogs_are_thai(qtbot: QtBot, listening: Listening, kind: type[QWidget]) -> None:
    dialog = kind()
    qtbot.addWidget(dialog)
    dialog.show()
    look_at(dialog)
    assert listening.unanswered == set()


def test_the_buttons_of_a_panel_are_thai(qtbot: QtBot, listening: Listening) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, QDockWidget("?"))
    window.show()
    look_at(window)
    assert listening.unanswered == set()


def test_open_dialogs_follow_the_language(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, window)
    window.show()
    button = box.button(QDialogButtonBox.StandardButton.Cancel)
    show_language("en")
    assert button.text() == "Cancel"
    show_language("th")
    assert button.text() == "ยกเลิก"
    show_language("en")
    assert button.text() == "Cancel"
