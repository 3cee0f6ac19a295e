"""Charts of a report: lines over steps on a log axis, as SVG inside the page, in the colours of the page."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import numpy as np

from playground import ticks
from playground.export.report.markup import element
from playground.i18n import _
from playground.messages import N_
from playground.training.snapshot import Floats

WIDTH, HEIGHT = 340.0, 190.0
LEFT, TOP, RIGHT, BOTTOM = 48.0, 8.0, 14.0, 32.0
INSIDE_WIDTH, INSIDE_HEIGHT = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
MOST_POINTS = 240
MOST_MARKS = 5
# The axis makes room for the bands up to this factor beyond the lines.
BAND_ROOM = 2.0
# Smaller values cannot be told from 0, which has no place on a log axis.
LEAST = 1e-20


@dataclass(frozen=True, eq=False)
class Line:
    """One line: `look` is its class in the style sheet, `colour` a CSS colour. The band behind it may be missing.

    step, value   (n,)
    low, high     (n,) of the band over `step`
    """

    name: str
    look: str
    colour: str
    step: Floats
    value: Floats | None = None
    low: Floats | None = None
    high: Floats | None = None


@dataclass(frozen=True)
class Area:
    """What part of the values the chart shows: steps from 0 to `last`, log10 of values from `low` to `high`."""

    last: float
    low: float
    high: float

    @classmethod
    def around(cls, lines: Iterable[Line], last: float) -> Area | None:
        """The area that holds every line and a little of the bands; None where there is nothing to show."""
        values = _finite(line.value for line in lines)
        bands = _finite(part for line in lines for part in (line.low, line.high))
        if not len(values) and not len(bands):
            return None
        core = values if len(values) else bands
        low, high = float(core.min()), float(core.max())
        if len(bands):
            low = min(low, max(low / BAND_ROOM, float(bands.min())))
            high = max(high, min(high * BAND_ROOM, float(bands.max())))
        bottom, top = math.log10(low), math.log10(high)
        missing = max(0.0, 1.0 - (top - bottom)) / 2  # at least a decade
        return cls(max(1.0, last), bottom - missing - 0.05, top + missing + 0.05)

    def x(self, steps: Floats) -> Floats:
        return LEFT + steps / self.last * INSIDE_WIDTH

    def y(self, logs: Floats) -> Floats:
        return TOP + (self.high - logs) / (self.high - self.low) * INSIDE_HEIGHT


def chart(name: str, description: str, lines: Sequence[Line], last: float) -> Element:
    """A figure with a legend; where there is nothing to show yet, a sentence that says so."""
    area = Area.around(lines, last)
    if area is None:
        return element("figure", element("figcaption", name), element("p", _(N_("Nothing to see yet."))))
    drawing = element(
        "svg",
        element("title", name),
        element("desc", description),
        *_axes(area),
        *(_band(line, area) for line in lines if line.low is not None),
        *(_curve(line, area) for line in lines if line.value is not None),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
        role="img",
    )
    return element("figure", element("figcaption", element("strong", name), *map(_key, lines)), drawing)


def _finite(parts: Iterable[Floats | None]) -> Floats:
    """All values that have a place on a log axis."""
    known = [part for part in parts if part is not None]
    values = np.concatenate(known) if known else np.empty(0)
    return values[np.isfinite(values) & (values >= LEAST)]


def _axes(area: Area) -> Iterator[Element]:
    for mark in ticks.log_ticks(area.low, area.high, MOST_MARKS):
        y = float(area.y(np.array(mark)))
        yield element("path", d=f"M{LEFT:g} {y:.1f}H{WIDTH - RIGHT:g}", class_="grid")
        yield element("text", ticks.log_text(mark), x=f"{LEFT - 6:g}", y=f"{y + 3.5:.1f}", class_="left")
    for step in ticks.linear_ticks(0.0, area.last, MOST_MARKS - 1):
        x = float(area.x(np.array(step)))
        yield element("text", ticks.step_text(step), x=f"{x:.1f}", y=f"{HEIGHT - BOTTOM + 14:g}", class_="below")
    yield element("text", f"{_('step')} →", x=f"{WIDTH - RIGHT:g}", y=f"{HEIGHT - 4:g}", class_="left")


def _curve(line: Line, area: Area) -> Element:
    assert line.value is not None
    chosen = np.unique(np.linspace(0, len(line.step) - 1, MOST_POINTS).round().astype(np.intp))
    step, value = line.step[chosen], line.value[chosen]
    seen = np.isfinite(value) & (value >= LEAST)
    x, y = area.x(step), area.y(np.log10(np.where(seen, value, 1.0)))
    letters = np.where(seen & np.insert(seen[:-1], 0, False), "L", "M")
    points = [f"{letter}{a:.1f} {b:.1f}" for letter, a, b in zip(letters[seen], x[seen], y[seen], strict=True)]
    # a line of one point is seen with round ends alone
    return element(
        "path", d="".join(points) + ("h0" if len(points) == 1 else ""), class_=f"line {line.look}", style=_colour(line)
    )


def _band(line: Line, area: Area) -> Element:
    assert line.low is not None
    assert line.high is not None
    starts = np.arange(0, len(line.step), max(1, -(-len(line.step) // MOST_POINTS)))
    low, high = np.minimum.reduceat(line.low, starts), np.maximum.reduceat(line.high, starts)
    floor, ceiling = 10.0**area.low, 10.0**area.high
    seen = np.isfinite(low) & np.isfinite(high)
    x = area.x(line.step[starts])[seen]
    lower, upper = (area.y(np.log10(edge[seen].clip(floor, ceiling))) for edge in (low, high))
    around = [*zip(x, upper, strict=True), *zip(x[::-1], lower[::-1], strict=True)]
    outline = "M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in around) + "Z"
    return element("path", d=outline, class_="band", style=_colour(line))


def _key(line: Line) -> Element:
    """A piece of the line and its name, for the legend."""
    sample = element("path", d="M1 5H19", class_=f"line {line.look}", style=_colour(line))
    drawing = element("svg", sample, xmlns="http://www.w3.org/2000/svg", viewBox="0 0 20 10", aria_hidden="true")
    return element("span", drawing, line.name, class_="key")


def _colour(line: Line) -> str:
    return f"--line:{line.colour}"
