"""The looks inside one run that views ask for, and what they have shown so far."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

import numpy as np

from playground.datasets.prepared import PreparedData
from playground.document.experiment import Experiment
from playground.engine.losses import LOSSES
from playground.training import pieces
from playground.training.diagnosis import diagnose
from playground.training.evidence import gather
from playground.training.insight import (
    Diagnosis,
    Floats,
    HealthHistory,
    HiddenSpace,
    Insight,
    InsightWants,
    Mistakes,
    NudgeResult,
    ParameterHistory,
    ParameterPlace,
    StartFigures,
)
from playground.training.mistakes import mistakes
from playground.training.pieces import Pieces
from playground.training.probe import Probe, Work
from playground.training.run import Run
from playground.training.seen import Seen
from playground.training.start_figures import start_figures

# A question, and what the network says to it.
Answer = tuple[tuple[float, ...], Floats] | None


class Insights:
    """One probe for each thing that can be looked at. Looking changes nothing about the run.

    While the run moves, each is computed about ten times a second and for a few hundredths of the time at most.

    seen  what was seen of the run before, to go on from
    """

    def __init__(self, data: PreparedData, seen: Seen) -> None:
        self._data = data
        self.seen = seen
        self.health = Probe[tuple[HealthHistory, Diagnosis | None]](interval=0.1, share=0.03)
        self.hidden = Probe[HiddenSpace | None](interval=0.1, share=0.03)
        self.parameter = Probe[ParameterHistory | None](interval=0.05, share=0.01)
        self.mistakes = Probe[Mistakes | None](interval=0.2, share=0.02)
        self.answer = Probe[Answer](interval=0.05, share=0.01)
        self.start = Probe[tuple[StartFigures, ...]](interval=0.1, share=0.03)

    def work(self, run: Run, experiment: Experiment, wants: InsightWants, moment: Hashable) -> Iterator[Work]:
        """What there is to compute for the `moment` the run is at, the quickest first."""
        if wants.question is not None:
            yield self.answer, (moment, wants.question), self._answer(run, wants.question)
        if wants.parameter is not None:
            yield self.parameter, (moment, wants.parameter), self._value(run, wants.parameter)
        if wants.hidden_layer is not None:
            yield self.hidden, (moment, wants.hidden_layer), self._hidden(run, wants.hidden_layer)
        if wants.mistakes:
            yield self.mistakes, moment, mistakes(run, self._data)
        if wants.health or wants.diagnosis:
            yield self.health, moment, self._look(run, experiment)
        if wants.start:
            yield self.start, _what_starts(experiment), start_figures(experiment, self._data)

    def shown(self, wants: InsightWants, nudge: NudgeResult | None) -> Insight:
        """The newest of everything that is wanted, and the last nudge."""
        asked, answer = self.answer.value or (None, None)
        history, diagnosis = self.health.value or (None, None)
        return Insight(
            health=history if wants.health else None,
            hidden=self._fitting_hidden(wants.hidden_layer),
            parameter=self._fitting_parameter(wants.parameter),
            nudge=nudge,
            mistakes=self.mistakes.value if wants.mistakes else None,
            start=self.start.value if wants.start else None,
            diagnosis=diagnosis if wants.diagnosis else None,
            answer=answer if wants.question is not None else None,
            asked=asked if wants.question is not None else None,
        )

    def _fitting_hidden(self, layer: int | None) -> HiddenSpace | None:
        seen = self.hidden.value
        return seen if seen is not None and seen.layer == layer else None

    def _fitting_parameter(self, place: ParameterPlace | None) -> ParameterHistory | None:
        seen = self.parameter.value
        return seen if seen is not None and seen.place == place else None

    def _hidden(self, run: Run, layer: int) -> Pieces[HiddenSpace | None]:
        return (yield from self.seen.view_of(layer).look(run, self._data))

    def _value(self, run: Run, place: ParameterPlace) -> Pieces[ParameterHistory | None]:
        """The values of the watched parameter so far."""
        yield from ()
        index = place.index(run.program.network)
        if index is None:
            return None
        looks = self.seen.watch(place)
        looks.record(run.state.step, float(run.state.parameters[index]))
        steps, values = np.array(looks.all(), dtype=np.float64).T
        return ParameterHistory(place, steps, values)

    def _answer(self, run: Run, question: tuple[float, ...]) -> Pieces[Answer]:
        """The output for raw inputs, as the maps show it; None where the number of inputs is another."""
        if len(question) != self._data.dataset.inputs.shape[1]:
            return None
        x = self._data.pipeline.apply(np.array([question], dtype=np.float64))
        raw = yield from pieces.outputs(run.engine, run.state.parameters.copy(), x)
        return question, LOSSES[run.program.loss].link(raw.T)[0].astype(np.float64)

    def _look(self, run: Run, experiment: Experiment) -> Pieces[tuple[HealthHistory, Diagnosis | None]]:
        """How the layers fare, and what that means."""
        newest, history = yield from self.seen.health.look(run)
        return history, diagnose(gather(run, experiment, newest))


def _what_starts(experiment: Experiment) -> Hashable:
    """What the start of a run depends on, besides its data."""
    training = experiment.training
    return experiment.network, training.loss, training.l1, training.l2, training.seed
