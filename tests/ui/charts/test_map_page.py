"""Where the map and what explains it stand: the map as large as can be, and nothing over anything else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from playground.i18n import set_language
from playground.training.insight import Insight
from playground.ui.charts.map_page import MapPage
from playground.ui.charts.output import OutputChart
from tests.ui.charts.runs import snapshot
from tests.ui.charts.test_output_chart import show

POINT = (-8.88, -8.88)
SIZES = [(300, 236), (300, 264), (357, 240), (357, 256), (510, 390), (365, 600), (900, 640)]


@pytest.fixture
def chart(shown: Callable[[type], OutputChart]) -> OutputChart:
    chart = shown(OutputChart)
    show(chart, snapshot())
    return chart


def parts(page: MapPage) -> list[str]:
    """Pairs of parts that lie over each other, and parts that reach out of the page."""
    every = {"map": page.view, "samples": page.samples, "scale": page.scale, "words": page.words, **page.boundary}
    seen = {name: part.geometry() for name, part in every.items() if not part.isHidden() and part.height() > 0}
    over = [f"{one}/{other}" for one, other in combinations(seen, 2) if seen[one].intersects(seen[other])]
    return over + [name for name, place in seen.items() if not page.rect().contains(place)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "th"])
def test_nothing_is_over_anything_else_and_words_are_whole(
    chart: OutputChart, size: tuple[int, int], language: str
) -> None:
    set_language(language)
    chart.retranslate()
    chart.resize(*size)
    page = chart.page
    for question in (None, POINT):
        page.ask(question)
        insight = Insight(answer=np.array([-0.8888]), asked=question)
        show(chart, replace(chart.snapshot, number=chart.snapshot.number + 1, insight=insight))
        assert parts(page) == []
        assert page.words.isHidden() or page.words.heightForWidth(page.words.width()) <= page.words.height()


@pytest.mark.parametrize("size", SIZES)
def test_a_question_does_not_change_the_size_of_the_map(chart: OutputChart, size: tuple[int, int]) -> None:
    chart.resize(*size)
    page = chart.page
    before = page.view.geometry()
    page.ask(POINT)
    assert page.view.geometry() == before


def test_in_the_usual_window_the_map_is_about_as_high_as_its_card(chart: OutputChart) -> None:
    chart.resize(357, 256)
    page = chart.page
    assert page.view.height() >= 0.95 * page.height()
    assert page.words.geometry().left() > page.view.geometry().right()
