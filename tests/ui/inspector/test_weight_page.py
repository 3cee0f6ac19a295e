from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from playground.document import edits
from playground.document.experiment import Experiment
from playground.i18n import set_language
from playground.training.insight import Insight, NudgeResult, ParameterHistory, ParameterPlace
from playground.training.snapshot import RunState, Snapshot
from playground.ui import selection
from playground.ui.inspector.inspector import Inspector
from playground.ui.inspector.weight_page import WeightPage
from playground.ui.selection import Selection
from playground.ui.workbench import Workbench
from tests.ui.snapshots import snapshot_of, still_workbench

LEFT = Qt.MouseButton.LeftButton
PARAMETERS = np.linspace(-1.0, 1.0, 17)


@pytest.fixture
def workbench(monkeypatch: pytest.MonkeyPatch) -> Workbench:
    return still_workbench(monkeypatch, Experiment())


@pytest.fixture
def show(workbench: Workbench) -> Callable[..., Snapshot]:
    """The next snapshot arrives."""
    number = [0]

    def show_it(**fields: object) -> Snapshot:
        number[0] += 1
        values = {"parameters": PARAMETERS, "gradient": PARAMETERS / 10, "update": -PARAMETERS / 100, "step": 40}
        snapshot = snapshot_of(workbench.experiment, number=number[0], **(values | fields))
        workbench.snapshot = snapshot
        workbench.snapshot_taken.emit(snapshot)
        return snapshot

    return show_it


@pytest.fixture
def page(inspector: Inspector, show: Callable[..., Snapshot]) -> WeightPage:
    """2-4-1, at the weight from x₂ to unit 3 of the first layer: number 6 of the flat vector."""
    inspector.resize(672, 360)
    show()
    inspector.weight_page.workbench.select(Selection("weight", 0, 2, 1))
    return inspector.weight_page


def asked(workbench: Workbench) -> list[tuple[object, ...]]:
    return workbench.session.asked  # type: ignore[attr-defined]


def click(button: QWidget) -> None:
    QTest.mouseClick(button, LEFT)


class TestShowing:
    def test_it_says_which_weight_it_is(self, page: WeightPage, workbench: Workbench) -> None:
        assert page.values.title.label.text() == "w from x₂ to unit 3 of Layer 1"
        workbench.select(Selection("weight", 1, 0, 3))
        assert page.values.title.label.text() == "w from unit 4 to unit 1 of Output"
        workbench.select(Selection("bias", 0, 1))
        assert page.values.title.label.text() == "b of unit 2 of Layer 1"

    def test_value_gradient_and_update_have_six_digits(self, page: WeightPage) -> None:
        assert page.values.value.control.text() == "-0.25"
        assert page.values.gradient.text == "−0.0250000"
        assert page.values.last_update.text == "0.00250000"

    def test_before_the_first_step_there_is_no_gradient(self, page: WeightPage, show: Callable[..., Snapshot]) -> None:
        show(gradient=None, update=None, step=0)
        assert page.values.gradient.text == "–"
        assert page.values.last_update.text == "–"

    def test_only_the_visible_page_wants_the_history(self, page: WeightPage, inspector: Inspector) -> None:
        session = page.workbench.session
        assert session.wanted.insight.parameter == ParameterPlace(0, 2, 1)  # type: ignore[attr-defined]
        inspector.show_page("layer")
        assert session.wanted.insight.parameter is None  # type: ignore[attr-defined]

    def test_the_history_is_that_of_this_weight(self, page: WeightPage, show: Callable[..., Snapshot]) -> None:
        steps, values = np.arange(3.0) * 10, np.array([0.5, 0.25, 0.75])
        show(insight=Insight(parameter=ParameterHistory(ParameterPlace(0, 0, 0), steps, values)))
        assert page.values.history.accessibleDescription() == ""
        show(insight=Insight(parameter=ParameterHistory(page.place, steps, values)))
        text = "From step 0 to step 20: 0.250000 to 0.750000"
        assert page.values.history.accessibleDescription() == text

    def test_a_weight_that_the_network_lost_gives_way_to_the_nearest(
        self, page: WeightPage, workbench: Workbench, show: Callable[..., Snapshot]
    ) -> None:
        workbench.edit("fewer", edits.set_units, 0, 2)
        assert page.place == ParameterPlace(0, 1, 1)
        assert page.values.title.label.text() == "w from x₂ to unit 2 of Layer 1"
        show(parameters=np.zeros(9), gradient=None, update=None)
        assert page.values.value.control.text() == "0"

    def test_without_a_run_nothing_can_be_pressed(self, inspector: Inspector, workbench: Workbench) -> None:
        workbench.select(Selection("weight", 0, 2, 1))
        page = inspector.weight_page
        assert not page.values.value.control.isEnabled()
        assert not page.nudges.more.isEnabled()

    def test_with_a_unit_selected_it_turns_to_its_weights(self, page: WeightPage, workbench: Workbench) -> None:
        workbench.select(Selection("unit", 0, 1))
        assert page.place == ParameterPlace(0, 1, 1)
        workbench.select(selection.layer(1))
        assert page.place.layer == 1


