"""What views see of a run: copies of its vectors, its figures, its maps. Looking never changes a run."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from playground.datasets.prepared import PreparedData
from playground.document.experiment import Experiment
from playground.engine import network
from playground.training import maps
from playground.training.figures import figures
from playground.training.insights import Insights
from playground.training.pieces import Pieces
from playground.training.probe import Probe, Work
from playground.training.region import Region
from playground.training.run import Run
from playground.training.seen import Seen
from playground.training.snapshot import Figures, Floats, OutputProbe, UnitMaps, Wants

# Parameters that are still copied in well under a millisecond.
LARGE = 200_000


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Read-only float64 copies (p,) at `step`; gradient and update are None before the first step."""

    step: int
    epoch: int
    parameters: Floats
    gradient: Floats | None
    update: Floats | None


class Probes:
    """The things that views show of one run, each as new as its rate and its share of the time allow."""

    def __init__(self, data: PreparedData, seen: Seen) -> None:
        self._encoding = data.encoding
        self._region = Region(data)
        self.vectors = Probe[Vectors](interval=0.0, share=0.02)
        self.figures = Probe[Figures](interval=0.0, share=0.04)
        self.output = Probe[OutputProbe](interval=0.05, share=0.1)
        self.unit_maps = Probe[UnitMaps](interval=0.05, share=0.03)
        self.insights = Insights(data, seen)

    def advance(
        self,
        run: Run,
        experiment: Experiment,
        wants: Wants | None,
        moment: Hashable,
        *,
        moving: bool,
        until: float,
    ) -> int:
        """Bring what is wanted nearer to the `moment` the run is at; how much of it is not yet true of that moment.

        experiment  the one that the run is of
        wants       None: the vectors only

        Computes until the clock (`time.perf_counter`) shows `until`, at least one piece. `moment` changes with
        everything that changes a value; `moving` tells that it will have changed again by the next call.
        """
        work = list(self._work(run, experiment, wants, moment))
        for probe, key, computation in work:
            probe.advance(key, computation, moving=moving, until=until)
            if perf_counter() >= until:
                break
        return sum(not probe.is_true_of(key) for probe, key, _ in work)

    def _work(self, run: Run, experiment: Experiment, wants: Wants | None, moment: Hashable) -> Iterator[Work]:
        """What there is to compute, the most important first. A computation that is not begun costs nothing."""
        yield self.vectors, moment, _vectors(run)
        if wants is None:
            return
        yield self.figures, moment, figures(run, self._encoding)
        if wants.output:
            size = wants.output_resolution
            computation = maps.output(run, self._region, size, on_data=wants.on_data)
            yield self.output, (moment, size, wants.on_data), computation
        if wants.unit_maps:
            size = wants.unit_resolution
            yield self.unit_maps, (moment, size), maps.unit_maps(run, self._region, size)
        yield from self.insights.work(run, experiment, wants.insight, moment)


def _vectors(run: Run) -> Pieces[Vectors]:
    """Three copies; those of a large network are three pieces, and a moving run may be further on at the last ones."""
    state, moved = run.state, run.state.step > 0
    step, epoch, parameters = state.step, state.epoch, _frozen(state.parameters)
    if parameters.size > LARGE:
        yield
    gradient = _frozen(state.gradient) if moved else None
    if parameters.size > LARGE:
        yield
    return Vectors(step, epoch, parameters, gradient, _frozen(state.update) if moved else None)


def _frozen(vector: network.Floats) -> Floats:
    copy = vector.astype(np.float64)
    copy.flags.writeable = False
    return copy
