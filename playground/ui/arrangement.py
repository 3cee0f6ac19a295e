"""Where the panels stand when nobody has moved them: the larger the type and the smaller the window, the more of them
share one place as tabs.

Lengths are in ems, multiples of the size of the type.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow

LEFT, RIGHT, BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)
NARROW = 1200  # pixels
Group = tuple[str, ...]  # keys of panels that share one place


@dataclass(frozen=True)
class Arrangement:
    """Groups from top to bottom, and the least width and height for which they are meant, in ems."""

    name: str
    left: tuple[Group, ...]
    right: tuple[Group, ...]
    below: tuple[Group, ...]
    least: tuple[float, float]

    @property
    def areas(self) -> dict[Qt.DockWidgetArea, tuple[Group, ...]]:
        return {LEFT: self.left, RIGHT: self.right, BOTTOM: self.below}


ROOMY = Arrangement(
    "roomy",
    left=(("palette",), ("layers",)),
    right=(("output",), ("loss",), ("gradient",)),
    below=(("inspector",),),
    least=(66, 62),
)
# the palette is what a network is built from: it has the whole column where both would be cut short
USUAL = replace(ROOMY, name="usual", left=(("palette", "layers"),), least=(66, 40))
SNUG = Arrangement(
    "snug",
    left=(("palette", "layers"),),
    right=(("output",), ("loss", "gradient")),
    below=(("inspector",),),
    least=(57, 33),
)
TIGHT = Arrangement(
    "tight",
    left=(("palette", "layers", "inspector"),),
    right=(("output", "loss", "gradient"),),
    below=(),
    least=(0, 0),
)
ARRANGEMENTS = (ROOMY, USUAL, SNUG, TIGHT)


def arrangement_for(width: float, height: float, text_size: int) -> Arrangement:
    """The first that a window of `width` x `height` pixels has room for when type has `text_size` pixels."""
    ems = width / text_size, height / text_size
    return next(a for a in ARRANGEMENTS if ems[0] >= a.least[0] and ems[1] >= a.least[1])


def arrange(window: QMainWindow, docks: Mapping[str, QDockWidget], arrangement: Arrangement) -> None:
    """Put every panel of `docks` where it stands in `arrangement`, all of them shown."""
    for area, groups in arrangement.areas.items():
        for group in groups:
            for key in group:
                docks[key].setFloating(False)
                window.addDockWidget(area, docks[key], Qt.Orientation.Vertical)
                if key != group[0]:
                    window.tabifyDockWidget(docks[group[0]], docks[key])
                docks[key].show()
            docks[group[0]].raise_()


def across(arrangement: Arrangement, width: int) -> dict[str, int]:
    """The widths of the columns in a window of `width` pixels, by the first panel of each."""
    if arrangement is TIGHT:
        left, right = round(width * 0.29), round(width * 0.32)
    elif width < NARROW:
        left, right = 184, 304
    else:
        left, right = 208, max(365, round(width * 0.27))
    return {arrangement.left[0][0]: left, arrangement.right[0][0]: right}


def upright(arrangement: Arrangement, width: int, height: int) -> list[dict[str, int]]:
    """The heights in each column, of `height` pixels together."""
    if arrangement is TIGHT:
        return []
    # below its tabs, the room for a weight with its rule and its nudges; in a high window for all of a run's settings
    inspector = {"inspector": 300 if width < NARROW else max(264, round(height * 0.35))}
    if arrangement is SNUG:
        return [{"output": height // 2, "loss": height // 2}, inspector]
    curves = round(height * 0.29)
    charts = {"output": height - 2 * curves, "loss": curves, "gradient": curves}
    if arrangement is USUAL:
        return [charts, inspector]
    layers = max(208, height // 4)
    return [charts, {"palette": height - layers, "layers": layers}, inspector]
