"""How the activations, weights or gradients of each layer are distributed, and how that changes as the run goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.i18n import _
from playground.messages import N_
from playground.ticks import log_text, value_text
from playground.training.insight import HealthHistory, InsightWants
from playground.training.snapshot import Snapshot
from playground.ui import numbers
from playground.ui.charts import ranges
from playground.ui.charts.bubble import Line
from playground.ui.charts.epochs import step_line
from playground.ui.charts.heat import FULL_SHARE, HeatSample
from playground.ui.charts.heat_strips import HeatStrips, Place, Strips
from playground.ui.charts.layers import layer_name
from playground.ui.charts.legend import Legend
from playground.ui.charts.looks import NewestLook, look_of
from playground.ui.charts.page import Page
from playground.ui.charts.series import Floats
from playground.ui.charts.view_tabs import View, ViewTabs
from playground.ui.texts import say
from playground.ui.widgets.scrolling import scrolling

# A bin that never holds more than this share of a layer's values is left out at either end of the strips.
RARE = 0.002
# The description says between which values most of them are.
MOST = 0.9


@dataclass(frozen=True)
class Quantity:
    """What may be shown: its bins in a history, how an edge is written, and how what lies in a bin is said."""

    view: View
    shares: Callable[[HealthHistory], NDArray[np.float32]]
    edges: Callable[[HealthHistory], Floats]
    edge_text: Callable[[float], str]
    bin_text: str

    def span(self, edges: Floats, index: int) -> str:
        """Between which values bin `index` is; the outermost ones hold what lies outside as well."""
        low, high = self.edge_text(float(edges[index])), self.edge_text(float(edges[index + 1]))
        if index == 0:
            return _("below {high}").format(high=high)
        if index == len(edges) - 2:
            return _("from {low} on").format(low=low)
        return _("{low} to {high}").format(low=low, high=high)


def _edge_text(value: float) -> str:
    return value_text(float(f"{value:.3g}"))


def _view(key: str, name: str) -> View:
    return View(key, name, name, name)


QUANTITIES = {
    quantity.view.key: quantity
    for quantity in (
        Quantity(
            _view("activations", N_("activations")),
            lambda history: history.activations,
            lambda history: history.activation_edges,
            _edge_text,
            N_("activations {span}: {share}"),
        ),
        Quantity(
            _view("weights", N_("weights")),
            lambda history: history.weights,
            lambda history: history.weight_edges,
            _edge_text,
            N_("weights {span}: {share}"),
        ),
        Quantity(
            _view("gradients", N_("gradients")),
            lambda history: history.gradients,
            lambda history: history.gradient_edges,
            log_text,
            N_("gradients of size {span}: {share}"),
        ),
    )
}


class Distributions(Page):
    """Heat strips over the steps at which the layers were looked at."""

    wants = InsightWants(health=True)

    def __init__(self, legend: Legend) -> None:
        super().__init__(legend)
        self._snapshot: Snapshot | None = None
        self._looks = NewestLook()
        self._run: int | None = None
        self._end = ranges.FIRST_END
        self._shown: tuple[object, ...] = ()
        self._bins: dict[str, slice] = {}
        self.choice = ViewTabs([quantity.view for quantity in QUANTITIES.values()], as_menu=True)
        self.controls = (self.choice,)
        self.strips = say(HeatStrips(), name=N_("Gradient chart"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(self.strips))
        self.choice.chosen.connect(self._turn)
        self.strips.pointed.connect(self._explain)
        self.retranslate()

    @property
    def quantity(self) -> Quantity:
        return QUANTITIES[self.choice.key]

    @property
    def pictured(self) -> QWidget:
        return self.strips

    @property
    def detail(self) -> str:
        return self.choice.title

    @property
    def across(self) -> str:
        return _("step")

    def _turn(self, _key: str) -> None:
        self.head_changed.emit()
        self._redraw()

    def show_controls(self) -> None:
        self.choice.show()

    # -- drawing ----------------------------------------------------------------------------------------------------

    def draw(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        if snapshot.run != self._run:
            self._run, self._end, self._bins = snapshot.run, ranges.FIRST_END, {}
        self._end = ranges.grown_end(snapshot.newest_step, self._end)
        history, quantity = self._looks.of(snapshot), self.quantity
        looked = None if snapshot.look_back is None else float(snapshot.step)
        shown = history, quantity, self._end, looked
        if shown == self._shown:
            return
        self._shown = shown
        if history is None:
            self.strips.show_strips(None)
            return
        bins = self._bins_in_use(history)
        edges = quantity.edges(history)[bins.start : bins.stop + 1]
        low, high = (quantity.edge_text(float(f"{edge:.2g}")) for edge in (edges[0], edges[-1]))
        shares = quantity.shares(history)[:, :, bins]
        self.strips.show_strips(Strips(history.step, shares, edges, self._end, low, high, looked))

    def _bins_in_use(self, history: HealthHistory) -> slice:
        """The bins in which values have been seen, and those that were shown before: a scale that only grows."""
        key, shares = self.quantity.view.key, self.quantity.shares(history)
        seen = np.flatnonzero((shares > RARE).any(axis=(0, 1)))
        if len(seen):
            old = self._bins.get(key, slice(int(seen[0]), int(seen[-1]) + 1))
            self._bins[key] = slice(min(old.start, int(seen[0])), max(old.stop, int(seen[-1]) + 1))
        return self._bins.get(key, slice(0, shares.shape[2]))

    def _redraw(self) -> None:
        self._shown = ()
        if self._snapshot is not None:
            self.draw(self._snapshot)

    # -- figures ----------------------------------------------------------------------------------------------------

    def _explain(self, place: Place | None) -> None:
        history = None if self._snapshot is None else self._looks.of(self._snapshot)
        if place is None or history is None or self._snapshot is None:
            return
        quantity = self.quantity
        edges = quantity.edges(history)
        index = place.bin + self._bins_in_use(history).start
        share = float(quantity.shares(history)[place.look, place.layer, index])
        span = quantity.span(edges, index)
        bin_text = _(quantity.bin_text).format(span=span, share=numbers.percent(share))
        layer = layer_name(place.layer, self._snapshot.network.layers)
        step = step_line(self._snapshot, int(history.step[place.look]))
        self.strips.explain((Line(layer), Line(step), Line(bin_text)))

    def describe(self, snapshot: Snapshot) -> str:
        history = self._looks.of(snapshot)
        if history is None:
            return ""
        quantity = self.quantity
        edges, newest = quantity.edges(history), quantity.shares(history)[look_of(history, snapshot)]
        texts = [_(quantity.view.title)]
        for layer, shares in enumerate(newest):
            low, high = (quantity.edge_text(edge) for edge in middle_range(shares, edges))
            span = _("most from {low} to {high}").format(low=low, high=high)
            texts.append(f"{layer_name(layer, len(newest))}: {span}")
        return "; ".join(texts)

    # -- look and language ------------------------------------------------------------------------------------------

    def show_legend(self) -> None:
        self.legend.keep("share")
        text = _("0 to {share} of the values").format(share=f"{100 * FULL_SHARE:.0f} %")
        self.legend.show_entry("share", text, HeatSample(), _("The deeper the colour, the more values are there"))

    def restyle(self) -> None:
        self.strips.redraw()

    def retranslate(self) -> None:
        self.strips.empty_text = _("Nothing to see yet: it appears with the run.")
        self._redraw()


def middle_range(shares: NDArray[np.float32], edges: Floats) -> tuple[float, float]:
    """The edges between which at least `MOST` of the values are, with the rest evenly on both sides."""
    sums = np.cumsum(shares, dtype=np.float64)
    total = sums[-1] if len(sums) else 0.0
    outside = (1 - MOST) / 2 * total
    first = int(np.searchsorted(sums, outside, side="right"))
    last = int(np.searchsorted(sums, total - outside, side="left"))
    return float(edges[min(first, len(edges) - 2)]), float(edges[min(last, len(edges) - 2) + 1])
