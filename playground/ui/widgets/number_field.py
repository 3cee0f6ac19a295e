"""A line for one number: takes 0.03, 0,03 and 3e-2, keeps to its range, and says what it expected."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from playground.engine.settings import Setting
from playground.i18n import translate
from playground.messages import N_, Message
from playground.ui.keys import KeyRecord, gesture
from playground.ui.widgets.ladder import next_value
from playground.ui.widgets.notice import mark_right, mark_wrong
from playground.ui.widgets.number_text import number_text
from playground.ui.widgets.refusals import read_number

KEYS = (
    KeyRecord(("Up",), N_("A larger number"), "step_up"),
    KeyRecord(("Down",), N_("A smaller number"), "step_down"),
    KeyRecord(("Return", "Enter"), N_("Take the number that was typed"), "commit"),
    KeyRecord(("Escape",), N_("Drop the number that was typed"), "restore"),
)
WIDTH = 72
DIGITS = 8


class NumberField(QLineEdit):
    """Enter and leaving the field commit what was typed; Escape takes it back; the arrow keys step.

    setting    the range, a `Setting` or (low, high)
    whole      whole numbers only: `committed` then carries an int
    scale      what is shown is the value times `scale`: 100 for percent
    increment  distance of one arrow press; without it 1-2-5, see `ladder`
    digits     how many significant digits are shown; the value itself keeps all of its own
    """

    committed = Signal(object)  # float or int: a new value that keeps to the range

    def __init__(
        self,
        setting: Setting | tuple[float, float],
        *,
        whole: bool = False,
        scale: float = 1.0,
        increment: float | None = None,
        digits: int = DIGITS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._setting = setting if isinstance(setting, Setting) else Setting("", setting[0], *setting)
        self._whole = whole
        self._scale = scale
        self._increment = increment
        self._digits = digits
        self._value: float = float(self._setting.default)
        self._refusal: Message | None = None
        self.setMinimumWidth(WIDTH)
        self.textEdited.connect(self._forget_refusal)
        self._show_text()

    @property
    def value(self) -> float:
        """The value of the document; what is being typed counts only once it is committed."""
        return self._value

    @property
    def refusal(self) -> Message | None:
        """Why the entry that stands in the field was not taken, or None."""
        return self._refusal

    def show_value(self, value: float) -> None:
        """Follow the document. The same value again leaves alone what is being typed."""
        if value != self._value:
            self._value = value
            self._show_text()

    def commit(self) -> None:
        """Take what was typed, or say why not and keep the old value."""
        if self.text() == self._text():
            self._forget_refusal()
            return
        typed = self.read(self.text())
        if isinstance(typed, Message):
            self._refuse(typed)
        else:
            self._take(typed)

    @property
    def is_being_typed_in(self) -> bool:
        """Whether an entry stands in the field that is not the value and was neither taken nor dropped yet."""
        return self.text() != self._text()

    def restore(self) -> None:
        """Drop what was typed and not taken: the field shows the value of the document again."""
        self._show_text()

    def step_up(self) -> None:
        self._step(up=True)

    def step_down(self) -> None:
        self._step(up=False)

    @property
    def shown(self) -> str:
        """The number of the document, as the field writes it."""
        return self._text()

    def read(self, text: str) -> float | Message:
        """The value that `text` says, or the sentence that says why it does not fit."""
        return read_number(text, self._setting, whole=self._whole, scale=self._scale)

    def _take(self, value: float) -> None:
        changed = value != self._value
        self._value = int(value) if self._whole else value
        self._show_text()
        if changed:
            self.committed.emit(self._value)

    def _step(self, up: bool) -> None:
        typed = self.read(self.text())
        start = self._value if isinstance(typed, Message) else typed
        self._take(next_value(start, self._setting, up, self._increment))

    def _refuse(self, refusal: Message) -> None:
        self._refusal = refusal
        mark_wrong(self, translate(refusal))

    def _forget_refusal(self) -> None:
        self._refusal = None
        mark_right(self)

    def _text(self) -> str:
        return number_text(float(f"{self._value * self._scale:.{self._digits}g}"))

    def _show_text(self) -> None:
        self.setText(self._text())
        self.setCursorPosition(0)
        self._forget_refusal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = gesture(KEYS, event)
        if name:
            getattr(self, name)()
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._refusal:
            mark_wrong(self, translate(self._refusal))
