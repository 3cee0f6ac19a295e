"""The table of a project is in the project: whoever is given the file needs nothing beside it.

A table longer than what an experiment may hold itself stays where it is; such a project keeps only the way to it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from playground.datasets.encodings import AUTO, ENCODINGS, detect
from playground.datasets.reading import read_bytes
from playground.datasets.tables import MAX_PASTED
from playground.document.experiment import Experiment
from playground.document.location import table_of
from playground.document.schema import is_shown
from playground.messages import UserError

MOST_BYTES_OF_A_LETTER = 4


def with_table_inside(experiment: Experiment, base: Path | None) -> Experiment:
    """The experiment with the text of its table, where that is a file that can be read and is not too long.

    The path stays: it tells what the table is called. A relative one starts from `base`.
    """
    path = table_of(experiment, base)
    if path is None or experiment.data.text is not None:
        return experiment
    text = _text(path, experiment.data.encoding)
    return experiment if text is None else replace(experiment, data=replace(experiment.data, text=text))


def _text(path: Path, encoding: str) -> str | None:
    """None where an experiment cannot hold it."""
    try:
        content = read_bytes(path, MAX_PASTED * MOST_BYTES_OF_A_LETTER)
        name = detect(content) if encoding == AUTO else encoding
        text = content.decode(ENCODINGS[name].codec) if name else None
    except (UserError, UnicodeError):
        return None
    return text if text is not None and len(text) <= MAX_PASTED and is_shown(text) else None
