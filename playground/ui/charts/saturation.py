"""How many outputs are at the ends of their activation, where it is flat, and how many units never answer at all."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from playground.engine.activations import ACTIVATIONS
from playground.i18n import _, word_of
from playground.messages import N_
from playground.ticks import value_text
from playground.training.insight import HealthHistory, InsightWants
from playground.training.snapshot import Snapshot
from playground.ui import numbers
from playground.ui.charts.epochs import step_line
from playground.ui.charts.layers import layer_name
from playground.ui.charts.legend import Legend
from playground.ui.charts.looks import NewestLook, look_of
from playground.ui.charts.page import Page
from playground.ui.charts.share_bars import ShareBars, ShareRow
from playground.ui.texts import say, set_role
from playground.ui.widgets.scrolling import scrolling


class Saturation(Page):
    """One row a layer and kind: the share at the newest look; pointing says what it means and how large it has been."""

    wants = InsightWants(health=True)

    def __init__(self, legend: Legend) -> None:
        super().__init__(legend)
        self._snapshot: Snapshot | None = None
        self._looks = NewestLook()
        self._shown: tuple[HealthHistory, int] | None = None
        self.bars = say(ShareBars(), name=N_("Gradient chart"))
        self.caption = set_role(QLabel(), "muted")
        self.caption.setWordWrap(True)
        self.inside = QWidget()
        content = QVBoxLayout(self.inside)
        content.setContentsMargins(0, 0, 0, 0)
        content.addWidget(self.bars, 1)
        content.addWidget(self.caption)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(self.inside))
        self.retranslate()

    @property
    def pictured(self) -> QWidget:
        return self.inside

    def draw(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        history = self._looks.of(snapshot)
        if history is None:
            self._shown = None
            self.bars.show_rows(())
            return
        shown = history, look_of(history, snapshot)
        if shown != self._shown:
            self._shown = shown
            layers = range(snapshot.network.layers)
            self.bars.show_rows(tuple(row for layer in layers for row in _rows(snapshot, *shown, layer)))

    def describe(self, snapshot: Snapshot) -> str:
        texts = [f"{row.name}: {row.text}" for row in self.bars.rows]
        return "; ".join((_("Saturated and dead"), *texts))

    def restyle(self) -> None:
        self.bars.update()

    def retranslate(self) -> None:
        self.caption.setText(
            _("Saturated: outputs where the activation is nearly flat. Dead: units that give 0 for every sample.")
        )
        self._shown = None
        if self._snapshot is not None:
            self.draw(self._snapshot)


def _rows(snapshot: Snapshot, history: HealthHistory, look: int, layer: int) -> list[ShareRow]:
    layers, activation = snapshot.network.layers, snapshot.network.activations[layer]
    name = layer_name(layer, layers)
    rows = []
    saturated, dead = history.saturated[:, layer], history.dead[:, layer]
    if not math.isnan(saturated[look]):
        text = _("{share} saturated").format(share=numbers.percent(float(saturated[look])))
        details = (name, _saturation_text(activation), *_most_lines(snapshot, history, saturated, look))
        rows.append(ShareRow(name, layer, layers, float(saturated[look]), text, "warning", True, details))
    if not math.isnan(dead[look]):
        text = _("{share} dead").format(share=numbers.percent(float(dead[look])))
        details = (name, _("units that give 0 for every training sample"), *_most_lines(snapshot, history, dead, look))
        rows.append(ShareRow(name, layer, layers, float(dead[look]), text, "danger", False, details))
    if not rows:
        text = _("not possible with {activation}").format(activation=_(word_of(activation)))
        rows.append(ShareRow(name, layer, layers, None, text, details=(name, _("can be neither saturated nor dead"))))
    return rows


def _saturation_text(activation: str) -> str:
    """`outputs of tanh below −0.97 or above 0.97`."""
    bounds = ACTIVATIONS[activation].saturation
    word = _(word_of(activation))
    if bounds is None:
        return word
    low, high = (value_text(bound) for bound in bounds)
    return _("outputs of {activation} below {low} or above {high}").format(activation=word, low=low, high=high)


def _most_lines(snapshot: Snapshot, history: HealthHistory, shares: np.ndarray, look: int) -> tuple[str, ...]:
    """When the share was largest, where it has been larger than in the look that is shown."""
    most = int(np.nanargmax(shares))
    if shares[most] <= shares[look]:
        return ()
    step = step_line(snapshot, int(history.step[most]))
    return (_("most: {share} at {step}").format(share=numbers.percent(float(shares[most])), step=step),)
