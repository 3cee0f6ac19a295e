"""Where the panels stand that a class sees: the network and the charts as large as they can be.

A wide screen has the network at the left, the output at its right and the curves side by side below; with fewer charts
they stand at the right, one above the other. A deep network has as many curves of gradients as layers: their chart
stands below the output, where it is higher. Type that is very large leaves room for one chart: they become tabs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow

from playground.document.class_view import CHARTS, ClassView
from playground.ui.arrangement import BOTTOM, LEFT, RIGHT

ACROSS, UPRIGHT = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
# ems: with less room there is no more than one chart
LEAST = (46, 33)
# width to height: in a higher window the curves stand below
WIDE = 1.5
LEFT_SHARE, RIGHT_SHARE, BELOW_SHARE = 0.24, 0.44, 0.36
# in a higher window
NARROW_RIGHT_SHARE = 0.42
# of the output above another chart: where it is narrow its legend needs more lines
NARROW_OUTPUT_SHARE = 0.58
Group = tuple[str, ...]


@dataclass(frozen=True)
class Presentation:
    """left   panels that share one place as tabs
    right  groups from top to bottom
    below  panels side by side, over all of the width; where the right has several groups it reaches the bottom, too
    """

    left: Group
    right: tuple[Group, ...]
    below: Group

    @property
    def right_to_the_bottom(self) -> bool:
        return len(self.right) > 1


def presentation_for(
    view: ClassView, width: float, height: float, text_size: int, *, deep: bool = False
) -> Presentation:
    """Where the panels of `view` stand in a window of `width` x `height` pixels with type of `text_size`.

    deep  whether the network has so many layers that the curves of their gradients need height
    """
    left = tuple(panel for panel in ("palette", "layers", "inspector") if panel in view.panels)
    charts = tuple(chart for chart in CHARTS if chart in view.panels)
    if not charts:
        return Presentation(left, (), ())
    if width < LEAST[0] * text_size or height < LEAST[1] * text_size:
        return Presentation(left, (charts,), ())
    has_output, curves = charts[0] == "output", charts[-2:] if len(charts) == 3 else charts[1:]
    if has_output and deep and len(curves) > 1:
        return Presentation(left, (charts[:1], ("gradient",)), ("loss",))
    if has_output and curves and (len(curves) > 1 or width < WIDE * height):
        return Presentation(left, (charts[:1],), curves)
    return Presentation(left, tuple((chart,) for chart in charts), ())


def present(window: QMainWindow, docks: Mapping[str, QDockWidget], presentation: Presentation) -> None:
    """Show the panels of `presentation` in their places, and no others."""
    window.setCorner(Qt.Corner.BottomLeftCorner, BOTTOM)
    window.setCorner(Qt.Corner.BottomRightCorner, RIGHT if presentation.right_to_the_bottom else BOTTOM)
    for dock in docks.values():
        dock.hide()
        dock.setFloating(False)
    _stack(window, docks, LEFT, (presentation.left,) if presentation.left else ())
    _stack(window, docks, RIGHT, presentation.right)
    for key in presentation.below:
        window.addDockWidget(BOTTOM, docks[key], ACROSS)
        docks[key].show()
    share_out(window, docks, presentation)


def share_out(window: QMainWindow, docks: Mapping[str, QDockWidget], presentation: Presentation) -> None:
    """Give the panels their shares of the window."""
    width, height = window.width(), window.height() - window.centralWidget().y()
    is_wide = width >= WIDE * window.height()
    columns = {presentation.left[0]: LEFT_SHARE} if presentation.left else {}
    if presentation.right:
        columns |= {presentation.right[0][0]: RIGHT_SHARE if is_wide else NARROW_RIGHT_SHARE}
    _resize(window, docks, {key: round(width * share) for key, share in columns.items()}, ACROSS)
    if presentation.below:
        if len(presentation.below) > 1:
            sizes = dict.fromkeys(presentation.below, round(width / len(presentation.below)))
            _resize(window, docks, sizes, ACROSS)
        _resize(window, docks, {presentation.below[0]: round(height * BELOW_SHARE)}, UPRIGHT)
    if presentation.right_to_the_bottom:
        sizes = {group[0]: round(height / len(presentation.right)) for group in presentation.right}
        if presentation.below and not is_wide:
            sizes[presentation.right[0][0]] = round(height * NARROW_OUTPUT_SHARE)
        _resize(window, docks, sizes, UPRIGHT)


def _stack(
    window: QMainWindow, docks: Mapping[str, QDockWidget], area: Qt.DockWidgetArea, groups: tuple[Group, ...]
) -> None:
    for group in groups:
        for key in group:
            window.addDockWidget(area, docks[key], UPRIGHT)
            if key != group[0]:
                window.tabifyDockWidget(docks[group[0]], docks[key])
            docks[key].show()
        docks[group[0]].raise_()


def _resize(
    window: QMainWindow, docks: Mapping[str, QDockWidget], sizes: dict[str, int], orientation: Qt.Orientation
) -> None:
    window.resizeDocks([docks[key] for key in sizes], list(sizes.values()), orientation)
