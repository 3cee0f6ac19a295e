"""A data set of the palette: a square with its picture; its name is in the tooltip and read out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent

from playground.ui.drag.payload import SetData
from playground.ui.palette.data_pictures import data_picture
from playground.ui.palette.glyphs import Picture
from playground.ui.palette.item import PaletteItem

INSET = 3


class DataTile(PaletteItem):
    """Its picture is painted once for each size and theme."""

    SMALLEST = 36

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(SetData(kind), name, name)
        self._kind = kind
        self._pixmap: QPixmap | None = None

    def ghost_picture(self) -> Picture | None:
        return partial(_paint_ghost, self._kind)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return width

    def narrowest(self) -> int:
        return self.SMALLEST

    def sizeHint(self) -> QSize:
        return QSize(56, 56)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.SMALLEST, self.SMALLEST)

    def _show_theme(self) -> None:
        self._pixmap = None
        super()._show_theme()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._pixmap = None
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_frame(painter)
        if self._pixmap is None:
            self._pixmap = self._painted()
        painter.drawPixmap(INSET, INSET, self._pixmap)
        painter.end()

    def _painted(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        size = self.size() - QSize(2 * INSET, 2 * INSET)
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        data_picture(self._kind, painter, QRectF(0, 0, size.width(), size.height()))
        painter.end()
        return pixmap


def _paint_ghost(kind: str, painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """The picture on a small card of the text colour, so that its own colours can be told on the accent."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), 3, 3)
    data_picture(kind, painter, rect)
