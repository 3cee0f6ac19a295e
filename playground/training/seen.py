"""What was seen of one run, from look to look: series that only those who looked can have."""

from __future__ import annotations

from playground.training.health import Health
from playground.training.hidden import HiddenView
from playground.training.insight import ParameterPlace
from playground.training.looks import Looks

PARAMETER_LOOKS = 512


class Seen:
    """The health of the layers, the values of the parameter that is watched, and how the hidden space was turned."""

    def __init__(self) -> None:
        self.health = Health()
        self.hidden_view = HiddenView(0)
        self.watched: ParameterPlace | None = None
        self.values = Looks[float](PARAMETER_LOOKS)

    def watch(self, place: ParameterPlace) -> Looks[float]:
        """The values of one parameter so far; another one begins a new series."""
        if place != self.watched:
            self.watched, self.values = place, Looks(PARAMETER_LOOKS)
        return self.values

    def view_of(self, layer: int) -> HiddenView:
        """The picture of one layer; another one begins anew."""
        if layer != self.hidden_view.layer:
            self.hidden_view = HiddenView(layer)
        return self.hidden_view

    @property
    def nbytes(self) -> int:
        """About how much memory it takes."""
        return self.health.nbytes
