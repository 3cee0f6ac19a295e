"""The units of one column: rounded squares with what they compute, or one mosaic where there are many."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.ui.canvas import pictures
from playground.ui.canvas.biases import Marks, bias_levels, paint_bias
from playground.ui.canvas.content import ColumnContent
from playground.ui.canvas.frame import Frame
from playground.ui.canvas.hit import unit_box
from playground.ui.canvas.layout import Box, ColumnPlace, is_large
from playground.ui.theme.fonts import application_font, line_height
from playground.ui.theme.theme import px, theme
from playground.ui.theme.tokens import LEAST_SIZE

LABEL_ROOM = 108.0
LABEL_GAP = 8
LEAST_NAMED = 16  # a unit smaller than this has no number
RADIUS_SHARE = 0.2  # corner radius of a unit as a share of its size


def label_room(content: ColumnContent, growth: float) -> float:
    """What the names beside the units of a column need; 0 where there are none.

    growth  of the view: in a larger one there is room for longer names
    """
    if is_large(content.units) or not content.labels or _named_inside(content):
        return 0.0
    metrics = QFontMetricsF(application_font(theme().tokens.small_size))
    return LABEL_GAP + min(
        growth * px(LABEL_ROOM), max(metrics.horizontalAdvance(label) for label in content.labels) + 1
    )


def _named_inside(content: ColumnContent) -> bool:
    """Whether the names are short enough to stand in the units: the digits 0 to 9."""
    return not content.is_input and all(len(label) <= 2 for label in content.labels)


class UnitsItem(QGraphicsItem):
    """Paints the units of a column from one prepared image."""

    def __init__(self, column: int) -> None:
        super().__init__()
        self._column = column
        self._content: ColumnContent | None = None
        self._place: ColumnPlace | None = None
        self._pictures: tuple[QImage, ...] = ()
        self._mosaic: QImage | None = None
        self._curves: tuple[QPolygonF, ...] = ()
        self._shown: object = None
        self._selected = -1
        self._biases: Marks = ()
        self._labels = 0.0
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setZValue(2)

    def show_content(self, content: ColumnContent, place: ColumnPlace, labels: float) -> None:
        """`labels`: the room for the names of the units beside them, 0 where there is none."""
        self.prepareGeometryChange()
        changed = self._content is None or self._content.units != content.units
        self._content, self._place, self._labels = content, place, labels
        self._shown = None
        if changed:
            self._pictures, self._mosaic, self._curves = (), None, ()
            self._biases = ()
        self.update()

    def show_selected(self, unit: int) -> None:
        if unit != self._selected:
            self._selected = unit
            self.update()

    def render(self, frame: Frame) -> None:
        """Take over what the units compute in the snapshot of `frame`."""
        if self._place is None:
            return
        self._render_biases(frame)
        values = pictures.column_values(frame.snapshot, self._column)
        key = (id(values) if frame.snapshot.unit_maps is not None else frame.snapshot.number, frame.tokens)
        if key == self._shown:
            return
        self._shown = key
        self._keep = values  # its id is the key: it must not be used again while this is shown
        self._pictures, self._mosaic, self._curves = (), None, ()
        if values is not None:
            self._prepare(values, frame)
        self.update()

    def _render_biases(self, frame: Frame) -> None:
        if self._column == 0 or not frame.biases:
            return
        biases = bias_levels(frame.biases[self._column - 1], frame.scale)
        if biases != self._biases:
            self._biases = biases
            self.update()

    def _prepare(self, values: pictures.Values, frame: Frame) -> None:
        assert self._place is not None
        box = self._place.mosaic
        if box is not None:
            shape = pictures.mosaic_shape(len(values), box.width, box.height)
            self._mosaic = pictures.mosaic(values, *shape, frame.tokens)
        elif values.ndim == 3:
            limit = pictures.full_colour(frame.snapshot, self._column, values)
            self._pictures = pictures.unit_pictures(values, limit, frame.tokens)
        else:
            size = self._place.units[0].width
            limit = pictures.full_colour(frame.snapshot, self._column, values)
            points = pictures.curve_points(values, limit, size, size)
            self._curves = tuple(QPolygonF([QPointF(x, y) for x, y in curve]) for curve in points)

    @property
    def pictures(self) -> tuple[QImage, ...]:
        """What the units show, one each; none where they show no pictures."""
        return self._pictures

    # -- painting ---------------------------------------------------------------------------------------------------

    def boundingRect(self) -> QRectF:
        if self._place is None:
            return QRectF()
        boxes = (self._place.mosaic,) if self._place.mosaic is not None else self._place.units
        if not boxes:
            return QRectF()
        top, bottom = boxes[0].y, boxes[-1].bottom
        beside = self._labels + 10
        return QRectF(boxes[0].x, top, boxes[0].width, bottom - top).adjusted(-beside, -4, beside, 26)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if self._place is None or self._content is None:
            return
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if self._place.mosaic is not None:
            self._paint_mosaic(painter, self._place.mosaic)
            return
        for unit, box in enumerate(self._place.units):
            self._paint_unit(painter, unit, QRectF(box.x, box.y, box.width, box.height))
        for level, box in zip(self._biases, self._place.units, strict=False):
            paint_bias(painter, box, level, theme().tokens)
        if self._labels and not _named_inside(self._content):
            self._paint_labels(painter)

    def _paint_unit(self, painter: QPainter, unit: int, rect: QRectF) -> None:
        tokens = theme().tokens
        chosen = unit == self._selected
        radius = RADIUS_SHARE * rect.width()
        pen = QPen(QColor(tokens.accent if chosen else tokens.border_strong), 3 if chosen else 1)
        if self._content is not None and self._content.frozen:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self._ground(painter, unit, rect, radius))
        painter.drawRoundedRect(rect, radius, radius)
        if self._curves:
            self._paint_curve(painter, self._curves[unit], rect)
        elif not self._pictures and rect.width() >= LEAST_NAMED * tokens.least_size / LEAST_SIZE:
            size = max(tokens.least_size, min(tokens.small_size, int(rect.width() * 0.4)))
            painter.setFont(application_font(size))
            painter.setPen(QColor(tokens.text_muted))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._inside(unit))

    def _ground(self, painter: QPainter, unit: int, rect: QRectF, radius: float) -> QBrush:
        """What fills a unit. On paper its picture is there already: not every program knows fillings of pixels."""
        if not self._pictures:
            return QBrush(QColor(theme().tokens.raised))
        if not theme().is_paper:
            return _filling(self._pictures[unit], rect)
        inside = QPainterPath()
        inside.addRoundedRect(rect, radius, radius)
        painter.save()
        painter.setClipPath(inside, Qt.ClipOperation.IntersectClip)
        painter.drawImage(rect, self._pictures[unit])
        painter.restore()
        return QBrush()

    def _inside(self, unit: int) -> str:
        assert self._content is not None
        labels = self._content.labels
        return labels[unit] if unit < len(labels) and _named_inside(self._content) else str(unit + 1)

    def _paint_curve(self, painter: QPainter, curve: QPolygonF, rect: QRectF) -> None:
        tokens = theme().tokens
        painter.setPen(QPen(QColor(tokens.chart_grid), 1))
        painter.drawLine(QPointF(rect.left() + 2, rect.center().y()), QPointF(rect.right() - 2, rect.center().y()))
        painter.setPen(QPen(QColor(tokens.text), 1.2))
        painter.translate(rect.topLeft())
        painter.drawPolyline(curve)
        painter.translate(-rect.topLeft())

    def _paint_mosaic(self, painter: QPainter, box: Box) -> None:
        assert self._content is not None
        tokens = theme().tokens
        rect = QRectF(box.x, box.y, box.width, box.height)
        rows, columns = pictures.mosaic_shape(self._content.units, box.width, box.height)
        painter.fillRect(rect, QColor(tokens.raised))
        if self._mosaic is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
            painter.drawImage(rect, self._mosaic)
        self._paint_grid(painter, rect, rows, columns)
        painter.setPen(QPen(QColor(tokens.border_strong), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, 3, 3)
        if 0 <= self._selected < self._content.units and self._place is not None:
            chosen = unit_box(self._place, self._selected, self._content.units)
            painter.setPen(QPen(QColor(tokens.accent), 3))
            painter.drawRect(QRectF(chosen.x, chosen.y, chosen.width, chosen.height))

    def _paint_grid(self, painter: QPainter, rect: QRectF, rows: int, columns: int) -> None:
        assert self._content is not None
        wide, tall = rect.width() / columns, rect.height() / rows
        surface = QColor(theme().tokens.surface)
        missing = rows * columns - self._content.units
        if missing:
            last = QRectF(rect.right() - missing * wide, rect.bottom() - tall, missing * wide, tall)
            painter.fillRect(last, surface)
        if min(wide, tall) < 4:
            return
        painter.setPen(QPen(surface if self._mosaic is not None else QColor(theme().tokens.border), 1))
        for column in range(1, columns):
            x = rect.left() + column * wide
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
        for row in range(1, rows):
            y = rect.top() + row * tall
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))

    def _paint_labels(self, painter: QPainter) -> None:
        assert self._place is not None
        assert self._content is not None
        left = self._content.is_input
        painter.setFont(application_font(theme().tokens.small_size))
        painter.setPen(QColor(theme().tokens.text_muted))
        side = Qt.AlignmentFlag.AlignRight if left else Qt.AlignmentFlag.AlignLeft
        width, height = self._labels - LABEL_GAP, line_height(painter.font())
        for box, label in zip(self._place.units, self._content.labels, strict=False):
            x = box.x - self._labels if left else box.right + LABEL_GAP
            room = QRectF(x, box.middle_y - height / 2, width, height)
            # in the middle: a feature of a long name, such as its square, differs at the end
            text = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideMiddle, int(width))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | side, text)


def _filling(image: QImage, rect: QRectF) -> QBrush:
    """A brush that fills `rect` with the picture: far faster than clipping to rounded corners."""
    brush = QBrush(image)
    scale = rect.width() / image.width(), rect.height() / image.height()
    brush.setTransform(QTransform.fromTranslate(rect.x(), rect.y()).scale(*scale))
    return brush
