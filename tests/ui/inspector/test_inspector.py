from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from playground.datasets.prepare import prepare
from playground.document import edits
from playground.document.experiment import Experiment
from playground.engine.network import Network
from playground.i18n import set_language
from playground.training.snapshot import EvaluationHistory, RunState, Snapshot, StepHistory
from playground.ui import selection
from playground.ui.inspector import inspector as inspector_module
from playground.ui.inspector.inspector import Inspector
from playground.ui.inspector.training_page import RATE_FIELD
from playground.ui.selection import Selection
from playground.ui.workbench import Workbench

NOTHING = np.empty(0)


@pytest.fixture
def snapshot() -> Snapshot:
    experiment = Experiment()
    return Snapshot(
        number=1,
        run=1,
        experiment=experiment,
        state=RunState.RUNNING,
        network=Network((2, 4, 1), ("tanh", "linear")),
        data=prepare(experiment.data, "mse", 1),
        step=100,
        epoch=1,
        parameters=np.zeros(17),
        gradient=None,
        update=None,
        figures=None,
        steps_per_second=218_345.0,
        steps=StepHistory(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING),
        evaluations=EvaluationHistory(NOTHING, NOTHING, NOTHING),
        unit_maps=None,
        output=None,
        failure=None,
        notices=(),
    )


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Sets the time that the inspector reads."""
    now = [100.0]
    monkeypatch.setattr(inspector_module.time, "monotonic", lambda: now[0])

    def pass_time(seconds: float) -> None:
        now[0] += seconds

    return pass_time


@pytest.mark.parametrize(
    ("selected", "title"),
    [
        (selection.DATA, "Data"),
        (selection.TRAINING, "Training"),
        (selection.layer(1), "Layer"),
        (Selection("unit", layer=0, unit=2), "Layer"),
        (Selection("weight", layer=0, unit=2, source=1), "Weight"),
        (Selection("bias", layer=1, unit=0), "Weight"),
    ],
)
def test_the_tab_follows_the_selection(
    inspector: Inspector, workbench: Workbench, selected: Selection, title: str
) -> None:
    workbench.select(selection.DATA if title != "Data" else selection.TRAINING)
    workbench.select(selected)
    assert inspector.tabs.tabText(inspector.tabs.currentIndex()) == title


def test_showing_a_document_edits_nothing(
    inspector: Inspector, workbench: Workbench, edit: Callable[..., None]
) -> None:
    for kind in ("spiral", "iris", "line", "circle"):
        edit(edits.set_data_kind, kind)
    edit(edits.add_layer, 0)
    changes: list[Experiment] = []
    workbench.experiment_changed.connect(changes.append)
    workbench.undo_stack.undo()
    workbench.undo_stack.redo()
    assert len(changes) == 2


def test_an_edit_from_elsewhere_does_not_disturb_what_is_being_typed(
    inspector: Inspector, edit: Callable[..., None]
) -> None:
    inspector.show_page("training")
    field = inspector.training_page.fields[RATE_FIELD].control
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "0.00")
    edit(edits.set_units, 0, 8)
    assert field.text() == "0.00"
    assert field.cursorPosition() == 4
    assert field.hasFocus()


def test_the_field_in_use_keeps_the_focus_after_its_edit(inspector: Inspector) -> None:
    inspector.show_page("training")
    optimizer = inspector.training_page.fields["optimizer"].control
    optimizer.setFocus()
    QTest.keyClick(optimizer, Qt.Key.Key_Down)
    assert optimizer.value == "momentum"
    assert optimizer.hasFocus()


def test_tab_walks_through_the_fields_in_their_order(inspector: Inspector) -> None:
    inspector.show_page("training")
    page = inspector.training_page
    page.fields["optimizer"].control.setFocus()
    walked: list[QWidget] = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget())
    assert walked == [page.fields[RATE_FIELD].control, page.slider, page.fields["batch_size"].control]


def test_the_speed_is_shown_at_most_four_times_a_second(
    inspector: Inspector, workbench: Workbench, snapshot: Snapshot, clock: Callable[[float], None]
) -> None:
    workbench.snapshot_taken.emit(snapshot)
    assert inspector.speed.text() == "218,000 steps/s"
    clock(0.1)
    workbench.snapshot_taken.emit(replace(snapshot, steps_per_second=5.0))
    assert inspector.speed.text() == "218,000 steps/s"
    clock(0.2)
    workbench.snapshot_taken.emit(replace(snapshot, steps_per_second=5.0))
    assert inspector.speed.text() == "5.0 steps/s"


def test_a_run_that_rests_has_no_speed(inspector: Inspector, workbench: Workbench, snapshot: Snapshot) -> None:
    workbench.snapshot_taken.emit(snapshot)
    workbench.snapshot_taken.emit(replace(snapshot, state=RunState.PAUSED))
    assert inspector.speed.text() == ""


def test_the_sizes_of_the_split_are_stated(inspector: Inspector, workbench: Workbench, snapshot: Snapshot) -> None:
    workbench.snapshot_taken.emit(snapshot)
    assert inspector.data_page.sizes.text == "250 training · 250 test"


def test_every_control_has_a_name_and_a_tooltip(inspector: Inspector) -> None:
    fields = [
        field
        for page in (inspector.layer_page, inspector.data_page, inspector.training_page)
        for field in page.fields.values()
    ]
    assert all(field.control.accessibleName() and field.control.toolTip() for field in fields)


@pytest.mark.parametrize("width", [672, 516, 360])
@pytest.mark.parametrize("page", ["layer", "data", "training"])
def test_it_scrolls_only_vertically(inspector: Inspector, page: str, width: int) -> None:
    inspector.show_page(page)
    inspector.resize(width, 184)
    QApplication.processEvents()
    area = inspector.tabs.currentWidget()
    assert area.widget().width() <= area.viewport().width()
    assert inspector.width() == width


def test_texts_follow_the_language(inspector: Inspector, workbench: Workbench, snapshot: Snapshot) -> None:
    workbench.snapshot_taken.emit(snapshot)
    before = _texts(inspector)
    set_language("th")
    QApplication.sendEvent(inspector, QEvent(QEvent.Type.LanguageChange))
    assert all(thai != english for thai, english in zip(_texts(inspector), before, strict=True))


def _texts(inspector: Inspector) -> list[str]:
    return [
        inspector.tabs.tabText(0),
        inspector.speed.text(),
        inspector.layer_page.fields["activation"].caption.text(),
        inspector.layer_page.summary.title.text(),
        inspector.data_page.sizes.text,
    ]
