"""A spin box for a small whole number. What does not fit is refused with a sentence instead of silently."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from playground.engine.settings import Setting
from playground.i18n import translate
from playground.messages import Message
from playground.ui.theme.theme import theme
from playground.ui.widgets.notice import mark_right, mark_wrong
from playground.ui.widgets.refusals import read_number
from playground.ui.widgets.wheel import takes_wheel

INDENT = 10  # the style sheet's padding does not reach the text of a spin box


class CountBox(QSpinBox):
    """Numbers from `low` to `high`; arrows and wheel step by one, Enter or leaving the box commits what was typed."""

    committed = Signal(object)  # int

    def __init__(self, low: int, high: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = Setting("", low, low, high)
        self.setRange(low, high)
        self.setKeyboardTracking(False)
        self.setAccelerated(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(INDENT, 0, 0, 0)
        self.valueChanged.connect(self._announce)
        self.lineEdit().textEdited.connect(self._forget_refusal)

    def set_highest(self, high: int) -> None:
        """Let the range end elsewhere, without announcing anything."""
        if high != self.maximum():
            self._setting = replace(self._setting, high=high)
            with QSignalBlocker(self):
                self.setMaximum(high)

    def show_value(self, value: int) -> None:
        """Follow the document, without announcing anything."""
        if value != self.value():
            with QSignalBlocker(self):
                self.setValue(value)
            mark_right(self)

    def _announce(self, value: int) -> None:
        mark_right(self)
        self.committed.emit(value)

    def _forget_refusal(self) -> None:
        mark_right(self)

    @property
    def shown(self) -> str:
        """The number as it stands in the box."""
        return self.textFromValue(self.value())

    def read(self, text: str) -> float | Message:
        """The number that `text` says, or the sentence that says why it does not fit."""
        return read_number(text, self._setting, whole=True)

    # -- Qt ---------------------------------------------------------------------------------------------------------

    def validate(self, text: str, position: int) -> object:
        """Anything may be typed; it is judged when it is committed."""
        wrong = isinstance(self.read(text), Message)
        return (QValidator.State.Intermediate if wrong else QValidator.State.Acceptable), text, position

    def valueFromText(self, text: str) -> int:
        read = self.read(text)
        return self.value() if isinstance(read, Message) else int(read)

    def fixup(self, text: str) -> str:
        """Called for a commit that does not fit, before the box goes back to its old value."""
        read = self.read(text)
        if isinstance(read, Message):
            mark_wrong(self, translate(read))
        return text

    def sizeHint(self) -> QSize:
        """As high as the other controls, to which the style adds a border of one pixel."""
        return QSize(super().sizeHint().width(), theme().tokens.control_height + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), theme().tokens.control_height + 2)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if takes_wheel(self, event):
            super().wheelEvent(event)
