"""The bundled fonts: Inter for Latin letters and figures, Noto Sans Thai for Thai, on every machine alike."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

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
