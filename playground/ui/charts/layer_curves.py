"""One curve a layer over the steps, log scale; zeros on a floor of their own. Subclasses say of what."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout

from playground.i18n import _
from playground.messages import N_
from playground.training.snapshot import Snapshot
from playground.ui import numbers
from playground.ui.charts import ranges, series
from playground.ui.charts.bubble import Line
from playground.ui.charts.colours import mixed
from playground.ui.charts.epochs import step_line
from playground.ui.charts.layers import layer_name, layer_strokes, short_name
from playground.ui.charts.legend import Legend
from playground.ui.charts.norms import LEAST, Norms
from playground.ui.charts.page import Page
from playground.ui.charts.pill import Pill
from playground.ui.charts.plot import Plot
from playground.ui.charts.series import Floats
from playground.ui.charts.strokes import Stroke
from playground.ui.charts.zeros import Zeros
from playground.ui.texts import say
from playground.ui.theme.theme import theme

# How much of a layer's colour the range behind its line has.
BAND_SHARE = 0.3
# With more layers than this their ranges would cover one another.
MOST_BANDS = 3
PIXELS_PER_POINT = 2
# With more layers than this the jitter of each would cover its neighbours: points are so many widths of a line apart.
MOST_JITTERING = 6
WIDTHS_PER_POINT = 4
# Room below the curves for the floor that stands for 0, as a share of the axis.
FLOOR_ROOM = 0.16


class LayerCurves(Page):
    """The middle of each range of steps, and the range where there are few layers.

    usual   always in view, so that a quiet run is not blown up to fill the plot
    """

    usual: ranges.Range

    def __init__(self, legend: Legend) -> None:
        super().__init__(legend)
        self.snapshot: Snapshot | None = None
        self._run: tuple[int, int] | None = None
        self._end = ranges.FIRST_END
        self._range: ranges.Range | None = None
        self._strokes: list[Stroke] = []
        self.follow = say(Pill(), text=N_("Follow"), tip=N_("Show the whole run again, as it goes on"))
        self.follow.hide()
        self.controls = (self.follow,)
        self.plot = Plot(log=True)
        self.zeros = Zeros()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.plot)
        self.follow.clicked.connect(self.plot.refollow)
        self.plot.following_changed.connect(self._show_following)
        self.plot.pointed.connect(self._explain)
        self.plot.view.sigXRangeChanged.connect(self._draw_curves)

    def norms(self, snapshot: Snapshot) -> Norms:
        """What is drawn: least and greatest value of each layer over ranges of steps."""
        raise NotImplementedError

    # -- drawing ----------------------------------------------------------------------------------------------------

    def draw(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        if (snapshot.run, snapshot.network.layers) != self._run:
            self._run = snapshot.run, snapshot.network.layers
            self._end, self._range = ranges.FIRST_END, None
            self._name_layers(snapshot.network.layers)
            self.show_legend()
        self._follow_run(snapshot)
        self.plot.look_back(snapshot)
        self._draw_curves()
        if self.plot.at is not None:
            self._explain(self.plot.at)

    def _follow_run(self, snapshot: Snapshot) -> None:
        norms = self.norms(snapshot)
        low, high = norms.bounds()
        high = ranges.readable(high, max(self.usual[1], norms.first()), log=True)
        self._end = ranges.grown_end(snapshot.newest_step, self._end)
        self._range = bottom, top = ranges.log_range(min(low, self.usual[0]), max(high, self.usual[1]), self._range)
        self.plot.values.set_zero(None)
        if norms.has_zero():
            room = FLOOR_ROOM * (top - bottom)
            self.plot.values.set_zero(bottom - room)
            bottom -= 1.25 * room
        self.plot.follow((0.0, self._end), (bottom, top))

    def _draw_curves(self, *_range: object) -> None:
        if self.snapshot is None or len(self._strokes) != self.snapshot.network.layers:
            return
        norms = self.norms(self.snapshot)
        part = norms.between(*self.plot.shown_steps).thinned(self.plot.columns // self._pixels_per_point)
        if len(self._strokes) <= MOST_BANDS:
            for layer, stroke in enumerate(self._strokes):
                self._draw_band(part, layer, stroke)
        for layer, stroke in enumerate(self._strokes):
            self.plot.curves.show(f"layer {layer}", part.x, self._height(part.middle[:, layer]), stroke)
        self.zeros.show_marks(self._zero_marks(part))

    @property
    def _pixels_per_point(self) -> int:
        if len(self._strokes) <= MOST_JITTERING:
            return PIXELS_PER_POINT
        return max(PIXELS_PER_POINT, WIDTHS_PER_POINT * self._strokes[0].width)

    def _draw_band(self, part: Norms, layer: int, stroke: Stroke) -> None:
        faint = Stroke(mixed(QColor(theme().tokens.surface), stroke.colour, BAND_SHARE))
        low, high = self._height(part.low[:, layer]), self._height(part.high[:, layer])
        self.plot.curves.show_band(f"range {layer}", part.x, low, high, faint)

    def _height(self, norms: Floats) -> Floats:
        """Where norms are drawn on the log axis; what is too small for it on the floor."""
        height = series.log10(norms, LEAST / 10)
        zero = self.plot.values.zero_at
        return height if zero is None else np.where(norms < LEAST, zero, height)

    def _zero_marks(self, part: Norms) -> tuple[tuple[float, float, QColor], ...]:
        """One mark for each layer whose value is 0 somewhere in view, at the newest such place."""
        zero = self.plot.values.zero_at
        if zero is None:
            return ()
        places = [np.flatnonzero(part.low[:, layer] < LEAST) for layer in range(len(self._strokes))]
        return tuple(
            (float(part.x[place[-1]]), zero, stroke.colour)
            for place, stroke in zip(places, self._strokes, strict=True)
            if len(place)
        )

    def _show_following(self, following: bool) -> None:
        self.show_controls()
        self.head_changed.emit()
        if following and self.snapshot is not None:
            self.draw(self.snapshot)

    def show_controls(self) -> None:
        self.follow.setVisible(not self.plot.following)

    @property
    def across(self) -> str:
        return _("step")

    # -- figures ----------------------------------------------------------------------------------------------------

    def _explain(self, at: float | None) -> None:
        if at is None or self.snapshot is None:
            return
        norms = self.norms(self.snapshot)
        if len(norms.x) == 0:
            return
        index = norms.index_at(at)
        lines = [Line(step_line(self.snapshot, int(norms.x[index])))]
        for layer, stroke in enumerate(self._strokes):
            value = _range_text(norms.low[index, layer], norms.high[index, layer])
            lines.append(Line(f"{layer_name(layer, len(self._strokes))}: {value}", stroke))
        self.plot.explain(norms.x[index], tuple(lines))

    def describe(self, snapshot: Snapshot) -> str:
        norms = self.norms(snapshot)
        if len(norms.x) == 0 or snapshot.network.layers != norms.low.shape[1]:
            return ""
        newest = norms.middle[norms.index_at(snapshot.step)]
        texts = [
            f"{layer_name(layer, len(newest))}: {self.in_words(float(value))}" for layer, value in enumerate(newest)
        ]
        return "; ".join(texts)

    def in_words(self, value: float) -> str:
        """One value of the description."""
        return numbers.loss(value)

    # -- look and language ------------------------------------------------------------------------------------------

    def _name_layers(self, layers: int) -> None:
        self._strokes = layer_strokes(layers)
        self.plot.curves.clear()

    def show_legend(self) -> None:
        layers = len(self._strokes)
        self.legend.keep(*(str(layer) for layer in range(layers)))
        for layer, stroke in enumerate(self._strokes):
            self.legend.show_entry(str(layer), short_name(layer, layers), stroke, layer_name(layer, layers))

    def restyle(self) -> None:
        self.plot.restyle()
        self._name_layers(len(self._strokes))
        self.retranslate()


def _range_text(low: float, high: float) -> str:
    if low == high:
        return numbers.loss(low)
    return _("{low} to {high}").format(low=numbers.loss(low), high=numbers.loss(high))
