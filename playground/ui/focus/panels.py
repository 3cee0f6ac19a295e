"""Going from panel to panel with one key, and through the controls of a window in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from playground.ui.focus.order import in_reading_order, is_aside, stops

MARGIN = 16


def next_stop(window: QWidget, forward: bool) -> QWidget | None:
    """The control after, or before, the one that has the focus; from the last one on to the first."""
    found = list(stops(window))
    if not found:
        return None
    now = QApplication.focusWidget()
    if now not in found:
        return found[0 if forward else -1]
    return found[(found.index(now) + (1 if forward else -1)) % len(found)]


def go_to(stop: QWidget, reason: Qt.FocusReason) -> None:
    """Give the focus to a control, scrolled into view."""
    stop.setFocus(reason)
    parent = stop.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(stop, MARGIN, MARGIN)
        parent = parent.parentWidget()


class PanelWalk:
    """Goes through panels in reading order, and in each to the control that had the focus there last."""

    def __init__(self) -> None:
        self._last: dict[QWidget, QWidget] = {}

    def go(self, panels: Sequence[QWidget], forward: bool) -> None:
        """From the panel that has the focus to the next one, or the one before, that has any control."""
        inside = [panel for panel in panels if not panel.isWindow() and not is_aside(panel)]
        order = [*in_reading_order(inside), *(panel for panel in panels if panel.isWindow())]
        order = [panel for panel in order if panel.isVisible() and next(stops(panel), None) is not None]
        if not order:
            return
        now = QApplication.focusWidget()
        here = next((panel for panel in order if now is not None and panel.isAncestorOf(now)), None)
        if here is not None and now is not None:
            self._last[here] = now
        step = 1 if forward else -1
        panel = order[(order.index(here) + step) % len(order)] if here is not None else order[0 if forward else -1]
        panel.window().activateWindow()
        go_to(self._stop_in(panel), Qt.FocusReason.ShortcutFocusReason)

    def _stop_in(self, panel: QWidget) -> QWidget:
        found = list(stops(panel))
        last = self._last.get(panel)
        return last if last in found else found[0]
