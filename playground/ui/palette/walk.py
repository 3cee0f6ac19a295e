"""Through the palette with the keyboard: Tab stops once in each section, the arrow keys go on from there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from playground.messages import N_
from playground.ui.keys import KeyRecord

if TYPE_CHECKING:
    from playground.ui.palette.item import PaletteItem

KEYS = (
    KeyRecord(("Left", "Right"), N_("To the item beside")),
    KeyRecord(("Up", "Down"), N_("To the item above or below")),
    KeyRecord(("Home", "End"), N_("To the first or the last item")),
    KeyRecord(("Return", "Space"), N_("Give it to the selected layer, or add the layer")),
)
ALONG = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ACROSS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
MOVES = (*ALONG, *ACROSS, *ENDS)


class Walk:
    """The items of all sections in their order."""

    def __init__(self) -> None:
        self._sections: list[Sequence[PaletteItem]] = []

    def add(self, section: Sequence[PaletteItem]) -> None:
        """Take in the next section; Tab stops at its first item until another one is gone to."""
        self._sections.append(section)
        self.stop_at(section[0])

    def stop_at(self, item: PaletteItem) -> None:
        """Let Tab stop at `item` alone in its section."""
        section = next(section for section in self._sections if item in section)
        for other in section:
            here = other is item
            other.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def stop_at_current(self) -> None:
        """Let Tab stop at what is set now, except in the section that has the focus."""
        for section in self._sections:
            current = next((item for item in section if item.current), None)
            if current is not None and not any(item.hasFocus() for item in section):
                self.stop_at(current)

    def next_to(self, item: PaletteItem, key: Qt.Key) -> PaletteItem:
        """Where a key leads: along the rows, or to the nearest item of the row above or below, over all sections."""
        items = [item for section in self._sections for item in section]
        if key in ENDS:
            return items[ENDS[key]]
        if key in ALONG:
            return items[min(max(0, items.index(item) + ALONG[key]), len(items) - 1)]
        down, here = ACROSS[key], _middle(item)
        beyond = [other for other in items if down * (_middle(other).y() - here.y()) > item.height() / 2]
        return min(beyond, key=lambda other: _distance(_middle(other) - here), default=item)


def _middle(item: PaletteItem) -> QPoint:
    return item.geometry().center()


def _distance(way: QPoint) -> tuple[int, int]:
    """Rows count before columns."""
    return abs(way.y()), abs(way.x())
