from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from playground.datasets.sources import DATA_KINDS
from playground.engine.activations import ACTIVATIONS
from playground.engine.initializers import INITIALIZERS
from playground.i18n import name_of
from playground.ui import selection as selections
from playground.ui.canvas.layer_edits import OWN_DATA
from playground.ui.canvas.panel import NetworkPanel
from playground.ui.drag.ghost import Ghost, Hint
from playground.ui.drag.payload import SetActivation
from playground.ui.language import show_language
from playground.ui.palette.item import Chip
from playground.ui.palette.palette import Palette
from playground.ui.theme.theme import theme
from playground.ui.workbench import Workbench
from tests.ui.mouse import LEFT, NO_KEYS, RIGHT, drag_and_drop, drag_to, release

KEY = Qt.Key


def units(workbench: Workbench) -> list[int]:
    return [layer.units for layer in workbench.experiment.network.layers]


def drag_onto(palette: Palette, name: str, panel: NetworkPanel, place: QPoint) -> None:
    item = palette.item(name)
    drag_and_drop(item, item.rect().center(), panel.view.viewport(), place)


def hover(palette: Palette, name: str, panel: NetworkPanel, place: QPoint) -> str:
    """Drag something over a place and cancel there; what the hint said."""
    item = palette.item(name)
    drag_to(item, item.rect().center(), panel.view.viewport(), place)
    hint = item.drag.hint
    QTest.keyClick(item, KEY.Key_Escape)
    release(item, panel.view.viewport(), place)
    return hint


class TestContent:
    def test_every_record_of_the_tables_is_there(self, palette: Palette) -> None:
        kinds = [*(kind for kind in DATA_KINDS if kind not in OWN_DATA), *ACTIVATIONS, *INITIALIZERS]
        names = {item.accessibleName() for item in palette.items}
        assert names == {"Dense layer", "Draw…", "Table…", *(name_of(kind) for kind in kinds)}

    def test_a_new_record_appears_by_itself(
        self, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, workbench: Workbench
    ) -> None:
        monkeypatch.setitem(ACTIVATIONS, "wave", replace(ACTIVATIONS["tanh"], name="wave"))
        palette = Palette(workbench)
        qtbot.addWidget(palette)
        assert palette.item("wave").payload == SetActivation("wave")

    def test_what_is_set_is_marked(self, palette: Palette, workbench: Workbench) -> None:
        def marked() -> set[str]:
            return {item.accessibleName() for item in palette.items if item.current}

        assert marked() == {"Circle", "Tanh", "Xavier uniform"}
        workbench.select(selections.layer(2))
        assert marked() == {"Circle", "Linear", "Xavier uniform"}
        workbench.select(selections.DATA)
        assert marked() == {"Circle"}

    @pytest.mark.parametrize("language", ["en", "th"])
    @pytest.mark.parametrize("width", [176, 200, 300])
    @pytest.mark.parametrize("projector", [False, True])
    def test_no_name_is_clipped(self, palette: Palette, language: str, width: int, projector: bool) -> None:
        theme().set_projector(projector)
        palette.setFixedWidth(width * (2 if projector else 1))
        show_language(language)
        QApplication.processEvents()
        for chip in palette.findChildren(Chip):
            assert chip.width() >= chip.narrowest()
            assert chip.height() >= chip.heightForWidth(chip.width())
            assert QFontMetrics(chip.font()).height() <= chip.height()
        show_language("en")

    def test_nothing_lies_on_anything_else(self, palette: Palette) -> None:
        places = [item.geometry() for item in palette.items]
        assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[:i])

    def test_names_follow_the_language(self, palette: Palette) -> None:
        english = {item.accessibleName() for item in palette.items}
        show_language("th")
        assert {item.accessibleName() for item in palette.items} != english
        show_language("en")
        assert {item.accessibleName() for item in palette.items} == english

    def test_pictures_follow_the_theme(self, palette: Palette) -> None:
        tile = palette.item("Circle")
        before = tile.grab().toImage()
        theme().choose("dark")
        assert tile.grab().toImage() != before


