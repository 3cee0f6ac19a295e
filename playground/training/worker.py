"""The thread of a session: it carries out commands, trains in short slices, and builds the snapshots asked for."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

import numpy as np

from playground.document.experiment import Experiment
from playground.engine.network import Floats
from playground.messages import N_, Message, UserError, message
from playground.training.checkpoint import Checkpoint
from playground.training.current import CurrentRun
from playground.training.divergence import explain
from playground.training.engines import MakeEngine, ReferenceEngine, StopFlag, bound
from playground.training.insight import ParameterPlace
from playground.training.keeping import KeptRun, KeptRuns
from playground.training.mailbox import Mailbox
from playground.training.motion import SLICE, Motion
from playground.training.nudging import Instead, Request, nudge
from playground.training.pieces import Job
from playground.training.preparation import EngineSupply
from playground.training.publisher import Condition, Publisher
from playground.training.run import Run
from playground.training.snapshot import Failure, RunState, Wants

log = logging.getLogger(__name__)

PREPARATION_POLL = 0.05

BACK = N_("The trained network is back, at step {step}.")
BACK_AND_PAUSED = N_("The trained network is back, at step {step}. Training is paused.")
DROPPED = N_("To save memory, the trained weights from before that change were not kept: they cannot come back.")
GONE = N_("The run has started again since then: what was set by hand is gone with it.")


class Worker:
    """Everything that happens on the thread of a session. Only `state` and `failure` may be read from other threads.

    Until the compiled engine is ready, the readable one shows the start, and the wish to move is remembered.
    """

    def __init__(self, mailbox: Mailbox, supply: EngineSupply, stop: StopFlag, step_limit: int | None) -> None:
        self._mailbox = mailbox
        self._supply = supply
        self._stop = stop
        self._make_engine: MakeEngine = bound(ReferenceEngine, stop)
        self._ready = False
        self._current: CurrentRun | None = None
        self._motion = Motion(step_limit)
        self._publisher = Publisher(mailbox)
        self._kept = KeptRuns()
        self._failure: Failure | None = None
        self._blind = False
        self._nudge: Job[None] | None = None
        self._nudge_is_repeated = False

    @property
    def failure(self) -> Failure | None:
        return self._failure

    @property
    def state(self) -> RunState:
        """Where the run stands."""
        if self._failure is not None:
            return RunState.FAILED
        if not self._ready:
            return RunState.PREPARING
        if self._motion.wanted:
            return RunState.RUNNING
        current = self._current
        step = current.run.state.step if current else 0
        if step == self._motion.limit:
            return RunState.FINISHED
        return RunState.PAUSED if step else RunState.IDLE

    def main(self, experiment: Experiment, base: Path | None, checkpoint: Checkpoint | None) -> None:
        """Work until the mailbox is closed. No exception leaves this: it becomes the state of the run."""
        try:
            with np.errstate(all="ignore"):  # numbers that grow beyond all bounds are looked for, and are no defect
                self._guard(partial(self.open, experiment, base, checkpoint))
                while not self._mailbox.closed:
                    self._guard(self._turn)
        finally:
            self._supply.stop()

    # Commands

    def train(self) -> None:
        self._go(None)

    def pause(self) -> None:
        self._nudge = None
        self._motion.stop()

    def step(self, count: int) -> None:
        self._go((self._motion.remaining or 0) + count)

    def epoch(self) -> None:
        if self._current is not None:
            self._go(self._current.run.steps_to_epoch_end())

    def set_speed(self, steps_per_second: float | None) -> None:
        self._motion.set_speed(steps_per_second)

    def want(self, wants: Wants) -> None:
        self._publisher.wants = wants

    def set_parameter(self, place: ParameterPlace, value: float, instead: Instead | None) -> None:
        self._nudge = None
        if self._current is None:
            return
        if instead is not None and not instead.is_in(self._current, place):
            self._publisher.notices.append(message(GONE))
            return
        if self._failure is not None and self._failure.diverged:
            self._forgive()
        self._current.set_parameter(place, value)

    def nudge(self, request: Request) -> None:
        if self._current is not None:
            self._nudge, self._nudge_is_repeated = Job(nudge(self._current, request)), request.repeated

    def reset(self, keep: int | None) -> None:
        self._forgive()
        self._motion.stop()
        if self._current is not None:
            self._keep(keep, self._current.set_aside())
            self._current.reset()

    def open(self, experiment: Experiment, base: Path | None, checkpoint: Checkpoint | None = None) -> None:
        self._forgive()
        self._motion.stop()
        self._kept.clear()
        number = self._current.number + 1 if self._current else 1
        self._current = CurrentRun(experiment, base, self._make_engine, number, checkpoint, is_ready=self._ready)
        self._look_for_divergence(self._current.run)

    def begin_with(self, experiment: Experiment, parameters: Floats, keep: int | None) -> None:
        self._forgive()
        self._motion.stop()
        if self._current is not None:
            lost = self._current.set_aside()
            self._current.begin_with(experiment, parameters)
            self._keep(keep, lost)

    def capture(self) -> Checkpoint:
        if self._current is None:
            raise UserError(N_("There is nothing to keep yet: training has not been set up."))
        return self._current.capture()

    def apply(self, experiment: Experiment, base: Path | None, keep: int | None, restore: int | None) -> None:
        self._forgive()
        if self._current is None:
            self.open(experiment, base)
            return
        kept = None if restore is None else self._kept.take(restore)
        if kept is not None:
            self._keep(keep, self._current.set_aside())
            self._bring_back(self._current, kept)
            keep = None
        applied = self._current.apply(experiment)
        self._keep(keep, applied.lost)
        if applied.starts_again:
            self._motion.stop()
        self._publisher.notices += applied.notices
        if restore is not None and self._kept.had_to_drop(restore):
            self._publisher.notices.append(message(DROPPED))

    def forget(self, token: int) -> None:
        self._kept.forget(token)

    def _keep(self, token: int | None, run: KeptRun | None) -> None:
        if token is not None and run is not None:
            self._kept.put(token, run)

    def _bring_back(self, current: CurrentRun, kept: KeptRun) -> None:
        """Stand still where the run was that an edit had taken away."""
        sentence = BACK_AND_PAUSED if self._motion.wanted else BACK
        self._motion.stop()
        current.bring_back(kept)
        self._look_for_divergence(current.run)
        if current.run.state.step > 0:
            self._publisher.notices.append(message(sentence, step=f"{current.run.state.step:,}"))

    # The loop

    def _turn(self) -> None:
        """Commands, then a slice of training, then a slice of what views want; where there is nothing to do, sleep."""
        while self._takes_commands and (command := self._mailbox.next_command()) is not None:
            self._guard(command)
        was_asked = self._mailbox.is_asked
        self._prepare()
        moved = self._nudge_on() or self._move()
        if not self._look() and not moved:
            self._mailbox.wait(self._seconds_to_sleep(), for_wish=not was_asked)

    def _prepare(self) -> None:
        """Go over to the compiled engine once it is there."""
        if self._ready or self._failure is not None:
            return
        factory = self._supply.poll()
        if factory is not None:
            make_engine = bound(factory, self._stop)
            if self._current is not None:
                self._current.use_engine(make_engine)
            self._make_engine, self._ready = make_engine, True

    @property
    def _takes_commands(self) -> bool:
        """A single nudge is finished before the next command; a repeated one ends with it."""
        return self._nudge is None or self._nudge_is_repeated

    def _nudge_on(self) -> bool:
        """One slice of a nudge, during which the run stands still; whether there was one."""
        if self._nudge is None:
            return False
        until = perf_counter() + SLICE
        while self._nudge is not None and perf_counter() < until:
            if self._nudge.advance():
                self._nudge = None
        return True

    def _move(self) -> bool:
        """One slice of training; whether there was any work."""
        if self._current is None or self._failure is not None or not self._ready:
            return False
        run = self._current.run
        moved = self._motion.advance(run, lambda: self._mailbox.has_commands)
        self._look_for_divergence(run)
        return moved

    def _look(self) -> bool:
        """One slice of what views want; whether there is more to do at once."""
        if self._current is None:
            return False
        state = self.state
        moving = self._nudge is not None or (state is RunState.RUNNING and not self._motion.is_slow)
        condition = Condition(state, self._failure, moving, self._blind)
        return self._publisher.offer(self._current, condition, self._motion.steps_per_second)

    def _seconds_to_sleep(self) -> float | None:
        if self._failure is None and not self._ready:
            return PREPARATION_POLL
        return self._motion.seconds_to_next_step if self.state is RunState.RUNNING else None

    def _go(self, remaining: int | None) -> None:
        self._nudge = None
        if self._failure is None:
            self._motion.go(remaining)

    # Failure

    def _guard(self, action: Callable[[], None]) -> None:
        try:
            action()
        except UserError as error:
            self._break(error.message)
        except Exception as error:
            log.exception("the training thread failed")
            self._break(
                message(N_("Something went wrong inside the program: {error}. The log has the details."), error=error)
            )

    def _break(self, sentence: Message) -> None:
        """Fail for another reason than divergence. What fails in a failed run is looking at it: stop that too."""
        self._blind = self._failure is not None
        step = self._current.run.state.step if self._current else 0
        self._fail(Failure(sentence, step, None, diverged=False))

    def _look_for_divergence(self, run: Run) -> None:
        if run.state.divergence is not None:
            self._fail(explain(run.state.divergence, run.program))

    def _fail(self, failure: Failure) -> None:
        self._failure, self._nudge = failure, None
        self._motion.stop()

    def _forgive(self) -> None:
        self._failure, self._blind, self._nudge = None, False, None
