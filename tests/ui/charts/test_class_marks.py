"""Marks of samples: told apart by their shapes and by being hollow, with no help of colour."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from playground.ui.charts.class_marks import SHAPES, ClassMark

SIZE, RADIUS = 24, 7.0
GREY, WHITE, BLACK = "#777777", "#ffffff", "#000000"
EVERY_SHAPE = range(len(SHAPES))


def drawn(mark: ClassMark, ground: str = WHITE) -> NDArray[np.int64]:
    """The lightness of every pixel, (SIZE, SIZE)."""
    image = QImage(SIZE, SIZE, QImage.Format.Format_Grayscale8)
    image.fill(QColor(ground))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    mark.draw(painter, QPointF(SIZE / 2, SIZE / 2), RADIUS)
    painter.end()
    rows = np.frombuffer(bytes(image.constBits()), np.uint8).reshape(SIZE, image.bytesPerLine())
    return rows[:, :SIZE].astype(np.int64)


@pytest.mark.parametrize("hollow", [False, True])
def test_no_two_classes_look_alike_in_grey(hollow: bool) -> None:
    pictures = [drawn(ClassMark(index, GREY, WHITE, hollow)) for index in EVERY_SHAPE]
    least = min(int(np.abs(a - b).sum()) for a, b in itertools.combinations(pictures, 2))
    assert least > 10 * 255 / 2  # ten pixels half as light


@pytest.mark.parametrize("index", EVERY_SHAPE)
def test_a_test_sample_is_empty_in_the_middle(index: int) -> None:
    middle = SIZE // 2
    assert drawn(ClassMark(index, BLACK, WHITE))[middle, middle] == 0
    assert drawn(ClassMark(index, BLACK, WHITE, hollow=True))[middle, middle] > 200


@pytest.mark.parametrize("ground", [WHITE, BLACK, GREY])
def test_on_a_picture_a_mark_is_set_off_whatever_is_below(ground: str) -> None:
    below = QColor(ground).lightness()
    picture = drawn(ClassMark(0, ground, WHITE, edge=BLACK), ground)
    assert np.abs(picture - below).max() > 100


def test_more_classes_than_shapes_begin_again() -> None:
    assert np.array_equal(drawn(ClassMark(len(SHAPES), GREY, WHITE)), drawn(ClassMark(0, GREY, WHITE)))
