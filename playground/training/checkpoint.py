"""One moment of a run, whole: what a run needs to go on from there bit-equal to never having stopped."""

from __future__ import annotations

from dataclasses import dataclass, replace

from playground.document.experiment import Experiment
from playground.engine.network import Floats
from playground.engine.program import Program, State
from playground.messages import N_, UserError
from playground.training.evaluations import EvaluationMemory
from playground.training.recorder import StepMemory
from playground.training.stages import Stages


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """Where a run of `experiment` stands, and what it remembers. Copies that are never written to again.

    state        parameters (p,), what the optimizer remembers, step, epoch, place in the epoch; read-only arrays
    steps        the record of every step
    evaluations  the record of the evaluations
    due          (p,) the parameters of an evaluation that comes before the next step; None where none is due
    hand_steps   the steps at which a parameter was set by hand, in order
    stages       the settings it was trained with, in order of their steps; empty where that is not known
    is_drawn     whether nothing but training has touched the parameters that the experiment's seed gave
    """

    experiment: Experiment
    state: State
    steps: StepMemory
    evaluations: EvaluationMemory
    due: Floats | None = None
    hand_steps: tuple[int, ...] = ()
    is_drawn: bool = False
    stages: Stages = ()

    @classmethod
    def at_start(cls, experiment: Experiment, program: Program, parameters: Floats, *, is_drawn: bool) -> Checkpoint:
        """The moment before the first step, whose evaluation is due. `parameters` (p,)."""
        state = frozen(State.start(program.network, parameters, program.precision))
        memory = StepMemory.empty(program.network.layers), EvaluationMemory()
        return cls(experiment, state, *memory, due=state.parameters, is_drawn=is_drawn)

    @property
    def step(self) -> int:
        return self.state.step

    @property
    def nbytes(self) -> int:
        """How much memory its arrays take."""
        return sum(array.nbytes for array in self._vectors) + self.steps.nbytes + self.evaluations.entries.nbytes

    @property
    def _vectors(self) -> tuple[Floats, ...]:
        state = self.state
        vectors = state.parameters, state.slots, state.gradient, state.update
        return vectors if self.due is None or self.due is state.parameters else (*vectors, self.due)

    def check(self, program: Program, experiment: Experiment) -> None:
        """UserError where a run of `experiment`, which is `program`, cannot go on from here."""
        parameters, count = self.state.parameters, program.network.parameter_count
        units = [[layer.units for layer in one.network.layers] for one in (self.experiment, experiment)]
        if units[0] != units[1] or any(vector.shape[-1:] != (count,) for vector in self._vectors):
            raise UserError(
                N_("The trained state does not fit the network: it has {found} parameters, {expected} were expected."),
                found=parameters.size,
                expected=count,
            )
        if any(vector.dtype != program.dtype for vector in self._vectors):
            raise UserError(
                N_("The trained state has the precision {found}, the experiment has {expected}."),
                found=str(parameters.dtype),
                expected=program.precision,
            )
        if not 0 <= self.state.position < program.samples:
            raise UserError(
                N_("The trained state is at sample {found} of an epoch, but the data has only {expected} to train on."),
                found=self.state.position,
                expected=program.samples,
            )


def frozen(state: State) -> State:
    """A copy of a state whose arrays cannot be written to."""
    arrays = (state.parameters, state.slots, state.gradient, state.update)
    copy = replace(state)
    copy.parameters, copy.slots, copy.gradient, copy.update = (array.copy() for array in arrays)
    for array in (copy.parameters, copy.slots, copy.gradient, copy.update):
        array.flags.writeable = False
    return copy
