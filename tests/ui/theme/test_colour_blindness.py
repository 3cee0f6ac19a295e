"""The signs, the classes and the curves stay apart without all three kinds of cones, and without any colour."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from playground.ui.charts.class_marks import SHAPES
from playground.ui.charts.strokes import LAYER_DASHES
from playground.ui.theme.palettes import THEMES
from playground.ui.theme.tokens import Tokens
from tests.ui.theme.vision import SIGHT, ciede2000, difference, lightness

# CIEDE2000; about 2 is seen beside each other, 10 at a glance
SIGNS = 30.0
FEW_CLASSES, FEW = 11.0, 6
MANY_CLASSES = 7.5

every_theme = pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
every_sight = pytest.mark.parametrize("sight", SIGHT)

# Sharma, Wu and Dalal 2005, table 1: numbers 1, 2, 7, 9, 14, 17, 25, 33, 34
PUBLISHED = [
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, 3.1571, -77.2803), (50.0, 0.0, -82.7485), 2.8615),
    ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
    ((50.0, -0.001, 2.49), (50.0, 0.001, -2.49), 4.8045),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((50.0, 2.5, 0.0), (61.0, -5.0, 29.0), 22.8977),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
    ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
]


@pytest.mark.parametrize(("one", "other", "published"), PUBLISHED)
def test_the_measure_agrees_with_published_values(
    one: tuple[float, ...], other: tuple[float, ...], published: float
) -> None:
    assert ciede2000(np.array(one), np.array(other)) == pytest.approx(published, abs=5e-5)
    assert ciede2000(np.array(other), np.array(one)) == pytest.approx(published, abs=5e-5)


@every_sight
def test_grey_is_grey_to_everybody(sight: str) -> None:
    assert difference("#808080", "#808080", sight) == 0
    assert np.allclose(SIGHT[sight].sum(axis=1), 1.0, atol=1e-5)


def test_red_and_green_of_one_lightness_look_alike_to_some() -> None:
    """The simulation does something: what is far apart for most is close for people without the green cones."""
    assert difference("#a08000", "#c06030", "deuteranopia") < difference("#a08000", "#c06030") / 2


@every_theme
@every_sight
def test_the_two_signs_stay_apart(tokens: Tokens, sight: str) -> None:
    assert difference(tokens.positive, tokens.negative, sight) >= SIGNS


@every_theme
@every_sight
def test_training_and_test_stay_apart(tokens: Tokens, sight: str) -> None:
    assert difference(tokens.chart_train, tokens.chart_test, sight) >= 15.0


@every_theme
@every_sight
def test_layers_and_classes_stay_apart(tokens: Tokens, sight: str) -> None:
    for colours in (tokens.categories, tokens.classes):
        assert _least(colours[:FEW], sight) >= FEW_CLASSES
        assert _least(colours, sight) >= MANY_CLASSES


@every_theme
@every_sight
def test_ends_of_the_ramp_of_layers_stay_apart(tokens: Tokens, sight: str) -> None:
    assert difference(tokens.ramp_low, tokens.ramp_high, sight) >= SIGNS


def test_every_class_and_every_line_is_told_without_colour() -> None:
    """In grey there are shapes and dashes; those of the signs and of the loss are tested where they are drawn."""
    assert len(set(SHAPES)) == len(SHAPES) >= len(THEMES["light"].classes)
    assert len(set(LAYER_DASHES)) == len(LAYER_DASHES) >= FEW


@every_theme
def test_training_and_test_differ_in_lightness_too(tokens: Tokens) -> None:
    assert abs(lightness(tokens.chart_train) - lightness(tokens.chart_test)) >= 12.0


def _least(colours: tuple[str, ...], sight: str) -> float:
    return min(difference(one, other, sight) for one, other in itertools.combinations(colours, 2))
