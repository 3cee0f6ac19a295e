from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PySide6.QtGui import QColor, QImage, QPainter

from playground.ui.canvas.biases import LEVELS, bias_levels, bias_middle, is_on_bias, paint_bias
from playground.ui.canvas.layout import Box
from playground.ui.theme.palettes import LIGHT
from playground.ui.theme.theme import theme

UNIT = Box(20, 20, 40, 40)


def painted(level: int, unit: Box = UNIT) -> QImage:
    image = QImage(80, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_bias(painter, unit, level, LIGHT)
    painter.end()
    return image


def ink(image: QImage, colour: str) -> int:
    """Pixels of a colour."""
    wanted = QColor(colour).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(80) for y in range(80))


@given(arrays(np.float64, 5, elements=st.floats()), st.floats(1e-6, 1e6))
def test_levels_have_the_sign_of_the_bias_and_end_at_the_scale(values: np.ndarray, scale: float) -> None:
    finite = np.where(np.isfinite(values), values, 0.0)
    level = np.array(bias_levels(values, scale))
    assert np.array_equal(np.sign(level), np.sign(finite))
    assert (np.abs(level[np.abs(finite) >= scale]) == LEVELS).all()


def test_without_a_scale_there_are_no_sizes() -> None:
    assert bias_levels([1.0, -2.0], 0.0) == (0, 0)


@pytest.mark.usefixtures("qapp")
class TestPaint:
    def test_the_sign_has_its_colour(self) -> None:
        assert ink(painted(LEVELS), LIGHT.positive) > 0 == ink(painted(LEVELS), LIGHT.negative)
        assert ink(painted(-LEVELS), LIGHT.negative) > 0 == ink(painted(-LEVELS), LIGHT.positive)

    def test_a_larger_bias_is_a_larger_mark(self) -> None:
        sizes = [ink(painted(level), LIGHT.positive) for level in (1, LEVELS // 2, LEVELS)]
        assert sizes == sorted(set(sizes))

    def test_on_a_projector_marks_are_large(self) -> None:
        usual = ink(painted(LEVELS), LIGHT.positive)
        theme().set_projector(True)
        try:
            assert ink(painted(LEVELS), LIGHT.positive) > 2 * usual
        finally:
            theme().set_projector(False)

    def test_a_bias_of_zero_is_still_shown(self) -> None:
        assert painted(0) != painted(LEVELS)
        assert ink(painted(0), "white") < 80 * 80

    def test_the_signs_differ_without_colour(self) -> None:
        unit = Box(10, 10, 58, 58)
        x, y = (round(value) for value in bias_middle(unit))
        above, beside = (x, y - 4), (x + 4, y)
        plus, minus = painted(LEVELS, unit), painted(-LEVELS, unit)
        assert plus.pixelColor(*above).lightness() > 200 > minus.pixelColor(*above).lightness()
        assert plus.pixelColor(*beside).lightness() > 200 < minus.pixelColor(*beside).lightness()


def test_the_mark_is_hit_at_its_corner_alone() -> None:
    x, y = bias_middle(UNIT)
    assert is_on_bias(UNIT, x, y)
    assert not is_on_bias(UNIT, UNIT.middle_x, UNIT.middle_y)
    assert not is_on_bias(UNIT, UNIT.right, UNIT.bottom)
