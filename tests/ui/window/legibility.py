"""What somebody sees of a window: which widgets, whether their texts are whole, and how large their letters are."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from playground.ui.charts.view_tabs import _MenuButton
from playground.ui.palette.data_tile import DataTile
from playground.ui.palette.item import Chip
from playground.ui.widgets.choice_box import ChoiceBox
from playground.ui.widgets.fitting_label import FittingLabel
from playground.ui.widgets.sentence import ActionWord, Sentence

# these end in dots, or say less, where they have little room; their tooltip says all
ELIDING = (FittingLabel, Sentence, ActionWord, ChoiceBox, Chip, _MenuButton)
SLACK = 2


def settle(root: QWidget) -> None:
    """Let everything take the room that it asks for, until nothing moves any more: sizes are asked for in turns."""
    places: list[QRect] = []
    while places != (places := [QRect(widget.geometry()) for widget in root.findChildren(QWidget)]):
        QApplication.processEvents()


def shown(root: QWidget) -> Iterator[QWidget]:
    """Every widget that can be seen; of what scrolls only what is not scrolled away."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            yield widget


def clipped_texts(root: QWidget) -> list[str]:
    """The texts that are cut off: too long for their widget, or in a widget that reaches out of the one around it."""
    found = [_text(widget) for widget in shown(root) if _text(widget) and _is_cut(widget, root)]
    bars = (widget for widget in shown(root) if isinstance(widget, QTabBar))
    hidden = [bar.tabText(bar.count() - 1) for bar in bars if _has_hidden_tabs(bar)]
    return found + hidden


def _text(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, DataTile):  # its name is only spoken
        return ""
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def _is_cut(widget: QWidget, root: QWidget) -> bool:
    if _reaches_out(widget, root):
        return True
    if isinstance(widget, ELIDING):
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height() + SLACK
    if isinstance(widget, QComboBox):
        return widget.fontMetrics().horizontalAdvance(widget.currentText()) > text_room(widget) + SLACK
    hint = widget.sizeHint()
    return hint.width() > widget.width() + SLACK or hint.height() > widget.height() + SLACK


def text_room(box: QComboBox) -> int:
    """The width that a box has for the text that is chosen, in pixels."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()


def _reaches_out(widget: QWidget, root: QWidget) -> bool:
    """Whether a part of it is outside of a widget around it, one that scrolls excepted."""
    parent = widget.parentWidget()
    while parent is not None and widget is not root:
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            return False
        place = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        if not parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(place):
            return True
        if parent is root:
            return False
        parent = parent.parentWidget()
    return False


def _has_hidden_tabs(bar: QTabBar) -> bool:
    return any(button.isVisible() for button in bar.findChildren(QToolButton))


def smallest_letters(root: QWidget) -> dict[str, int]:
    """The size in pixels of the letters of every widget that has a text, by that text."""
    sizes: dict[str, int] = {}
    for widget in shown(root):
        text = _text(widget) or (widget.tabText(0) if isinstance(widget, QTabBar) else "")
        if text:
            sizes[text] = min(widget.fontInfo().pixelSize(), sizes.get(text, 1000))
    return sizes