class TestClick:
    def test_a_dense_layer_goes_after_the_selected_one(self, palette: Palette, workbench: Workbench) -> None:
        QTest.mouseClick(palette.item("Dense layer"), LEFT)
        assert units(workbench) == [4, 4, 3, 1]
        assert workbench.selection == selections.layer(1)

    def test_a_dense_layer_goes_before_the_selected_output(self, palette: Palette, workbench: Workbench) -> None:
        workbench.select(selections.layer(2))
        QTest.mouseClick(palette.item("Dense layer"), LEFT)
        assert units(workbench) == [4, 3, 4, 1]

    def test_an_activation_is_set_on_the_selected_layer(self, palette: Palette, workbench: Workbench) -> None:
        workbench.select(selections.layer(1))
        QTest.mouseClick(palette.item("ReLU"), LEFT)
        assert [layer.activation for layer in workbench.experiment.network.layers] == ["tanh", "relu", "linear"]

    def test_an_initialization_is_set_on_the_selected_layer(self, palette: Palette, workbench: Workbench) -> None:
        QTest.mouseClick(palette.item("Kaiming normal"), LEFT)
        assert workbench.experiment.network.layers[0].weight_init.kind == "kaiming_normal"

    @pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter, KEY.Key_Space])
    def test_keys_do_what_a_click_does(self, palette: Palette, workbench: Workbench, key: Qt.Key) -> None:
        item = palette.item("Exclusive-or")
        item.setFocus()
        QTest.keyClick(item, key)
        assert workbench.experiment.data.kind == "xor"


