from __future__ import annotations

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.ui.charts.bubble import Line
from playground.ui.charts.plot import Plot
from playground.ui.theme.theme import theme
from tests.ui.mouse import point_at

X, Y = (0.0, 100.0), (-2.0, 0.0)


@pytest.fixture
def plot(qtbot: QtBot) -> Plot:
    plot = Plot(log=True)
    qtbot.addWidget(plot)
    plot.resize(400, 200)
    with qtbot.waitExposed(plot):
        plot.show()
    plot.follow(X, Y)
    return plot


def middle(plot: Plot) -> QPoint:
    return plot.view_rect().center()


def turn_wheel(plot: Plot, notches: int) -> None:
    at = QPointF(middle(plot))
    event = QWheelEvent(
        at,
        plot.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(plot.viewport(), event)


def test_a_plot_shows_the_ranges_it_is_told(plot: Plot) -> None:
    assert plot.shown_steps == pytest.approx(X)
    plot.follow((0.0, 200.0), Y)
    assert plot.shown_steps == pytest.approx((0, 200))


def test_turning_the_wheel_zooms_and_stops_following(plot: Plot, qtbot: QtBot) -> None:
    with qtbot.waitSignal(plot.following_changed) as said:
        turn_wheel(plot, 1)
    assert said.args == [False]
    left, right = plot.shown_steps
    assert right - left < 100
    plot.follow((0.0, 500.0), Y)
    assert plot.shown_steps == pytest.approx((left, right))


def mouse(plot: Plot, kind: QEvent.Type, at: QPoint) -> None:
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    viewport = plot.viewport()
    place, everywhere = QPointF(at), QPointF(viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, QMouseEvent(kind, place, everywhere, button, held, Qt.KeyboardModifier.NoModifier))


def test_dragging_pans_and_stops_following(plot: Plot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(pg.CONFIG_OPTIONS, "mouseRateLimit", -1)
    start = middle(plot)
    mouse(plot, QEvent.Type.MouseButtonPress, start)
    for move in range(0, 81, 10):
        mouse(plot, QEvent.Type.MouseMove, start - QPoint(move, 0))
    mouse(plot, QEvent.Type.MouseButtonRelease, start - QPoint(80, 0))
    assert not plot.following
    assert plot.shown_steps[0] > 0
    assert plot.shown_steps[1] - plot.shown_steps[0] == pytest.approx(100)


def test_nothing_before_the_first_step_is_shown(plot: Plot) -> None:
    turn_wheel(plot, -20)
    assert plot.shown_steps[0] == pytest.approx(0)


@pytest.mark.parametrize("log", [True, False])
def test_zooming_out_has_an_end(plot: Plot, log: bool) -> None:
    plot.set_log(log)
    for _ in range(50):
        turn_wheel(plot, -50)
    assert np.isfinite(plot.view.viewRange()).all()
    assert not plot.grab().isNull()


def test_a_double_click_follows_again(plot: Plot, qtbot: QtBot) -> None:
    turn_wheel(plot, 2)
    with qtbot.waitSignal(plot.following_changed) as said:
        QTest.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=middle(plot))
    assert said.args == [True]
    plot.follow(X, Y)
    assert plot.shown_steps == pytest.approx(X)


def test_keys_zoom_and_follow(plot: Plot, qtbot: QtBot) -> None:
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    left, right = plot.shown_steps
    assert right - left == pytest.approx(80)
    assert not plot.following
    qtbot.keyClick(plot, Qt.Key.Key_Minus)
    assert plot.shown_steps[1] - plot.shown_steps[0] > 80
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    assert plot.following


def test_pointing_names_the_step_under_the_pointer(plot: Plot) -> None:
    pointed: list[float | None] = []
    plot.pointed.connect(pointed.append)
    point_at(plot.viewport(), middle(plot))
    assert pointed[-1] == pytest.approx(50, abs=1)


def test_arrow_keys_move_the_crosshair_and_escape_hides_it(plot: Plot, qtbot: QtBot) -> None:
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.at == pytest.approx(52.5)
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert plot.at == pytest.approx(47.5)
    plot.explain(47.5, (Line("step 47"),))
    assert plot.spoken == "step 47"
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.at is None
    assert plot.spoken == ""


def test_the_bubble_stays_inside_the_window(plot: Plot) -> None:
    for step in (0.0, 50.0, 100.0):
        plot.explain(step, tuple(Line(f"layer {index}: 0.0123") for index in range(12)))
        bubble = plot.bubble
        assert bubble.parentWidget() is plot.window()
        assert bubble.x() >= 0
        assert bubble.geometry().right() <= plot.window().width()


def test_numbers_stand_farther_from_a_plot_with_larger_type(plot: Plot) -> None:
    usual = plot.values.style["tickTextOffset"][0], plot.steps.style["tickTextOffset"][1]
    theme().set_projector(True)
    try:
        plot.restyle()
        large = plot.values.style["tickTextOffset"][0], plot.steps.style["tickTextOffset"][1]
        assert all(after > before for after, before in zip(large, usual, strict=True))
    finally:
        theme().set_projector(False)
