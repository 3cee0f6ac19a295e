"""The worst mistakes as pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from playground.training.insight import Insight, Mistakes
from playground.training.snapshot import Snapshot
from playground.ui.charts.output import OutputChart
from tests.ui.charts.test_output_chart import CASES, data, show
from tests.ui.mouse import point_at

WORST = Mistakes((150, 160, 170), (0, 1, 2), (1, 2, 0), (0.99, 0.8, 0.5))


def pictures(mistakes: Mistakes | None) -> Snapshot:
    prepared = data(6, 3, "one_hot")
    prepared = replace(prepared, dataset=replace(prepared.dataset, image_shape=(2, 3)))
    return replace(CASES["confusion"], data=prepared, insight=Insight(mistakes=mistakes))


@pytest.fixture
def chart(shown: Callable[[type], OutputChart]) -> OutputChart:
    chart = shown(OutputChart)
    show(chart, pictures(WORST))
    chart.turn_to("mistakes")
    return chart


def test_each_mistake_has_a_picture_and_is_said_in_words(chart: OutputChart) -> None:
    view = chart.page.view
    assert len(view.places()) == 3
    said = chart.description()
    assert said.startswith("True class A, taken for B, 99.0 % sure.")
    assert said.endswith("True class C, taken for A, 50.0 % sure.")


def test_pointing_at_a_picture_says_what_it_is(chart: OutputChart) -> None:
    view = chart.page.view
    at = view.places()[1].center().toPoint()
    point_at(view, at)
    assert view.bubble.text == "True class B, taken for C, 80.0 % sure."


def test_pictures_never_leave_the_card(chart: OutputChart) -> None:
    many = Mistakes(tuple(range(100, 140)), (0,) * 40, (1,) * 40, (0.9,) * 40)
    for width, height in ((272, 180), (333, 160), (600, 400)):
        chart.page.view.setFixedSize(width, height)
        show(chart, pictures(many))
        places = chart.page.view.places()
        assert places
        assert all(chart.page.view.rect().toRectF().adjusted(0, 0, 1, 1).contains(place) for place in places)


def test_without_a_mistake_that_is_what_is_said(chart: OutputChart) -> None:
    before = chart.page.view.grab().toImage()
    show(chart, pictures(Mistakes((), (), (), ())))
    assert chart.page.view.places() == []
    assert chart.page.view.grab().toImage() != before
    assert chart.description() == "No test sample is wrong."


def test_without_test_samples_that_is_what_is_said(chart: OutputChart) -> None:
    moment = pictures(None)
    none = np.zeros(0, np.int64)
    show(
        chart,
        replace(
            moment,
            data=replace(
                moment.data, test_rows=none, dataset=replace(moment.data.dataset, class_names=("A", "B", "D"))
            ),
        ),
    )
    assert chart.description() == "There are no test samples."


def test_mistakes_stay_until_there_are_newer_ones(chart: OutputChart) -> None:
    show(chart, replace(pictures(None), data=chart.snapshot.data))
    assert len(chart.page.view.places()) == 3
