from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from playground.ui.canvas.curves import Curves
from playground.ui.canvas.frame import Frame
from playground.ui.canvas.layout import Box
from playground.ui.canvas.links import LEVELS, LinksItem, are_crowded, levels, stroke, strongest
from playground.ui.theme.palettes import DARK_CONTRAST, LIGHT, LIGHT_CONTRAST
from playground.ui.theme.tokens import Tokens, presented
from tests.ui.snapshots import network_of, snapshot_of
from tests.ui.theme.vision import contrast

ROOM = Box(0, 0, 120, 60)


def painted(weight: float, scale: float = 1.0) -> QImage:
    """One level link of a weight, on white."""
    item = LinksItem(0)
    item.show_place(ROOM, [30.0], [30.0], 100, 1.0)
    experiment = network_of()
    item.render(Frame(snapshot_of(experiment), (np.array([[weight]]),), scale, True, LIGHT))
    pixmap = QPixmap(120, 60)
    pixmap.fill(QColor("white"))
    painter = QPainter(pixmap)
    item.paint(painter, None)
    painter.end()
    return pixmap.toImage()


def inked_columns(image: QImage) -> int:
    return sum(image.pixelColor(x, 30).lightness() < 254 for x in range(image.width()))


def ink(image: QImage, x: int = 4) -> int:
    """How much was painted in one column of pixels."""
    return sum(255 - image.pixelColor(x, y).lightness() for y in range(image.height()))


@pytest.mark.usefixtures("qapp")
class TestPaint:
    def test_a_positive_weight_is_a_whole_blue_line(self) -> None:
        image = painted(1.0)
        assert inked_columns(image) >= 115
        colour = image.pixelColor(60, 30)
        assert colour.blue() > colour.red()

    def test_a_negative_weight_is_dashed_and_orange(self) -> None:
        image = painted(-1.0)
        assert 50 < inked_columns(image) < 90
        colour = image.pixelColor(4, 30)
        assert colour.red() > colour.blue()

    def test_a_larger_weight_has_more_ink(self) -> None:
        assert ink(painted(0.1)) < ink(painted(0.5)) < ink(painted(1.0))

    def test_a_small_weight_is_fainter(self) -> None:
        assert painted(0.01).pixelColor(60, 30).lightness() > painted(1.0).pixelColor(60, 30).lightness()

    def test_a_weight_of_zero_is_still_a_link(self) -> None:
        assert inked_columns(painted(0.0, scale=0.0)) > 100

    def test_a_weight_that_is_not_a_number_does_no_harm(self) -> None:
        assert inked_columns(painted(float("nan"))) > 100


@given(arrays(np.float64, (4, 5), elements=st.floats(allow_nan=True, allow_infinity=True)), st.floats(1e-3, 1e3))
def test_levels_go_from_nothing_to_the_full_width(values: np.ndarray, scale: float) -> None:
    level = levels(values, scale)
    assert level.min() >= 0
    assert level.max() <= LEVELS
    assert (level[np.abs(values) >= scale] == LEVELS).all()
    assert (level[np.isnan(values)] == 0).all()


@given(arrays(np.float64, (7, 6), elements=st.floats(-10, 10)), st.integers(1, 60))
def test_the_strongest_are_the_largest_sizes_in_rising_order(values: np.ndarray, count: int) -> None:
    sizes = np.abs(values).ravel()
    chosen = sizes[strongest(values, count)]
    assert len(chosen) == min(count, sizes.size)
    assert (np.diff(chosen) >= 0).all()
    assert np.array_equal(chosen, np.sort(sizes)[-len(chosen) :])


def test_projector_lines_are_thicker_and_crowded_lines_thinner() -> None:
    normal = stroke(LEVELS, False, LIGHT).width
    assert stroke(LEVELS, False, presented(LIGHT)).width > normal > stroke(LEVELS, True, LIGHT).width


def test_crowded_links_on_a_projector_leave_room_between_them_and_are_three_pixels_thick() -> None:
    free, crowded = (stroke(LEVELS, crowd, presented(LIGHT)).width for crowd in (False, True))
    assert 3 <= crowded <= free / 2


def test_many_links_are_crowded_and_fewer_where_the_gap_is_small() -> None:
    assert not are_crowded(8, 200, 150)
    assert are_crowded(65, 2000, 1500)
    assert are_crowded(36, 45, 130)


def test_where_contrast_is_high_a_small_weight_is_thin_but_not_faint() -> None:
    small, large = stroke(1, False, LIGHT_CONTRAST), stroke(LEVELS, False, LIGHT_CONTRAST)
    assert small.opacity == large.opacity == 1.0
    assert small.width < large.width / 2


@pytest.mark.parametrize("tokens", [LIGHT_CONTRAST, DARK_CONTRAST], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("sign", ["positive", "negative"])
def test_where_contrast_is_high_even_a_link_of_nothing_is_seen(tokens: Tokens, sign: str) -> None:
    colour, ground, share = QColor(getattr(tokens, sign)), QColor(tokens.surface), stroke(0, False, tokens).opacity
    mixed = [round(share * c + (1 - share) * g) for c, g in zip(colour.getRgb()[:3], ground.getRgb()[:3], strict=True)]  # type: ignore[index]
    assert contrast(QColor(*mixed).name(), tokens.surface) >= 3


def test_curves_run_from_their_start_to_their_end() -> None:
    path = Curves([10.0, 20.0], [5.0, 50.0], 100.0).path(0, 1, dashed=False)
    assert (path.pointAtPercent(0).x(), path.pointAtPercent(0).y()) == pytest.approx((0, 10))
    assert (path.pointAtPercent(1).x(), path.pointAtPercent(1).y()) == pytest.approx((100, 50))


def test_dashes_lie_on_the_curve() -> None:
    curves = Curves([10.0], [50.0], 100.0)
    whole, dashed = curves.path(0, 0, dashed=False), curves.path(0, 0, dashed=True)
    assert 0.5 < dashed.length() / whole.length() < 0.75
    assert whole.boundingRect().adjusted(-1, -1, 1, 1).contains(dashed.boundingRect())
