"""The little pictures of data of one's own: a pencil that leaves points, a table."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

PENCIL = ((0.42, 0.58), (0.88, 0.04), (1.0, 0.16), (0.54, 0.70), (0.36, 0.76))
DOTS = ((0.14, 0.86), (0.04, 0.56), (0.26, 0.30))


def pencil_picture(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF([_at(rect, place) for place in PENCIL]))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for place in DOTS:
        painter.drawEllipse(_at(rect, place), 1.6, 1.6)


def table_picture(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inside = rect.adjusted(1, 1.5, -1, -1.5)
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inside, 1.5, 1.5)
    third = inside.height() / 3
    painter.fillRect(QRectF(inside.left(), inside.top(), inside.width(), third), colour)
    middle = inside.top() + 2 * third
    painter.drawLine(QPointF(inside.left(), middle), QPointF(inside.right(), middle))
    across = inside.center().x()
    painter.drawLine(QPointF(across, inside.top() + third), QPointF(across, inside.bottom()))


def _at(rect: QRectF, place: tuple[float, float]) -> QPointF:
    return QPointF(rect.left() + place[0] * rect.width(), rect.top() + place[1] * rect.height())
