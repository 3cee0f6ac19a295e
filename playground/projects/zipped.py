"""Making a zip file piece by piece, so that it never is in memory as a whole."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

CHUNK = 1 << 20

Piece = bytes | memoryview


class Member(NamedTuple):
    """One part of the file: how many bytes, and the bytes."""

    size: int
    pieces: Iterable[Piece]


Members = Mapping[str, Member]


def whole(content: bytes) -> Member:
    """A part that is in memory anyway."""
    return Member(len(content), (content,))


def zipped(members: Members, progress: Callable[[float], None]) -> Iterator[Piece]:
    """The file piece by piece; nothing is compressed, since weights hardly can be.

    progress  told the share that is made, 0 to 1, again and again
    """
    total, done, sink = sum(member.size for member in members.values()), 0, _Sink()
    with zipfile.ZipFile(sink, "w") as archive:
        for name, member in members.items():
            about = zipfile.ZipInfo(name)
            about.file_size = member.size
            with archive.open(about, "w") as file:
                for piece in _chunks(member.pieces):
                    file.write(piece)
                    yield from sink.take()
                    done += len(piece)
                    progress(done / total)
    yield from sink.take()


def _chunks(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        for start in range(0, len(piece), CHUNK):
            yield piece[start : start + CHUNK]


class _Sink(io.RawIOBase):
    """What is written to it can be taken away."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[Piece] = []

    def writable(self) -> bool:
        return True

    def write(self, piece: Piece) -> int:  # type: ignore[override]
        self._pieces.append(piece)
        return len(piece)

    def take(self) -> list[Piece]:
        pieces, self._pieces = self._pieces, []
        return pieces
