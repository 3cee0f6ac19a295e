"""What a class sees while a teacher presents: which panels, and which groups of controls. Named, it is saved as a view.

Hiding a control never hides a result: curves, maps and figures that belong to a panel stay with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from playground.document.problem import ExperimentError, Problem
from playground.document.schema import ListOf, OneOf, Problems, Record, Text, wrong
from playground.messages import N_

PANELS = ("network", "output", "loss", "gradient", "palette", "layers", "inspector")
CONTROLS = ("menus", "run", "speed", "numbers", "history", "language", "status", "links", "legend", "chart_buttons")
CHARTS = ("output", "loss", "gradient")
LONGEST_NAME = 60
MOST_VIEWS = 50


@dataclass(frozen=True)
class ClassView:
    """`panels` and `controls` are some of `PANELS` and `CONTROLS`, in their order; at least one panel is seen.

    large  the panel that fills the window, "" for none
    """

    name: str = ""
    panels: tuple[str, ...] = ("network", *CHARTS)
    controls: tuple[str, ...] = ("run", "numbers", "status", "links", "legend", "chart_buttons")
    large: str = ""

    def shows(self, part: str) -> bool:
        """Whether the class sees a panel or a group of controls."""
        return part in self.panels or part in self.controls

    def switched(self, part: str, on: bool) -> ClassView:
        """The view with a panel or a group of controls shown or hidden; the last panel stays."""
        if part in CONTROLS:
            return replace(self, controls=_some_of(CONTROLS, self.controls, part, on))
        panels = _some_of(PANELS, self.panels, part, on)
        large = self.large if self.large in panels else ""
        return replace(self, panels=panels, large=large) if panels else self


def _some_of(all_parts: tuple[str, ...], parts: tuple[str, ...], part: str, on: bool) -> tuple[str, ...]:
    wanted = {*parts, part} if on else {*parts} - {part}
    return tuple(each for each in all_parts if each in wanted)


@dataclass(frozen=True)
class _Parts:
    """A list of different names out of `names`, read in any order."""

    names: tuple[str, ...]
    low: int

    def read(self, data: Any, place: str, problems: Problems) -> tuple[str, ...]:
        found = ListOf(OneOf(self.names), self.low, len(self.names)).read(data, place, problems)
        if len(set(found)) < len(found):
            wrong(place, N_("a name is given twice"), data, problems)
        return tuple(name for name in self.names if name in found)

    def write(self, value: tuple[str, ...]) -> list[str]:
        return list(value)


_VIEW = Record(
    ClassView,
    {
        "name": Text(LONGEST_NAME),
        "panels": _Parts(PANELS, 1),
        "controls": _Parts(CONTROLS, 0),
        "large": OneOf(("", *PANELS)),
    },
    quiet=("large",),
)
VIEWS = ListOf(_VIEW, 0, MOST_VIEWS)


def with_view(views: Iterable[ClassView], view: ClassView) -> tuple[ClassView, ...]:
    """`views` with one more, or with another one in the place of that with its name."""
    kept = [view if each.name == view.name else each for each in views]
    return tuple(kept if view in kept else [*kept, view])


def without_view(views: Iterable[ClassView], name: str) -> tuple[ClassView, ...]:
    return tuple(view for view in views if view.name != name)


def views_to_data(views: Iterable[ClassView]) -> list[Any]:
    """Named views as plain JSON data."""
    return VIEWS.write(tuple(views))


def views_from_data(data: Any) -> tuple[ClassView, ...]:
    """Named views from plain JSON data, from whatever hand. ExperimentError says what is wrong, and where."""
    problems: list[Problem] = []
    views: tuple[ClassView, ...] = VIEWS.read(data, "views", problems)
    if not problems:
        _check(views, problems)
    if problems:
        raise ExperimentError(problems)
    return views


def _check(views: tuple[ClassView, ...], problems: list[Problem]) -> None:
    """What no single value shows: names, and a large panel that is not seen."""
    for index, view in enumerate(views):
        if not view.name.strip():
            wrong(f"views[{index}].name", N_("a view needs a name"), view.name, problems)
        if any(view.name == other.name for other in views[:index]):
            wrong(f"views[{index}].name", N_("{value} is the name of another view"), view.name, problems)
        if view.large and view.large not in view.panels:
            wrong(f"views[{index}].large", N_("{value} is not one of the panels that are seen"), view.large, problems)
