"""Data are drawn with the mouse and with keys; each stroke is one edit, and is learnt at once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.document import edits
from playground.document.edits.points import MAX_DRAWN
from playground.document.experiment import Experiment
from playground.training.snapshot import InputGrid, OutputProbe
from playground.ui.actions import make_actions
from playground.ui.app import make_application
from playground.ui.charts.decision import Scale
from playground.ui.drawing.window import DrawingWindow
from playground.ui.language import show_language
from playground.ui.theme.theme import theme
from playground.ui.workbench import Workbench
from tests.ui.snapshots import still_workbench

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
Key = Qt.Key


@pytest.fixture
def workbench(monkeypatch: pytest.MonkeyPatch) -> Workbench:
    return still_workbench(monkeypatch, Experiment())


@pytest.fixture
def window(qtbot: QtBot, workbench: Workbench) -> Iterator[DrawingWindow]:
    make_application()
    theme().choose("light")
    parent = QWidget()
    qtbot.addWidget(parent)
    actions = make_actions(parent)
    actions["undo"].triggered.connect(workbench.undo_stack.undo)
    window = DrawingWindow(workbench, actions, parent)
    with qtbot.waitExposed(window):
        window.begin()
    yield window
    window.close()


def pixel(window: DrawingWindow, x: float, y: float) -> QPoint:
    return window.plane.frame().pixel(x, y).toPoint()


def stroke(window: DrawingWindow, *places: tuple[float, float], button: Qt.MouseButton = LEFT) -> None:
    """Press at the first place, move through the others, let go."""
    pixels = [pixel(window, *place) for place in places]
    QTest.mousePress(window.plane, button, pos=pixels[0])
    for place in pixels[1:]:
        QTest.mouseMove(window.plane, place)
    QTest.mouseRelease(window.plane, button, pos=pixels[-1])


def near(place: tuple[float, ...], x: float, y: float) -> bool:
    return place == pytest.approx((x, y), abs=0.05)


def test_a_click_becomes_the_data(window: DrawingWindow, workbench: Workbench) -> None:
    assert window.words.text() == "The first stroke becomes the data."
    stroke(window, (2, 3))
    data = workbench.experiment.data
    assert (data.kind, data.y, data.class_names) == ("points", (0.0,), ("A", "B"))
    assert near(data.x[0], 2, 3)
    assert window.words.text() == "1 point"


def test_keys_and_chips_choose_the_class(window: DrawingWindow, workbench: Workbench) -> None:
    QTest.keyClick(window.plane, Key.Key_3)
    assert window.chips.chips[2].isChecked()
    stroke(window, (1, 1))
    QTest.mouseClick(window.chips.chips[1], LEFT)
    stroke(window, (-1, -1))
    assert workbench.experiment.data.y == (2.0, 1.0)
    assert [chip.count for chip in window.chips.chips] == [0, 1, 1, 0, 0, 0]
    assert workbench.experiment.network.layers[-1].units == 3


def test_a_stroke_is_one_edit_that_is_undone_by_itself(window: DrawingWindow, workbench: Workbench) -> None:
    stroke(window, (-4, 0), (0, 0), (4, 0))
    first = workbench.experiment
    assert len(first.data.x) == pytest.approx(27, abs=2)
    stroke(window, (-4, 2), (4, 2))
    assert workbench.undo_stack.count() == 2
    QTest.keyClick(window.plane, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert workbench.experiment == first
    QTest.keyClick(window.plane, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert workbench.experiment == Experiment()
    assert window.plane.drawn.points == ()


def test_a_wide_brush_sprays(window: DrawingWindow, workbench: Workbench) -> None:
    window.brush_size.setFocus()
    for _ in range(4):
        QTest.keyClick(window.brush_size, Key.Key_Right)
    stroke(window, (-3, 0), (3, 0))
    heights = [y for _, y in workbench.experiment.data.x]
    assert max(heights) > 0.5
    assert max(map(abs, heights)) <= window.plane.radius + 0.05


@pytest.mark.parametrize("button", [LEFT, RIGHT])
def test_points_are_erased_by_the_tool_and_by_the_right_button(
    window: DrawingWindow, workbench: Workbench, button: Qt.MouseButton
) -> None:
    stroke(window, (-4, 0), (4, 0))
    before = len(workbench.experiment.data.x)
    if button is LEFT:
        QTest.mouseClick(window.tools.button("erase"), LEFT)
    stroke(window, (-4, 0), (0, 0), button=button)
    left = workbench.experiment.data.x
    assert len(left) == pytest.approx(before / 2, abs=3)
    assert min(x for x, _ in left) > 0
    assert workbench.undo_stack.count() == 2


def test_the_last_point_stays_and_the_window_says_why(window: DrawingWindow, workbench: Workbench) -> None:
    stroke(window, (0, 0))
    stroke(window, (0, 0), button=RIGHT)
    assert len(workbench.experiment.data.x) == 1
    assert window.words.text() == "At least one point stays: the network needs data."
    stroke(window, (3, 3))
    assert window.words.text() == "2 points"


def test_there_is_a_most_of_points(window: DrawingWindow, workbench: Workbench) -> None:
    workbench.edit("", edits.draw_points, [(0.0, 0.0)] * MAX_DRAWN, 0)
    stroke(window, (3, 3))
    assert len(workbench.experiment.data.x) == MAX_DRAWN
    assert "At most 2000 points" in window.words.text()


def test_escape_gives_up_a_stroke_under_way(window: DrawingWindow, workbench: Workbench) -> None:
    QTest.mousePress(window.plane, LEFT, pos=pixel(window, 0, 0))
    QTest.mouseMove(window.plane, pixel(window, 3, 0))
    QTest.keyClick(window.plane, Key.Key_Escape)
    QTest.mouseRelease(window.plane, LEFT, pos=pixel(window, 3, 0))
    assert workbench.experiment == Experiment()
    assert window.isVisible()


def test_noise_moves_every_point(window: DrawingWindow, workbench: Workbench) -> None:
    assert not window.noise.isEnabled()
    stroke(window, (-4, 0), (4, 0))
    before = workbench.experiment.data.x
    QTest.mouseClick(window.noise, LEFT)
    after = workbench.experiment.data.x
    assert len(after) == len(before)
    assert all(old != new for old, new in zip(before, after, strict=True))
    assert workbench.undo_stack.count() == 2


def test_a_toy_set_is_drawn_on(window: DrawingWindow, workbench: Workbench) -> None:
    assert window.take.text() == "Start from: Circle"
    QTest.mouseClick(window.take, LEFT)
    assert len(workbench.experiment.data.x) == 500
    stroke(window, (0, 0))
    assert len(workbench.experiment.data.x) == 501
    assert workbench.experiment.data.class_names == ("0", "1")


def test_an_empty_plane_keeps_the_points_until_the_next_stroke(window: DrawingWindow, workbench: Workbench) -> None:
    stroke(window, (-4, 0), (4, 0))
    before = workbench.experiment
    QTest.mouseClick(window.clear, LEFT)
    assert window.plane.drawn.points == ()
    assert workbench.experiment == before
    QTest.mouseClick(window.take, LEFT)
    assert window.plane.drawn.points == before.data.x
    QTest.mouseClick(window.clear, LEFT)
    stroke(window, (1, 1))
    assert len(workbench.experiment.data.x) == 1


def test_points_are_put_and_erased_with_the_keys_alone(window: DrawingWindow, workbench: Workbench) -> None:
    plane = window.plane
    assert plane.hasFocus()
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Up, Key.Key_Return, Key.Key_2, Key.Key_Left, Key.Key_Return):
        QTest.keyClick(plane, key)
    data = workbench.experiment.data
    assert data.x == ((0.5, 0.25), (0.25, 0.25))
    assert data.y == (0.0, 1.0)
    assert plane.accessibleDescription() == "x1 0.25, x2 0.25; Class A: 1; Class B: 1"
    for key in (Key.Key_Left, Key.Key_Delete):
        QTest.keyClick(plane, key)
    assert workbench.experiment.data.x == ((0.5, 0.25),)


def test_the_cursor_stays_on_the_plane(window: DrawingWindow) -> None:
    for _ in range(60):
        QTest.keyClick(window.plane, Key.Key_Down)
    assert window.plane.cursor_at == (0.0, -6.0)


def test_points_that_were_left_come_back(qtbot: QtBot, window: DrawingWindow, workbench: Workbench) -> None:
    stroke(window, (-4, 0), (4, 0))
    drawn = workbench.experiment.data
    window.close()
    workbench.edit("", edits.set_data_kind, "xor")
    window.begin()
    assert workbench.experiment.data.x == drawn.x
    assert window.plane.drawn.points == drawn.x


def test_data_of_another_kind_leave_an_empty_plane(window: DrawingWindow, workbench: Workbench) -> None:
    stroke(window, (-4, 0), (4, 0))
    workbench.edit("", edits.set_data_kind, "iris")
    assert window.plane.drawn.points == ()
    assert window.take.isHidden()


def test_it_speaks_thai(window: DrawingWindow) -> None:
    stroke(window, (0, 0))
    show_language("th")
    assert window.words.text() == "1 จุด"
    assert "A" in window.chips.chips[0].accessibleName()


# Points of a curve


@pytest.fixture
def of_curve(window: DrawingWindow) -> DrawingWindow:
    """The window, set to draw points of a curve."""
    QTest.mouseClick(window.kinds.button("values"), LEFT)
    return window


def test_points_of_a_curve_are_learnt_as_a_regression(of_curve: DrawingWindow, workbench: Workbench) -> None:
    assert of_curve.chips.isHidden()
    assert of_curve.words.text() == "The first stroke becomes the data."
    stroke(of_curve, (2, 3))
    stroke(of_curve, (-1, -2))
    data = workbench.experiment.data
    assert [(*x, y) for x, y in zip(data.x, data.y, strict=True)] == [
        pytest.approx((2, 3), abs=0.05),
        pytest.approx((-1, -2), abs=0.05),
    ]
    assert (workbench.experiment.training.loss, data.class_names) == ("mse", ())
    assert of_curve.words.text() == "2 points"
    workbench.undo_stack.undo()
    assert len(of_curve.plane.drawn.points) == 1
    workbench.undo_stack.undo()
    assert workbench.experiment == Experiment()
    assert of_curve.kinds.key == "values"


def test_points_of_a_curve_are_erased_and_shaken(of_curve: DrawingWindow, workbench: Workbench) -> None:
    stroke(of_curve, (-4, 0), (4, 0))
    stroke(of_curve, (-4, 0), (0, 0), button=RIGHT)
    left = workbench.experiment.data
    assert min(left.x) > (0,)
    QTest.mouseClick(of_curve.noise, LEFT)
    assert workbench.experiment.data.x == left.x
    assert workbench.experiment.data.y != left.y


def test_the_other_kind_begins_on_an_empty_plane_and_changes_nothing_before_the_first_stroke(
    window: DrawingWindow, workbench: Workbench
) -> None:
    stroke(window, (-4, 0), (4, 0))
    before = workbench.experiment
    QTest.mouseClick(window.kinds.button("values"), LEFT)
    assert window.plane.drawn.points == ()
    assert workbench.experiment == before
    QTest.mouseClick(window.kinds.button("classes"), LEFT)
    assert window.plane.drawn.points == before.data.x
    QTest.mouseClick(window.kinds.button("values"), LEFT)
    stroke(window, (1, 2))
    assert len(workbench.experiment.data.x[0]) == 1
    workbench.undo_stack.undo()
    assert window.kinds.key == "classes"
    assert window.plane.drawn.points == before.data.x


def test_a_line_is_drawn_on(window: DrawingWindow, workbench: Workbench) -> None:
    workbench.edit("", edits.set_data_kind, "line")
    assert window.take.text() == "Start from: Line"
    QTest.mouseClick(window.take, LEFT)
    assert window.kinds.key == "values"
    before = len(workbench.experiment.data.x)
    stroke(window, (0, 5))
    assert len(workbench.experiment.data.x) == before + 1


def test_a_point_of_a_curve_is_put_with_the_keys(of_curve: DrawingWindow, workbench: Workbench) -> None:
    for key in (Key.Key_Right, Key.Key_Up, Key.Key_2, Key.Key_Return):
        QTest.keyClick(of_curve.plane, key)
    assert (workbench.experiment.data.x, workbench.experiment.data.y) == (((0.25,),), (0.25,))
    assert of_curve.plane.accessibleDescription() == "x1 0.25, y 0.25; 1 point"


def test_the_curve_of_the_network_runs_through_the_points(of_curve: DrawingWindow, workbench: Workbench) -> None:
    stroke(of_curve, (-4, 0), (4, 0))
    before = of_curve.plane.grab().toImage()
    probe = OutputProbe("curve", InputGrid(-6, 6, -6, 6), np.full((1, 50), 3.0, dtype=np.float32))
    of_curve.plane.show_map((probe, Scale("signed")))
    after = of_curve.plane.grab().toImage()
    place = pixel(of_curve, 2.5, 3)
    changed = [y for y in range(after.height()) if after.pixel(place.x(), y) != before.pixel(place.x(), y)]
    assert changed
    assert max(abs(y - place.y()) for y in changed) <= 3
    QTest.mouseClick(of_curve.kinds.button("classes"), LEFT)
    assert of_curve.plane.map_shown is None


def test_a_stroke_ends_with_the_button_that_began_it(window: DrawingWindow, workbench: Workbench) -> None:
    QTest.mousePress(window.plane, LEFT, pos=pixel(window, -3, 0))
    QTest.mousePress(window.plane, RIGHT, pos=pixel(window, -3, 0))
    QTest.mouseMove(window.plane, pixel(window, 3, 0))
    QTest.mouseRelease(window.plane, RIGHT, pos=pixel(window, 3, 0))
    assert window.plane.is_drawing
    QTest.mouseRelease(window.plane, LEFT, pos=pixel(window, 3, 0))
    assert len(workbench.experiment.data.x) == pytest.approx(21, abs=2)
