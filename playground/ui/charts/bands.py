"""The bands behind the gradient curves: what is too small to learn from, what is healthy, what is too large."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from playground.i18n import _
from playground.ticks import value_text
from playground.ui.charts.colours import mixed
from playground.ui.charts.health import BANDS, HEALTHY, Band, threshold
from playground.ui.charts.view_item import ViewItem
from playground.ui.theme.fonts import application_font, line_height
from playground.ui.theme.theme import theme

TINT = 0.09
MARGIN = 4


class BandItem(ViewItem):
    """Paints every band that is in view, in pixels."""

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        transform = painter.worldTransform()
        painter.setWorldTransform(QTransform())
        area = transform.mapRect(self.boundingRect())
        for band in BANDS:
            rect = _band_rect(band, area, transform)
            if rect.height() > 0:
                self.paint_band(painter, band, rect)
        painter.setWorldTransform(transform)

    def paint_band(self, painter: QPainter, band: Band, rect: QRectF) -> None:
        raise NotImplementedError


class Bands(BandItem):
    """Tints the unhealthy bands, and draws the threshold at their edge."""

    def paint_band(self, painter: QPainter, band: Band, rect: QRectF) -> None:
        if band is HEALTHY:
            return
        colour = theme().colour(band.token)
        painter.fillRect(rect, mixed(theme().colour("surface"), colour, TINT))
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
        edge = rect.top() if band.low == 0 else rect.bottom()
        painter.drawLine(QPointF(rect.left(), edge), QPointF(rect.right(), edge))


class BandLabels(BandItem):
    """Writes the name of each band that has room, with its threshold, at the right end, over the curves."""

    def paint_band(self, painter: QPainter, band: Band, rect: QRectF) -> None:
        painter.setFont(application_font(theme().tokens.tiny_size))
        line = line_height(painter.font())
        if rect.height() < line:
            return
        width = QFontMetrics(painter.font()).horizontalAdvance(label(band)) + 2 * MARGIN
        place = QRectF(rect.right() - width, rect.top(), width, line)
        ground = theme().colour("surface")
        painter.fillRect(place, ground if band is HEALTHY else mixed(ground, theme().colour(band.token), TINT))
        painter.setPen(theme().colour(band.token))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, label(band))


def label(band: Band) -> str:
    """The name of a band, with its threshold where it has one."""
    return _(band.label).format(threshold=value_text(threshold(band)))


def _band_rect(band: Band, area: QRectF, transform: QTransform) -> QRectF:
    """The part of `area` (pixels) between the bounds of a band, which lie on a log10 axis."""

    def height_of(norm: float) -> float:
        return transform.map(QPointF(0, math.log10(norm))).y()

    bottom = area.bottom() if band.low == 0 else min(area.bottom(), height_of(band.low))
    top = area.top() if math.isinf(band.high) else max(area.top(), height_of(band.high))
    return QRectF(area.left(), top, area.width(), bottom - top)
