"""The network view as lists that a screen reader can walk, read and select in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import Shiboken, VoidPtr

if TYPE_CHECKING:
    from playground.ui.accessible.parts import Part
    from playground.ui.canvas.view import NetworkView

ACTION = QAccessible.InterfaceType.ActionInterface
PRESS = QAccessibleActionInterface.pressAction()


class NetworkInterface(QAccessibleWidget):
    """The view itself; below it are its parts."""

    def __init__(self, view: NetworkView) -> None:
        super().__init__(view, QAccessible.Role.List)
        self._view = view

    def childCount(self) -> int:
        return len(self._view.parts.children(None))

    def child(self, index: int) -> QAccessibleInterface | None:
        return _at(self._view.parts.children(None), index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return _index(self._view.parts.children(None), child)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        """The smallest part at a place of the screen."""
        parts = self._view.parts
        below = [child for part in parts.children(None) for child in (*parts.children(part), part)]
        return next((found for part in below if (found := of(part)) and found.rect().contains(x, y)), None)

    def focusChild(self) -> QAccessibleInterface | None:
        selected = self._view.parts.selected() if self._view.hasFocus() else None
        return None if selected is None else of(selected)


class PartInterface(QAccessibleInterface, QAccessibleActionInterface):
    """One part. Pressing it selects it."""

    def __init__(self, part: Part) -> None:
        QAccessibleInterface.__init__(self)
        QAccessibleActionInterface.__init__(self)
        self._part = part
        self._view = part.view
        self._parts = part.view.parts

    # -- where it stands --------------------------------------------------------------------------------------------

    def isValid(self) -> bool:
        return Shiboken.isValid(self._part)

    def object(self) -> Part:
        return self._part

    def window(self) -> QWindow:
        return self._view.window().windowHandle()

    def parent(self) -> QAccessibleInterface | None:
        above = self._parts.parent(self._part)
        return of(self._view if above is None else above)

    def childCount(self) -> int:
        return len(self._parts.children(self._part))

    def child(self, index: int) -> QAccessibleInterface | None:
        return _at(self._parts.children(self._part), index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return _index(self._parts.children(self._part), child)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        return None

    def focusChild(self) -> QAccessibleInterface | None:
        return None

    def rect(self) -> QRect:
        """On the screen; what is not drawn by itself is somewhere in the view."""
        drawn, viewport = self._parts.scene_rect(self._part), self._view.viewport()
        place = viewport.rect() if drawn.isEmpty() else self._view.mapFromScene(drawn).boundingRect()
        return place.translated(viewport.mapToGlobal(QPoint(0, 0)))

    # -- what it is -------------------------------------------------------------------------------------------------

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        return self._parts.name(self._part) if kind == QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """A name follows from the network."""

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.selectable = state.focusable = self._parts.selection(self._part) is not None
        state.selected = self._parts.selected() is self._part
        state.focused = bool(state.selected) and self._view.hasFocus()
        state.invisible = not self._view.isVisible()
        return state

    # -- what can be done with it -----------------------------------------------------------------------------------

    def interface_cast(self, kind: QAccessible.InterfaceType) -> VoidPtr:
        """Qt asks for the address of the part of this object that knows actions, its second base."""
        return VoidPtr(Shiboken.getCppPointer(self)[1] if kind == ACTION else 0)

    def actionNames(self) -> list[str]:
        return [PRESS] if self._parts.selection(self._part) is not None else []

    def doAction(self, name: str) -> None:
        chosen = self._parts.selection(self._part)
        if name == PRESS and chosen is not None:
            self._view.workbench.select(chosen)

    def keyBindingsForAction(self, name: str) -> list[str]:
        return []


def of(target: NetworkView | Part) -> QAccessibleInterface:
    """The interface of a view or a part, which Qt keeps."""
    return QAccessible.queryAccessibleInterface(target)


def _at(parts: list[Part], index: int) -> QAccessibleInterface | None:
    return of(parts[index]) if 0 <= index < len(parts) else None


def _index(parts: list[Part], child: QAccessibleInterface) -> int:
    wanted = child.object()
    return next((index for index, part in enumerate(parts) if part is wanted), -1)
