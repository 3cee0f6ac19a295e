"""The card above a column: its title, its units with - and +, its activation and its initialization."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.ui.canvas.captions import unit_count
from playground.ui.canvas.content import ColumnContent
from playground.ui.canvas.hit import STEPPER
from playground.ui.canvas.layout import Box
from playground.ui.canvas.marks import LOCK, paint_lock
from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import theme

# from the roomiest to the tightest; the low ones are for a view with little height, one of them with short titles
WIDE, LOW, LOW_SHORT, TIGHT = 0, 4, 5, 6
CHIP_ROOM = {1: 104.0, 2: 88.0, 3: 62.0}  # of the densities between: longer words are cut short, the tooltip has them
DENSITIES = (WIDE, *CHIP_ROOM, LOW, LOW_SHORT, TIGHT)
PADDING = 10
DOT = 10
CHIP_PADDING = 7
GAP = 6
TIGHT_WIDTH = 40.0


@dataclass(frozen=True)
class HeadParts:
    """Size of a head and, relative to its corner, the boxes of its parts: dot, title, minus, units, plus, chip0, ..."""

    width: float
    height: float
    boxes: dict[str, Box]

    def at(self, x: float, y: float) -> str:
        """The name of the part there; empty between parts."""
        return next((name for name, box in self.boxes.items() if box.contains(x, y)), "")


def title_font() -> QFont:
    return application_font(theme().tokens.title_size, QFont.Weight.DemiBold)


def chip_font() -> QFont:
    return application_font(theme().tokens.small_size)


def head_parts(content: ColumnContent, density: int) -> HeadParts:
    """Where the parts of a head go; `density` is one of `DENSITIES`."""
    if density in CHIP_ROOM:
        return _narrow(content, CHIP_ROOM[density])
    if density in (LOW, LOW_SHORT):
        return _low(content, content.title if density == LOW else content.short)
    return _wide(content) if density == WIDE else _tight(content)


def _row(x: float, y: float, height: float, sizes: list[tuple[str, float]]) -> tuple[dict[str, Box], float]:
    """Parts in a row from x on; returns them and where the row ends."""
    boxes = {}
    for name, width in sizes:
        boxes[name] = Box(x, y, width, height)
        x += width + GAP
    return boxes, x - GAP


def _title_sizes(content: ColumnContent, title: str) -> list[tuple[str, float]]:
    width = QFontMetricsF(title_font()).horizontalAdvance(title) + 1
    dot = [] if content.is_input else [("dot", float(DOT))]
    return [*dot, ("title", width)]


def _stepper_sizes(content: ColumnContent) -> list[tuple[str, float]]:
    if content.fixed:
        return []
    metrics = QFontMetricsF(title_font())
    key = metrics.height() + 2
    return [("minus", key), ("units", max(key - 4, metrics.horizontalAdvance(str(content.units)) + 2)), ("plus", key)]


def _chip_width(text: str) -> float:
    return QFontMetricsF(chip_font()).horizontalAdvance(text) + 2 * CHIP_PADDING


def _heights() -> tuple[float, float]:
    """Of a title row and of a chip."""
    return QFontMetricsF(title_font()).height() + 4, QFontMetricsF(chip_font()).height() + 4


def _wide(content: ColumnContent) -> HeadParts:
    title, chip = _heights()
    top, end = _row(PADDING, 8, title, [*_title_sizes(content, content.title), *_stepper_sizes(content)])
    chips = [(f"chip{index}", _chip_width(text)) for index, text in enumerate(content.chips)]
    bottom, chips_end = _row(PADDING, 8 + title + 4, chip, chips)
    return HeadParts(max(end, chips_end) + PADDING, title + chip + 20, top | bottom)


def _narrow(content: ColumnContent, chip_room: float) -> HeadParts:
    title, chip = _heights()
    room = chip_room * theme().tokens.small_size / 12
    boxes, end = _row(PADDING, 8, title, _title_sizes(content, content.title))
    steps, steps_end = _row(PADDING, 8 + title + 2, title, _stepper_sizes(content))
    boxes |= steps
    widths = [min(_chip_width(text), room) for text in content.chips]
    y = 8 + 2 * (title + 2) + 2
    for index, width in enumerate(widths):
        boxes[f"chip{index}"] = Box(PADDING, y, width, chip)
        y += chip + 3
    width = max(end, steps_end, PADDING + max(widths)) + PADDING
    return HeadParts(width, 8 + 2 * (title + 2) + 2 + 2 * (chip + 3) + 5, boxes)


def _low(content: ColumnContent, title_text: str) -> HeadParts:
    """Title and units, and below them the activation; the initialization is in the tooltip."""
    title, chip = _heights()
    boxes, end = _row(PADDING, 6, title, [*_title_sizes(content, title_text), *_stepper_sizes(content)])
    width = min(_chip_width(content.chips[0]), CHIP_ROOM[1] * theme().tokens.small_size / 12)
    boxes["chip0"] = Box(PADDING, 6 + title + 2, width, chip)
    return HeadParts(max(end, PADDING + width) + PADDING, title + chip + 14, boxes)


def _tight(content: ColumnContent) -> HeadParts:
    title, chip = _heights()
    scale = theme().tokens.small_size / 12
    width = TIGHT_WIDTH * scale
    boxes = {"title": Box(0, 8, width, title), "units": Box(0, 8 + title, width, chip)}
    if not content.is_input:
        boxes["dot"] = Box(width / 2 - 8, 6, 16, 3)
    return HeadParts(width, title + chip + 16, boxes)


class HeadItem(QGraphicsItem):
    """Paints one head; the view knows what a click on its parts means."""

    def __init__(self) -> None:
        super().__init__()
        self._content: ColumnContent | None = None
        self._parts = HeadParts(0, 0, {})
        self._box = Box(0, 0, 0, 0)
        self._density = WIDE
        self._colour = QColor()
        self._selected = self._marked = False
        self._hovered = ""
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setZValue(3)

    @property
    def parts(self) -> HeadParts:
        return self._parts

    def show_content(self, content: ColumnContent, density: int, box: Box, colour: QColor) -> None:
        self.prepareGeometryChange()
        self._content, self._density, self._box, self._colour = content, density, box, colour
        self._parts = head_parts(content, density)
        self.setPos(box.x, box.y)
        self.update()

    def show_state(self, selected: bool, marked: bool) -> None:
        """Outlined as selected, or as the place of a drop."""
        if (selected, marked) != (self._selected, self._marked):
            self._selected, self._marked = selected, marked
            self.update()

    def show_hover(self, part: str) -> None:
        if part != self._hovered:
            self._hovered = part
            self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(-LOCK, -LOCK, self._box.width + 2 * LOCK, self._box.height + 2 * LOCK)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if self._content is None:
            return
        tokens = theme().tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self._selected or self._marked
        painter.setPen(QPen(QColor(tokens.accent if accent else tokens.border), 2 if accent else 1))
        painter.setBrush(QColor(tokens.accent_soft if self._marked else tokens.surface))
        edge = 1.0 if accent else 0.5
        card = QRectF(0, 0, self._box.width, self._box.height).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(card, tokens.radius, tokens.radius)
        if self._content.frozen:
            self._paint_frozen(painter, card)
        for name, box in self._parts.boxes.items():
            self._paint_part(painter, name, QRectF(box.x, box.y, box.width, box.height))

    def _paint_frozen(self, painter: QPainter, card: QRectF) -> None:
        """Hatched, with a lock at the corner."""
        radius = theme().tokens.radius
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(QColor(theme().tokens.border), Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(card, radius, radius)
        paint_lock(painter, card.topRight())

    def _paint_part(self, painter: QPainter, name: str, rect: QRectF) -> None:
        assert self._content is not None
        if name == "dot":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour)
            side = min(rect.width(), rect.height(), DOT)
            if self._density == TIGHT:
                painter.drawRoundedRect(rect, 1.5, 1.5)
            else:
                painter.drawEllipse(rect.center(), side / 2, side / 2)
        elif name == "title":
            self._paint_title(painter, rect)
        elif name == "units":
            self._paint_units(painter, rect)
        elif name in STEPPER:
            if not theme().is_paper:
                self._paint_key(painter, rect, name == "plus", self._hovered == name)
        else:
            self._paint_chip(painter, rect, self._content.chips[int(name.removeprefix("chip"))])

    def _paint_title(self, painter: QPainter, rect: QRectF) -> None:
        assert self._content is not None
        painter.setFont(title_font())
        painter.setPen(QColor(theme().tokens.text))
        align = Qt.AlignmentFlag.AlignHCenter if self._density == TIGHT else Qt.AlignmentFlag.AlignLeft
        text = self._content.short if self._density in (LOW_SHORT, TIGHT) else self._content.title
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | align, text)

    def _paint_units(self, painter: QPainter, rect: QRectF) -> None:
        """The number between its keys; on paper there are none, and the number says of what it is."""
        assert self._content is not None
        tokens, text = theme().tokens, str(self._content.units)
        small, side = self._density == TIGHT or theme().is_paper, Qt.AlignmentFlag.AlignHCenter
        painter.setFont(chip_font() if small else title_font())
        painter.setPen(QColor(tokens.text_muted if small else tokens.text))
        if theme().is_paper and "minus" in self._parts.boxes:
            text = unit_count(self._content.units)
            beside = self._parts.boxes["minus"]
            rect = QRectF(beside.x, rect.top(), self._parts.boxes["plus"].right - beside.x + PADDING, rect.height())
            side = Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_key(self, painter: QPainter, rect: QRectF, plus: bool, hovered: bool) -> None:
        tokens = theme().tokens
        painter.setPen(QPen(QColor(tokens.border_strong), 1))
        painter.setBrush(QColor(tokens.hover if hovered else tokens.raised))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setPen(QPen(QColor(tokens.text), 1.5))
        arm, middle = rect.width() * 0.2, rect.center()
        painter.drawLine(QRectF(middle.x() - arm, middle.y(), 2 * arm, 0).topLeft(),
                         QRectF(middle.x() - arm, middle.y(), 2 * arm, 0).topRight())  # fmt: skip
        if plus:
            painter.drawLine(QRectF(middle.x(), middle.y() - arm, 0, 2 * arm).topLeft(),
                             QRectF(middle.x(), middle.y() - arm, 0, 2 * arm).bottomLeft())  # fmt: skip

    def _paint_chip(self, painter: QPainter, rect: QRectF, text: str) -> None:
        tokens = theme().tokens
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.hover))
        painter.drawRoundedRect(rect, rect.height() / 2.6, rect.height() / 2.6)
        painter.setFont(chip_font())
        painter.setPen(QColor(tokens.text))
        inside = rect.adjusted(CHIP_PADDING - 1, 0, 1 - CHIP_PADDING, 0)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(inside.width()) + 1)
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, shown)
