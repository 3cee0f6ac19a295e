"""The range of a field, from the declaration of the experiment file: what the file takes, the field takes."""

from __future__ import annotations

from playground.document.schema import Number, Record, Whole
from playground.engine.settings import Setting


def allowed(record: Record, name: str) -> Setting:
    """The range of the number called `name` in a part of the experiment file. TypeError when it is no number."""
    shape = record.shapes[name]
    if isinstance(shape, Number):
        return shape.setting
    if isinstance(shape, Whole):
        return Setting(name, shape.low, shape.low, shape.high)
    raise TypeError(f"{name} is not a number")
