"""Runs that an edit took away, kept so that undo can bring them back; in memory that is bounded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from playground.datasets.prepared import PreparedData
from playground.training.checkpoint import Checkpoint
from playground.training.seen import Seen
from playground.training.timeline import Timeline

# What is kept may take so many bytes; the newest few are kept however large they are: one to undo and one to redo.
MOST_BYTES = 256 * 2**20
LEAST = 2


@dataclass(frozen=True, eq=False)
class KeptRun:
    """A run that was set aside.

    origin    the number that the run had when it began
    data      what it was trained on, which a file may not give a second time
    seen      what was seen of it
    timeline  earlier moments of it; None where there was no memory for them
    """

    checkpoint: Checkpoint
    origin: int
    data: PreparedData
    seen: Seen
    timeline: Timeline | None

    @property
    def parts(self) -> Iterator[tuple[int, int]]:
        """Name and bytes of everything it is made of; several runs may share a part."""
        yield id(self.checkpoint), self.checkpoint.nbytes
        yield id(self.data), self.data.nbytes
        yield id(self.seen), self.seen.nbytes
        for moment in self.timeline or ():
            yield id(moment), moment.nbytes


class KeptRuns:
    """Runs under the tokens that whoever may want them back has.

    When there are too many bytes, earlier moments of runs go first, then whole runs, the oldest before the others.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._kept: dict[int, KeptRun] = {}
        self._dropped: set[int] = set()

    @property
    def nbytes(self) -> int:
        return sum(dict(part for kept in self._kept.values() for part in kept.parts).values())

    def put(self, token: int, kept: KeptRun) -> None:
        """Keep a run under a token, in place of what it had."""
        self.forget(token)
        self._kept[token] = kept
        while self.nbytes > self._most_bytes and self._make_room():
            pass

    def take(self, token: int) -> KeptRun | None:
        """Give away what is kept under a token; None where nothing is."""
        return self._kept.pop(token, None)

    def __contains__(self, token: object) -> bool:
        return token in self._kept

    def forget(self, token: int) -> None:
        """Nobody will ask for this token any more."""
        self._kept.pop(token, None)
        self._dropped.discard(token)

    def had_to_drop(self, token: int) -> bool:
        """Whether something was kept under the token, and had to make room for others."""
        return token in self._dropped

    def clear(self) -> None:
        self._kept.clear()
        self._dropped.clear()

    def _make_room(self) -> bool:
        """Let go of what is needed least; False where nothing may go."""
        for token, kept in self._kept.items():
            if kept.timeline is not None:
                self._kept[token] = replace(kept, timeline=None)
                return True
        if len(self._kept) <= LEAST:
            return False
        oldest = next(iter(self._kept))
        del self._kept[oldest]
        self._dropped.add(oldest)
        return True
