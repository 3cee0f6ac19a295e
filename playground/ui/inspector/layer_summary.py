"""Which layer the inspector shows, how large it is, and how its first weights are spread."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.document.experiment import Choice, Experiment
from playground.engine.initializers import INITIALIZERS
from playground.i18n import _, ngettext, plain_text
from playground.messages import N_
from playground.ui import numbers
from playground.ui.inspector.distribution import Distribution, distribution
from playground.ui.inspector.histogram import Histogram
from playground.ui.texts import set_role


class LayerSummary(QWidget):
    """The histogram, and beside it the layer in words. The tooltip has the formula and its source."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, int, int, Choice] | None = None
        self.histogram = Histogram()
        self.title = QLabel()
        self.spread = QLabel()
        set_role(self.title, "title")
        set_role(self.spread, "muted")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addStretch(1)
        for label in (self.title, self.spread):
            label.setWordWrap(True)
            texts.addWidget(label)
        texts.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.histogram)
        row.addLayout(texts, 1)

    def show_layer(self, experiment: Experiment, index: int, inputs: int) -> None:
        """Show layer number `index` (from 0) of the experiment, which has `inputs` inputs."""
        layers = experiment.network.layers
        number = "" if index == len(layers) - 1 else str(index + 1)
        shown = (number, inputs, layers[index].units, layers[index].weight_init)
        if shown != self._shown:
            self._shown = shown
            self._say()

    def _say(self) -> None:
        if self._shown is None:
            return
        number, inputs, units, choice = self._shown
        spread = distribution(choice, inputs, units)
        record = INITIALIZERS[choice.kind]
        name = _(N_("Layer {number}")).format(number=number) if number else _(N_("Output layer"))
        self.title.setText(f"{name} · {_size_words(inputs, units)}")
        words = _spread_words(spread)
        self.spread.setText(f"{words} · {_(N_('before it is fitted to the data'))}" if record.uses_data else words)
        self.histogram.show_distribution(spread)
        self.histogram.setAccessibleDescription(plain_text(self.spread.text()))
        self.setToolTip(f"{_(record.formula)}\n{_(record.source)}".strip())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()


def _size_words(inputs: int, units: int) -> str:
    parameters = (inputs + 1) * units
    return ngettext("{count} parameter", "{count} parameters", parameters).format(count=numbers.count(parameters))


def _spread_words(spread: Distribution) -> str:
    if spread.is_single_value:
        return _(N_("Every weight starts at {value}")).format(value=_figure(spread.low))
    return _(N_("Weights at the start: range {low} … {high} · σ {deviation}")).format(
        low=_figure(spread.low), high=_figure(spread.high), deviation=_figure(spread.deviation)
    )


def _figure(value: float) -> str:
    """Two decimals, more where the number is small: −0.91, 0.0043."""
    text = f"{value:.2f}" if abs(value) >= 0.095 or value == 0 else f"{value:.2g}"
    return text.replace("-", "−")
