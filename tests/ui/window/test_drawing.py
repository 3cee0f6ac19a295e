"""Drawing in the real window: where it is opened from, and that what is drawn is learnt while training goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.training.snapshot import RunState, Snapshot
from playground.ui.drawing.window import DrawingWindow
from playground.ui.palette.palette import Palette
from playground.ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def drawing(window: MainWindow) -> DrawingWindow:
    assert window.drawing is not None
    assert window.drawing.isVisible()
    return window.drawing


def stroke(drawing: DrawingWindow, *places: tuple[float, float]) -> None:
    pixels = [drawing.plane.frame().pixel(*place).toPoint() for place in places]
    QTest.mousePress(drawing.plane, LEFT, pos=pixels[0])
    for place in pixels[1:]:
        QTest.mouseMove(drawing.plane, place)
    QTest.mouseRelease(drawing.plane, LEFT, pos=pixels[-1])


def taken(window: MainWindow) -> Snapshot:
    assert window.workbench.snapshot is not None
    return window.workbench.snapshot


def test_the_palette_the_keys_and_the_inspector_open_it(qtbot: QtBot, window: MainWindow) -> None:
    palette = window.docks.views["palette"]
    assert isinstance(palette, Palette)
    QTest.mouseClick(palette.item("Draw…"), LEFT)
    drawing(window).close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    stroke(drawing(window), (1, 1))
    drawing(window).close()
    inspector = window.docks.views["inspector"]
    inspector.show_page("data")  # type: ignore[attr-defined]
    page = inspector.data_page  # type: ignore[attr-defined]
    assert page.fields["x"].control.text() == "1 point: draw…"
    page.fields["x"].control.click()
    drawing(window)


def test_what_is_drawn_while_training_is_learnt_at_once(qtbot: QtBot, window: MainWindow) -> None:
    window.action("draw").trigger()
    plane = drawing(window).plane
    stroke(drawing(window), (-4, -4), (-4, 4))
    QTest.keyClick(plane, Qt.Key.Key_2)
    stroke(drawing(window), (4, -4), (4, 4))
    QTest.keyClick(plane, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.workbench.running and taken(window).step > 0)
    points = len(window.workbench.experiment.data.x)
    stroke(drawing(window), (3, -4), (3, 4))
    more = len(window.workbench.experiment.data.x)
    assert more > points
    qtbot.waitUntil(lambda: len(taken(window).data.dataset.inputs) == more and taken(window).state is RunState.RUNNING)
    qtbot.waitUntil(lambda: plane.map_shown is not None)
    probe = plane.map_shown[0] if plane.map_shown is not None else None
    assert probe is not None
    assert probe.grid is not None
    assert (probe.grid.x_low, probe.grid.x_high) == (-6, 6)
    QTest.keyClick(plane, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: taken(window).state is RunState.PAUSED)


def test_a_drop_of_the_pencil_on_the_network_opens_it(qtbot: QtBot, window: MainWindow) -> None:
    from playground.ui.canvas import layer_edits

    assert not layer_edits.set_data(window.workbench, "points")
    drawing(window)
