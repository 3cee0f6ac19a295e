"""The small letters of what is painted by hand: making and measuring a font costs more than drawing a word with it."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontMetrics

from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import theme


def small_font(weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font of numbers at axes and in tables; not to be changed."""
    return _font(theme().tokens.tiny_size, weight)


def small_metrics(weight: QFont.Weight = QFont.Weight.Normal) -> QFontMetrics:
    """How wide and high the words of `small_font` are."""
    return _metrics(theme().tokens.tiny_size, weight)


def row_font() -> QFont:
    """The font of rows of words, as in a legend; not to be changed."""
    return _font(theme().tokens.small_size, QFont.Weight.Normal)


def row_metrics() -> QFontMetrics:
    """How wide and high the words of `row_font` are."""
    return _metrics(theme().tokens.small_size, QFont.Weight.Normal)


@cache
def _font(pixels: int, weight: QFont.Weight) -> QFont:
    return application_font(pixels, weight)


@cache
def _metrics(pixels: int, weight: QFont.Weight) -> QFontMetrics:
    return QFontMetrics(_font(pixels, weight))
