"""The bands behind the gradient curves: what is too small to learn from, what is healthy, what is too large."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from playground.i18n import _
from playground.ticks import value_text
from playground.ui.charts.colours import mixed
from playground.ui.charts.health import BANDS, HEALTHY, Band, threshold
from playground.ui.charts.view_item import ViewItem
from playground.ui.theme.theme import theme

TINT = 0.09
SAMPLE = 10  # the height of a sample in pixels


class Bands(ViewItem):
    """Tints the unhealthy bands that are in view, in pixels, and draws the threshold at their edge."""

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        transform = painter.worldTransform()
        painter.setWorldTransform(QTransform())
        area = transform.mapRect(self.boundingRect())
        for band in BANDS:
            rect = _band_rect(band, area, transform)
            if rect.height() > 0 and band is not HEALTHY:
                _paint(painter, band, rect)
        painter.setWorldTransform(transform)


class BandSample:
    """A piece of a band with its edge, as a sample in a legend."""

    def __init__(self, band: Band) -> None:
        self._band = band

    def draw_sample(self, painter: QPainter, place: QRectF) -> None:
        middle = place.center().y()
        place = QRectF(place.left(), middle - SAMPLE / 2, place.width(), SAMPLE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        _paint(painter, self._band, place)


def in_view(bottom: float, top: float) -> tuple[Band, ...]:
    """The unhealthy bands that are seen on an axis from `bottom` to `top`, both log10."""
    return tuple(
        band
        for band in BANDS
        if band is not HEALTHY and (band.low == 0 or math.log10(band.low) < top) and bottom < math.log10(band.high)
    )


def label(band: Band) -> str:
    """The name of a band, with its threshold where it has one."""
    return _(band.label).format(threshold=value_text(threshold(band)))


def _paint(painter: QPainter, band: Band, rect: QRectF) -> None:
    colour = theme().colour(band.token)
    painter.fillRect(rect, mixed(theme().colour("surface"), colour, TINT))
    painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
    edge = rect.top() if band.low == 0 else rect.bottom()
    painter.drawLine(QPointF(rect.left(), edge), QPointF(rect.right(), edge))


def _band_rect(band: Band, area: QRectF, transform: QTransform) -> QRectF:
    """The part of `area` (pixels) between the bounds of a band, which lie on a log10 axis."""

    def height_of(norm: float) -> float:
        return transform.map(QPointF(0, math.log10(norm))).y()

    bottom = area.bottom() if band.low == 0 else min(area.bottom(), height_of(band.low))
    top = area.top() if math.isinf(band.high) else max(area.top(), height_of(band.high))
    return QRectF(area.left(), top, area.width(), bottom - top)
