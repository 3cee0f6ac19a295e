"""Lines of charts: as thick as they say, and without soft edges where they are thick."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from pytestqt.qtbot import QtBot

from playground.ui.charts.layers import layer_strokes
from playground.ui.charts.strokes import Stroke, curve_width
from playground.ui.theme.theme import theme

BLACK, WHITE = QColor("#000000"), QColor("#ffffff")


def drawn(stroke: Stroke, end: QPointF) -> QImage:
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(WHITE)
    painter = QPainter(image)
    path = QPainterPath(QPointF(10.5, 30.5))
    path.lineTo(end)
    stroke.draw(painter, path)
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(60) for y in range(60)}


@pytest.mark.parametrize("width", [1, 3])
def test_a_level_line_is_as_thick_as_it_says(width: int) -> None:
    image = drawn(Stroke(BLACK, width), QPointF(50.5, 30.5))
    inked = [y for y in range(60) if image.pixelColor(30, y) == BLACK]
    assert len(inked) == width


def test_a_thick_line_has_no_soft_edges_and_is_opaque() -> None:
    assert colours(drawn(Stroke(BLACK, 3), QPointF(50.5, 43.2))) == {BLACK.name(), WHITE.name()}
    assert len(colours(drawn(Stroke(BLACK, 1), QPointF(50.5, 43.2)))) > 2


def test_curves_are_three_pixels_thick_on_a_projector(qtbot: QtBot, qapp: object) -> None:
    theme().set_projector(True)
    try:
        assert curve_width() == 3
        assert all(stroke.width == 3 and stroke.colour.alpha() == 255 for stroke in layer_strokes(16))
    finally:
        theme().set_projector(False)
    assert curve_width() == 2
    assert Qt.PenCapStyle.FlatCap == Stroke(BLACK).pen().capStyle()


def dotted(place: QPointF) -> set[tuple[int, int]]:
    """The pixels of a dot in a view of 20 to 50 by 20 to 50."""
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(WHITE)
    painter = QPainter(image)
    painter.setClipRect(20, 20, 30, 30)
    painter.scale(10, 10)
    Stroke(BLACK, 2).draw_dots(painter, [place])
    painter.end()
    return {(x, y) for x in range(60) for y in range(60) if image.pixelColor(x, y) == BLACK}


def test_a_line_of_one_point_is_a_dot() -> None:
    inked = dotted(QPointF(3.0, 3.0))
    assert (30, 30) in inked
    assert all(abs(x - 30) <= 4 and abs(y - 30) <= 4 for x, y in inked)


def test_a_dot_at_the_edge_of_the_view_is_whole_and_one_outside_is_not_drawn() -> None:
    assert len(dotted(QPointF(2.0, 3.0))) == len(dotted(QPointF(3.0, 3.0)))
    assert not dotted(QPointF(1.5, 3.0))
