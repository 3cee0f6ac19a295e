"""One field of the inspector: a caption above a control that commits values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from playground.i18n import _, plain_text
from playground.ui.texts import say, set_role

CAPTION_GAP = 2


@dataclass(frozen=True)
class Edited:
    """The user committed `value` in the field called `name`."""

    name: str
    value: Any

    @property
    def part(self) -> str:
        """The name up to the first point: `optimizer` of `optimizer.adam.beta1`."""
        return self.name.split(".")[0]

    @property
    def setting(self) -> str:
        """The name of the setting: `beta1` of `optimizer.adam.beta1`, empty where the field is not a setting."""
        parts = self.name.split(".")
        return parts[2] if len(parts) == 3 else ""


class Field(QWidget):
    """`control` is a widget with `show_value(value)` and a signal `committed(value)`; `beside` stands right of it.

    `caption`, `tip` and `context` are marked English texts. The control's accessible name is the caption; `context`
    says of what where the caption alone does not: "Bias: value".
    """

    edited = Signal(object)  # Edited

    def __init__(
        self,
        name: str,
        caption: str,
        control: Any,
        tip: str = "",
        beside: QWidget | None = None,
        context: str = "",
    ) -> None:
        super().__init__()
        self.name = name
        self.caption_text = caption
        self.control = control
        self.tip = tip or caption
        self.stops = (control,) if beside is None else (control, beside)  # where Tab halts
        self._context = context
        self.caption = QLabel()
        set_role(self.caption, "muted")
        self.caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.caption.setBuddy(control)
        say(control, tip=self.tip)
        say(self.caption, tip=self.tip)
        self._say()
        self._lay_out(beside)
        self.control.committed.connect(self._pass_on)

    def _lay_out(self, beside: QWidget | None) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CAPTION_GAP)
        column.addWidget(self.caption)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.control, 1)
        if beside is not None:
            row.addWidget(beside, 1)
        column.addLayout(row)
        column.addStretch(1)

    def show_value(self, value: Any) -> None:
        self.control.show_value(value)

    @property
    def title(self) -> str:
        """What the field is called, in the language that is set."""
        name = _(self.caption_text)
        return f"{_(self._context)}: {name}" if self._context else name

    def _say(self) -> None:
        self.caption.setText(self.title)
        self.control.setAccessibleName(plain_text(self.title))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _pass_on(self, value: Any) -> None:
        self.edited.emit(Edited(self.name, value))
