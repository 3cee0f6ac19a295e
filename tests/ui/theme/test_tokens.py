"""Contrast after WCAG 2.2 (success criteria 1.4.3 and 1.4.11) and colours that stay apart."""

from __future__ import annotations

import itertools

import pytest

from playground.ui.theme.tokens import DARK, LIGHT, THEMES, Tokens, projector

TEXT_PAIRS = [
    *itertools.product(("text", "text_muted"), ("window", "surface", "raised")),
    ("text", "hover"),
    ("text", "pressed"),
    ("text", "accent_soft"),
    ("accent_text", "accent"),
    ("accent_text", "accent_hover"),
    ("tooltip_text", "tooltip"),
    ("danger", "surface"),
    ("good", "surface"),
    ("warning", "surface"),
]
GRAPHIC_PAIRS = [
    *itertools.product(("positive", "negative", "chart_train", "chart_test", "ramp_low", "ramp_high"), ("surface",)),
    ("focus", "surface"),
    ("focus", "raised"),
    ("border_strong", "surface"),
]


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, WCAG 2.2."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    dark, light = sorted((luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(("front", "back"), TEXT_PAIRS)
def test_text_stands_out_at_least_four_and_a_half_to_one(tokens: Tokens, front: str, back: str) -> None:
    assert contrast(getattr(tokens, front), getattr(tokens, back)) >= 4.5


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(("front", "back"), GRAPHIC_PAIRS)
def test_graphics_stand_out_at_least_three_to_one(tokens: Tokens, front: str, back: str) -> None:
    assert contrast(getattr(tokens, front), getattr(tokens, back)) >= 3.0


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_every_layer_colour_stands_out_from_the_card(tokens: Tokens) -> None:
    weak = [colour for colour in tokens.layer_colours if contrast(colour, tokens.surface) < 3.0]
    assert not weak


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_the_projector_keeps_the_theme_and_enlarges_the_type(tokens: Tokens) -> None:
    large = projector(tokens)
    assert large.surface == tokens.surface
    assert min(large.text_size, large.small_size) >= 20
    assert large.line_width == 3
