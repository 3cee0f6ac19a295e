"""A progress bar on a terminal, with the time that is left."""

from __future__ import annotations

from time import monotonic
from types import TracebackType
from typing import TextIO

from playground.i18n import _
from playground.messages import N_

WIDTH = 24
INTERVAL = 0.1


class Progress:
    """A line that is written over again at most ten times a second; nothing at all where `stream` is no terminal.

    total  how much there is to do, None where that is not known
    """

    def __init__(self, stream: TextIO, total: int | None, *, hidden: bool = False) -> None:
        self._stream = stream
        self._total = total
        self._shown = stream.isatty() and not hidden
        self._start = monotonic()
        self._next = self._start
        self._length = 0

    def update(self, done: int, note: str = "") -> None:
        """`done` of the total is done; `note` goes at the end of the line."""
        now = monotonic()
        if self._shown and now >= self._next:
            self._next = now + INTERVAL
            self._write("  ".join(filter(None, [*self._parts(done, now - self._start), note])))

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        """Take the line away."""
        if self._length:
            self._write("")
            self._stream.write("\r")
            self._stream.flush()

    def _parts(self, done: int, elapsed: float) -> list[str]:
        if not self._total:
            return [f"{done:,}"]
        share = min(done / self._total, 1.0)
        parts = [f"{'█' * round(share * WIDTH):░<{WIDTH}}", f"{share:4.0%}"]
        if done:
            parts.append(_(N_("{time} left")).format(time=duration(elapsed * (1 - share) / share)))
        return parts

    def _write(self, line: str) -> None:
        self._stream.write("\r" + line.ljust(self._length))
        self._stream.flush()
        self._length = len(line)


def duration(seconds: float) -> str:
    """`0:07`, `3:20`, `1:02:03`."""
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
