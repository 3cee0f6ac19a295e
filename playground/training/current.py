"""The run a session is at, and how an edited experiment changes it or leads to the next one."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path

from playground.datasets.prepare import prepare
from playground.datasets.prepared import PreparedData
from playground.document.changes import Part, compare, kept_layers
from playground.document.experiment import Experiment
from playground.engine.network import Floats, Network
from playground.messages import N_, Message, message
from playground.training.engines import MakeEngine
from playground.training.insight import NudgeResult, ParameterPlace
from playground.training.probes import Probes
from playground.training.run import Run
from playground.training.start import keep_layers, program_of, start_parameters


@dataclass(frozen=True)
class Applied:
    """What became of the run: whether all of it starts again, and what the user should know."""

    starts_again: bool
    notices: tuple[Message, ...] = ()


class CurrentRun:
    """One run of one experiment, with its data and its probes; a new start replaces the `Run`.

    number  counts the new starts, from 1
    nudge   what the last nudge of this run did
    """

    nudge: NudgeResult | None

    def __init__(self, experiment: Experiment, base: Path | None, make_engine: MakeEngine, number: int = 1) -> None:
        self.experiment = experiment
        self.number = number
        self._base = base
        self._make_engine = make_engine
        self._version = 0
        self._carried: Floats | None = None
        self._is_edited = False
        self.data = self._prepare(experiment)
        self._begin(start_parameters(experiment, self.data))

    @property
    def moment(self) -> Hashable:
        """Changes with everything that a figure or a map depends on."""
        return self._version, self.run.state.step

    @property
    def network(self) -> Network:
        return self.run.program.network

    def reset(self) -> None:
        """The start that the experiment defines, bit for bit the same each time."""
        self._carried = None
        self.number += 1
        self._begin(start_parameters(self.experiment, self.data))

    def use_engine(self, make_engine: MakeEngine) -> None:
        """Compute with another engine, from the start of this run and with the parameters set since."""
        self._make_engine = make_engine
        carried, parameters, is_edited = self._carried, self.run.state.parameters, self._is_edited
        self._begin(start_parameters(self.experiment, self.data) if carried is None else carried)
        self.run.state.parameters[:], self._is_edited = parameters, is_edited

    def set_parameter(self, place: ParameterPlace, value: float) -> None:
        """Put a value, rounded to the run's precision, in place of one parameter; nothing where there is none."""
        index = place.index(self.network)
        if index is not None:
            self.run.set_parameter(index, value)
            self._is_edited = True
            self.touch()

    def touch(self) -> None:
        """Say that something about the run is new without a step."""
        self._version += 1

    def apply(self, experiment: Experiment) -> Applied:
        """Go over to an edited experiment, keeping as much as the edit allows.

        UserError where its data cannot be had; then nothing has changed.
        """
        change = compare(self.experiment, experiment)
        reshaped = change.structure or Part.LOSS in change.parts
        data = self._prepare(experiment) if change.new_start or reshaped else self.data
        old, self.experiment, self.data = self.experiment, experiment, data
        if change.nothing:
            return Applied(starts_again=False)
        if change.new_start or (reshaped and self._is_untouched):
            self.reset()
            return Applied(starts_again=change.new_start)
        if reshaped:
            return self._carry_over(kept_layers(old, experiment, self.network.sizes[0], self.network.sizes[0]))
        self._go_on()
        return Applied(starts_again=False)

    @property
    def _is_untouched(self) -> bool:
        """Whether the parameters are still those that the experiment's seed gave."""
        return self.run.state.step == 0 and self._carried is None and not self._is_edited

    def _carry_over(self, kept: tuple[int | None, ...]) -> Applied:
        """Take the kept layers into the network of the new experiment; draw the others."""
        everything = tuple(range(self.network.layers))
        program = program_of(self.experiment, self.data)
        if kept == everything and program.network.sizes == self.network.sizes and program.loss == self.run.program.loss:
            self.run.state.restart_optimizer()
            self._go_on()
            return Applied(starts_again=False)
        fresh = start_parameters(self.experiment, self.data)
        self._carried = keep_layers(fresh, program.network, self.run.state.parameters, self.network, kept)
        self.number += 1
        self._begin(self._carried)
        anew = ", ".join(str(index + 1) for index, source in enumerate(kept) if source is None)
        notices = (message(N_("Layers drawn anew: {layers}"), layers=anew),) if anew else ()
        return Applied(starts_again=False, notices=notices)

    def _go_on(self) -> None:
        """Continue the run with the settings of the experiment."""
        self.run.change(program_of(self.experiment, self.data))
        self.touch()

    def _begin(self, parameters: Floats) -> None:
        self.run = Run(
            self._make_engine,
            program_of(self.experiment, self.data),
            parameters,
            (self.data.x_test, self.data.y_test),
        )
        self.probes = Probes(self.data)
        self.nudge = None
        self._is_edited = False
        self.touch()

    def _prepare(self, experiment: Experiment) -> PreparedData:
        units = experiment.network.layers[-1].units
        return prepare(experiment.data, experiment.training.loss, units, self._base)
