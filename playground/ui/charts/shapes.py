"""The two kinds of samples where colour does not mean class or value: by shape and by colour."""

from __future__ import annotations

from PySide6.QtGui import QColor

from playground.ui.charts.markers import Marker, Shape
from playground.ui.theme.theme import theme


def shape_colour(shape: Shape) -> QColor:
    """Blue circles for training samples, orange squares for test samples."""
    tokens = theme().tokens
    return QColor(tokens.positive if shape is Shape.TRAINING else tokens.chart_test)


def sample_marker(shape: Shape, *, plain: bool) -> Marker:
    """The mark of the legend: grey where colours mean classes (`plain`), else in the colour of its kind."""
    fill = QColor(theme().tokens.text_muted) if plain else shape_colour(shape)
    return Marker(shape, fill, fill)
