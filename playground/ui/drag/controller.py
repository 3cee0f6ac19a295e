"""One drag, from the press to the drop.

Not `QDrag`: the widget that was pressed keeps the mouse and forwards it here, so a drag is made of plain mouse events
and the ghost, the hint and the mark are ours to draw.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from playground.ui.drag.ghost import Ghost, Hint
from playground.ui.drag.offer import DropTarget, Offer
from playground.ui.drag.payload import Dragged

SWALLOWED = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride, QEvent.Type.Wheel)


class DragController(QObject):
    """The drags that begin on `source`, which calls `press`, `move`, `release` and, for the right button, `cancel`."""

    def __init__(self, source: QWidget) -> None:
        super().__init__(source)
        self._source = source
        self._pressed: tuple[QPoint, Dragged] | None = None
        self._ghost: Ghost | None = None
        self._hint: Hint | None = None
        self._target: QWidget | None = None
        self._offer: Offer | None = None

    @property
    def dragging(self) -> bool:
        return self._ghost is not None

    @property
    def hint(self) -> str:
        """The sentence at the pointer; empty when there is none."""
        return self._hint.text if self._hint is not None and self._hint.isVisible() else ""

    def press(self, position: QPoint, dragged: Dragged) -> None:
        """The mouse went down on something that can be dragged, at a global position."""
        self._pressed = (position, dragged)

    def move(self, position: QPoint) -> bool:
        """The mouse moved with the button down; returns whether a drag is under way."""
        if self._pressed is None:
            return False
        start, dragged = self._pressed
        if not self.dragging:
            if (position - start).manhattanLength() < QApplication.startDragDistance():
                return False
            self._begin(dragged)
        self._follow(position, dragged)
        return True

    def release(self, position: QPoint) -> bool:
        """The mouse went up: drop. Returns whether there was a drag; if not, it was a click."""
        if not self.dragging:
            self._pressed = None
            return False
        assert self._pressed is not None
        self._follow(position, self._pressed[1])
        offer = self._offer
        self._end()
        if offer is not None and offer.apply is not None:
            offer.apply()
        return True

    def cancel(self) -> None:
        """End the drag without a drop."""
        if self.dragging:
            self._end()
        self._pressed = None

    # -- a drag under way -------------------------------------------------------------------------------------------

    def _begin(self, dragged: Dragged) -> None:
        self._ghost = Ghost(dragged.text, dragged.picture)
        self._hint = Hint()
        QApplication.setOverrideCursor(Qt.CursorShape.ClosedHandCursor)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def _end(self) -> None:
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        QApplication.restoreOverrideCursor()
        self._show_target(None, None)
        for overlay in (self._ghost, self._hint):
            if overlay is not None:
                overlay.hide()
                overlay.deleteLater()
        self._ghost = self._hint = self._pressed = None

    def _follow(self, position: QPoint, dragged: Dragged) -> None:
        target = _target_at(position, self._source.window())
        offer = target.offer(dragged.payload, position) if isinstance(target, DropTarget) else None
        self._show_target(target, offer)
        self._offer = offer or dragged.elsewhere
        self._show_overlays(position)

    def _show_target(self, target: QWidget | None, offer: Offer | None) -> None:
        if self._target is not None and self._target is not target and isinstance(self._target, DropTarget):
            self._target.show_mark(None)
        self._target = target
        if isinstance(target, DropTarget):
            target.show_mark(offer.mark if offer is not None else None)

    def _show_overlays(self, position: QPoint) -> None:
        assert self._ghost is not None
        assert self._hint is not None
        under = _widget_at(position, self._source.window())
        window = under.window() if under is not None else self._source.window()
        refused = self._offer is not None and self._offer.refused
        self._ghost.bring_to(window)
        self._ghost.show_refused(refused)
        self._ghost.centre_on(window.mapFromGlobal(position))
        # a drop on nothing does nothing either, except back where the drag began
        is_home = under is not None and (under is self._source or self._source.isAncestorOf(under))
        impossible = refused or (self._offer is None and not is_home)
        shape = Qt.CursorShape.ForbiddenCursor if impossible else Qt.CursorShape.ClosedHandCursor
        QApplication.changeOverrideCursor(shape)
        if self._offer is None:
            self._hint.hide()
            return
        self._hint.bring_to(window)
        self._hint.say(self._offer.text, refused)
        self._hint.place_below(self._ghost.geometry())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """During a drag the keyboard belongs to it: Escape cancels, anything else waits until it is over."""
        if event.type() in SWALLOWED:
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                self.cancel()
            event.accept()
            return True
        if event.type() == QEvent.Type.ApplicationDeactivate or (
            watched is self._source and event.type() == QEvent.Type.Hide
        ):
            self.cancel()
        return super().eventFilter(watched, event)


def _target_at(position: QPoint, home: QWidget) -> QWidget | None:
    """The drop target under a global position: the widget there, or the nearest of its parents that is one."""
    widget = _widget_at(position, home)
    while widget is not None and not isinstance(widget, DropTarget):
        widget = widget.parentWidget()
    return widget


def _widget_at(position: QPoint, home: QWidget) -> QWidget | None:
    """The widget under a global position, of any window; outside every screen Qt knows only those of `home`."""
    return QApplication.widgetAt(position) or home.childAt(home.mapFromGlobal(position))
