"""How training and test samples differ: test samples are hollow, and where colour means no class another colour."""

from __future__ import annotations

from enum import Enum

from playground.ui.charts.class_marks import ClassMark
from playground.ui.theme.theme import theme


class Kind(Enum):
    TRAINING = "training"
    TEST = "test"

    @property
    def is_hollow(self) -> bool:
        return self is Kind.TEST


def kind_colour(kind: Kind) -> str:
    """`#rrggbb`: blue for training samples, orange for test samples."""
    tokens = theme().tokens
    return tokens.positive if kind is Kind.TRAINING else tokens.chart_test


def kind_mark(kind: Kind, *, plain: bool) -> ClassMark:
    """The mark of the legend: grey where colours mean classes (`plain`), else in the colour of its kind."""
    tokens = theme().tokens
    return ClassMark(0, tokens.text_muted if plain else kind_colour(kind), tokens.surface, kind.is_hollow)
