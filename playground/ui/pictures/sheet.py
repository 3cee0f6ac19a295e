"""The sheet of paper that a picture is drawn on: title and legend above, the chart without its controls below.

It is drawn once into a `QPicture`, which keeps what was drawn and not its pixels. PNG and SVG are made from that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPicture, QRegion
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from playground.ui.pictures.subject import Panel, Subject
from playground.ui.texts import role_of
from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import theme

MARGIN = 16
GAP = 8
ENTRY_GAP = 14


@dataclass(frozen=True, eq=False)
class Sheet:
    """A drawn sheet of `size` pixels of a screen. Its texts say what `Subject` says."""

    picture: QPicture
    size: QSize
    name: str
    description: str


def take(panel: Panel) -> Sheet:
    """A sheet with what `panel` shows now, without pointer and selection; the panel looks as before."""
    content = panel.subject().content
    for widget in (content, *content.findChildren(QWidget)):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))
    try:
        with theme().on_paper():
            panel.dress()
            return _drawn(panel.subject())
    finally:
        panel.dress()


def _drawn(subject: Subject) -> Sheet:
    blocks = [_tree_block(subject.content)]
    head = _Head(subject, blocks[0].size.width())
    if head.size.height():
        blocks.insert(0, head.block())
    if subject.across:
        blocks.append(_across_block(subject.across, blocks[-1].size.width()))
    if subject.footer is not None:
        blocks.append(_tree_block(subject.footer))
    width, height = max(block.size.width() for block in blocks), sum(block.size.height() for block in blocks)
    size = QSize(width + 2 * MARGIN, height + 2 * MARGIN)
    picture = QPicture()
    painter = QPainter(picture)
    painter.fillRect(QRect(QPoint(), size), theme().colour("surface"))
    y = MARGIN
    for block in blocks:
        painter.drawPicture(MARGIN, y, block.picture)
        y += block.size.height()
    painter.end()
    return Sheet(picture, size, subject.name, subject.description)


@dataclass(frozen=True, eq=False)
class Block:
    """A part of the sheet: what is drawn from (0, 0) on, and how large that is."""

    picture: QPicture
    size: QSize


def _block(size: QSize, paint: Callable[[QPainter], None]) -> Block:
    picture = QPicture()
    painter = QPainter(picture)
    paint(painter)
    painter.end()
    return Block(picture, size)


def _tree_block(widget: QWidget) -> Block:
    """All of a widget that belongs into a picture."""
    whole = QPicture()
    painter = QPainter(whole)
    bounds = paint_tree(painter, widget, QPoint())
    painter.end()
    return _block(bounds.size(), lambda painter: painter.drawPicture(-bounds.topLeft(), whole))


def paint_tree(painter: QPainter, widget: QWidget, at: QPoint) -> QRect:
    """Paint a widget and what is in it, its corner at `at`; returns the rectangle around all that has nothing in it."""
    if widget.isHidden() or not getattr(widget, "in_picture", True):
        return QRect()
    painter.save()
    paint = getattr(widget, "paint_picture", None)
    if paint is not None:
        bounds = QRect(at, paint(painter, at))
    elif isinstance(widget, QLabel):
        bounds = _paint_label(painter, widget, at)
    else:
        bounds = _paint_widget(painter, widget, at)
    painter.restore()
    return bounds


def _paint_widget(painter: QPainter, widget: QWidget, at: QPoint) -> QRect:
    widget.render(painter, at, QRegion(), QWidget.RenderFlag(0))
    bounds = QRect()
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow():
            bounds = bounds.united(paint_tree(painter, child, at + child.pos()))
    return QRect(at, widget.size()) if bounds.isNull() else bounds


def _paint_label(painter: QPainter, label: QLabel, at: QPoint) -> QRect:
    """A label in the colours of the paper: what the style sheet says is the window's."""
    place = QRect(at, label.size())
    painter.setFont(label.font())
    painter.setPen(theme().colour("text_muted" if role_of(label) == "muted" else "text"))
    wrap = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
    painter.drawText(place, int(label.alignment()) | int(wrap), label.text())
    return place


def _across_block(name: str, width: int) -> Block:
    """The name of the axis to the right, at its end."""
    place = QRect(0, 0, width, QFontMetrics(_small()).height())

    def paint(painter: QPainter) -> None:
        painter.setFont(_small())
        painter.setPen(theme().colour("text"))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight, f"{name} →")

    return _block(place.size(), paint)


class _Head:
    """Title and legend: in one row where there is room, else the legend below in as many rows as it needs."""

    def __init__(self, subject: Subject, width: int) -> None:
        self._title, self._entries = subject.title, subject.legend
        metrics = QFontMetrics(_title_font())
        self._row = metrics.height() if subject.title else 0
        self._start = metrics.horizontalAdvance(subject.title) + ENTRY_GAP if subject.title else 0
        self._width = max(width, self._start)
        self._places = self._beside() or self._below()
        bottom = max((place.bottom() + 1 for place in self._places), default=0)
        height = max(self._row, bottom)
        self.size = QSize(self._width, height + GAP if height else 0)

    def _beside(self) -> list[QRect]:
        """The places of the entries right of the title; none where they have no room there."""
        places, x = [], self._start
        for entry in self._entries:
            size = entry.sizeHint()
            places.append(QRect(QPoint(x, max(0, self._row - size.height()) // 2), size))
            x += size.width() + ENTRY_GAP
        return places if x - ENTRY_GAP <= self._width else []

    def _below(self) -> list[QRect]:
        places, x, y = [], 0, self._row + GAP // 2
        for entry in self._entries:
            size = entry.sizeHint()
            if x > 0 and x + size.width() > self._width:
                x, y = 0, y + size.height()
            places.append(QRect(QPoint(x, y), size))
            x += size.width() + ENTRY_GAP
        return places

    def block(self) -> Block:
        return _block(self.size, self._paint)

    def _paint(self, painter: QPainter) -> None:
        painter.setFont(_title_font())
        painter.setPen(theme().colour("text"))
        painter.drawText(QRect(0, 0, self._width, self._row), Qt.AlignmentFlag.AlignVCenter, self._title)
        for entry, place in zip(self._entries, self._places, strict=True):
            entry.paint_entry(painter, place)


def _title_font() -> QFont:
    return application_font(theme().tokens.title_size + 1, QFont.Weight.DemiBold)


def _small() -> QFont:
    return application_font(theme().tokens.small_size - 1)
