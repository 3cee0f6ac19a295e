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
from playground.training.engines import ReferenceEngine, StopFlag, bound
from playground.training.insight import ParameterPlace
from playground.training.mailbox import Command, Mailbox
from playground.training.motion import SLICE, Motion
from playground.training.nudging import Instead, Request, nudge
from playground.training.pieces import Job
from playground.training.preparation import EngineSupply
from playground.training.publisher import Condition, Publisher
from playground.training.runs import Runs
from playground.training.snapshot import Failure, RunState, Wants

log = logging.getLogger(__name__)

PREPARATION_POLL = 0.05

GONE = N_("The run has started again since then: what was set by hand is gone with it.")


class Worker:
    """Everything that happens on the thread of a session. Only `state` and `failure` may be read from other threads.

    Until the compiled engine is ready, the readable one shows the start, and the wish to move is remembered.
    """

    def __init__(self, mailbox: Mailbox, supply: EngineSupply, stop: StopFlag, step_limit: int | None) -> None:
        self._mailbox = mailbox
        self._supply = supply
        self._stop = stop
        self._runs = Runs(bound(ReferenceEngine, stop))
        self._motion = Motion(step_limit)
        self._publisher = Publisher(mailbox)
        self._failure: Failure | None = None
        self._blind = False
        self._nudge: Job[None] | None = None
        self._nudge_is_repeated = False

    @property
    def failure(self) -> Failure | None:
        return None if self._runs.back is not None else self._failure

    @property
    def state(self) -> RunState:
        """Where the run stands."""
        if self.failure is not None:
            return RunState.FAILED
        if not self._runs.is_ready:
            return RunState.PREPARING
        if self._motion.wanted:
            return RunState.RUNNING
        step = self._current.run.state.step if self._current else 0
        if self._runs.back is None and step == self._motion.limit:
            return RunState.FINISHED
        return RunState.PAUSED if step else RunState.IDLE

    @property
    def _current(self) -> CurrentRun | None:
        return self._runs.current

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
        self._runs.look_at_now()
        if self._current is None:
            return
        if instead is not None and not instead.is_in(self._current, place):
            self._publisher.notices.append(message(GONE))
            return
        if self._failure is not None and self._failure.diverged:
            self._forgive()
        self._current.set_parameter(place, value)

    def nudge(self, request: Request) -> None:
        self._runs.look_at_now()
        if self._current is not None:
            self._nudge, self._nudge_is_repeated = Job(nudge(self._current, request)), request.repeated

    def reset(self, keep: int | None) -> None:
        self._forgive()
        self._motion.stop()
        self._runs.reset(keep)

    def open(self, experiment: Experiment, base: Path | None, checkpoint: Checkpoint | None) -> None:
        self._forgive()
        self._motion.stop()
        self._runs.open(experiment, base, checkpoint)
        self._look_for_divergence()

    def begin_with(self, experiment: Experiment, parameters: Floats, keep: int | None) -> None:
        self._forgive()
        self._motion.stop()
        self._runs.begin_with(experiment, parameters, keep)

    def capture(self) -> Checkpoint:
        return self._runs.capture()

    def apply(self, experiment: Experiment, base: Path | None, keep: int | None, restore: int | None) -> None:
        self._forgive()
        applied = self._runs.apply(experiment, base, keep, restore, moving=self._motion.wanted)
        if applied.stands_still:
            self._motion.stop()
        self._publisher.notices += applied.notices
        self._look_for_divergence()

    def forget(self, token: int) -> None:
        self._runs.forget(token)

    def look_back(self, step: int) -> None:
        if self._runs.is_ready:
            self.pause()
            self._runs.look_back(step)

    def look_at_now(self) -> None:
        self._runs.look_at_now()

    def go_on(self, experiment: Experiment, step: int | None, keep: int | None, restore: int | None) -> None:
        is_kept = self._runs.has(restore)
        if step is not None and not is_kept:
            self.look_back(step)
        if is_kept or self._runs.back is None:
            self.apply(experiment, None, keep, restore)
        else:
            self._runs.go_on(experiment, keep)

    # The loop

    def _turn(self) -> None:
        """Commands, then a slice of training, then a slice of what views want; where there is nothing to do, sleep."""
        self._give_up()
        while (command := self._next_command()) is not None:
            self._guard(command)
        was_asked = self._mailbox.is_asked
        self._prepare()
        moved = self._nudge_on() or self._go_back() or self._move()
        if not self._look() and not moved:
            self._mailbox.wait(self._seconds_to_sleep(), for_wish=not was_asked)

    def _prepare(self) -> None:
        """Go over to the compiled engine once it is there."""
        if self._runs.is_ready or self._failure is not None:
            return
        factory = self._supply.poll()
        if factory is not None:
            self._runs.use_engine(bound(factory, self._stop))

    def _next_command(self) -> Command | None:
        """A single nudge is finished before the next command, a repeated one ends with it."""
        if self._nudge is not None and not self._nudge_is_repeated:
            return None
        return self._mailbox.next_command(on_the_way=self._runs.is_about_to_branch)

    def _give_up(self) -> None:
        """End the way to where the run was to go on from, where that is taken back before it is there."""
        back = self._runs.back
        if back is not None and back.branch is not None and self._mailbox.takes_back(back.branch.keep):
            self._runs.give_up()

    def _nudge_on(self) -> bool:
        """One slice of a nudge, during which the run stands still; whether there was one."""
        if self._nudge is None:
            return False
        until = perf_counter() + SLICE
        while self._nudge is not None and perf_counter() < until:
            if self._nudge.advance():
                self._nudge = None
        return True

    def _go_back(self) -> bool:
        """One slice of the way to an earlier step, and what is to be done there; whether there was any work."""
        runs, back = self._runs, self._runs.back
        if back is None:
            return False
        worked = back.advance(lambda: self._mailbox.has_commands(on_the_way=runs.is_about_to_branch))
        notice = runs.branch()
        if notice is not None:
            self._forgive()
            self._publisher.notices.append(notice)
        return worked or notice is not None

    def _move(self) -> bool:
        """One slice of training; whether there was any work."""
        if self._current is None or self._failure is not None or not self._runs.is_ready:
            return False
        moved = self._motion.advance(self._current, self._mailbox.has_commands)
        self._look_for_divergence()
        return moved

    def _look(self) -> bool:
        """One slice of what views want; whether there is more to do at once."""
        shown, back, state = self._runs.shown, self._runs.back, self.state
        if shown is None:
            return False
        moving = self._nudge is not None or (state is RunState.RUNNING and not self._motion.is_slow)
        if back is None:
            awaits_engine = state is RunState.PREPARING and self._motion.wanted
            condition = Condition(state, self._failure, moving, self._blind, awaits_engine)
            return self._publisher.offer(shown, condition, self._motion.steps_per_second)
        condition = Condition(state, None, not back.has_arrived, look_back=back.shown)
        return self._publisher.offer(shown, condition, 0.0, now=back.now)

    def _seconds_to_sleep(self) -> float | None:
        if self._failure is None and not self._runs.is_ready:
            return PREPARATION_POLL
        return self._motion.seconds_to_next_step if self.state is RunState.RUNNING else None

    def _go(self, remaining: int | None) -> None:
        self._nudge = None
        if not self._runs.is_about_to_branch:
            self._runs.look_at_now()
        if self.failure is None:
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

    def _look_for_divergence(self) -> None:
        failure = self._current.divergence() if self._current is not None else None
        if failure is not None:
            self._fail(failure)

    def _fail(self, failure: Failure) -> None:
        self._failure, self._nudge, self._runs.back = failure, None, None
        self._motion.stop()

    def _forgive(self) -> None:
        self._failure, self._blind, self._nudge = None, False, None
