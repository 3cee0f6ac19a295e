"""Whether the texts on the screen have their room: none cut off by its widget, none hidden, none over another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QTabBar,
    QWidget,
)

from playground.ui.palette.data_tile import DataTile
from playground.ui.palette.item import Chip
from playground.ui.widgets.sentence import Sentence
from tests.ui.window.legibility import text_room

# Pixels that a letter's own side bearing may reach over.
TOLERANCE = 2
# What is meant to lie over other things for a moment.
OVERLAYS = ("Toast", "Ghost", "Bubble", "Finder", "ShortcutsWindow", "Dialog")


def complaints(window: QWidget) -> list[str]:
    """One line for each visible text below `window` that has not its room."""
    shown = [widget for widget in window.findChildren(QWidget) if is_seen(widget) and text_of(widget)]
    lines = [line for widget in shown for line in (*cut_off(widget), *covered_by_its_parents(widget))]
    return lines + [line for one, other in combinations(shown, 2) for line in overlapping(one, other, window)]


def is_seen(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


def text_of(widget: QWidget) -> str:
    """The text that a widget paints, empty where it paints none."""
    if isinstance(widget, DataTile):
        return ""  # a picture, whose name is in its tooltip
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
    if isinstance(widget, QTabBar):
        return " ".join(widget.tabText(index) for index in range(widget.count()))
    return ""


def cut_off(widget: QWidget) -> Iterator[str]:
    """Whether the text is wider or higher than the room its widget has for it."""
    needed, room = needed_size(widget), widget.contentsRect()
    if needed[0] > room.width() + TOLERANCE:
        yield f"{named(widget)} needs {needed[0]} px across, has {room.width()}"
    if needed[1] > room.height() + TOLERANCE:
        yield f"{named(widget)} needs {needed[1]} px of height, has {room.height()}"


def needed_size(widget: QWidget) -> tuple[int, int]:
    """How much room the text takes, in pixels: across and in height."""
    text = text_of(widget)
    metrics = QFontMetrics(widget.font())
    if isinstance(widget, Chip):
        return widget.narrowest(), widget.heightForWidth(widget.width())
    if isinstance(widget, Sentence):
        whole = not widget.shown_lines[-1].endswith("…")
        return (0 if whole else 2 * widget.width()), 0
    if isinstance(widget, QComboBox):
        missing = metrics.horizontalAdvance(text) - text_room(widget)
        return widget.width() + (missing + TOLERANCE if missing > 0 else 0), metrics.height()
    if isinstance(widget, QTabBar):
        last = widget.tabRect(widget.count() - 1)
        return last.right(), last.height()
    if isinstance(widget, QLabel):
        return label_size(widget, metrics)
    lines = text.splitlines()
    return max(metrics.horizontalAdvance(line) for line in lines), metrics.height() * len(lines)


def label_size(label: QLabel, metrics: QFontMetrics) -> tuple[int, int]:
    text, width = label.text(), label.contentsRect().width()
    if label.textFormat() == Qt.TextFormat.RichText or "<" in text:
        document = QTextDocument()
        document.setDefaultFont(label.font())
        document.setDocumentMargin(0)
        document.setHtml(text)
        document.setTextWidth(width if label.wordWrap() else -1)
        return round(document.idealWidth()), round(document.size().height())
    if not label.wordWrap():
        lines = text.splitlines()
        return max(metrics.horizontalAdvance(line) for line in lines), metrics.height() * len(lines)
    flags = Qt.TextFlag.TextWordWrap
    needed = metrics.boundingRect(QRect(0, 0, width, 100_000), int(flags), text)
    return needed.width(), needed.height()


def covered_by_its_parents(widget: QWidget) -> Iterator[str]:
    """Whether a part of the widget is outside a parent that cannot be scrolled."""
    parent = widget.parentWidget()
    place = QRect(QPoint(0, 0), widget.size())
    while parent is not None and not widget.isWindow():
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            return
        inside = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        if not parent.rect().adjusted(-TOLERANCE, -TOLERANCE, TOLERANCE, TOLERANCE).contains(inside):
            yield f"{named(widget)} at {place.width()}x{place.height()} reaches out of {type(parent).__name__}"
            return
        if parent.isWindow():
            return
        parent = parent.parentWidget()


def overlapping(one: QWidget, other: QWidget, window: QWidget) -> Iterator[str]:
    """Whether two texts of different widgets lie over each other."""
    if one.window() is not other.window() or over(one) != over(other):
        return
    if one.isAncestorOf(other) or other.isAncestorOf(one):
        return
    common = seen_rect(one, window).intersected(seen_rect(other, window))
    if common.width() > TOLERANCE and common.height() > TOLERANCE:
        yield f"{named(one)} and {named(other)} overlap by {common.width()}x{common.height()}"


def seen_rect(widget: QWidget, window: QWidget) -> QRect:
    """The part of a widget that can be seen, in the coordinates of the window."""
    seen = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(window, seen.topLeft()), seen.size())


def over(widget: QWidget) -> str:
    """The overlay that a widget belongs to, empty where to none."""
    while widget is not None:
        if any(mark in type(widget).__name__ for mark in OVERLAYS):
            return type(widget).__name__
        widget = widget.parentWidget()
    return ""


def named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {text_of(widget)[:60]!r}"
