"""What the worker and the rest of the program tell each other: commands one way, one snapshot the other way."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from playground.training.engines import StopFlag
from playground.training.snapshot import Snapshot

Command = Callable[[], None]


class Mailbox:
    """A queue of commands for the worker, and one slot for the newest snapshot. Safe to use from any thread.

    A snapshot is built only after the last one was taken, so none is lost and none is built that nobody looks at.
    A command raises the stop flag, so that compiled work which is under way ends at once.
    """

    def __init__(self, stop: StopFlag) -> None:
        self._stop = stop
        self._changed = threading.Condition()
        self._commands: deque[Command] = deque()
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

    @property
    def has_commands(self) -> bool:
        return self._closed or bool(self._commands)

    def post(self, command: Command) -> None:
        """Have the worker call `command` between two slices of work."""
        with self._changed:
            self._commands.append(command)
            self._stop[0] = 1
            self._changed.notify_all()

    def next_command(self) -> Command | None:
        """The command that was posted first, if there is one; if there is none, the stop flag is lowered."""
        with self._changed:
            if self._commands:
                return self._commands.popleft()
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
        """Tell the worker to end."""
        with self._changed:
            self._closed = True
            self._stop[0] = 1
            self._changed.notify_all()

    def wait(self, timeout: float | None, *, for_wish: bool) -> None:
        """Sleep until a command comes, the mailbox is closed, a snapshot is wished for, or `timeout` seconds pass.

        `for_wish` tells whether a wish for a snapshot ends the wait.
        """
        with self._changed:
            self._changed.wait_for(lambda: self.has_commands or (for_wish and self._asked), timeout)

    def _wish(self) -> None:
        if not self._asked:
            self._asked = True
            self._changed.notify_all()
