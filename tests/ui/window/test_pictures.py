"""Pictures out of the real window: by mouse, by keyboard and from the menu bar."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from playground.document.experiment import Experiment, LayerSpec, NetworkSpec
from playground.document.presets import preset
from playground.training.snapshot import RunState
from playground.ui.canvas.view import NetworkView
from playground.ui.charts.bubble import Bubble
from playground.ui.pictures import formats
from playground.ui.pictures.panels import PanelsMenu
from playground.ui.pictures.sheet import take
from playground.ui.pictures.subject import Way
from playground.ui.window import MainWindow
from tests.ui.mouse import point_at
from tests.ui.pictures.reading import words

KEYBOARD, MOUSE = QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse


def target_of(window: MainWindow, key: str) -> QWidget:
    """What has the focus, or is under the mouse, in a panel."""
    if key == "network":
        return window.network.legend
    view: Any = window.docks.views[key]
    return view.plot.viewport() if key == "loss" else view.page


def menu_at(target: QWidget, reason: QContextMenuEvent.Reason) -> QMenu:
    """The context menu that opens there."""
    place = target.rect().center()
    QApplication.sendEvent(target, QContextMenuEvent(reason, place, target.mapToGlobal(place)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def action_of(menu: QMenu, text: str) -> QAction:
    (action,) = [action for action in menu.actions() if action.text() == text]
    return action


def choose(menu: QMenu, text: str) -> None:
    menu.setActiveAction(action_of(menu, text))
    QTest.keyClick(menu, Qt.Key.Key_Return)


@pytest.fixture
def trained(qtbot: QtBot, window: MainWindow) -> MainWindow:
    train(qtbot, window)
    return window


def train(qtbot: QtBot, window: MainWindow, steps: int = 60) -> None:
    workbench = window.workbench
    workbench.session.step(steps)

    def is_there() -> bool:
        snapshot = workbench.snapshot
        return snapshot is not None and (snapshot.step, snapshot.state) == (steps, RunState.PAUSED)

    qtbot.waitUntil(is_there, timeout=20_000)


def test_the_context_menu_of_every_panel_copies_its_picture(qtbot: QtBot, trained: MainWindow) -> None:
    for key in ("network", "output", "loss", "gradient"):
        for reason in (MOUSE, KEYBOARD):
            QGuiApplication.clipboard().clear()
            choose(menu_at(target_of(trained, key), reason), "Copy picture")
            content = QGuiApplication.clipboard().mimeData()
            assert content.hasImage()
            panel: Any = trained.network if key == "network" else trained.docks.views[key]
            title = panel.subject().title or "Layer 1"
            assert title in words(bytes(content.data("image/svg+xml").data()))
    assert "clipboard" in trained.toast.text
    trained.close()
    assert QGuiApplication.clipboard().mimeData().formats() == ["application/x-qt-image"]


def test_nothing_said_of_the_place_under_the_mouse_stays_beside_the_menu(qtbot: QtBot, trained: MainWindow) -> None:
    def says_something() -> bool:
        return any(bubble.isVisible() for bubble in trained.findChildren(Bubble))

    def is_pointed_at(key: str) -> bool:
        target = target_of(trained, key)  # the card of the gradients turns its page when it draws the first step
        point_at(target, target.rect().center())
        return says_something()

    for key in ("output", "loss", "gradient"):
        qtbot.waitUntil(partial(is_pointed_at, key))
        menu = menu_at(target_of(trained, key), MOUSE)
        assert not says_something()
        menu.close()


def test_a_picture_is_saved_in_the_chosen_format(
    qtbot: QtBot, trained: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, chosen in (("a.png", "PNG (*.png)"), ("b.svg", "SVG (*.svg)")):
        offered = []

        def answer(
            *words: object, name: str = name, chosen: str = chosen, offered: list[str] = offered
        ) -> tuple[str, str]:
            offered.append(Path(str(words[2])).name)
            return str(tmp_path / name[0]), chosen

        monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(answer))
        choose(menu_at(target_of(trained, "loss"), MOUSE), "Save picture as…")
        qtbot.waitUntil(lambda name=name: name in trained.toast.text)
        assert (tmp_path / name).exists()
        assert offered == ["circle Loss.png"]


def test_the_menu_bar_has_a_picture_of_every_panel_that_is_shown(qtbot: QtBot, trained: MainWindow) -> None:
    menus = {menu.way: menu for menu in trained.findChildren(PanelsMenu)}
    assert set(menus) == set(Way)
    trained.docks.by_key["gradient"].hide()
    menus[Way.COPY].aboutToShow.emit()
    enabled = [action.objectName() for action in menus[Way.COPY].actions() if action.isEnabled()]
    assert enabled == ["network", "output", "loss"]
    menus[Way.COPY].actions()[2].trigger()
    assert words(bytes(QGuiApplication.clipboard().mimeData().data("image/svg+xml").data()))[0] == "Loss"


def test_a_picture_of_the_network_says_the_units_and_has_no_keys_for_them(trained: MainWindow) -> None:
    texts = words(formats.svg(take(trained.network)))
    assert {"Input", "Layer 1", "4 units", "tanh", "Output", "w > 0"} <= set(texts)


def test_the_selection_is_not_in_the_picture_of_the_network_and_is_kept(trained: MainWindow) -> None:
    chosen = trained.workbench.selection
    image = formats.image(take(trained.network))
    trained.workbench.select(type(chosen)("unit", 0, 2))
    assert formats.image(take(trained.network)) == image
    assert trained.workbench.selection.unit == 2


def test_taking_a_picture_of_the_network_changes_nothing_on_the_screen(qtbot: QtBot, trained: MainWindow) -> None:
    trained.network.view.network_scene.render_all()
    before: QImage = trained.network.grab().toImage()
    take(trained.network)
    assert trained.network.grab().toImage() == before


def test_links_are_lines_in_an_svg_with_the_weights_of_this_moment(trained: MainWindow) -> None:
    image = formats.image(take(trained.network))
    svg = formats.svg(take(trained.network))
    workbench = trained.workbench
    assert workbench.snapshot is not None
    negative = sum(
        int((layer.weight < 0).any()) for layer in workbench.snapshot.network.views(workbench.snapshot.parameters)
    )
    assert svg.count(b'stroke="#d55e00"') >= negative > 0
    trained.network.view.show_quantity("gradient")
    assert formats.image(take(trained.network)) != image


def test_a_network_that_does_not_fit_its_view_is_whole_in_the_picture(qtbot: QtBot, trained: MainWindow) -> None:
    layers = (*(LayerSpec(3) for _ in range(15)), LayerSpec(1, activation="linear"))
    trained.resize(960, 600)
    trained.workbench.open_experiment(Experiment(network=NetworkSpec(layers)), None, None)
    view = trained.findChild(NetworkView)
    qtbot.waitUntil(lambda: view.sceneRect().width() > view.viewport().width())
    assert take(trained.network).size.width() >= view.sceneRect().width()


def test_every_view_of_every_card_gives_a_picture_with_its_own_title(qtbot: QtBot, window: MainWindow) -> None:
    for example in ("circle", "blobs", "line", "digits"):
        window.workbench.open_experiment(preset(example), None, None)
        train(qtbot, window, 30)
        titles = [title for key in ("output", "gradient") for title in titles_of(window.docks.views[key])]
        assert len(set(titles)) == len(titles) >= 7


def titles_of(card: Any) -> list[str]:
    """Of the pictures of all views of a card."""
    titles = []
    for view in card.tabs.offered:
        card.turn_to(view)
        sheet = take(card)
        texts = words(formats.svg(sheet))
        assert texts[0] == sheet.name
        assert not {"Log", "soft", "hard", "Follow"} & set(texts)
        titles.append(sheet.name)
    return titles
