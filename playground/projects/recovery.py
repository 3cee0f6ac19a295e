"""The folder of recovery files: each process has a place in it, and finds those of processes that ended by force."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from playground.datasets.reading import reason
from playground.messages import N_, UserError
from playground.projects.files import ENDING
from playground.projects.lock import take_lock

_LOCK = ".lock"
_DAMAGED = ".damaged"


class Place:
    """A name for one recovery file, which nobody else uses while this is held."""

    def __init__(self, path: Path, lock: IO[bytes]) -> None:
        self.path = path
        self._lock = lock

    def clear(self) -> None:
        """There is nothing to recover; the place stays held."""
        for file in (self.path, *self._leftovers()):
            with suppress(OSError):
                file.unlink()

    def set_aside(self) -> Path:
        """Give the place up, its file under another name for whoever can read it; where it is then."""
        aside = self.path.with_name(self.path.name + _DAMAGED)
        try:
            self.path.replace(aside)
        except OSError:
            aside = self.path
        self.give_up()
        return aside

    def leave(self) -> None:
        """Give the place up, its file as it is: it is found again."""
        self._lock.close()

    def give_up(self) -> None:
        """Give the place up, and leave nothing."""
        self.clear()
        lock = self.path.with_suffix(_LOCK)
        with suppress(OSError):  # the system that minds comes second
            lock.unlink()
        self._lock.close()
        with suppress(OSError):
            lock.unlink()

    def _leftovers(self) -> list[Path]:
        """What writing the file has left when it was ended by force."""
        return list(self.path.parent.glob(f".{self.path.name}.*.part"))


def claim(folder: Path) -> Place:
    """A new place. UserError where the folder can hold none."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        while True:
            name = secrets.token_hex(8)
            lock = take_lock(folder / (name + _LOCK))
            if lock is not None:
                return Place(folder / (name + ENDING), lock)
    except OSError as error:
        raise UserError(
            N_("Nothing can be kept for recovery in {folder}: {reason}."), folder=str(folder), reason=reason(error)
        ) from error


def left_behind(folder: Path) -> list[Place]:
    """The places of processes that ended by force, those with the newest files first. They are held from now on."""
    places = []
    for name in sorted({file.stem for file in _files(folder)}):
        with suppress(OSError):
            lock = take_lock(folder / (name + _LOCK))
            if lock is not None:
                places.append(Place(folder / (name + ENDING), lock))
    found = [place for place in places if place.path.exists()]
    for place in places:
        if place not in found:
            place.give_up()
    return sorted(found, key=_when, reverse=True)


def _files(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from folder.glob(f"*{ENDING}")
        yield from folder.glob(f"*{_LOCK}")


def _when(place: Place) -> float:
    try:
        return place.path.stat().st_mtime
    except OSError:
        return 0.0
