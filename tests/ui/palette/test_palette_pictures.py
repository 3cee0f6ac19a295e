from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from playground.datasets.sources import DATA_KINDS
from playground.engine.activations import ACTIVATIONS
from playground.engine.initializers import INITIALIZERS
from playground.ui.canvas.layer_edits import OWN_DATA
from playground.ui.palette.data_pictures import data_picture, sample, value_colour
from playground.ui.palette.glyphs import ActivationPicture, InitializerPicture, dense_picture
from playground.ui.theme.palettes import THEMES
from tests.ui.theme.vision import contrast

SIZE = 48
DATA = [kind for kind in DATA_KINDS if kind not in OWN_DATA]


def painted(paint: object, *arguments: object) -> QImage:
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint(*arguments, painter)  # type: ignore[operator]
    painter.end()
    return image


def with_colour(picture: object) -> QImage:
    def paint(painter: QPainter) -> None:
        picture(painter, QRectF(0, 0, SIZE, SIZE), QColor("black"))  # type: ignore[operator]

    return painted(paint)


def of_data(kind: str) -> QImage:
    def paint(painter: QPainter) -> None:
        data_picture(kind, painter, QRectF(0, 0, SIZE, SIZE))

    return painted(paint)


def is_blank(image: QImage) -> bool:
    return all(image.pixel(x, y) == image.pixel(0, 0) for x in range(SIZE) for y in range(SIZE))


@pytest.mark.parametrize("kind", ACTIVATIONS)
def test_every_activation_has_a_picture(kind: str) -> None:
    assert not is_blank(with_colour(ActivationPicture(kind)))


@pytest.mark.parametrize("kind", INITIALIZERS)
def test_every_initializer_has_a_picture(kind: str) -> None:
    assert not is_blank(with_colour(InitializerPicture(kind)))


@pytest.mark.parametrize("kind", DATA)
def test_every_data_set_has_a_picture_of_its_own(kind: str) -> None:
    mine = of_data(kind)
    assert not is_blank(mine)
    assert all(of_data(other) != mine for other in DATA if other != kind)


def test_the_dense_layer_has_a_picture() -> None:
    assert not is_blank(with_colour(dense_picture))


def test_the_curve_of_relu_is_flat_and_then_rises() -> None:
    image = with_colour(ActivationPicture("relu"))
    left, middle, right = (
        next(y for y in range(SIZE) if image.pixelColor(x, y).lightness() < 128) for x in (4, SIZE // 2 - 3, SIZE - 5)
    )
    assert abs(left - middle) <= 1
    assert right < middle - SIZE // 3


def test_the_samples_of_a_set_are_read_once() -> None:
    assert sample("digits") is sample("digits")


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("share", [-1.0, -0.5, -0.1, 0.0, 0.1, 0.5, 1.0])
def test_a_sample_stands_out_whatever_its_value(name: str, share: float) -> None:
    tokens = THEMES[name]
    assert contrast(value_colour(share, tokens).name(), tokens.raised) >= 3.0
