"""A thing in a plot that covers whatever part of the plot is seen: bands, guides, marks, curves."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF


class ViewItem(pg.GraphicsObject):
    """Its bounds are the view's, and follow it; `paint` is left to what it is."""

    def boundingRect(self) -> QRectF:
        view = self.getViewBox()
        return QRectF() if view is None else view.viewRect()

    def viewRangeChanged(self, *_ranges: object) -> None:
        self.prepareGeometryChange()
