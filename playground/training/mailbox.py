"""What the worker and the rest of the program tell each other: commands one way, one snapshot the other way."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from playground.training.engines import StopFlag
from playground.training.snapshot import Snapshot

T = TypeVar("T")
Command = Callable[[], None]

EVERYTHING = 0  # less than any token


@dataclass(frozen=True)
class Posted:
    """A command on its way to the worker.

    waits       whether it is meant for where the run goes on from, and waits while the way there is computed
    takes_back  the token of what it undoes; `EVERYTHING`: of nothing that was asked before there will be anything left
    """

    command: Command
    waits: bool
    takes_back: int | None


class Mailbox:
    """A queue of commands for the worker, and one slot for the newest snapshot. Safe to use from any thread.

    A snapshot is built only after the last one was taken, so none is lost and none is built that nobody looks at.
    A command raises the stop flag, so that compiled work which is under way ends at once.
    """

    def __init__(self, stop: StopFlag) -> None:
        self._stop = stop
        self._changed = threading.Condition()
        self._posted: deque[Posted] = deque()
        self._questions: set[Future[Any]] = set()
        self._slot: Snapshot | None = None
        self._asked = False
        self._closed = False

    @property
    def closed(self) -> bool:
        return self._closed

    @property
    def is_asked(self) -> bool:
        """Whether a snapshot is wanted."""
        return self._asked

    def has_commands(self, *, on_the_way: bool = False) -> bool:
        """Whether there is something to do at once, where the run is perhaps `on_the_way` to where it goes on from."""
        return self._closed or self._is_next(on_the_way=on_the_way)

    def takes_back(self, token: int | None) -> bool:
        """Whether one of the commands undoes what was done under a token."""
        with self._changed:
            undone = {posted.takes_back for posted in self._posted} - {None}
        return EVERYTHING in undone or token in undone

    def post(self, command: Command, *, waits: bool = True, takes_back: int | None = None) -> None:
        """Have the worker call `command` between two slices of work; see `Posted`."""
        with self._changed:
            self._posted.append(Posted(command, waits, takes_back))
            self._stop[0] = 1
            self._changed.notify_all()

    def ask(self, answer: Callable[[], T]) -> Future[T]:
        """Have the worker call `answer` between two slices of work; its result, or what it raises.

        Cancelled where the mailbox is closed before that.
        """
        question: Future[T] = Future()
        with self._changed:
            if self._closed:
                question.cancel()
                return question
            self._questions.add(question)
        question.add_done_callback(self._questions.discard)
        self.post(partial(_answer, question, answer))
        return question

    def next_command(self, *, on_the_way: bool = False) -> Command | None:
        """The command that was posted first, if there is one; if there is none, the stop flag is lowered.

        While the run is `on_the_way` to where it goes on from, there is none either where the first has to wait.
        """
        with self._changed:
            if self._is_next(on_the_way=on_the_way):
                return self._posted.popleft().command
            self._stop[0] = self._closed
            return None

    def take(self, timeout: float = 0.0) -> Snapshot | None:
        """The snapshot in the slot, and a wish for the next; waits up to `timeout` seconds for one to be there."""
        with self._changed:
            if timeout and self._slot is None:
                self._wish()
                self._changed.wait_for(lambda: self._slot is not None or self._closed, timeout)
            snapshot, self._slot = self._slot, None
            self._wish()
            return snapshot

    def put(self, snapshot: Snapshot) -> None:
        """Fulfil the wish for a snapshot."""
        with self._changed:
            self._slot, self._asked = snapshot, False
            self._changed.notify_all()

    def close(self) -> None:
        """Tell the worker to end. Questions that it has not begun to answer are cancelled."""
        with self._changed:
            self._closed = True
            self._stop[0] = 1
            self._changed.notify_all()
            questions = tuple(self._questions)
        for question in questions:
            question.cancel()

    def wait(self, timeout: float | None, *, for_wish: bool) -> None:
        """Sleep until a command comes, the mailbox is closed, a snapshot is wished for, or `timeout` seconds pass.

        `for_wish` tells whether a wish for a snapshot ends the wait.
        """
        with self._changed:
            self._changed.wait_for(lambda: self.has_commands() or (for_wish and self._asked), timeout)

    def _is_next(self, *, on_the_way: bool) -> bool:
        return bool(self._posted) and not (on_the_way and self._posted[0].waits)

    def _wish(self) -> None:
        if not self._asked:
            self._asked = True
            self._changed.notify_all()


def _answer(question: Future[T], answer: Callable[[], T]) -> None:
    if not question.set_running_or_notify_cancel():
        return
    try:
        question.set_result(answer())
    except Exception as error:
        question.set_exception(error)