class TestDrag:
    def test_a_layer_falls_into_the_gap(self, palette: Palette, panel: NetworkPanel, workbench: Workbench) -> None:
        drag_onto(palette, "Dense layer", panel, panel.view.place_of_gap(2))
        assert units(workbench) == [4, 3, 4, 1]
        assert workbench.selection == selections.layer(2)
        workbench.undo_stack.undo()
        assert units(workbench) == [4, 3, 1]

    def test_the_hint_names_the_gap_and_a_line_marks_it(self, palette: Palette, panel: NetworkPanel) -> None:
        item, place = palette.item("Dense layer"), panel.view.place_of_gap(2)
        drag_to(item, item.rect().center(), panel.view.viewport(), place)
        assert item.drag.hint == "Drop: new layer between Layer 2 and Output"
        assert panel.view.network_scene.marked_x == pytest.approx(panel.view.mapToScene(place).x(), abs=2)
        item.drag.cancel()
        assert panel.view.network_scene.marked_x is None

    def test_an_activation_falls_onto_a_layer(
        self, palette: Palette, panel: NetworkPanel, workbench: Workbench
    ) -> None:
        drag_onto(palette, "ReLU", panel, panel.view.place_of(2))
        assert [layer.activation for layer in workbench.experiment.network.layers] == ["tanh", "relu", "linear"]

    def test_an_initialization_falls_onto_a_layer(
        self, palette: Palette, panel: NetworkPanel, workbench: Workbench
    ) -> None:
        drag_onto(palette, "Xavier normal", panel, panel.view.place_of(3))
        kinds = [layer.weight_init.kind for layer in workbench.experiment.network.layers]
        assert kinds == ["xavier_uniform", "xavier_uniform", "xavier_normal"]

    def test_data_fall_anywhere(self, palette: Palette, panel: NetworkPanel, workbench: Workbench) -> None:
        drag_onto(palette, "Spiral", panel, panel.view.place_of_gap(1))
        assert workbench.experiment.data.kind == "spiral"

    @pytest.mark.parametrize(
        ("name", "column", "sentence"),
        [
            ("ReLU", 0, "The input has no activation. Drop it on a layer."),
            ("Zeros", 0, "The input has no weights. Drop it on a layer."),
            ("ReLU", 1, "Drop: Layer 1 gets ReLU"),
            ("Zeros", 2, "Drop: Layer 2 gets zeros"),
            ("Moons", 1, "Drop: learn from Moons"),
        ],
    )
    def test_the_hint_says_what_a_drop_would_do(
        self, palette: Palette, panel: NetworkPanel, workbench: Workbench, name: str, column: int, sentence: str
    ) -> None:
        before = workbench.experiment
        assert hover(palette, name, panel, panel.view.place_of(column)) == sentence
        assert workbench.experiment == before

    def test_the_output_of_cross_entropy_refuses_an_activation(
        self, palette: Palette, panel: NetworkPanel, workbench: Workbench
    ) -> None:
        palette.item("Iris flowers").click()
        drag_onto(palette, "ReLU", panel, panel.view.place_of(3))
        assert workbench.experiment.network.layers[-1].activation == "linear"
        assert "cross-entropy" in hover(palette, "ReLU", panel, panel.view.place_of(3))

    def test_the_seventeenth_layer_is_refused(
        self, palette: Palette, panel: NetworkPanel, workbench: Workbench
    ) -> None:
        for _ in range(13):
            palette.item("Dense layer").click()
        assert len(units(workbench)) == 16
        assert hover(palette, "Dense layer", panel, panel.view.place_of_gap(1)) == "A network has at most 16 layers."

    def test_a_drop_on_nothing_does_nothing(self, palette: Palette, window: QWidget, workbench: Workbench) -> None:
        item = palette.item("Dense layer")
        drag_to(item, item.rect().center(), window, QPoint(4, 4))
        assert item.drag.hint == ""
        release(item, window, QPoint(4, 4))
        assert units(workbench) == [4, 3, 1]

    def test_a_window_that_reaches_beyond_the_screen_takes_drops_there(
        self, palette: Palette, panel: NetworkPanel, window: QWidget, workbench: Workbench
    ) -> None:
        window.resize(window.screen().size().width() + 600, 900)
        QApplication.processEvents()
        place = panel.view.place_of_gap(2)
        assert panel.view.viewport().mapToGlobal(place).x() > window.screen().geometry().right()
        drag_onto(palette, "Dense layer", panel, place)
        assert units(workbench) == [4, 3, 4, 1]

    def test_a_drag_is_no_click(self, palette: Palette, workbench: Workbench) -> None:
        item = palette.item("Dense layer")
        drag_and_drop(item, item.rect().center(), item, item.rect().center() + QPoint(12, 0))
        assert units(workbench) == [4, 3, 1]

    def test_a_trembling_hand_still_clicks(self, palette: Palette, workbench: Workbench) -> None:
        item = palette.item("Dense layer")
        drag_and_drop(item, item.rect().center(), item, item.rect().center() + QPoint(2, 1))
        assert units(workbench) == [4, 4, 3, 1]

    def test_the_ghost_and_the_hint_stay_inside_the_window(
        self, palette: Palette, panel: NetworkPanel, window: QWidget
    ) -> None:
        item = palette.item("Dense layer")
        port = panel.view.viewport()
        drag_to(item, item.rect().center(), port, QPoint(port.width() - 2, port.height() - 2))
        hint = window.findChild(Hint)
        assert window.findChild(Ghost).isVisible()
        assert window.rect().contains(hint.geometry())
        item.drag.cancel()

    def test_the_right_button_cancels(self, palette: Palette, panel: NetworkPanel, workbench: Workbench) -> None:
        item, port = palette.item("Dense layer"), panel.view.viewport()
        drag_to(item, item.rect().center(), port, panel.view.place_of_gap(1))
        QTest.mousePress(item, RIGHT, NO_KEYS, item.rect().center())
        assert not item.drag.dragging
        release(item, port, panel.view.place_of_gap(1))
        assert units(workbench) == [4, 3, 1]
        assert QApplication.overrideCursor() is None

    def test_nothing_is_left_behind(self, palette: Palette, panel: NetworkPanel, window: QWidget) -> None:
        drag_onto(palette, "Dense layer", panel, panel.view.place_of_gap(1))
        QApplication.sendPostedEvents(None, 0)
        assert not [overlay for overlay in window.findChildren(Ghost) if overlay.isVisible()]
        assert QApplication.overrideCursor() is None


def test_sections_have_titles(palette: Palette) -> None:
    titles = [label.text() for label in palette.findChildren(QLabel) if label.property("role") == "section"]
    assert titles == ["Data", "Layers", "Activations", "Initializations"]
