from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from playground.ui.app import make_application
from playground.ui.charts.frame import Frame, edge_room, paint_scale

FRAME = Frame(QRectF(40, 10, 200, 100), (-6.0, 6.0), (0.0, 2.0))


def test_the_corners_of_a_frame_are_the_ends_of_its_ranges() -> None:
    assert FRAME.pixel(-6, 0).toTuple() == (40, 110)
    assert FRAME.pixel(6, 2).toTuple() == (240, 10)


@given(st.floats(-6, 6), st.floats(0, 2))
def test_pixels_and_values_are_inverse(x: float, y: float) -> None:
    assert FRAME.value(FRAME.pixel(x, y)) == pytest.approx((x, y), abs=1e-9)
    assert FRAME.pixels(np.array([x]), np.array([y]))[0].tolist() == pytest.approx(FRAME.pixel(x, y).toTuple())


WORDS = ("height of the pupil in cm", "hours with a book")


def test_names_that_are_words_get_a_line_of_their_own_outside_of_the_numbers(qapp: object) -> None:
    make_application()
    bare, signs, words = edge_room(), edge_room(names=("x₁", "x₂")), edge_room(names=WORDS)
    assert signs == bare
    assert words[0] > bare[0]
    assert words[1] > bare[1]
    assert edge_room(names=WORDS[:1]) == (bare[0], words[1])


def test_names_are_written_in_full_along_the_axes(qapp: object) -> None:
    make_application()
    left, below = edge_room(names=WORDS)
    sheet = QImage(300, 200, QImage.Format.Format_ARGB32)
    plain = sheet.copy()
    for image, names in ((sheet, WORDS), (plain, ())):
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        area = QRectF(left, 4, 300 - left - 8, 200 - 4 - below)
        paint_scale(painter, Frame(area, (140, 200), (0, 100)), grid=False, names=names)
        painter.end()
    assert rows_with_ink(sheet, plain, range(left)) > 60
    assert rows_with_ink(sheet, plain, range(left, 300)) == 0


def rows_with_ink(one: QImage, other: QImage, columns: range) -> int:
    """In how many rows above the lower numbers two pictures differ in these columns."""
    return sum(any(one.pixel(x, y) != other.pixel(x, y) for x in columns) for y in range(150))
