"""Contrast after WCAG 2.2, success criteria 1.4.3 and 1.4.11; of the themes with high contrast more, after 1.4.6."""

from __future__ import annotations

import re

import pytest

from playground.resources import resource
from playground.ui.charts.classes import class_table
from playground.ui.charts.confusion_view import cell_shades
from playground.ui.charts.decision import SHADES as REGION_SHADES
from playground.ui.theme.colormap import diverging
from playground.ui.theme.palettes import THEMES, contrasting
from playground.ui.theme.theme import theme
from playground.ui.theme.tokens import Tokens, presented
from tests.ui.theme.pairs import LINES, PICTURES, TEXTS, Colour, colour, pair_id
from tests.ui.theme.vision import contrast, luminance

Pair = tuple[Colour, Colour]
SHOWN = {**THEMES, **{f"{name}, projector": presented(contrasting(tokens)) for name, tokens in THEMES.items()}}
every_theme = pytest.mark.parametrize("tokens", SHOWN.values(), ids=SHOWN)


def ratio(tokens: Tokens, pair: Pair) -> float:
    return contrast(colour(tokens, pair[0]), colour(tokens, pair[1]))


def test_the_measure_agrees_with_published_values() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)  # the lightest grey that passes on white
    assert luminance("#ff0000") == pytest.approx(0.2126)


@every_theme
@pytest.mark.parametrize("pair", TEXTS, ids=pair_id)
def test_text_can_be_read(tokens: Tokens, pair: Pair) -> None:
    assert ratio(tokens, pair) >= (7.0 if tokens.contrasting else 4.5)


@every_theme
@pytest.mark.parametrize("pair", LINES, ids=pair_id)
def test_lines_and_outlines_stand_out(tokens: Tokens, pair: Pair) -> None:
    assert ratio(tokens, pair) >= (7.0 if tokens.contrasting else 3.0)


@every_theme
@pytest.mark.parametrize("pair", PICTURES, ids=pair_id)
def test_pictures_stand_out_on_other_grounds(tokens: Tokens, pair: Pair) -> None:
    assert ratio(tokens, pair) >= (4.5 if tokens.contrasting else 3.0)


@every_theme
def test_cards_have_an_outline_where_contrast_is_high(tokens: Tokens) -> None:
    assert not tokens.contrasting or contrast(tokens.border, tokens.surface) >= 3.0


@every_theme
def test_a_sample_stands_out_from_every_colour_of_the_map(tokens: Tokens, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its mark has a line in the colour of the card and one in the colour of text around it."""
    grounds = [_hex(row) for row in diverging(tokens)]
    monkeypatch.setattr(theme(), "tokens", tokens)
    for row in class_table(len(tokens.classes), REGION_SHADES).reshape(-1, 4):
        grounds.append(_hex(row))
    weak = [g for g in grounds if max(contrast(tokens.surface, g), contrast(tokens.text, g)) < 3.0]
    assert not weak


@every_theme
def test_the_shape_of_a_sample_stands_out_from_the_line_around_it(tokens: Tokens) -> None:
    fills = tokens.classes
    assert min(contrast(fill, tokens.surface) for fill in fills) >= 3.0


@every_theme
def test_the_count_in_a_cell_of_the_confusion_matrix_can_be_read(tokens: Tokens) -> None:
    shades = [*cell_shades(tokens, True), *cell_shades(tokens, False)]
    assert min(contrast(tokens.text, shade.name()) for shade in shades) >= (7.0 if tokens.contrasting else 4.5)


def test_every_pair_of_the_style_sheet_is_listed() -> None:
    """A rule that sets text and ground at once names a pair of `TEXTS`; disabled controls are exempt."""
    sheet = resource("style", "playground.qss").read_text(encoding="utf-8")
    listed = set(TEXTS)
    rules = [rule for rule in re.findall(r"([^{}]+)\{([^{}]*?)\}(?!px)", re.sub(r"\$\{(\w+)\}", r"$\1", sheet))]
    pairs = {(_value(body, "color"), _value(body, "background")) for name, body in rules if ":disabled" not in name}
    assert len(rules) > 60
    assert {pair for pair in pairs if all(pair)} <= listed


def _value(body: str, name: str) -> str:
    found = re.search(rf"(?<![-\w]){name}: \$(\w+)", body)
    return found.group(1) if found else ""


def _hex(row: object) -> str:
    red, green, blue, _alpha = (int(part) for part in row)  # type: ignore[attr-defined]
    return f"#{red:02x}{green:02x}{blue:02x}"
