from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from playground.ui.charts.frame import Frame

FRAME = Frame(QRectF(40, 10, 200, 100), (-6.0, 6.0), (0.0, 2.0))


def test_the_corners_of_a_frame_are_the_ends_of_its_ranges() -> None:
    assert FRAME.pixel(-6, 0).toTuple() == (40, 110)
    assert FRAME.pixel(6, 2).toTuple() == (240, 10)


@given(st.floats(-6, 6), st.floats(0, 2))
def test_pixels_and_values_are_inverse(x: float, y: float) -> None:
    assert FRAME.value(FRAME.pixel(x, y)) == pytest.approx((x, y), abs=1e-9)
    assert FRAME.pixels(np.array([x]), np.array([y]))[0].tolist() == pytest.approx(FRAME.pixel(x, y).toTuple())
