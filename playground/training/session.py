"""A run in the background: commands go in from any thread and return at once, snapshots are taken when wanted."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from functools import partial
from itertools import count
from pathlib import Path
from types import TracebackType

from playground.document.experiment import Experiment
from playground.engine.network import Floats
from playground.training.checkpoint import Checkpoint
from playground.training.engines import stop_flag
from playground.training.insight import ParameterPlace
from playground.training.mailbox import EVERYTHING, Mailbox
from playground.training.nudging import Instead, Request
from playground.training.preparation import CompiledSupply, EngineSupply
from playground.training.snapshot import Failure, RunState, Snapshot, Wants
from playground.training.worker import Worker

LARGEST_PARAMETER = 1e30  # leaves room to compute with it in single precision


class Session:
    """Trains one experiment after the other on a thread of its own. It never calls back and knows no window.

    base        the folder that relative paths of the experiment start from
    checkpoint  the moment to go on from instead of the experiment's own start
    step_limit  where a run is finished; None: never
    supply      where the engine comes from; by default the compiled kernel, which is prepared first if need be

    start       begin at once; a window puts it off until it has been painted, because loading the engine takes a while

    What is posted before the engine is ready is remembered.
    """

    def __init__(
        self,
        experiment: Experiment,
        base: Path | None = None,
        *,
        checkpoint: Checkpoint | None = None,
        step_limit: int | None = None,
        supply: EngineSupply | None = None,
        start: bool = True,
    ) -> None:
        stop = stop_flag()
        self._base = base
        self._tokens = count(1)
        self._mailbox = Mailbox(stop)
        self._worker = Worker(self._mailbox, supply or CompiledSupply(), stop, step_limit)
        self._thread = threading.Thread(
            target=self._worker.main, args=(experiment, base, checkpoint), name="training", daemon=True
        )
        if start:
            self.start()

    def start(self) -> None:
        """Begin, where that was put off: load the engine and draw the first weights."""
        self._thread.start()

    @property
    def state(self) -> RunState:
        """Where the run stands at this moment; commands that were posted just now may not have been carried out."""
        return self._worker.state

    @property
    def failure(self) -> Failure | None:
        """Why the run stands still, when `state` is FAILED."""
        return self._worker.failure

    def train(self) -> None:
        """Move without end."""
        self._mailbox.post(self._worker.train, waits=False)

    def pause(self) -> None:
        """Stand still."""
        self._mailbox.post(self._worker.pause, waits=False)

    def step(self, count: int = 1) -> None:
        """Take `count` steps, on top of those that are still to be taken, then stand still."""
        self._mailbox.post(partial(self._worker.step, count), waits=False)

    def epoch(self) -> None:
        """Move to the end of the current epoch, then stand still."""
        self._mailbox.post(self._worker.epoch)

    def token(self) -> int:
        """A name, new each time, to `keep` a run under and to `restore` it by."""
        return next(self._tokens)

    def reset(self, keep: int | None = None) -> None:
        """Begin again: the same start, bit for bit; stand still. The run as it was is kept under the token `keep`."""
        self._mailbox.post(partial(self._worker.reset, keep))

    def apply(self, experiment: Experiment, *, keep: int | None = None, restore: int | None = None) -> None:
        """Go over to an edited experiment.

        Settings of training apply at once. A change of the network keeps the weights of the layers that it leaves
        alone, and a notice says which were drawn anew. Other data, another seed or another precision begin again.

        keep     where the edit takes the run away, it is kept under this token, as long as there is memory
        restore  what an edit kept under this token comes back to the last bit, and stands still: then the edit is
                 undone. Without anything under it the edit is as any other; a notice says where there was no memory.
        """
        self._mailbox.post(partial(self._worker.apply, experiment, self._base, keep, restore), takes_back=restore)

    def begin_with(self, experiment: Experiment, parameters: Floats, *, keep: int | None = None) -> None:
        """Begin a new run from these parameters (p,), rounded to the run's precision; stand still.

        `experiment` is the one that is open, perhaps with another network. The run as it was is kept under `keep`.
        """
        self._mailbox.post(partial(self._worker.begin_with, experiment, parameters, keep))

    def forget(self, token: int) -> None:
        """Drop what is kept under a token."""
        self._mailbox.post(partial(self._worker.forget, token))

    def open(self, experiment: Experiment, base: Path | None, checkpoint: Checkpoint | None = None) -> None:
        """Begin another experiment, whose relative paths start from `base`; stand still.

        With a `checkpoint` the run goes on from there: same parameters, same histories, the same next steps bit for
        bit. Where it does not fit the experiment, the session fails with a sentence and keeps the run it had.
        """
        self._base = base
        self._mailbox.post(partial(self._worker.open, experiment, base, checkpoint), takes_back=EVERYTHING)

    def capture(self) -> Future[Checkpoint]:
        """The moment the run is at when the training thread comes to it. Taking it disturbs nothing.

        It has a UserError where there is no run yet, and is cancelled where the session ends before.
        """
        return self._mailbox.ask(self._worker.capture)

    def look_back(self, step: int) -> None:
        """Show the run as it was at an earlier step, as far back as `Snapshot.first_step`; stand still.

        The steps from the last moment kept before are taken once more, which may take a while; `Snapshot.look_back`
        says how far that is. The run itself is not changed, whoever asks for it (`capture`) gets it as it stands.
        Whatever moves or edits the run ends the looking back.
        """
        self._mailbox.post(partial(self._worker.look_back, step))

    def look_at_now(self) -> None:
        """Show the run where it stands again."""
        self._mailbox.post(self._worker.look_at_now)

    def go_on(
        self, experiment: Experiment, step: int | None = None, *, keep: int | None = None, restore: int | None = None
    ) -> None:
        """Take up the run at `step`, or the one that is looked back at, as `experiment`: what came after it is gone.

        The run as it was is kept under the token `keep`; a run under `restore` is the one that goes on from there.
        How to move and how to look can be said while the way there is computed, other commands wait until the step is
        there. To take it back (`apply` with what `keep` was as `restore`) or to `open` something else ends the way.
        """
        self._mailbox.post(partial(self._worker.go_on, experiment, step, keep, restore))

    def set_parameter(self, place: ParameterPlace, value: float, instead: Instead | None = None) -> None:
        """Put `value`, at most 1e30 in size, in place of one parameter; a step is not taken. Not undone by `apply`.

        It is rounded to the run's precision: to undo, set the value that the snapshot before had.

        instead  the run and the value that it is to take the place of; in any other it is not set, and a notice says so
        """
        if not abs(value) <= LARGEST_PARAMETER:
            raise ValueError(f"{value} is not a number of at most {LARGEST_PARAMETER:g} in size")
        self._mailbox.post(partial(self._worker.set_parameter, place, value, instead))

    def nudge(self, place: ParameterPlace, epsilon: float, on_batch: bool = False) -> None:
        """Move one parameter by `epsilon` (not 0, either sign) and measure: see `NudgeResult`, in `Insight.nudge`.

        On the whole training set, or on the batch that the next step uses. The run stands still for a moment.
        """
        self._mailbox.post(partial(self._worker.nudge, Request(place, _step(epsilon), on_batch)))

    def nudge_until_no_better(self, place: ParameterPlace, epsilon: float, on_batch: bool = False) -> None:
        """Move it by `epsilon` while the loss falls, 1,000 times at most.

        Any other command ends it, except `want` and `set_speed`, which only say how to look.
        """
        self._mailbox.post(partial(self._worker.nudge, Request(place, _step(epsilon), on_batch, repeated=True)))

    def set_speed(self, steps_per_second: float | None) -> None:
        """Take so many steps in a second (above 0), or as many as possible: None."""
        if steps_per_second is not None and not steps_per_second > 0:
            raise ValueError("a speed is above 0, or None for flat out")
        self._mailbox.post(partial(self._worker.set_speed, steps_per_second), waits=False)

    def want(self, wants: Wants) -> None:
        """Say what the visible views need; the next snapshots have it."""
        self._mailbox.post(partial(self._worker.want, wants), waits=False)

    def take(self, timeout: float = 0.0) -> Snapshot | None:
        """The newest snapshot that was not taken yet, if there is one; asks for the next.

        A snapshot is built only when one was asked for and something has changed since the last. With a `timeout` in
        seconds this waits for one; that is for programs without a window.
        """
        return self._mailbox.take(timeout)

    def close(self, timeout: float | None = None) -> bool:
        """End the thread and wait for that, `timeout` seconds at most; whether it has ended. May be called again."""
        self._mailbox.close()
        if self._thread.ident is None:
            return True
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self.close()


def _step(epsilon: float) -> float:
    if not 0 < abs(epsilon) <= LARGEST_PARAMETER:
        raise ValueError(f"{epsilon} is not a number other than 0 of at most {LARGEST_PARAMETER:g} in size")
    return epsilon
