"""A picture shows what the chart shows, with its title and legend, without its controls, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from playground.i18n import set_language
from playground.ui.charts.gradient import GradientChart
from playground.ui.charts.loss import LossChart
from playground.ui.charts.output import OutputChart
from playground.ui.pictures import formats
from playground.ui.pictures.sheet import MARGIN, take
from playground.ui.theme.palettes import DARK, LIGHT
from playground.ui.theme.theme import PAPER_DENSITY, theme
from tests.ui.charts.runs import StandInWorkbench, snapshot
from tests.ui.mouse import point_at
from tests.ui.pictures.reading import about, words

Show = Callable[[type], Any]


@pytest.fixture
def chart(shown: Show, workbench: StandInWorkbench) -> Callable[[type], Any]:
    """Make a card that shows a run."""

    def make(card: type) -> Any:
        made = shown(card)
        workbench.show(snapshot())
        made.redraw()
        return made

    return make


def drawn(panel: Any) -> list[str]:
    return words(formats.svg(take(panel)))


def ground(panel: Any) -> QColor:
    return QColor(formats.image(take(panel)).pixel(0, 0))


def test_title_legend_numbers_and_the_name_of_the_axis_are_in_it(chart: Show) -> None:
    texts = drawn(chart(LossChart))
    assert texts[:4] == ["Loss", "training", "test", "batch"]
    assert {"0", "500", "1,000", "0.1", "1"} <= set(texts)
    assert texts[-1] == "step →"


def test_controls_are_not(chart: Show) -> None:
    loss, output = chart(LossChart), chart(OutputChart)
    assert "Log" in loss.log.text()
    assert "Log" not in drawn(loss)
    assert not {"soft", "hard", "Map", "Hidden space", "Click the picture to ask the network."} & set(drawn(output))


def test_a_curve_that_is_switched_off_is_not_in_the_legend(chart: Show) -> None:
    loss = chart(LossChart)
    loss.batch.click()
    assert drawn(loss)[:3] == ["Loss", "training", "test"]
    assert "batch" not in drawn(loss)


def test_the_view_that_is_turned_to_gives_the_title(chart: Show) -> None:
    gradient = chart(GradientChart)
    for key, title in (("magnitude", "Gradient magnitude per layer"), ("ratio", "Update ratio per layer")):
        gradient.turn_to(key)
        assert drawn(gradient)[0] == title


def test_it_says_which_of_several_quantities_is_shown(chart: Show) -> None:
    gradient = chart(GradientChart)
    gradient.turn_to("distributions")
    assert drawn(gradient)[0] == "Distributions: activations"


def test_it_is_described_for_those_who_cannot_see_it(chart: Show) -> None:
    title, description = about(formats.svg(take(chart(LossChart))))
    assert title == "Loss"
    assert description.startswith("Loss at step 1,000: training 0.0378")


def test_it_is_in_the_language_of_the_window_and_without_marks_between_words(chart: Show) -> None:
    loss = chart(LossChart)
    set_language("th")
    loss.retranslate()
    svg = formats.svg(take(loss))
    assert "".join(words(svg)).replace(" ", "").startswith("ค่าสูญเสีย(Loss)ชุดฝึก")
    assert "\u200b" not in svg.decode()


def test_a_dark_window_gives_light_pictures_unless_dark_ones_are_wanted(chart: Show) -> None:
    theme().choose("dark")
    for card in (LossChart, GradientChart, OutputChart):
        panel = chart(card)
        assert ground(panel) == QColor(LIGHT.surface)
        theme().use_light_paper(False)
        assert ground(panel) == QColor(DARK.surface)
        theme().use_light_paper(True)
        assert theme().tokens == DARK


def looks(panel: Any) -> QImage:
    return panel.grab().toImage()


@pytest.mark.parametrize("choice", ["light", "dark"])
@pytest.mark.parametrize("card", [LossChart, GradientChart, OutputChart])
def test_taking_it_changes_nothing_on_the_screen(chart: Show, card: type, choice: str) -> None:
    theme().choose(choice)
    panel = chart(card)
    before = looks(panel)
    take(panel)
    assert looks(panel) == before


def test_the_focus_is_not_in_it_and_stays_where_it_is(chart: Show) -> None:
    loss = chart(LossChart)
    without = formats.image(take(loss))
    loss.activateWindow()
    loss.plot.setFocus(Qt.FocusReason.TabFocusReason)
    assert formats.image(take(loss)) == without
    assert QApplication.focusWidget() is loss.plot


def test_the_pointer_is_not_in_it(chart: Show) -> None:
    loss = chart(LossChart)
    without = formats.image(take(loss))
    point_at(loss.plot.viewport(), loss.plot.view_rect().center())
    assert loss.plot.spoken
    assert formats.image(take(loss)) == without


def test_a_curve_is_as_thick_as_on_the_screen_in_more_pixels(chart: Show) -> None:
    loss = chart(LossChart)
    sheet = take(loss)
    image = formats.image(sheet)
    assert image.size() == sheet.size * PAPER_DENSITY
    view = loss.plot.view
    steps, heights = loss.plot.curves.points("train")
    at = view.mapViewToScene(QPointF(steps[50], heights[50]))
    column = round((MARGIN + at.x()) * PAPER_DENSITY)
    colour = QColor(LIGHT.chart_train).rgb()
    assert sum(image.pixel(column, row) == colour for row in range(image.height())) >= 2 * PAPER_DENSITY - 1
