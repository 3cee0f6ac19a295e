"""Moving one parameter by a little, and what that does to the loss: a derivative as a sum. Or keeping it still."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.engine.settings import Setting
from playground.i18n import _
from playground.messages import N_
from playground.training.insight import NudgeResult
from playground.ui import numbers
from playground.ui.inspector import sums
from playground.ui.inspector.block import Block, Captioned, Words, button
from playground.ui.inspector.field import Field
from playground.ui.inspector.field_layout import WHOLE_ROW, Span
from playground.ui.inspector.freeze_switches import FreezeSwitches
from playground.ui.texts import set_shape
from playground.ui.widgets.choice_box import ChoiceBox
from playground.ui.widgets.number_field import NumberField

EPSILON = Setting("epsilon", 1e-4, low=0, high=1e3, low_open=True)
ON = {"training": N_("Training set"), "batch": N_("Next batch")}
FREEZE = Span(2)  # in a line of its own it may be as long as that
PAIR = 2  # columns in which the four controls fill two rows
WHAT_L_IS = {
    False: N_("Step {step} · L: loss + penalty, training set"),
    True: N_("Step {step} · L: loss + penalty, next batch"),
}


class Sums(QWidget):
    """The sum, the slope that backpropagation gives, and what the loss was measured over."""

    def __init__(self) -> None:
        super().__init__()
        self.sum, self.slopes, self.what = Words(), Words(), Words("muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for words in (self.sum, self.slopes, self.what):
            column.addWidget(words)

    def show_hint(self, text: str) -> None:
        """Say what could be done, as long as nothing was measured."""
        self.sum.show_text(text)
        self.slopes.hide()
        self.what.hide()

    def show_result(self, result: NudgeResult) -> None:
        self.sum.show_text(sums.slope_sum(result) if result.moves == 1 else sums.moved(result))
        self.slopes.show_text(sums.slopes(result))
        self.slopes.setToolTip(sums.central(result))
        self.what.show_text(_(WHAT_L_IS[result.on_batch]).format(step=numbers.count(result.step)))
        self.slopes.setVisible(result.moves == 1)  # beside the slope that was measured
        self.what.show()


class NudgeBlock(Block):
    """`nudged` carries epsilon with its sign, `repeated` its size."""

    nudged = Signal(float)
    repeated = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._result: NudgeResult | None = None
        self.epsilon = Field("epsilon", N_("Epsilon"), NumberField(EPSILON), N_("How far a nudge moves it"))
        on = ChoiceBox(ON, name=ON.__getitem__)
        self.on = Field("on", N_("Loss over"), on, N_("The samples over which the loss is computed"))
        on.show_value("training")
        self.less = button("−", N_("Nudge −"), N_("Move it down by epsilon and compute the loss again"))
        self.more = button("+", N_("Nudge +"), N_("Move it up by epsilon and compute the loss again"))
        name = N_("Repeat until it no longer falls")
        self.repeat = button(
            N_("Repeat"), name, N_("Nudge it again and again in the direction in which the loss falls")
        )
        self.sums = Sums()
        self.freeze = FreezeSwitches()
        self._build()
        self.show_result(None)

    def _build(self) -> None:
        for small in (self.less, self.more):
            set_shape(small, "icon")
        self.place(self.epsilon)
        self.nudge = Captioned(N_("Nudge"), self.less, self.more, self.repeat, gap=4)
        self.place(self.nudge)
        self.place(self.on)
        self.place(self.freeze, FREEZE)
        self.place(self.sums, WHOLE_ROW)
        self.less.clicked.connect(self._nudge_down)
        self.more.clicked.connect(self._nudge_up)
        self.repeat.clicked.connect(self._repeat)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sums stand below all that can be pressed, or before what would have a row of its own."""
        super().resizeEvent(event)
        in_pairs = self.columns.columns(self.width()) <= PAIR
        last = [self.freeze, self.sums] if in_pairs else [self.sums, self.freeze]
        self.freeze.show_in_one_line(not in_pairs)
        self.columns.order([self.epsilon, self.nudge, self.on, *last])

    @property
    def on_batch(self) -> bool:
        return self.on.control.value == "batch"

    def show_possible(self, possible: bool) -> None:
        for pressed in (self.less, self.more, self.repeat):
            pressed.setEnabled(possible)

    def show_result(self, result: NudgeResult | None) -> None:
        """Show what a nudge measured; None: nothing was measured yet for this parameter."""
        self._result = result
        self._say()

    def retranslate(self) -> None:
        self._say()

    def _say(self) -> None:
        if self._result is None:
            self.sums.show_hint(_(N_("Move it a little and see what the loss does: that is its slope.")))
        else:
            self.sums.show_result(self._result)

    def _nudge_up(self) -> None:
        self.nudged.emit(self._epsilon)

    def _nudge_down(self) -> None:
        self.nudged.emit(-self._epsilon)

    def _repeat(self) -> None:
        self.repeated.emit(self._epsilon)

    @property
    def _epsilon(self) -> float:
        self.epsilon.control.commit()
        return float(self.epsilon.control.value)
