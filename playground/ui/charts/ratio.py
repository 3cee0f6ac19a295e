"""How much of itself each layer changes with a step: too little and it does not train, too much and it leaps about."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from playground.i18n import _
from playground.messages import N_
from playground.ticks import value_text
from playground.training.insight import InsightWants
from playground.training.snapshot import Snapshot
from playground.ui.charts.guide import Guide
from playground.ui.charts.layer_curves import LayerCurves
from playground.ui.charts.legend import Legend
from playground.ui.charts.looks import NewestLook
from playground.ui.charts.norms import Norms
from playground.ui.texts import say, set_role

# Andrej Karpathy, CS231n, "Babysitting the learning process", ratio of weights to updates: somewhere around 1e-3.
USUAL_RATIO = 1e-3
# while there is nothing to draw
NOT_TRAINED = N_("Nothing to see yet: it appears with the run.")
NOT_MEASURED = N_("Measured only while this page is open: train on to see it.")
NOTE_MARGINS = (56, 4, 8, 24)


class UpdateRatio(LayerCurves):
    """L2 norm of the last update of each layer's weights over that of its weights."""

    usual = (1e-5, 1e-1)
    wants = InsightWants(health=True)

    def __init__(self, legend: Legend) -> None:
        super().__init__(legend)
        say(self.plot, name=N_("Gradient chart"))
        self.guide = Guide(USUAL_RATIO)
        for item in (self.zeros, self.guide):
            self.plot.view.addItem(item, ignoreBounds=True)
        self._looks = NewestLook()
        self.note = set_role(QLabel(), "muted")
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        over_plot = QVBoxLayout(self.plot)
        over_plot.setContentsMargins(*NOTE_MARGINS)
        over_plot.addWidget(self.note)
        self.restyle()

    def draw(self, snapshot: Snapshot) -> None:
        super().draw(snapshot)
        is_empty = not np.isfinite(self.norms(snapshot).low).any()
        self.note.setVisible(is_empty)
        self.guide.setVisible(not is_empty)  # it would strike the words out
        self.note.setText(_(NOT_MEASURED if snapshot.newest_step else NOT_TRAINED))

    def norms(self, snapshot: Snapshot) -> Norms:
        history = self._looks.of(snapshot)
        if history is None:
            return Norms(np.empty(0), *np.empty((2, 0, snapshot.network.layers)))
        return Norms(history.step, history.update_ratio, history.update_ratio)

    def show_legend(self) -> None:
        super().show_legend()
        text = _("about {value} is usual").format(value=value_text(USUAL_RATIO))
        self.legend.show_entry("usual", text, self.guide)

    def describe(self, snapshot: Snapshot) -> str:
        return f"{_('Update ratio')}: {super().describe(snapshot)}"

    def retranslate(self) -> None:
        parts = (
            _("Length of a layer's last update divided by the length of its weights."),
            _("Far above the line the weights leap about, far below it they hardly move."),
            _("Drag to move, turn the wheel to zoom, double-click to follow the run again"),
        )
        self.plot.setToolTip("\n".join(parts))
