"""How values are written in JSON and read back: a few shapes, of which `format.py` builds the whole experiment.

`read` never raises for what it is given. It adds a `Problem` to the list instead and returns something, which nobody
uses once there is a problem; so one reading finds every problem. `write` is its inverse.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Protocol

from playground.document.experiment import Choice
from playground.document.problem import Problem
from playground.document.ranges import outside
from playground.engine.settings import Setting
from playground.messages import N_, message

Problems = list[Problem]

# control characters and halves of surrogate pairs; in texts of several lines, tabs and ends of lines are meant
_UNSEEN = re.compile("[\x00-\x1f\ud800-\udfff]")
_UNSEEN_IN_LINES = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff]")


def is_shown(text: str) -> bool:
    """Whether a text of several lines has only characters that can be shown."""
    return not _UNSEEN_IN_LINES.search(text)


class Shape(Protocol):
    """One kind of value: from JSON data (dict, list, str, int, float, bool, None) and back."""

    def read(self, data: Any, place: str, problems: Problems) -> Any: ...

    def write(self, value: Any) -> Any: ...


class _Plain:
    """A shape whose values are JSON data already."""

    def write(self, value: Any) -> Any:
        return value


@dataclass(frozen=True)
class Switch(_Plain):
    def read(self, data: Any, place: str, problems: Problems) -> Any:
        if not isinstance(data, bool):
            wrong(place, N_("{value} is not true or false"), data, problems)
        return data


@dataclass(frozen=True)
class Number(_Plain):
    """A number inside the range of `setting`, or a switch where the setting is one."""

    setting: Setting

    def read(self, data: Any, place: str, problems: Problems) -> Any:
        if self.setting.is_switch:
            return Switch().read(data, place, problems)
        if isinstance(data, bool) or not isinstance(data, (int, float)):
            return wrong(place, N_("{value} is not a number"), data, problems)
        value = _as_float(data)
        if not self.setting.accepts(value):
            problems.append(Problem(place, outside(self.setting, shown(data))))
        return value


@dataclass(frozen=True)
class Whole(_Plain):
    """A whole number from `low` to `high`."""

    low: int
    high: int

    def read(self, data: Any, place: str, problems: Problems) -> Any:
        if isinstance(data, bool) or not isinstance(data, int):
            return wrong(place, N_("{value} is not a whole number"), data, problems)
        if not self.low <= data <= self.high:
            problems.append(Problem(place, outside(Setting("", 0.0, self.low, self.high), shown(data))))
        return data


@dataclass(frozen=True)
class Text(_Plain):
    """A text of at most `limit` characters, none of them a control character; with `lines`, of several lines."""

    limit: int
    lines: bool = False

    def read(self, data: Any, place: str, problems: Problems) -> Any:
        if not isinstance(data, str):
            return wrong(place, N_("{value} is not a text"), data, problems)
        if len(data) > self.limit:
            return wrong(place, N_("the text is longer than {limit} characters"), data, problems, limit=self.limit)
        if (not is_shown(data)) if self.lines else _UNSEEN.search(data):
            return wrong(place, N_("{value} has characters that cannot be shown"), data, problems)
        return data


@dataclass(frozen=True)
class OneOf(_Plain):
    """One of the given names."""

    names: tuple[str, ...]

    def read(self, data: Any, place: str, problems: Problems) -> Any:
        if isinstance(data, str) and data in self.names:
            return data
        return wrong(place, N_("{value} is not one of {names}"), data, problems, names=", ".join(self.names))


@dataclass(frozen=True)
class OrNull:
    """The shape, or null."""

    shape: Shape

    def read(self, data: Any, place: str, problems: Problems) -> Any:
        return None if data is None else self.shape.read(data, place, problems)

    def write(self, value: Any) -> Any:
        return None if value is None else self.shape.write(value)


@dataclass(frozen=True)
class ListOf:
    """A list of `low` to `high` items, as a tuple."""

    item: Shape
    low: int
    high: int

    def read(self, data: Any, place: str, problems: Problems) -> tuple[Any, ...]:
        if not isinstance(data, (list, tuple)):
            wrong(place, N_("{value} is not a list"), data, problems)
            return ()
        if not self.low <= len(data) <= self.high:
            sentence = N_("the number of items is {count}, not between {low} and {high}")
            wrong(place, sentence, data, problems, count=len(data), low=self.low, high=self.high)
            return ()
        return tuple(self.item.read(item, f"{place}[{index}]", problems) for index, item in enumerate(data))

    def write(self, value: tuple[Any, ...]) -> list[Any]:
        return [self.item.write(item) for item in value]


class HasSettings(Protocol):
    """A record of a table, such as an optimizer."""

    @property
    def settings(self) -> tuple[Setting, ...]: ...


@dataclass(frozen=True)
class ChoiceOf:
    """A record of `table` with its settings: `{"kind": "adam", "beta1": 0.9}`. `kind` has a default."""

    table: Mapping[str, HasSettings]
    default: str

    def read(self, data: Any, place: str, problems: Problems) -> Choice:
        if not isinstance(data, dict):
            wrong(place, _NOT_AN_OBJECT, data, problems)
            return Choice(self.default)
        kind = OneOf(tuple(self.table)).read(data.get("kind", self.default), key(place, "kind"), problems)
        if kind is None:
            return Choice(self.default)
        shapes = {setting.name: Number(setting) for setting in self.table[kind].settings}
        check_keys(data, ("kind", *shapes), place, problems)
        given = {name: shape for name, shape in shapes.items() if name in data}
        return Choice.of(
            kind, **{name: shape.read(data[name], key(place, name), problems) for name, shape in given.items()}
        )

    def write(self, value: Choice) -> dict[str, Any]:
        return {"kind": value.kind, **dict(value.settings)}


@dataclass(frozen=True)
class Record:
    """A dataclass with one shape for each field; a field that is not given takes the default.

    defaults  for fields that have no default of their own
    quiet     fields that are written only where they differ from the default
    """

    cls: type[Any]
    shapes: Mapping[str, Shape]
    quiet: tuple[str, ...] = ()
    defaults: Mapping[str, Any] = field(default_factory=dict)

    def read(self, data: Any, place: str, problems: Problems) -> Any:
        if not isinstance(data, dict):
            wrong(place, _NOT_AN_OBJECT, data, problems)
            data = {}
        check_keys(data, tuple(self.shapes), place, problems)
        given = {
            name: shape.read(data[name], key(place, name), problems)
            for name, shape in self.shapes.items()
            if name in data
        }
        return self.cls(**{**self.defaults, **given})

    def write(self, value: Any) -> dict[str, Any]:
        values = {name: getattr(value, name) for name in self.shapes}
        defaults = {f.name: f.default for f in fields(self.cls) if f.name in self.quiet}
        return {
            name: self.shapes[name].write(item)
            for name, item in values.items()
            if name not in defaults or item != defaults[name]
        }


class Repeated(dict[str, Any]):
    """A JSON object in which the keys `repeated` stand more than once."""

    def __init__(self, pairs: Iterable[tuple[str, Any]]) -> None:
        pairs = list(pairs)
        super().__init__(pairs)
        times = Counter(name for name, _ in pairs)
        self.repeated = [name for name, count in times.items() if count > 1]


_MANY = 10  # a hostile file may hold a million unknown names; ten are told
_NOT_AN_OBJECT = N_("{value} is not a group of named values")


def check_keys(data: Mapping[str, Any], names: tuple[str, ...], place: str, problems: Problems) -> None:
    """Add a problem for each unknown key, and for each that is given twice."""
    unknown = [name for name in data if name not in names]
    for name in unknown[:_MANY]:
        sentence = message(N_("this name is unknown; the names here are {names}"), names=", ".join(names))
        problems.append(Problem(key(place, _short(name)), sentence))
    for name in getattr(data, "repeated", [])[:_MANY]:
        problems.append(Problem(key(place, _short(name)), message(N_("this name is given twice"))))


def key(place: str, name: str) -> str:
    """The place of `name` inside `place`."""
    return f"{place}.{name}" if place else name


def wrong(place: str, sentence: str, data: Any, problems: Problems, **values: Any) -> Any:
    """Add the problem `sentence` about `data`; returns None."""
    problems.append(Problem(place, message(sentence, value=shown(data), **values)))
    return None


def shown(data: Any) -> str:
    """The value as it stands in the file, cut where it is long."""
    if isinstance(data, (dict, list, tuple)):
        return "{…}" if isinstance(data, dict) else "[…]"
    if isinstance(data, str):
        return json.dumps(_short(data), ensure_ascii=not data.isprintable())
    if isinstance(data, int) and not isinstance(data, bool) and abs(data) >= 10**30:
        return "10^30…" if data > 0 else "-10^30…"
    return json.dumps(data, default=repr)


def _short(text: str, limit: int = 40) -> str:
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return cut if cut.isprintable() else ascii(cut)[1:-1]


def _as_float(data: int | float) -> float:
    try:
        return float(data)
    except OverflowError:
        return float("inf") if data > 0 else float("-inf")
