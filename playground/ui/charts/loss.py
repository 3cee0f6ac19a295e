"""The loss as it falls: over the training set, over the test set, and of every batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from playground.i18n import _
from playground.messages import N_
from playground.training.evaluations import up_to_now
from playground.training.snapshot import Snapshot
from playground.ui import numbers
from playground.ui.charts import ranges, series
from playground.ui.charts.bubble import Line
from playground.ui.charts.chart_card import ChartCard
from playground.ui.charts.colours import mixed
from playground.ui.charts.epochs import step_line
from playground.ui.charts.hand_marks import HandMarks, HandSample
from playground.ui.charts.loss_words import losses_in_words
from playground.ui.charts.pill import Pill
from playground.ui.charts.plot import Plot
from playground.ui.charts.series import Floats, Ranges
from playground.ui.charts.strokes import DASHED, Stroke, curve_width
from playground.ui.charts.time_slider import TimeSlider
from playground.ui.pictures.subject import Subject
from playground.ui.texts import say
from playground.ui.theme.theme import theme

if TYPE_CHECKING:
    from playground.ui.workbench import Workbench

# A log axis has no place for 0; a loss below this is drawn here. Double precision knows nothing smaller beside 1.
FLOOR = 1e-16
# The axis makes room for batches up to this factor beyond the curves: they are the background, and shall not flatten
# what stands before them.
BATCH_ROOM = 2.0
PIXELS_PER_POINT = 2
BATCH_SHARE = 0.25
# How near to a mark, as a share of the steps in view, the crosshair has to be for the mark to be said.
NEAR = 0.01


class LossChart(ChartCard):
    """Training (solid) and test (dashed) at epoch ends and at this moment; every batch as a thin line behind them."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(N_("Loss"), workbench, parent)
        self._run: int | None = None
        self._end = ranges.FIRST_END
        self._range: ranges.Range | None = None
        self.log = say(Pill(switch=True, on=True), text=N_("Log"), name=N_("Logarithmic loss axis"))
        say(self.log, tip=N_("Logarithmic axis, on which small losses can be told apart"))
        self.follow = say(Pill(), text=N_("Follow"), tip=N_("Show the whole run again, as it goes on"))
        self.follow.hide()
        self.plot = say(
            Plot(log=True),
            name=N_("Loss chart"),
            tip=N_("Drag to move, turn the wheel to zoom, double-click to follow the run again"),
        )
        self.time = TimeSlider(self.plot)
        self.hand_marks = HandMarks()
        self.plot.view.addItem(self.hand_marks, ignoreBounds=True)
        self._strokes: dict[str, Stroke] = {}
        self._lay_out()
        self._connect()
        self.restyle()

    def _lay_out(self) -> None:
        self.fill_head(self.follow, self.log)
        self.body.addWidget(self.plot, 1)
        self.body.addWidget(self.time)
        for key in ("train", "test", "batch", "hand"):
            self.legend.show_entry(key, key)
        for key in ("test", "hand"):
            self.legend.set_shown(key, False)
        self.batch = self.legend.entries["batch"]
        self.batch.make_switch(True)

    def place_buttons(self) -> None:
        self.log.setVisible(self.has_buttons)
        self._show_following(self.plot.following)

    def _connect(self) -> None:
        self.batch.toggled.connect(self._start_over)
        self.log.toggled.connect(self._start_over)
        self.follow.clicked.connect(self.plot.refollow)
        self.plot.following_changed.connect(self._show_following)
        self.plot.pointed.connect(self._explain)
        self.plot.view.sigXRangeChanged.connect(self._draw_curves)
        self.time.moved.connect(self._look_at)

    # -- drawing ----------------------------------------------------------------------------------------------------

    def draw(self, snapshot: Snapshot) -> None:
        if snapshot.run != self._run:
            self._run, self._end, self._range = snapshot.run, ranges.FIRST_END, None
        self.hand_marks.show_steps(snapshot.hand_steps)
        self.legend.set_shown("hand", bool(snapshot.hand_steps))
        self.legend.set_shown("test", self._has_test)
        self._follow_run(snapshot)
        self.plot.look_back(snapshot)
        self.time.follow(snapshot)
        self._draw_curves()
        if self.plot.at is not None:
            self._explain(self.plot.at)

    @property
    def _has_test(self) -> bool:
        return self.snapshot is not None and len(self.snapshot.data.test_rows) > 0

    def _follow_run(self, snapshot: Snapshot) -> None:
        shown = up_to_now(snapshot)
        values = np.concatenate((shown.train, shown.test if self._has_test else shown.test[:0]))
        low, high = _bounds(values)
        if self.batch.isChecked() and len(snapshot.steps.step):
            least, _high = _bounds(snapshot.steps.loss_low)
            _low, most = _bounds(snapshot.steps.loss_high)
            # before the end of the first epoch there is nothing else to be seen
            room = BATCH_ROOM if len(snapshot.evaluations.step) > 1 else np.inf
            low, high = min(low, max(low / room, least)), max(high, min(high * room, most))
        high = ranges.readable(high, _first_loss(snapshot), log=self.log.isChecked())
        self._end = ranges.grown_end(snapshot.newest_step, self._end)
        if self.log.isChecked():
            self._range = ranges.log_range(max(low, FLOOR), max(high, FLOOR), self._range)
        else:
            self._range = ranges.linear_range(high, self._range)
        self.plot.follow((0.0, self._end), self._range)

    def _draw_curves(self, *_range: object) -> None:
        snapshot = self.snapshot
        if snapshot is None:
            return
        self._draw_batches(snapshot)
        shown = up_to_now(snapshot)
        part = series.visible(shown.step, *self.plot.shown_steps)
        self._show("train", shown.step[part], shown.train[part])
        if self._has_test:
            self._show("test", shown.step[part], shown.test[part])
        else:
            self.plot.curves.drop("test")

    def _draw_batches(self, snapshot: Snapshot) -> None:
        if not self.batch.isChecked():
            self.plot.curves.drop("batch")
            return
        part = series.visible(snapshot.steps.step, *self.plot.shown_steps)
        steps = snapshot.steps
        batches = Ranges(steps.step[part], steps.loss_low[part], steps.loss_high[part])
        thin = series.thinned(batches, self.plot.columns // PIXELS_PER_POINT)
        low, high = self._height(thin.low), self._height(thin.high)
        self.plot.curves.show_band("batch", thin.x, low, high, self._strokes["batch"])

    def _show(self, name: str, x: Floats, y: Floats) -> None:
        x, y = series.shortened(x, y, self.plot.columns)
        self.plot.curves.show(name, x, self._height(y), self._strokes[name])

    def _height(self, losses: Floats) -> Floats:
        """Where losses are drawn on the axis."""
        return series.log10(losses, FLOOR) if self.log.isChecked() else series.finite(losses)

    def _start_over(self) -> None:
        self._range = None
        self.plot.set_log(self.log.isChecked())
        self.redraw()

    def _look_at(self, step: int | None) -> None:
        past = self.workbench.past
        if step is None:
            past.look_at_now()
        else:
            past.look_back(step)

    def _show_following(self, following: bool) -> None:
        self.follow.setVisible(self.has_buttons and not following)
        if following:
            self.redraw()

    def subject(self) -> Subject:
        title, across = _(N_("Loss")), _("step")
        return Subject(title, title, self.plot, self.legend.in_pictures, across=across, description=self.description())

    # -- figures ----------------------------------------------------------------------------------------------------

    def _explain(self, at: float | None) -> None:
        if at is None or self.snapshot is None:
            return
        shown = up_to_now(self.snapshot)
        x = shown.step
        if len(x) == 0:
            return
        index = series.nearest(x, at)
        lines = [
            Line(step_line(self.snapshot, int(x[index]))),
            Line(_("training {value}").format(value=numbers.loss(shown.train[index])), self._strokes["train"]),
        ]
        if self._has_test:
            lines.append(Line(_("test {value}").format(value=numbers.loss(shown.test[index])), self._strokes["test"]))
        if self.batch.isChecked() and len(self.snapshot.steps.step):
            lines.append(Line(batch_line(self.snapshot, x[index]), self._strokes["batch"]))
        left, right = self.plot.shown_steps
        if (marked := self.hand_marks.near(at, NEAR * (right - left))) is not None:
            lines.append(Line(_("set by hand at step {step}").format(step=numbers.count(marked))))
        self.plot.explain(x[index], tuple(lines))

    def describe(self, snapshot: Snapshot) -> str:
        if snapshot.figures is None:
            return ""
        step, losses = numbers.count(snapshot.step), losses_in_words(snapshot)
        return _("Loss at step {step}: {losses}.").format(step=step, losses=losses)

    # -- look and language ------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        tokens = theme().tokens
        train, test = QColor(tokens.chart_train), QColor(tokens.chart_test)
        faint = mixed(QColor(tokens.surface), train, BATCH_SHARE)
        self.plot.curves.clear()
        self._strokes = {
            "batch": Stroke(faint),
            "train": Stroke(train, curve_width()),
            "test": Stroke(test, curve_width(), DASHED),
        }
        self.plot.restyle()
        self.retranslate()

    def retranslate(self) -> None:
        show = self.legend.show_entry
        show("train", _("training"), self._strokes["train"], _("Loss over the whole training set, without penalty"))
        show("test", _("test"), self._strokes["test"], _("Loss over the whole test set, which training never sees"))
        tip = _("Loss of every single batch before its update; click to show or hide it")
        show("batch", _("batch"), self._strokes["batch"], tip)
        show("hand", _("by hand"), HandSample(), _("Here a weight or a bias was set by hand"))


def batch_line(snapshot: Snapshot, step: float) -> str:
    """The batch loss at a step, or its range where many steps are kept as one."""
    steps = snapshot.steps
    index = max(0, int(np.searchsorted(steps.step, step, side="right")) - 1)
    low, high = numbers.loss(steps.loss_low[index]), numbers.loss(steps.loss_high[index])
    if low == high:
        return _("batch {value}").format(value=low)
    return _("batches {low} to {high}").format(low=low, high=high)


def _first_loss(snapshot: Snapshot) -> float:
    """The loss that the run began with; 0 where that is not known."""
    for history in (snapshot.evaluations.train, snapshot.steps.loss_high):
        if len(history) and np.isfinite(history[0]):
            return float(history[0])
    return 0.0


def _bounds(values: Floats) -> ranges.Range:
    """Least and greatest finite value; an empty range when there is none."""
    finite = series.finite(values)
    return float(np.fmin.reduce(finite, initial=np.inf)), float(np.fmax.reduce(finite, initial=-np.inf))
