"""The bundled fonts: Inter for Latin letters and figures, Noto Sans Thai for Thai, on every machine alike."""

from __future__ import annotations

import math
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from playground.resources import resource

FAMILIES = ["Inter", "Noto Sans Thai"]


@cache
def load_fonts() -> tuple[str, ...]:
    """Register the bundled fonts with Qt once; returns the families that were found."""
    families: set[str] = set()
    for path in sorted(resource("fonts").glob("*.ttf")):
        identifier = QFontDatabase.addApplicationFont(str(path))
        families.update(QFontDatabase.applicationFontFamilies(identifier))
    return tuple(sorted(families))


def application_font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The program's font at a size in pixels, with figures of one width so that live numbers do not dance."""
    load_fonts()
    font = QFont(FAMILIES)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def line_height(font: QFont) -> int:
    """The height of a line of `font` with room for what Thai stacks above and below its letters.

    `QFontMetrics.height` knows only the first of the families, whose letters are lower.
    """
    return _line_height(font.pixelSize())


@cache
def _line_height(pixels: int) -> int:
    load_fonts()
    metrics = []
    for family in FAMILIES:
        font = QFont(family)
        font.setPixelSize(pixels)
        metrics.append(QFontMetricsF(font))
    return math.ceil(max(each.ascent() for each in metrics) + max(each.descent() for each in metrics))
