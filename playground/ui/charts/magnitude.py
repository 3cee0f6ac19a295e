"""How large the gradient of each layer is, step by step: where it fades on its way back, and where it explodes."""

from __future__ import annotations

from playground.i18n import _
from playground.messages import N_
from playground.training.snapshot import Snapshot
from playground.ui import numbers
from playground.ui.charts.bands import Bands, BandSample, in_view, label
from playground.ui.charts.health import BANDS, Band, band_of
from playground.ui.charts.layer_curves import LayerCurves
from playground.ui.charts.legend import Legend
from playground.ui.charts.norms import Norms
from playground.ui.texts import say


class Magnitude(LayerCurves):
    """L2 norm of each layer's weight and bias gradient, before bands that say what it means."""

    usual = (1e-3, 1.0)

    def __init__(self, legend: Legend) -> None:
        super().__init__(legend)
        say(self.plot, name=N_("Gradient chart"))
        self.bands = Bands()
        self.bands.setZValue(-1)
        self._in_view: tuple[Band, ...] = ()
        for item in (self.bands, self.zeros):
            self.plot.view.addItem(item, ignoreBounds=True)
        self.plot.view.sigYRangeChanged.connect(self._follow_range)
        self.restyle()

    def norms(self, snapshot: Snapshot) -> Norms:
        return Norms.of(snapshot)

    def show_legend(self) -> None:
        """The layers, and which bands are in view: over the curves their names would cover them."""
        super().show_legend()
        for band in self._in_view:
            self.legend.show_entry(band.name, label(band), BandSample(band))

    def _follow_range(self, _view: object, shown: tuple[float, float]) -> None:
        if in_view(*shown) != self._in_view:
            self._in_view = in_view(*shown)
            if self.isVisible():  # else the legend is that of another page
                self.show_legend()

    def in_words(self, value: float) -> str:
        return f"{numbers.loss(value)}, {_(band_of(value).name)}"

    def retranslate(self) -> None:
        parts = [_("Length (L2 norm) of the gradient of all weights and biases of a layer.")]
        parts += [label(band) for band in BANDS if band.label != band.name]
        parts.append(_("Drag to move, turn the wheel to zoom, double-click to follow the run again"))
        self.plot.setToolTip("\n".join(parts))
