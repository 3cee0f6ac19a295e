"""The health of the gradient in the real window: the start before the first step, the looks of a run, the diagnosis."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from playground.document import edits
from playground.training.snapshot import RunState
from playground.ui.charts.gradient import GradientChart
from playground.ui.status_line import StatusLine
from playground.ui.window import MainWindow

LIMIT_MS = 20_000


def card(window: MainWindow) -> GradientChart:
    [chart] = window.findChildren(GradientChart)
    return chart


def test_the_start_is_shown_until_the_run_begins(window: MainWindow, qtbot: QtBot) -> None:
    chart = card(window)
    qtbot.waitUntil(lambda: len(chart.pages["start"].table.rows) == 6, timeout=LIMIT_MS)
    assert chart.page is chart.pages["start"]
    chosen = chart.pages["start"].table.rows[0].values["activations"]
    window.workbench.edit("", edits.set_weight_init, 0, "zeros")
    qtbot.waitUntil(lambda: chart.pages["start"].table.rows[0].values["activations"] != chosen, timeout=LIMIT_MS)
    window.workbench.session.train()
    qtbot.waitUntil(lambda: chart.page is chart.pages["magnitude"], timeout=LIMIT_MS)


def test_the_looks_come_in_while_their_tab_is_open(window: MainWindow, qtbot: QtBot) -> None:
    chart = card(window)
    window.workbench.session.train()
    chart.turn_to("ratio")
    page = chart.pages["ratio"]
    qtbot.waitUntil(lambda: np.isfinite(page.plot.curves.points("layer 0")[1]).sum() > 2, timeout=LIMIT_MS)
    chart.turn_to("magnitude")
    qtbot.waitUntil(lambda: window.workbench.snapshot.insight.health is None, timeout=LIMIT_MS)


def test_a_diagnosis_is_cured_by_its_button_and_the_cure_can_be_undone(window: MainWindow, qtbot: QtBot) -> None:
    workbench = window.workbench
    [line] = window.findChildren(StatusLine)
    for layer in range(2):
        workbench.edit("", edits.set_weight_init, layer, "zeros")
    sick = workbench.experiment
    workbench.session.train()
    qtbot.waitUntil(lambda: "alike" in line.text, timeout=LIMIT_MS)
    where = window.network.view.mapTo(window, window.network.view.rect().topLeft())
    qtbot.mouseClick(line.sentence.button, Qt.MouseButton.LeftButton)
    assert workbench.experiment != sick
    qtbot.waitUntil(lambda: workbench.snapshot.state is RunState.RUNNING and "alike" not in line.text, timeout=LIMIT_MS)
    assert window.network.view.mapTo(window, window.network.view.rect().topLeft()) == where
    workbench.undo_stack.undo()
    assert workbench.experiment == sick
