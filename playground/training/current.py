"""The run a session is at, and how an edited experiment changes it or leads to the next one."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from pathlib import Path

from playground.datasets.prepare import prepare
from playground.datasets.prepared import PreparedData
from playground.document.changes import Change, Part, compare, kept_layers
from playground.document.experiment import Experiment
from playground.engine.network import Floats, Network
from playground.messages import N_, Message, message
from playground.training.checkpoint import Checkpoint
from playground.training.divergence import explain
from playground.training.engines import MakeEngine
from playground.training.insight import NudgeResult, ParameterPlace
from playground.training.keeping import KeptRun
from playground.training.probes import Probes
from playground.training.run import Run
from playground.training.seen import Seen
from playground.training.snapshot import Failure
from playground.training.stages import Stages, with_stage
from playground.training.start import keep_layers, program_of, start_parameters
from playground.training.timeline import Timeline

# Only the newest are kept: more than these could not be told apart.
MOST_HAND_STEPS = 256


@dataclass(frozen=True)
class Applied:
    """What became of the run: whether it has to stand still, and what the user should know.

    lost  the run as it was, where the edit took it away
    """

    stands_still: bool
    notices: tuple[Message, ...] = ()
    lost: KeptRun | None = None


class CurrentRun:
    """One run of one experiment, with its data and its probes; a new start replaces the `Run`.

    number      counts the new starts, from 1
    origin      the number when this run began, which it has again when it is brought back
    stages      the settings it was trained with, in order of their steps
    hand_steps  the steps at which a parameter was set by hand, the newest 256
    nudge       what the last nudge of this run did
    checkpoint  the moment to go on from instead of the experiment's own start
    is_ready    whether `make_engine` is the engine to train with; if not, it is only there to look at the start, and
                `use_engine` brings the right one before the first step
    data        of the experiment, where it is there already
    seen        what was seen of the run before the checkpoint
    timeline    earlier moments of the run

    UserError where the data cannot be had or the checkpoint does not fit.
    """

    nudge: NudgeResult | None
    hand_steps: tuple[int, ...]
    stages: Stages
    timeline: Timeline

    def __init__(
        self,
        experiment: Experiment,
        base: Path | None,
        make_engine: MakeEngine,
        number: int = 1,
        checkpoint: Checkpoint | None = None,
        *,
        is_ready: bool = True,
        data: PreparedData | None = None,
        seen: Seen | None = None,
    ) -> None:
        self.experiment = experiment
        self.number = self.origin = number
        self._base = base
        self._make_engine = make_engine
        self._is_ready = is_ready
        self._version = 0
        self.data = data or self._prepare(experiment)
        self._begin(self._drawn() if checkpoint is None else checkpoint, seen)

    @property
    def moment(self) -> Hashable:
        """Changes with everything that a figure or a map depends on."""
        return self._version, self.run.state.step

    @property
    def network(self) -> Network:
        return self.run.program.network

    def capture(self) -> Checkpoint:
        """This very moment. Taking it changes nothing."""
        run, start = self.run, self._start
        moment = run.capture(self.experiment, is_drawn=self._is_drawn, hand_steps=self.hand_steps)
        taken = replace(moment, stages=self.stages)
        return taken if start is None else replace(taken, evaluations=start.evaluations, due=start.due)

    def set_aside(self) -> KeptRun:
        """All that is needed to bring this run back."""
        return KeptRun(self.capture(), self.origin, self.data, self.probes.insights.seen, self.timeline)

    def bring_back(self, kept: KeptRun) -> None:
        """Go on with a run that was set aside, from the moment it was at."""
        self.experiment, self.data = kept.checkpoint.experiment, kept.data
        self.number += 1
        self.origin = kept.origin
        self._begin(kept.checkpoint, kept.seen, kept.timeline)

    def past(self, step: int) -> CurrentRun:
        """A run of its own that stands at the last moment kept at or before `step`: steps alone lead from there."""
        self._mark_change()
        moment, seen = self.timeline.before(step), self.probes.insights.seen.until(step)
        return CurrentRun(
            moment.experiment, self._base, self._make_engine, self.number, moment, data=self.data, seen=seen
        )

    def branch(self, moment: Checkpoint) -> None:
        """Go on in another way from an earlier moment of this run; what came after it is forgotten."""
        self.experiment = moment.experiment
        self.number += 1
        self._begin(moment, self.probes.insights.seen.until(moment.step), self.timeline.until(moment.step))

    def advance(self, steps: int) -> int:
        """`Run.advance`, and moments are kept on the way."""
        if self.run.is_evaluating:
            return self.run.advance(0)
        self._mark_change()
        done = self.run.advance(min(steps, self.timeline.steps_to_next(self.run.state.step)))
        if done and self.timeline.is_due(self.run.state.step):
            self.timeline.keep(self.capture())
        return done

    def reset(self) -> None:
        """The start that the experiment defines, bit for bit the same each time."""
        self._begin_anew(self._drawn())

    def begin_with(self, experiment: Experiment, parameters: Floats) -> None:
        """A new run of an experiment, which starts from these parameters (p,) instead of drawn ones.

        UserError where its data cannot be had, ValueError where the parameters do not fit; then nothing has changed.
        """
        change = compare(self.experiment, experiment)
        is_same = not change.new_start and not change.structure and Part.LOSS not in change.parts
        data = self.data if is_same else self._prepare(experiment)
        program = program_of(experiment, data)
        start = Checkpoint.at_start(experiment, program, parameters, is_drawn=False)
        self.experiment, self.data = experiment, data
        self._begin_anew(start)

    def use_engine(self, make_engine: MakeEngine) -> None:
        """Compute with the engine to train with, from this moment on; what was evaluated before is evaluated again."""
        here = self.capture()
        self._make_engine, self._is_ready = make_engine, True
        self._begin(here, self.probes.insights.seen)

    def parameter(self, place: ParameterPlace) -> float | None:
        """What is in a place; None where there is no such place."""
        index = place.index(self.network)
        return None if index is None else float(self.run.state.parameters[index])

    def set_parameter(self, place: ParameterPlace, value: float) -> None:
        """Put a value, rounded to the run's precision, in place of one parameter; nothing where there is none."""
        index = place.index(self.network)
        if index is not None:
            self.run.set_parameter(index, value)
            self._is_drawn, self._is_changed = False, True
            self._mark_hand(self.run.state.step)
            self.touch()

    def touch(self) -> None:
        """Say that something about the run is new without a step."""
        self._version += 1

    def divergence(self) -> Failure | None:
        """Why the run has stopped by itself, where it has, and the step to go back to."""
        run, divergence = self.run, self.run.state.divergence
        if divergence is None:
            return None
        failure = explain(divergence, run.program, run.steps.history(), self.hand_steps)
        is_kept = failure.well is not None and failure.well >= self.timeline.first
        return failure if is_kept else replace(failure, well=None)

    def apply(self, experiment: Experiment) -> Applied:
        """Go over to an edited experiment, keeping as much as the edit allows.

        UserError where its data cannot be had; then nothing has changed.
        """
        change = compare(self.experiment, experiment)
        reshaped = change.structure or Part.LOSS in change.parts
        data = self._prepare(experiment) if change.new_start or reshaped else self.data
        kept = kept_layers(self.experiment, experiment, self.data.x_train.shape[1], data.x_train.shape[1])
        is_lost = change.new_start or (reshaped and (self.is_untouched or not self._keeps_all(experiment, data, kept)))
        lost = self.set_aside() if is_lost else None
        self.experiment, self.data = experiment, data
        if lost is None:
            self._go_on(change, reshaped=reshaped)
            return Applied(stands_still=False)
        if change.new_start or self.is_untouched:
            self.reset()
            return Applied(stands_still=change.new_start, lost=lost)
        return Applied(stands_still=False, notices=self._carry_over(kept), lost=lost)

    @property
    def is_untouched(self) -> bool:
        """Whether the parameters are still those that the experiment's seed gave, before the first step."""
        return self.run.state.step == 0 and self._is_drawn

    def _keeps_all(self, experiment: Experiment, data: PreparedData, kept: tuple[int | None, ...]) -> bool:
        """Whether the run can go on as the edited experiment: every layer stays where it is, with its shape."""
        program = program_of(experiment, data)
        same = program.network.sizes == self.network.sizes and program.loss == self.run.program.loss
        return same and kept == tuple(range(self.network.layers))

    def _carry_over(self, kept: tuple[int | None, ...]) -> tuple[Message, ...]:
        """Take the kept layers into the network of the new experiment; draw the others, and say which."""
        program = program_of(self.experiment, self.data)
        fresh = start_parameters(self.experiment, self.data)
        carried = keep_layers(fresh, program.network, self.run.state.parameters, self.network, kept)
        self._begin_anew(Checkpoint.at_start(self.experiment, program, carried, is_drawn=False))
        anew = ", ".join(str(index + 1) for index, source in enumerate(kept) if source is None)
        return (message(N_("Layers drawn anew: {layers}"), layers=anew),) if anew else ()

    def _go_on(self, change: Change, *, reshaped: bool) -> None:
        """Continue the run with the settings of the experiment."""
        if change.nothing:
            return
        if reshaped:
            self.run.state.restart_optimizer()
        self.run.change(program_of(self.experiment, self.data))
        self._mark_stage()
        self._is_changed = True
        self.touch()

    def _mark_change(self) -> None:
        """Keep the moment where something else than steps has changed the run since the last one."""
        if self._is_changed:
            self.timeline.mark(self.capture())
            self._is_changed = False

    def _mark_hand(self, step: int) -> None:
        if step not in self.hand_steps[-1:]:
            self.hand_steps = (*self.hand_steps, step)[-MOST_HAND_STEPS:]

    def _mark_stage(self) -> None:
        self.stages = with_stage(self.stages, self.run.state.step, self.experiment)

    def _drawn(self) -> Checkpoint:
        program = program_of(self.experiment, self.data)
        return Checkpoint.at_start(
            self.experiment, program, start_parameters(self.experiment, self.data), is_drawn=True
        )

    def _begin_anew(self, start: Checkpoint) -> None:
        """A new run, which has nothing to do with the one before."""
        self.number += 1
        self.origin = self.number
        self._begin(start)

    def _begin(self, start: Checkpoint, seen: Seen | None = None, timeline: Timeline | None = None) -> None:
        """A new `Run` that goes on from `start`, with what was seen and kept of it before."""
        program = program_of(self.experiment, self.data)
        start.check(program, self.experiment)
        self.run = Run(self._make_engine, program, start.state.parameters, (self.data.x_test, self.data.y_test))
        self.run.go_to(start)
        self._start = None if self._is_ready else start
        self._is_drawn, self.hand_steps, self.stages = start.is_drawn, start.hand_steps, start.stages
        self._mark_stage()
        self.timeline, self._is_changed = timeline or Timeline(start), timeline is not None
        self.probes = Probes(self.data, seen or Seen())
        self.nudge = None
        self.touch()

    def _prepare(self, experiment: Experiment) -> PreparedData:
        units = experiment.network.layers[-1].units
        return prepare(experiment.data, experiment.training.loss, units, self._base)
