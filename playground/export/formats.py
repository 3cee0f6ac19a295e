"""The formats that trained weights can be written in, by the ending of the file's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playground.export.npz import write_npz
from playground.export.trained import TrainedNetwork
from playground.messages import N_, UserError


@dataclass(frozen=True)
class Format:
    """One format: `ending` of its files, `name` for people, `write` one file."""

    ending: str
    name: str
    write: Callable[[Path, TrainedNetwork], None]


FORMATS = (Format(".npz", N_("NumPy weights"), write_npz),)


def format_of(path: Path) -> Format:
    """The format that the name of `path` ends in, the longest such ending. UserError where there is none."""
    fitting = [record for record in FORMATS if path.name.lower().endswith(record.ending)]
    if not fitting:
        endings = ", ".join(record.ending for record in FORMATS)
        raise UserError(
            N_("{path} has no known ending for weights; expected one of {endings}."), path=str(path), endings=endings
        )
    return max(fitting, key=lambda record: len(record.ending))


def write_weights(trained: TrainedNetwork, path: Path) -> None:
    """Write `trained` in the format that `path` ends in. UserError where that is not possible; then nothing changes."""
    format_of(path).write(path, trained)
