"""The order in which Tab goes through a window: as one reads it, wherever its panels have been moved to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

# Neighbours that reach over each other by so many pixels still stand side by side.
OVERLAP = 2


def stops(root: QWidget) -> Iterator[QWidget]:
    """The controls below `root` that Tab stops at, each container from its first control to its last."""
    children = [child for child in root.children() if isinstance(child, QWidget)]
    for child in in_reading_order([child for child in children if _is_part(child)]):
        if takes_focus(child):
            yield child
        yield from stops(child)


def _is_part(child: QWidget) -> bool:
    """Whether it has a place of its own on the screen: what lies over others, as the ring of the focus, has none."""
    lies_over = child.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return child.isVisible() and not child.isWindow() and not lies_over and not is_aside(child)


def is_aside(widget: QWidget) -> bool:
    """Whether it lies outside its parent, where Qt puts a panel whose tab is not the chosen one: visible to nobody."""
    return not widget.parentWidget().rect().intersects(widget.geometry())


def takes_focus(widget: QWidget) -> bool:
    """Whether Tab stops here: not at what is a part of another control."""
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isEnabled() and widget.focusProxy() is None


def in_reading_order(widgets: Sequence[QWidget]) -> list[QWidget]:
    """Row by row where straight lines can be drawn between rows, else column by column, and so on within each."""
    if len(widgets) < 2:
        return list(widgets)
    for low, high in ((QRect.top, QRect.bottom), (QRect.left, QRect.right)):
        parts = _cut(widgets, low, high)
        if len(parts) > 1:
            return [widget for part in parts for widget in in_reading_order(part)]
    return sorted(widgets, key=_corner)


def _cut(widgets: Sequence[QWidget], low: Callable[[QRect], int], high: Callable[[QRect], int]) -> list[list[QWidget]]:
    """The widgets in parts between which a straight line can be drawn."""
    parts: list[list[QWidget]] = []
    end = 0
    for widget in sorted(widgets, key=lambda w: low(w.geometry())):
        place = widget.geometry()
        if parts and low(place) <= end - OVERLAP:
            parts[-1].append(widget)
        else:
            parts.append([widget])
        end = max(end, high(place)) if len(parts[-1]) > 1 else high(place)
    return parts


def _corner(widget: QWidget) -> tuple[int, int]:
    return widget.y(), widget.x()
