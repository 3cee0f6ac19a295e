"""One training of one experiment from one start: a function of its program and its first parameters, nothing else."""

from __future__ import annotations

import numpy as np

from playground.document.experiment import Experiment
from playground.engine.network import Floats
from playground.engine.program import Program, State
from playground.training import pieces, runaway
from playground.training.checkpoint import Checkpoint, frozen
from playground.training.engines import Engine, MakeEngine
from playground.training.evaluations import EvaluationRecorder
from playground.training.pieces import Job, Pieces
from playground.training.recorder import StepRecorder

# Steps in one call of the engine at most: bounds the arrays that its records are written to.
CALL_STEPS = 8192


class Run:
    """A run and its records.

    It moves only in `advance`, which also evaluates at the ends of the epochs that `evaluations` chooses; how the steps
    are cut into calls changes no bit of parameters, records or evaluations.

    parameters      (p,) the start
    test            x (n, d) and y (n, k) of the test set, n may be 0
    losses, norms   batch loss (done,) and gradient norms (done, layers) of the steps taken last: views that the next
                    steps overwrite
    """

    def __init__(
        self,
        make_engine: MakeEngine,
        program: Program,
        parameters: Floats,
        test: tuple[Floats, Floats],
        evaluations: EvaluationRecorder | None = None,
    ) -> None:
        self._make_engine = make_engine
        self.engine: Engine = make_engine(program)
        self.x_test, self.y_test = (np.ascontiguousarray(part, dtype=program.dtype) for part in test)
        self.state = State.start(program.network, parameters, program.precision)
        self.steps = StepRecorder(program.network.layers)
        self.evaluations = evaluations or EvaluationRecorder()
        self._losses = np.empty(CALL_STEPS)
        self._norms = np.empty((CALL_STEPS, program.network.layers))
        self._done = 0
        self._plan_evaluation(self.state.parameters)

    @property
    def program(self) -> Program:
        return self.engine.program

    @property
    def losses(self) -> Floats:
        return self._losses[: self._done]

    @property
    def norms(self) -> Floats:
        return self._norms[: self._done]

    @property
    def diverged(self) -> bool:
        """Whether the run has stopped by itself: a number is not finite, or the loss is beyond hope.

        See `state.divergence`.
        """
        return self.state.divergence is not None

    @property
    def is_evaluating(self) -> bool:
        """Whether an evaluation is due, which comes before the next step."""
        return self._evaluation is not None

    @property
    def due(self) -> Floats | None:
        """A copy of the parameters (p,) whose evaluation is due."""
        return None if self._evaluated is None else self._evaluated.copy()

    def go_to(self, checkpoint: Checkpoint) -> None:
        """Go on from a moment of a run of this very program, bit-equal to that run."""
        self.state = checkpoint.state.copy()
        self.steps = StepRecorder.of(checkpoint.steps)
        self.evaluations = EvaluationRecorder.of(checkpoint.evaluations)
        self._done = 0
        self._plan_evaluation(checkpoint.due)

    def capture(self, experiment: Experiment, *, is_drawn: bool, hand_steps: tuple[int, ...] = ()) -> Checkpoint:
        """This very moment of the run, which is one of `experiment`; see `Checkpoint`."""
        memory = self.steps.memory(), self.evaluations.memory()
        return Checkpoint(experiment, frozen(self.state), *memory, self.due, hand_steps, is_drawn)

    def advance(self, steps: int) -> int:
        """Compute one piece of a due evaluation or, where none is due, up to `steps` steps; the number of steps taken.

        It is less than `steps` before an evaluation, before a divergence, and in very long calls.
        """
        if self._evaluation is not None:
            if self._evaluation.advance():
                self._plan_evaluation(None)
            return 0
        count = min(steps, self._steps_to_evaluation(), runaway.steps_to_check(self.steps), CALL_STEPS)
        epoch = self.state.epoch
        self._done = self.engine.run(self.state, count, self._losses[:count], self._norms[:count])
        self.steps.record(self.losses, self.norms)
        if self._done and not self.diverged and runaway.is_due(self.steps):
            self.state.divergence = runaway.growth(self.steps, self.program, self.state)
        if self.state.epoch > epoch and self.evaluations.is_due(self.state.epoch):
            self._plan_evaluation(self.state.parameters)
        return self._done

    def train(self, steps: int) -> int:
        """Take `steps` steps and finish a due evaluation; less where the run diverges. The number of steps taken."""
        done = 0
        while self.is_evaluating or (done < steps and not self.diverged):
            done += self.advance(steps - done)
        return done

    def change(self, program: Program) -> None:
        """Go on with other settings from where the run stands; shape of the network and data stay the same.

        What the optimizer remembers of a parameter that is frozen from now on is forgotten. A due evaluation begins
        again.
        """
        if program.optimizer != self.program.optimizer:
            self.state.restart_optimizer()
        if program.trainable is not None:
            self.state.slots[:, program.trainable == 0] = 0
        self.state.divergence = None
        self.engine = self._make_engine(program)
        self._plan_evaluation(self._evaluated)

    def set_parameter(self, index: int, value: float) -> None:
        """Put `value`, rounded to the precision of the program, in place of parameter number `index`."""
        self.state.parameters[index] = value
        self.state.divergence = None

    def steps_to_epoch_end(self) -> int:
        """How many steps the current epoch still has: at least 1."""
        return -(-(self.program.samples - self.state.position) // self.program.batch_size)

    @property
    def steps_in_epoch(self) -> int:
        """How many batches use every sample once."""
        return -(-self.program.samples // self.program.batch_size)

    def _steps_to_evaluation(self) -> int:
        stride = self.evaluations.stride
        later_epochs = stride - 1 - self.state.epoch % stride
        return self.steps_to_epoch_end() + later_epochs * self.steps_in_epoch

    def _plan_evaluation(self, parameters: Floats | None) -> None:
        """Have these parameters (p,) evaluated before the next step; None: nothing is due."""
        self._evaluated = None if parameters is None else parameters.copy()
        self._evaluation: Job[None] | None = None if self._evaluated is None else Job(self._evaluate(self._evaluated))

    def _evaluate(self, flat: Floats) -> Pieces[None]:
        """Evaluate both sets with the parameters (p,) of this moment, even if one is set by hand meanwhile."""
        train, _ = yield from pieces.evaluate(self.engine, flat, self.program.x, self.program.y)
        test, _ = yield from pieces.evaluate(self.engine, flat, self.x_test, self.y_test)
        self.evaluations.record(self.state.step, train, test)
