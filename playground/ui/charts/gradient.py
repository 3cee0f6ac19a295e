"""How large the gradient of each layer is, step by step: where it fades on its way back, and where it explodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from playground.i18n import _
from playground.messages import N_
from playground.training.snapshot import Snapshot
from playground.ui import numbers
from playground.ui.charts import ranges, series
from playground.ui.charts.bands import BandLabels, Bands, label
from playground.ui.charts.bubble import Line
from playground.ui.charts.chart_card import ChartCard
from playground.ui.charts.colours import mixed
from playground.ui.charts.epochs import step_line
from playground.ui.charts.health import BANDS, band_of
from playground.ui.charts.norms import LEAST, Norms
from playground.ui.charts.pill import Pill
from playground.ui.charts.plot import Plot
from playground.ui.charts.series import Floats
from playground.ui.charts.strokes import LAYER_DASHES, Stroke, curve_width
from playground.ui.charts.zeros import Zeros
from playground.ui.texts import say
from playground.ui.theme.theme import theme

if TYPE_CHECKING:
    from playground.ui.workbench import Workbench

# Always in view, so that a quiet run is not blown up to fill the plot.
USUAL = (1e-3, 1.0)
# How much of a layer's colour the range behind its line has.
BAND_SHARE = 0.3
# With more layers than this their ranges would cover one another.
MOST_BANDS = 3
PIXELS_PER_POINT = 2
# Room below the curves for the floor that stands for 0, as a share of the axis.
FLOOR_ROOM = 0.16


class GradientChart(ChartCard):
    """L2 norm of each layer's weight and bias gradient, log scale: the middle of each range of steps, and the range."""

    PHASE = 0.5

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(N_("Gradient magnitude per layer"), workbench, parent)
        self._run: tuple[int, int] | None = None
        self._end = ranges.FIRST_END
        self._range: ranges.Range | None = None
        self._strokes: list[Stroke] = []
        self.follow = say(Pill(), text=N_("Follow"), tip=N_("Show the whole run again, as it goes on"))
        self.follow.hide()
        self.plot = say(Plot(log=True), name=N_("Gradient chart"))
        self.zeros, self.bands = Zeros(), Bands()
        self.bands.setZValue(-1)
        for item in (self.bands, self.zeros, BandLabels()):
            self.plot.view.addItem(item, ignoreBounds=True)
        self.fill_head(self.follow)
        self.body.addWidget(self.plot, 1)
        self.follow.clicked.connect(self.plot.refollow)
        self.plot.following_changed.connect(self._show_following)
        self.plot.pointed.connect(self._explain)
        self.plot.view.sigXRangeChanged.connect(self._draw_curves)
        self.restyle()

    # -- drawing ----------------------------------------------------------------------------------------------------

    def draw(self, snapshot: Snapshot) -> None:
        if (snapshot.run, snapshot.network.layers) != self._run:
            self._run = snapshot.run, snapshot.network.layers
            self._end, self._range = ranges.FIRST_END, None
            self._name_layers(snapshot.network.layers)
        self._follow_run(snapshot)
        self._draw_curves()
        if self.plot.at is not None:
            self._explain(self.plot.at)

    def _follow_run(self, snapshot: Snapshot) -> None:
        norms = Norms.of(snapshot)
        low, high = norms.bounds()
        self._end = ranges.grown_end(snapshot.step, self._end)
        self._range = bottom, top = ranges.log_range(min(low, USUAL[0]), max(high, USUAL[1]), self._range)
        self.plot.values.set_zero(None)
        if norms.has_zero():
            room = FLOOR_ROOM * (top - bottom)
            self.plot.values.set_zero(bottom - room)
            bottom -= 1.25 * room
        self.plot.follow((0.0, self._end), (bottom, top))

    def _draw_curves(self, *_range: object) -> None:
        if self.snapshot is None or len(self._strokes) != self.snapshot.network.layers:
            return
        part = Norms.of(self.snapshot).between(*self.plot.shown_steps).thinned(self.plot.columns // PIXELS_PER_POINT)
        if len(self._strokes) <= MOST_BANDS:
            for layer, stroke in enumerate(self._strokes):
                self._draw_band(part, layer, stroke)
        for layer, stroke in enumerate(self._strokes):
            self.plot.curves.show(f"layer {layer}", part.x, self._height(part.middle[:, layer]), stroke)
        self.zeros.show_marks(self._zero_marks(part))

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
        """One mark for each layer whose gradient is 0 somewhere in view, at the newest such place."""
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
        self.follow.setVisible(not following)
        if following:
            self.redraw()

    # -- figures ----------------------------------------------------------------------------------------------------

    def _explain(self, at: float | None) -> None:
        if at is None or self.snapshot is None or len(self.snapshot.steps.step) == 0:
            return
        norms = Norms.of(self.snapshot)
        index = norms.index_at(at)
        lines = [Line(step_line(self.snapshot, int(norms.x[index])))]
        for layer, stroke in enumerate(self._strokes):
            value = _range_text(norms.low[index, layer], norms.high[index, layer])
            lines.append(Line(f"{_layer_name(layer, len(self._strokes))}: {value}", stroke))
        self.plot.explain(norms.x[index], tuple(lines))

    def describe(self, snapshot: Snapshot) -> None:
        norms = Norms.of(snapshot)
        if len(norms.x) == 0 or snapshot.network.layers != norms.low.shape[1]:
            return
        newest = norms.middle[-1]
        texts = [
            f"{_layer_name(layer, len(newest))}: {numbers.loss(norm)}, {_(band_of(norm).name)}"
            for layer, norm in enumerate(newest)
        ]
        self.plot.setAccessibleDescription("; ".join(texts))

    # -- look and language ------------------------------------------------------------------------------------------

    def _name_layers(self, layers: int) -> None:
        self._strokes = [
            Stroke(theme().layer_colour(layer, layers), curve_width(), LAYER_DASHES[layer % len(LAYER_DASHES)])
            for layer in range(layers)
        ]
        self.plot.curves.clear()
        self.legend.keep(*(str(layer) for layer in range(layers)))
        for layer, stroke in enumerate(self._strokes):
            name = _layer_name(layer, layers)
            self.legend.show_entry(str(layer), _short_name(layer, layers), stroke, name)

    def restyle(self) -> None:
        self.plot.restyle()
        self.retranslate()

    def retranslate(self) -> None:
        self._name_layers(len(self._strokes))
        parts = [_("Length (L2 norm) of the gradient of all weights and biases of a layer.")]
        parts += [label(band) for band in BANDS if band.label != band.name]
        parts.append(_("Drag to move, turn the wheel to zoom, double-click to follow the run again"))
        self.plot.setToolTip("\n".join(parts))


def _layer_name(layer: int, layers: int) -> str:
    return _("Output") if layer == layers - 1 else _("Layer {number}").format(number=layer + 1)


def _short_name(layer: int, layers: int) -> str:
    return _("Output") if layer == layers - 1 else str(layer + 1)


def _range_text(low: float, high: float) -> str:
    if low == high:
        return numbers.loss(low)
    return _("{low} to {high}").format(low=numbers.loss(low), high=numbers.loss(high))