class TestChoosing:
    def test_the_boxes_go_through_sources_units_and_layers(self, page: WeightPage, workbench: Workbench) -> None:
        up = Qt.Key.Key_Up
        QTest.keyClick(page.places.source.control, up)
        assert workbench.selection == Selection("bias", 0, 2)
        QTest.keyClick(page.places.unit.control, up)
        assert workbench.selection == Selection("bias", 0, 3)
        QTest.keyClick(page.places.layer.control, up)
        assert workbench.selection == Selection("bias", 1, 0)
        QTest.keyClick(page.places.source.control, Qt.Key.Key_Down)
        assert workbench.selection == Selection("weight", 1, 0, 3)

    def test_the_boxes_say_names(self, page: WeightPage) -> None:
        assert page.places.source.control.text() == "x₂"
        assert page.places.layer.control.text() == "1"

    def test_a_source_can_be_typed_by_name_or_number(self, page: WeightPage, workbench: Workbench) -> None:
        box = page.places.source.control
        for typed, chosen in (("1", Selection("weight", 0, 2, 0)), ("bias", Selection("bias", 0, 2))):
            box.selectAll()
            QTest.keyClicks(box, typed)
            QTest.keyClick(box, Qt.Key.Key_Return)
            assert workbench.selection == chosen

    def test_nonsense_leaves_the_source(self, page: WeightPage, workbench: Workbench) -> None:
        box = page.places.source.control
        box.selectAll()
        QTest.keyClicks(box, "x9")
        QTest.keyClick(box, Qt.Key.Key_Return)
        assert workbench.selection == Selection("weight", 0, 2, 1)
        assert box.text() == "x₂"


class TestTyping:
    def test_a_typed_value_is_set_to_the_last_digit(self, page: WeightPage, workbench: Workbench) -> None:
        type_value(page, "0.123456789012")
        assert asked(workbench) == [("set", page.place, 0.123456789012)]
        workbench.undo_stack.undo()
        assert asked(workbench)[-1] == ("set", page.place, PARAMETERS[6])

    def test_leaving_the_field_alone_sets_nothing(self, page: WeightPage, workbench: Workbench) -> None:
        page.values.value.control.setFocus()
        QTest.keyClick(page.values.value.control, Qt.Key.Key_Return)
        page.nudges.epsilon.control.setFocus()
        assert asked(workbench) == []

    def test_a_training_run_does_not_disturb_what_is_being_typed(
        self, page: WeightPage, show: Callable[..., Snapshot]
    ) -> None:
        field = page.values.value.control
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, "0.5")
        show(parameters=PARAMETERS * 2, state=RunState.RUNNING)
        assert field.text() == "0.5"
        QTest.keyClick(field, Qt.Key.Key_Escape)
        show(parameters=PARAMETERS * 2)
        assert field.text() == "-0.5"

    def test_what_is_typed_does_not_follow_to_another_weight(self, page: WeightPage, workbench: Workbench) -> None:
        field = page.values.value.control
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, "0.5")
        workbench.select(Selection("weight", 0, 0, 0))
        assert field.text() == "-1"
        page.nudges.epsilon.control.setFocus()
        assert asked(workbench) == []

    def test_no_number_is_refused_in_a_sentence(self, page: WeightPage, workbench: Workbench) -> None:
        type_value(page, "much")
        assert "is not a number" in page.values.value.control.toolTip()
        assert asked(workbench) == []

    def test_a_value_set_by_hand_is_called_that(self, page: WeightPage, show: Callable[..., Snapshot]) -> None:
        type_value(page, "0.5")
        show()
        assert page.values.rule.text().startswith("Set by hand")


