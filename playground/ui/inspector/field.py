"""One field of the inspector: a caption above a control that commits values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from playground.ui.texts import say, set_role

CAPTION_GAP = 4


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
    """`control` has `show_value(value)` and a signal `committed(value)`; `beside` stands right of it, if given.

    `caption` and `tip` are marked English texts. The control's accessible name is the caption.
    """

    edited = Signal(object)  # Edited

    def __init__(self, name: str, caption: str, control: QWidget, tip: str = "", beside: QWidget | None = None) -> None:
        super().__init__()
        self.name = name
        self.caption_text = caption
        self.control = control
        self.stops = (control,) if beside is None else (control, beside)  # where Tab halts
        self.caption = set_role(say(QLabel(), text=caption), "muted")
        self.caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.caption.setBuddy(control)
        say(control, name=caption, tip=tip or caption)
        if caption:
            say(self.caption, tip=tip or caption)
        self._lay_out(beside)
        control.committed.connect(self._pass_on)

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
        column.setAlignment(row, Qt.AlignmentFlag.AlignTop)

    def show_value(self, value: Any) -> None:
        self.control.show_value(value)

    def _pass_on(self, value: Any) -> None:
        self.edited.emit(Edited(self.name, value))
