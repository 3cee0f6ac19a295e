"""What one parameter is at this moment: value, gradient, last update, its recent course, and what updates it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from playground.engine.settings import Setting
from playground.messages import N_
from playground.training.insight import ParameterHistory
from playground.training.session import LARGEST_PARAMETER
from playground.ui import numbers
from playground.ui.inspector.block import Block, Captioned, Words
from playground.ui.inspector.field import Field
from playground.ui.inspector.field_layout import ALL, WHOLE_ROW, Span
from playground.ui.inspector.sparkline import Sparkline
from playground.ui.inspector.statement import Statement
from playground.ui.parameters import Reading
from playground.ui.texts import say
from playground.ui.theme.icons import pixmap
from playground.ui.theme.theme import theme
from playground.ui.widgets.number_field import NumberField

VALUE = Setting("value", 0.0, -LARGEST_PARAMETER, LARGEST_PARAMETER)
DIGITS = 6
INCREMENT = 0.1
FIGURE_EMS = 7.5  # room for a figure and its caption
LOCK = 14


class Title(QWidget):
    """Which parameter it is, with a lock where it is frozen."""

    def __init__(self) -> None:
        super().__init__()
        self.label = Words("title")
        self.lock = say(QLabel(), name=N_("Frozen"), tip=N_("Frozen: training leaves it as it is"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.lock)
        row.addWidget(self.label, 1)
        theme().changed.connect(self._tint)
        self._tint()

    def show_title(self, text: str, frozen: bool) -> None:
        self.label.show_text(text)
        self.lock.setVisible(frozen)

    def _tint(self) -> None:
        self.lock.setPixmap(pixmap("lock", theme().tokens.text, LOCK))


class ValueBlock(Block):
    """`value` is the field by which it is set."""

    def __init__(self) -> None:
        super().__init__(FIGURE_EMS)
        self.title = Title()
        tip = N_("Type a number to set it: the loss is computed anew at once, and undo brings the old one back")
        self.value = Field("value", N_("Value"), NumberField(VALUE, increment=INCREMENT, digits=DIGITS), tip)
        self.gradient = Statement(N_("Gradient (batch)"))
        self.last_update = Statement(N_("Last update"))
        self.history = Sparkline()
        say(self.gradient, tip=N_("The slope of loss and penalty over the batch of the last step"))
        say(self.last_update, tip=N_("What the last step added to it"))
        self.place(self.title, WHOLE_ROW)
        for widget in (self.value, self.gradient, self.last_update):
            self.place(widget)
        self.rule = Words()
        history = Captioned(N_("History"), self.history, tip=N_("Its value since it was first looked at"))
        self.place(history, Span(ALL, 1))
        self.place(self.rule, WHOLE_ROW)

    def show_reading(self, now: Reading | None, *, running: bool) -> None:
        """Show the figures. What is being typed stays, and the field stands still under the cursor of a running one."""
        control = self.value.control
        control.setEnabled(now is not None)
        if now is not None and not control.is_being_typed_in and not (running and control.hasFocus()):
            control.show_value(now.value)
        self.gradient.show_text(numbers.significant(None if now is None else now.gradient, DIGITS))
        self.last_update.show_text(numbers.significant(None if now is None else now.update, DIGITS))

    def show_history(self, history: ParameterHistory | None) -> None:
        self.history.show_history(history)
