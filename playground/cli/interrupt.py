"""Ctrl-C: the first one asks the work to stop at the next good moment, a second one breaks it off."""

from __future__ import annotations

import signal
from types import FrameType, TracebackType

# What shells report for a process that Ctrl-C ended: 128 + the number of the signal.
INTERRUPTED = 130


class Interrupt:
    """Watches for Ctrl-C inside a `with` block: `requested` becomes true instead of an exception being raised."""

    def __init__(self) -> None:
        self.requested = False

    def __enter__(self) -> Interrupt:
        self._previous = signal.signal(signal.SIGINT, self._handle)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        signal.signal(signal.SIGINT, self._previous)

    def _handle(self, _number: int, _frame: FrameType | None) -> None:
        if self.requested:
            raise KeyboardInterrupt
        self.requested = True
