"""What the initialization does before the first step, next to what others would do."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.i18n import _
from playground.messages import N_
from playground.training.insight import InsightWants, StartFigures
from playground.training.snapshot import Snapshot
from playground.ui.charts.bubble import Line
from playground.ui.charts.layers import layer_name, layer_strokes
from playground.ui.charts.legend import Legend
from playground.ui.charts.log_bars import short_text
from playground.ui.charts.page import Page
from playground.ui.charts.start_table import StartRow, StartTable
from playground.ui.charts.view_tabs import View, ViewTabs
from playground.ui.texts import say
from playground.ui.widgets.scrolling import scrolling

CURRENT = "current"
# name of the figures -> name in the table, what it is
STARTS = {
    CURRENT: (N_("Your choice"), N_("The initialization of each layer as it is now")),
    "zeros": (N_("Zeros"), N_("All weights 0")),
    "small_normal": (N_("Small normal"), N_("Normal distribution with standard deviation 0.01")),
    "large_normal": (N_("Large normal"), N_("Normal distribution with standard deviation 1")),
    "xavier_uniform": (N_("Xavier uniform"), N_("Keeps activations and gradients level through tanh layers")),
    "kaiming_normal": (N_("Kaiming normal"), N_("Keeps activations and gradients level through ReLU layers")),
}
QUANTITIES = (
    View("activations", N_("σ of activations"), N_("σ of activations"), N_("Standard deviation of what a layer gives")),
    View("gradients", N_("σ of gradients"), N_("σ of gradients"), N_("Standard deviation of the gradient of weights")),
)


class Start(Page):
    """One row an initialization; the chosen one is marked. Level from layer to layer is what a start should be."""

    wants = InsightWants(start=True)

    def __init__(self, legend: Legend) -> None:
        super().__init__(legend)
        self._snapshot: Snapshot | None = None
        self._figures: tuple[StartFigures, ...] = ()
        self.choice = ViewTabs(QUANTITIES, as_menu=True)
        self.controls = (self.choice,)
        self.table = say(StartTable(), name=N_("Gradient chart"))
        self.table.show_quantity(self.choice.key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(self.table))
        self.choice.chosen.connect(self._turn)
        self.table.rearranged.connect(self._show_choice)
        self.retranslate()

    @property
    def pictured(self) -> QWidget:
        return self.table

    @property
    def detail(self) -> str:
        return "" if self.table.shows_all else self.choice.title

    def _turn(self, key: str) -> None:
        self.table.show_quantity(key)
        self.head_changed.emit()

    def _show_choice(self) -> None:
        if self.isVisible():
            self.show_controls()
            self.head_changed.emit()

    def show_controls(self) -> None:
        self.choice.setVisible(not self.table.shows_all)

    # -- drawing ----------------------------------------------------------------------------------------------------

    def draw(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        figures = snapshot.insight.start
        if figures is None or figures is self._figures:
            return
        self._figures = figures
        self._show_rows()

    def _show_rows(self) -> None:
        captions = {view.key: _(view.title) for view in QUANTITIES}
        self.table.show_rows(tuple(_row(figures) for figures in self._figures), captions)

    def describe(self, snapshot: Snapshot) -> str:
        parts = [_("Standard deviations at the start")]
        for row in self.table.rows:
            parts.append(
                ", ".join(line.text for line in row.details if line.stroke is not None or line.text == row.name)
            )
        return "; ".join(parts)

    # -- look and language ------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        self._show_rows()
        self.table.rearrange()

    def retranslate(self) -> None:
        self.table.empty_text = _("What the first weights do to activations and gradients, layer by layer.")
        self._show_rows()


def _row(figures: StartFigures) -> StartRow:
    name, tip = (_(text) for text in STARTS.get(figures.name, (figures.name, "")))
    layers = len(figures.activation_deviation)
    strokes = layer_strokes(layers)
    lines = [Line(name), Line(tip)] if tip else [Line(name)]
    pairs = zip(figures.activation_deviation, figures.gradient_deviation, strict=True)
    for layer, (activation, gradient) in enumerate(pairs):
        text = _("{layer}: σ of activations {activation}, of gradients {gradient}").format(
            layer=layer_name(layer, layers), activation=short_text(activation), gradient=short_text(gradient)
        )
        lines.append(Line(text, strokes[layer]))
    values = {"activations": figures.activation_deviation, "gradients": figures.gradient_deviation}
    return StartRow(name, figures.name == CURRENT, tuple(lines), values)
