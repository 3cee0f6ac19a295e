"""Ctrl+K in the real window: everything is found, and done, by its name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.document.experiment import Experiment
from playground.document.presets import PRESETS, preset
from playground.engine import activations
from playground.engine.activations import ACTIVATIONS
from playground.engine.initializers import INITIALIZERS
from playground.engine.optimizers import OPTIMIZERS
from playground.i18n import _, name_of, plain_text
from playground.ui import selection
from playground.ui.actions import ACTIONS
from playground.ui.finder.finder import Finder
from playground.ui.finder.from_fields import page_commands
from playground.ui.finder.gather import commands_of
from playground.ui.inspector.layer_page import LayerPage
from playground.ui.theme.theme import theme
from playground.ui.window import MainWindow
from playground.ui.workbench import Workbench
from tests.ui.snapshots import still_workbench

K, CTRL = Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier
ENTER, ESCAPE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down


@pytest.fixture
def finder(qtbot: QtBot, window: MainWindow) -> Iterator[Finder]:
    window.activateWindow()
    window.network.view.setFocus()
    qtbot.keyClick(window, K, CTRL)
    found = window.findChild(Finder)
    qtbot.waitUntil(found.line.hasFocus)
    yield found
    theme().choose("light")


def do(qtbot: QtBot, finder: Finder, query: str) -> None:
    """Type and press Enter."""
    finder.line.clear()
    finder.line.insert(query)  # as typed; QTest's keys have no Thai letters
    qtbot.keyClick(finder.line, ENTER)


def titles(window: MainWindow) -> set[str]:
    return {command.title for command in commands_of(window)}


def test_every_action_is_found(window: MainWindow) -> None:
    assert {record.text.rstrip("…") for record in ACTIONS} <= titles(window)


def test_everything_that_can_be_chosen_is_found(window: MainWindow) -> None:
    found = titles(window)
    assert {f"Activation: {name_of(kind)}" for kind in ACTIVATIONS} <= found
    assert {f"Initialization: {name_of(kind)}" for kind in INITIALIZERS} <= found
    assert {f"Optimizer: {name_of(kind)}" for kind in OPTIMIZERS} <= found
    assert {f"Examples: {title}" for title in PRESETS.values()} <= found
    assert {"Learning rate", "Batch size", "Noise", "Theme: Dark", "Language: Thai", "Speed: Full speed"} <= found
    assert {"Scaling: None", "Features: x₁²", "Data set: Spiral", "Panels: Loss", "Shuffle", "Units"} <= found
    assert {"Links show the last update", "Gradient: Distributions", "Output: Hidden space"} <= found
    assert {"Loss: Logarithmic loss axis", "Inspector: Weight", "Nudge +", "Freeze this one"} <= found


def test_a_new_activation_is_found_by_itself(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setitem(activations.ACTIVATIONS, "brand_new", ACTIVATIONS["tanh"])
    page = LayerPage(still_workbench(monkeypatch, Experiment()))
    qtbot.addWidget(page)
    page.refresh(Experiment())
    assert "Activation: brand_new" in {command.title for command in page_commands(page)}


def test_every_name_is_there_in_both_languages(window: MainWindow) -> None:
    named = [c for c in commands_of(window) if c.title.startswith(("Activation", "Batch", "Theme", "Undo", "Links"))]
    assert named
    for command in named:
        assert command.titles["th"] != command.title
        assert command.places["th"] != command.places["en"]


def test_what_is_set_is_told(window: MainWindow) -> None:
    found = {command.title: command for command in commands_of(window)}
    assert found["Activation: Tanh"].chosen is True
    assert found["Activation: ReLU"].chosen is False
    assert found["Learning rate"].value == "0.03"
    assert found["Train"].keys == "Space"
    assert found["Train"].chosen is None


def test_enter_does_what_is_chosen_and_the_focus_goes_back(qtbot: QtBot, window: MainWindow, finder: Finder) -> None:
    do(qtbot, finder, "relu")
    assert window.workbench.experiment.network.layers[0].activation == "relu"
    assert not finder.isVisible()
    assert QApplication.focusWidget() is window.network.view


def test_arrows_choose_another_line(qtbot: QtBot, window: MainWindow, finder: Finder) -> None:
    finder.line.clear()
    qtbot.keyClicks(finder.line, "relu")
    assert [hit.command.title for hit in finder.hits] == ["Activation: ReLU", "Activation: Leaky ReLU"]
    qtbot.keyClick(finder.line, DOWN)
    qtbot.keyClick(finder.line, ENTER)
    assert window.workbench.experiment.network.layers[0].activation == "leaky_relu"


def test_a_line_that_is_clicked_is_done(qtbot: QtBot, window: MainWindow, finder: Finder) -> None:
    qtbot.keyClicks(finder.line, "theme dark")
    row = finder.list.visualRect(finder.results.index(0, 0))
    qtbot.mouseClick(finder.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert theme().choice == "dark"


def test_escape_closes_and_gives_the_focus_back(qtbot: QtBot, window: MainWindow, finder: Finder) -> None:
    qtbot.keyClick(finder.line, ESCAPE)
    assert not finder.isVisible()
    assert QApplication.focusWidget() is window.network.view


def test_a_click_beside_the_card_closes_it(qtbot: QtBot, window: MainWindow, finder: Finder) -> None:
    qtbot.mouseClick(finder, Qt.MouseButton.LeftButton, pos=window.rect().bottomLeft())
    assert not finder.isVisible()


def test_english_is_found_while_thai_is_shown(qtbot: QtBot, window: MainWindow, finder: Finder) -> None:
    do(qtbot, finder, "thai")
    assert window.settings.language == "th"
    qtbot.keyClick(window, K, CTRL)
    do(qtbot, finder, "links gradient")
    assert window.network.quantity.button("gradient").isChecked()
    qtbot.keyClick(window, K, CTRL)
    do(qtbot, finder, "ภาษา อังกฤษ")
    assert window.settings.language == "en"


def test_a_setting_with_a_number_asks_for_it(qtbot: QtBot, window: MainWindow, finder: Finder) -> None:
    do(qtbot, finder, "learning rate")
    assert finder.isVisible()
    assert finder.subject.text() == "Learning rate"
    assert finder.line.text() == "0.03"
    qtbot.keyClicks(finder.line, "0,5")
    qtbot.keyClick(finder.line, ENTER)
    assert window.workbench.experiment.training.optimizer.setting("learning_rate", 0) == 0.5
    assert not finder.isVisible()


def test_a_number_that_does_not_fit_is_refused_in_words(qtbot: QtBot, window: MainWindow, finder: Finder) -> None:
    before = window.workbench.experiment
    do(qtbot, finder, "batch size")
    qtbot.keyClicks(finder.line, "0")
    qtbot.keyClick(finder.line, ENTER)
    assert finder.note.text() == "0 is not between 1 and 1000000"
    assert finder.isVisible()
    assert window.workbench.experiment == before
    qtbot.keyClick(finder.line, ESCAPE)
    assert finder.line.text() == "batch size"
    assert finder.hits


def test_the_number_may_follow_the_name_at_once(qtbot: QtBot, window: MainWindow, finder: Finder) -> None:
    do(qtbot, finder, "batch size 32")
    assert window.workbench.experiment.training.batch_size == 32


def test_what_cannot_be_done_says_why_and_does_nothing(qtbot: QtBot, window: MainWindow, finder: Finder) -> None:
    do(qtbot, finder, "undo")
    assert finder.hits[0].command.refusal == "Nothing was changed yet."
    assert finder.isVisible()


def test_a_choice_that_the_data_do_not_allow_says_why(window: MainWindow, workbench_of_digits: Workbench) -> None:
    found = {command.title: command for command in commands_of(window)}
    assert found["Activation: ReLU"].refusal.startswith("The output layer stays linear")
    assert not found["Activation: ReLU"].can_be_done
    assert "decide the units" not in found["Units"].refusal
    assert found["Units"].refusal.startswith("The output layer has as many units")


@pytest.fixture
def workbench_of_digits(window: MainWindow) -> Workbench:
    """The output layer of a classification with many classes is selected."""
    window.workbench.open_experiment(preset("iris"), None, None)
    window.workbench.select(selection.layer(len(window.workbench.experiment.network.layers) - 1))
    return window.workbench


def test_what_was_done_last_is_offered_first(qtbot: QtBot, window: MainWindow, finder: Finder) -> None:
    do(qtbot, finder, "shuffle")
    qtbot.keyClick(window, K, CTRL)
    assert finder.hits[0].command.title == "Shuffle"


def test_a_screen_reader_hears_the_chosen_line(qtbot: QtBot, finder: Finder) -> None:
    qtbot.keyClicks(finder.line, "theme light")
    assert finder.line.accessibleDescription() == "Theme: Light, set now, View"


@pytest.mark.parametrize("language", ["en", "th"])
def test_the_card_stays_in_the_window(qtbot: QtBot, window: MainWindow, finder: Finder, language: str) -> None:
    window.change_language(language)
    for size in ((960, 600), (1920, 1080)):
        window.resize(*size)
        qtbot.waitUntil(lambda size=size: (window.width(), window.height()) == size)  # type: ignore[misc]
        assert finder.rect().contains(finder.card.geometry())
    assert finder.line.placeholderText() == plain_text(_("Find a command or a setting"))
