"""Every pair of colours that meets on the screen: names of tokens, or a token faintly mixed into the surface."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from PySide6.QtGui import QColor

from playground.ui.charts.bands import TINT
from playground.ui.charts.colours import mixed
from playground.ui.theme.tokens import Tokens


@dataclass(frozen=True)
class Tinted:
    """The ground of a band in the gradient chart."""

    token: str


Colour = str | Tinted
BANDS = ("good", "warning", "danger")
CATEGORIES = tuple(f"categories[{index}]" for index in range(10))
CLASSES = tuple(f"more_classes[{index}]" for index in range(8))
CURVES = ("positive", "negative", "chart_train", "chart_test", "ramp_low", "ramp_high", "accent", *CATEGORIES)

# letters and figures: 4.5:1, 7:1 with high contrast
TEXTS: list[tuple[Colour, Colour]] = [
    *itertools.product(("text", "text_muted"), ("window", "surface", "raised", "hover")),
    *itertools.product(("text",), ("pressed", "accent_soft")),
    *itertools.product(("accent",), ("surface", "accent_soft")),
    *itertools.product(("accent_text",), ("accent", "accent_hover")),
    ("tooltip_text", "tooltip"),
    ("surface", "text_muted"),  # what is dragged where it cannot be dropped
    *itertools.product(BANDS, ("surface",)),
    *((band, Tinted(band)) for band in ("warning", "danger")),
]
# lines of charts and links, what shows the focus, outlines of controls: 3:1, 7:1 with high contrast
LINES: list[tuple[Colour, Colour]] = [
    *itertools.product((*CURVES, *CLASSES), ("surface",)),
    *itertools.product(BANDS, ("surface",)),
    *itertools.product(("focus", "border_strong"), ("window", "surface", "raised")),
]
# what lies on a ground that is not the card's: 3:1, 4.5:1 with high contrast
PICTURES: list[tuple[Colour, Colour]] = [
    *itertools.product(CLASSES, ("raised",)),
    *itertools.product(CURVES, ("raised", Tinted("warning"), Tinted("danger"))),
    *itertools.product(("text", "text_muted"), (Tinted("warning"), Tinted("danger"))),
    *itertools.product(("border_strong",), ("hover",)),
]


def colour(tokens: Tokens, which: Colour) -> str:
    """The colour as `#rrggbb`."""
    if isinstance(which, Tinted):
        return mixed(QColor(tokens.surface), QColor(getattr(tokens, which.token)), TINT).name()
    name, _bracket, index = which.partition("[")
    value = getattr(tokens, name)
    return value[int(index.rstrip("]"))] if index else value


def pair_id(pair: tuple[Colour, Colour]) -> str:
    return " on ".join(f"tinted {part.token}" if isinstance(part, Tinted) else part for part in pair)
