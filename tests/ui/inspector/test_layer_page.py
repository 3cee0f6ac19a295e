from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from playground.document import edits
from playground.document.experiment import Choice
from playground.engine.activations import ACTIVATIONS
from playground.engine.initializers import INITIALIZERS
from playground.ui import selection
from playground.ui.inspector.inspector import Inspector
from playground.ui.inspector.layer_page import LayerPage
from playground.ui.workbench import Workbench


@pytest.fixture
def page(inspector: Inspector) -> LayerPage:
    inspector.show_page("layer")
    return inspector.layer_page


def test_it_shows_the_selected_layer(page: LayerPage, workbench: Workbench) -> None:
    assert page.fields["units"].control.value() == 4
    assert page.fields["activation"].control.value == "tanh"
    assert page.fields["weight_init"].control.value == "xavier_uniform"
    assert page.fields["bias_init"].control.value == "zeros"
    assert page.summary.title.text() == "Layer 1 · 12 parameters"
    workbench.select(selection.layer(1))
    assert page.fields["activation"].control.value == "linear"
    assert page.summary.title.text() == "Output layer · 5 parameters"


def test_every_record_of_the_engine_is_offered(page: LayerPage) -> None:
    assert page.fields["activation"].control.kinds == tuple(ACTIVATIONS)
    assert page.fields["weight_init"].control.kinds == tuple(INITIALIZERS)
    assert set(page.fields["bias_init"].control.kinds) == {n for n, i in INITIALIZERS.items() if i.for_bias}


def test_units_are_edited_and_repeats_are_one_undo(page: LayerPage, workbench: Workbench) -> None:
    units = page.fields["units"].control
    QTest.keyClick(units, Qt.Key.Key_Up)
    QTest.keyClick(units, Qt.Key.Key_Up)
    assert workbench.experiment.network.layers[0].units == 6
    workbench.undo_stack.undo()
    assert workbench.experiment.network.layers[0].units == 4
    assert units.value() == 4


def test_the_output_layer_follows_the_data_and_says_so(page: LayerPage, workbench: Workbench) -> None:
    workbench.select(selection.layer(1))
    units = page.fields["units"].control
    assert not units.isEnabled()
    assert "data and loss" in units.toolTip()
    workbench.select(selection.layer(0))
    assert units.isEnabled()
    assert "data and loss" not in units.toolTip()


def test_an_activation_is_chosen_with_the_keyboard(page: LayerPage, workbench: Workbench) -> None:
    QTest.keyClicks(page.fields["activation"].control, "s")
    assert workbench.experiment.network.layers[0].activation == page.fields["activation"].control.value != "tanh"


def test_a_refused_choice_is_said_and_taken_back(
    page: LayerPage, workbench: Workbench, edit: Callable[..., None], sentences: list[str]
) -> None:
    edit(edits.set_loss, "binary_cross_entropy")
    workbench.select(selection.layer(1))
    activation = page.fields["activation"].control
    QTest.keyClicks(activation, "r")
    assert activation.value == "linear"
    assert workbench.experiment.network.layers[1].activation == "linear"
    assert len(sentences) == 1


@pytest.mark.parametrize("kind", list(INITIALIZERS))
def test_every_initializer_shows_its_settings(page: LayerPage, edit: Callable[..., None], kind: str) -> None:
    edit(edits.set_weight_init, 0, Choice(kind))
    shown = {name for name, field in page.fields.items() if name.startswith("weight_init.") and not field.isHidden()}
    assert shown == {f"weight_init.{kind}.{setting.name}" for setting in INITIALIZERS[kind].settings}
    assert page.summary.spread.text()


def test_a_setting_is_edited(page: LayerPage, workbench: Workbench, edit: Callable[..., None]) -> None:
    edit(edits.set_weight_init, 0, Choice("normal"))
    field = page.fields["weight_init.normal.std"].control
    field.selectAll()
    QTest.keyClicks(field, "0,5")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert workbench.experiment.network.layers[0].weight_init == Choice.of("normal", std=0.5)
    assert "σ 0.5" in page.summary.spread.text()


def test_settings_of_the_bias_are_named_apart(page: LayerPage, edit: Callable[..., None]) -> None:
    edit(edits.set_bias_init, 0, Choice("constant"))
    assert page.fields["bias_init.constant.value"].control.accessibleName() == "Bias: Value"


def test_a_layer_that_is_gone_gives_way_to_the_last_one(
    page: LayerPage, workbench: Workbench, edit: Callable[..., None]
) -> None:
    edit(edits.add_layer, 1)
    workbench.select(selection.layer(2))
    edit(edits.remove_layer, 0)
    edit(edits.remove_layer, 0)
    assert page.layer == 0
    assert page.summary.title.text().startswith("Output layer")


def test_what_is_being_typed_stays_with_its_layer(page: LayerPage, workbench: Workbench) -> None:
    gain = page.fields["weight_init.xavier_uniform.gain"].control
    gain.setFocus()
    gain.selectAll()
    QTest.keyClicks(gain, "2")
    workbench.select(selection.layer(1))
    assert workbench.experiment.network.layers[0].weight_init == Choice.of("xavier_uniform", gain=2.0)
    assert workbench.experiment.network.layers[1].weight_init == Choice("xavier_uniform")
    assert gain.text() == "1"


def test_a_complaint_does_not_follow_to_another_layer(page: LayerPage, workbench: Workbench) -> None:
    gain = page.fields["weight_init.xavier_uniform.gain"].control
    gain.setFocus()
    gain.selectAll()
    QTest.keyClicks(gain, "much")
    QTest.keyClick(gain, Qt.Key.Key_Return)
    assert gain.refusal is not None
    workbench.select(selection.layer(1))
    assert gain.refusal is None
    assert gain.text() == "1"
