from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from playground.document import edits
from playground.document.experiment import Choice
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.schedules import SCHEDULES
from playground.ui.inspector.inspector import Inspector
from playground.ui.inspector.rate_slider import RATES
from playground.ui.inspector.training_page import RATE_FIELD, TrainingPage
from playground.ui.workbench import Workbench


@pytest.fixture
def page(inspector: Inspector) -> TrainingPage:
    inspector.show_page("training")
    return inspector.training_page


def enter(page: TrainingPage, name: str, text: str) -> None:
    field = page.fields[name].control
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def shown_settings(page: TrainingPage, prefix: str) -> set[str]:
    fields = [field for field in page.fields.values() if field.name.startswith(f"{prefix}.") and not field.isHidden()]
    return {field.name.split(".")[2] for field in fields}


def test_only_losses_that_fit_the_data_are_offered(page: TrainingPage, edit: Callable[..., None]) -> None:
    loss = page.fields["loss"].control
    assert "binary_cross_entropy" in loss.kinds
    edit(edits.set_data_kind, "line")
    assert loss.kinds == ("mse", "mae", "huber")
    edit(edits.set_data_kind, "iris")
    assert "cross_entropy" in loss.kinds
    assert "binary_cross_entropy" not in loss.kinds


def test_a_loss_is_chosen_and_the_output_layer_follows(page: TrainingPage, workbench: Workbench) -> None:
    loss = page.fields["loss"].control
    QTest.keyClick(loss, Qt.Key.Key_End)
    assert workbench.experiment.training.loss == "cross_entropy"
    assert workbench.experiment.network.layers[-1].units == 2


@pytest.mark.parametrize("kind", list(OPTIMIZERS))
def test_every_optimizer_shows_its_settings_and_formula(
    page: TrainingPage, edit: Callable[..., None], kind: str
) -> None:
    edit(edits.set_optimizer, kind)
    settings = {setting.name for setting in OPTIMIZERS[kind].settings}
    shown = {
        name.split(".")[2] for name, f in page.fields.items() if name.startswith("optimizer.") and not f.isHidden()
    }
    assert shown == settings
    assert page.formula.text() == OPTIMIZERS[kind].formula


@pytest.mark.parametrize("kind", list(SCHEDULES))
def test_every_schedule_shows_its_settings(page: TrainingPage, edit: Callable[..., None], kind: str) -> None:
    edit(edits.set_training, schedule=Choice(kind))
    assert shown_settings(page, "schedule") == {setting.name for setting in SCHEDULES[kind].settings}


@pytest.mark.parametrize("text", ["0.1", "0,1", "1e-1"])
def test_the_learning_rate_is_typed(page: TrainingPage, workbench: Workbench, text: str) -> None:
    enter(page, RATE_FIELD, text)
    assert workbench.experiment.training.optimizer == Choice.of("sgd", learning_rate=0.1)
    assert RATES[page.slider.value()] == 0.1


@pytest.mark.parametrize("text", ["0", "-1", "1e9"])
def test_an_impossible_learning_rate_changes_nothing(page: TrainingPage, workbench: Workbench, text: str) -> None:
    enter(page, RATE_FIELD, text)
    assert workbench.experiment.training.optimizer == Choice.of("sgd", learning_rate=0.03)
    assert page.fields[RATE_FIELD].control.refusal is not None


def test_the_slider_moves_along_the_rates_as_one_undo(page: TrainingPage, workbench: Workbench) -> None:
    QTest.keyClick(page.slider, Qt.Key.Key_Right)
    QTest.keyClick(page.slider, Qt.Key.Key_Right)
    assert workbench.experiment.training.optimizer.setting("learning_rate", 0.0) == 0.07
    assert page.fields[RATE_FIELD].control.text() == "0.07"
    workbench.undo_stack.undo()
    assert workbench.experiment.training.optimizer.setting("learning_rate", 0.0) == 0.03
    assert RATES[page.slider.value()] == 0.03


def test_a_rate_between_two_marks_of_the_slider_is_kept(page: TrainingPage, workbench: Workbench) -> None:
    enter(page, RATE_FIELD, "0.0123")
    assert workbench.experiment.training.optimizer.setting("learning_rate", 0.0) == 0.0123


def test_a_switch_of_an_optimizer_is_set(page: TrainingPage, workbench: Workbench, edit: Callable[..., None]) -> None:
    edit(edits.set_optimizer, "momentum")
    control = page.fields["optimizer.momentum.nesterov"].control
    QTest.mouseClick(control, Qt.MouseButton.LeftButton, pos=QPoint(8, control.height() // 2))
    assert workbench.experiment.training.optimizer.setting("nesterov", False) is True


def test_plain_numbers_and_switches_are_set(page: TrainingPage, workbench: Workbench) -> None:
    for name, text in (("batch_size", "32"), ("l1", "0.01"), ("l2", "1e-3"), ("seed", "5"), ("clip_norm", "1")):
        enter(page, name, text)
    QTest.keyClick(page.fields["shuffle"].control, Qt.Key.Key_Space)
    training = workbench.experiment.training
    assert (training.batch_size, training.l1, training.l2) == (32, 0.01, 0.001)
    assert (training.seed, training.clip_norm, training.shuffle) == (5, 1.0, False)


def test_precision_is_chosen(page: TrainingPage, workbench: Workbench) -> None:
    QTest.keyClick(page.fields["precision"].control, Qt.Key.Key_Down)
    assert workbench.experiment.training.precision == "float32"
