"""Drawn views: images that tell what they show when they are asked."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.ui.charts.legend import Legend
from playground.ui.charts.loss import LossChart
from playground.ui.charts.scale_view import ScaleView
from playground.ui.charts.words import DrawnWords
from tests.ui.charts.runs import StandInWorkbench, snapshot

TEXT, ROLE = QAccessible.Text, QAccessible.Role


def interface(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def test_a_chart_is_an_image_whose_words_are_of_this_moment(qtbot: QtBot) -> None:
    workbench = StandInWorkbench()
    chart = LossChart(workbench)
    qtbot.addWidget(chart)
    workbench.show(snapshot(step=7))
    plot = interface(chart.plot)
    assert plot.role() == ROLE.Graphic
    assert plot.text(TEXT.Name) == "Loss chart"
    assert plot.text(TEXT.Description).startswith("Loss at step 7: training ")
    workbench.show(snapshot(step=8))
    assert plot.text(TEXT.Description).startswith("Loss at step 8: training ")
    assert plot.childCount() == 0


def test_the_scale_beside_a_picture_speaks_for_itself(qtbot: QtBot) -> None:
    scale = ScaleView()
    qtbot.addWidget(scale)
    assert interface(scale).text(TEXT.Description).startswith("output: −1")


def test_words_that_are_drawn_are_read(qtbot: QtBot) -> None:
    words = DrawnWords()
    qtbot.addWidget(words)
    words.say("The network says yes.")
    assert interface(words).role() == ROLE.StaticText
    assert interface(words).text(TEXT.Name) == "The network says yes."


def test_an_entry_of_a_legend_is_a_button_only_where_it_does_something(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    assert interface(legend.show_entry("a", "training")).role() == ROLE.StaticText
    switch = legend.show_entry("b", "batch")
    switch.make_switch(True)
    assert interface(switch).role() == ROLE.CheckBox
