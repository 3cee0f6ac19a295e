"""What the mouse is at in the network: marked, with its figures in a card beside it, and told to the other views."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from playground.ui.canvas.card import Card
from playground.ui.canvas.head import HeadItem
from playground.ui.canvas.hit import STEPPER, Hit
from playground.ui.canvas.scene import NetworkScene
from playground.ui.workbench import Workbench

NOWHERE = QPoint()


class Hover:
    """Follows the mouse over `viewport`, in which `scene` is shown."""

    def __init__(self, workbench: Workbench, scene: NetworkScene, viewport: QWidget) -> None:
        self._workbench = workbench
        self._scene = scene
        self._viewport = viewport
        self.card = Card(workbench, viewport)
        self._told: tuple[int, int] | None = None

    def show(self, hit: Hit | None, at: QPoint = NOWHERE) -> None:
        """Show what was hit, the card beside `at`, a point of the viewport; None: the mouse is at nothing."""
        for (kind, column), item in self._scene.items_by_key.items():
            if kind == "head" and isinstance(item, HeadItem):
                item.show_hover(hit.part if hit is not None and hit.column == column else "")
        self._viewport.setCursor(self._cursor(hit))
        self._scene.show_hovered(None if hit is None else hit.place)
        self.card.show_hit(hit, self._scene.contents, at)
        self.tell_unit((hit.layer, hit.unit) if hit is not None and hit.is_unit and hit.column > 0 else None)

    def tell_unit(self, unit: tuple[int, int] | None) -> None:
        """Tell the other views which unit, as (layer, unit), is looked at, by mouse or keyboard."""
        if unit != self._told:
            self._told = unit
            self._workbench.unit_hovered.emit(unit)

    def _cursor(self, hit: Hit | None) -> Qt.CursorShape:
        if hit is None:
            return Qt.CursorShape.ArrowCursor
        movable = 0 < hit.column < len(self._scene.contents) - 1
        if hit.on_head and hit.part not in STEPPER and movable:
            return Qt.CursorShape.OpenHandCursor
        return Qt.CursorShape.PointingHandCursor
