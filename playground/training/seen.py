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

    def until(self, step: int) -> Seen:
        """What was seen up to a step, for a run that goes on from there."""
        part = Seen()
        part.health, part.hidden_view = self.health.until(step), self.hidden_view
        part.watched, part.values = self.watched, self.values.until(step)
        return part

    @property
    def nbytes(self) -> int:
        """About how much memory it takes."""
        return self.health.nbytes