class TestNudging:
    def test_the_buttons_move_it_by_epsilon(self, page: WeightPage, workbench: Workbench) -> None:
        click(page.nudges.more)
        click(page.nudges.less)
        assert asked(workbench) == [("nudge", page.place, 1e-4, False), ("nudge", page.place, -1e-4, False)]

    def test_epsilon_and_the_samples_can_be_chosen(self, page: WeightPage, workbench: Workbench) -> None:
        epsilon = page.nudges.epsilon.control
        epsilon.selectAll()
        QTest.keyClicks(epsilon, "0.01")
        QTest.keyClick(page.nudges.on.control, Qt.Key.Key_Down)
        click(page.nudges.more)
        assert asked(workbench) == [("nudge", page.place, 0.01, True)]

    def test_repeat_starts_downhill(
        self, page: WeightPage, workbench: Workbench, show: Callable[..., Snapshot]
    ) -> None:
        click(page.nudges.repeat)
        show(gradient=np.ones(17))
        click(page.nudges.repeat)
        assert asked(workbench) == [("repeat", page.place, 1e-4, False), ("repeat", page.place, -1e-4, False)]

    def test_the_sum_is_shown_with_both_slopes(self, page: WeightPage, show: Callable[..., Snapshot]) -> None:
        show(insight=Insight(nudge=result_at(page.place)))
        assert page.nudges.sums.sum.text().endswith("= 0.0213")
        assert page.nudges.sums.slopes.text().startswith("backpropagation: 0.0212")
        assert page.nudges.sums.what.text() == "Step 40 · L: loss + penalty, training set"

    def test_the_sum_of_another_weight_is_not_shown(
        self, page: WeightPage, workbench: Workbench, show: Callable[..., Snapshot]
    ) -> None:
        show(insight=Insight(nudge=result_at(page.place)))
        workbench.select(Selection("weight", 0, 0, 0))
        assert "=" not in page.nudges.sums.sum.text()
        show(insight=Insight(nudge=result_at(ParameterPlace(1, 0))))
        assert "=" not in page.nudges.sums.sum.text()


class TestFreezing:
    def test_the_switch_freezes_the_weight_and_undo_lets_it_learn(self, page: WeightPage, workbench: Workbench) -> None:
        page.nudges.freeze.one.click()
        assert workbench.experiment.training.frozen == ((0, 1, 2),)
        assert page.values.title.lock.isVisibleTo(page)
        workbench.undo_stack.undo()
        assert not page.nudges.freeze.one.isChecked()
        assert not page.values.title.lock.isVisibleTo(page)

    def test_a_frozen_layer_freezes_its_weights(self, page: WeightPage, workbench: Workbench) -> None:
        page.nudges.freeze.layer.click()
        assert workbench.experiment.network.layers[0].frozen
        assert page.nudges.freeze.one.isChecked()
        assert not page.nudges.freeze.one.isEnabled()


def type_value(page: WeightPage, text: str) -> None:
    field = page.values.value.control
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def result_at(place: ParameterPlace) -> NudgeResult:
    return NudgeResult(
        place=place,
        step=40,
        epsilon=1e-4,
        on_batch=False,
        value_before=-0.25,
        value_after=-0.2499,
        loss_before=0.123455,
        loss_after=0.12345713,
        measured_slope=0.0213,
        central_slope=0.02121,
        gradient=0.02121,
        evaluations=4,
    )


class TestLook:
    def test_every_control_has_a_name_and_a_tooltip(self, page: WeightPage) -> None:
        nudges = page.nudges
        controls = [field.control for field in page.fields.values()]
        controls += [
            nudges.less,
            nudges.more,
            nudges.repeat,
            nudges.freeze.one,
            nudges.freeze.layer,
            page.values.history,
        ]
        assert all(control.accessibleName() and control.toolTip() for control in controls)
        assert [button.accessibleName() for button in (nudges.less, nudges.more, nudges.repeat)] == [
            "Nudge −", "Nudge +", "Repeat until it no longer falls",
        ]  # fmt: skip

    @pytest.mark.parametrize("language", ["en", "th"])
    @pytest.mark.parametrize("width", [300, 500, 672, 1150])
    def test_nothing_is_cut_off_at_the_sides(
        self, page: WeightPage, inspector: Inspector, qtbot: QtBot, width: int, language: str
    ) -> None:
        set_language(language)
        QApplication.sendEvent(inspector, QEvent(QEvent.Type.LanguageChange))
        inspector.resize(width, 300)
        QApplication.processEvents()
        assert page.widget().width() <= page.viewport().width()
        nudges = page.nudges
        for control in (nudges.less, nudges.more, nudges.repeat):
            assert control.width() >= control.fontMetrics().horizontalAdvance(control.text())
            assert page.widget().rect().contains(control.mapTo(page.widget(), control.rect().bottomRight()))

    def test_texts_follow_the_language(self, page: WeightPage) -> None:
        assert page.values.title.label.text().endswith("Layer 1")
        set_language("th")
        QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
        assert not page.values.title.label.text().endswith("Layer 1")


def test_an_edit_leaves_the_page_at_its_weight(page: WeightPage, workbench: Workbench) -> None:
    workbench.edit("batch", edits.set_training, batch_size=3)
    assert page.place == ParameterPlace(0, 2, 1)


def test_what_a_nudge_measured_goes_with_its_run(page: WeightPage, show: Callable[..., Snapshot]) -> None:
    show(run=1)
    page.hand_edits.nudged.emit(result_at(page.place))
    assert page.nudges.sums.slopes.isVisible()
    show(run=2, step=0)
    assert not page.nudges.sums.slopes.isVisible()
