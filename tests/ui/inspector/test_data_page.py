from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from playground.datasets.features import FEATURES
from playground.datasets.sources import DATA_KINDS
from playground.document import edits
from playground.ui.inspector.data_page import DataPage
from playground.ui.inspector.inspector import Inspector
from playground.ui.workbench import Workbench

FLOWERS = "length,width,colour,name\n" + "".join(f"{i},{i * 2},{i % 3},{'ab'[i % 2]}\n" for i in range(12))


@pytest.fixture
def page(inspector: Inspector) -> DataPage:
    inspector.show_page("data")
    return inspector.data_page


@pytest.fixture
def table(tmp_path: Path, workbench: Workbench, edit: Callable[..., None]) -> Path:
    path = tmp_path / "ดอกไม้.csv"
    path.write_text(FLOWERS, encoding="utf-8")
    edit(edits.set_table, str(path))
    return path


def shown(page: DataPage) -> set[str]:
    return {name for name, field in page.fields.items() if not field.isHidden()}


def enter(page: DataPage, name: str, text: str) -> None:
    field = page.fields[name].control
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize("kind", [kind for kind in DATA_KINDS if kind not in ("table", "points")])
def test_every_set_shows_the_fields_that_have_an_effect(
    page: DataPage, workbench: Workbench, edit: Callable[..., None], kind: str
) -> None:
    edit(edits.set_data_kind, kind)
    assert page.fields["kind"].control.value == kind
    assert ("samples" in shown(page)) == ("noise" in shown(page)) == DATA_KINDS[kind].drawn
    assert {"test_fraction", "seed", "scaling"} <= shown(page)
    assert "path" not in shown(page)


def test_features_are_for_two_inputs_alone(page: DataPage, edit: Callable[..., None]) -> None:
    assert "features" in shown(page)
    edit(edits.set_data_kind, "line")
    assert "features" not in shown(page)
    edit(edits.set_data_kind, "iris")
    assert "features" not in shown(page)


def test_numbers_are_edited(page: DataPage, workbench: Workbench) -> None:
    enter(page, "samples", "1,000")
    enter(page, "noise", "0,2")
    enter(page, "test_fraction", "20")
    enter(page, "seed", "7")
    data = workbench.experiment.data
    assert (data.samples, data.noise, data.test_fraction, data.seed) == (1000, 0.2, 0.2, 7)


def test_a_number_out_of_range_changes_nothing(page: DataPage, workbench: Workbench) -> None:
    enter(page, "samples", "0")
    assert workbench.experiment.data.samples == 500
    assert page.fields["samples"].control.refusal is not None


def test_a_chip_switches_a_feature(page: DataPage, workbench: Workbench) -> None:
    chips = page.fields["features"].control.chips
    assert set(chips) == set(FEATURES)
    QTest.mouseClick(chips["x1_squared"], Qt.MouseButton.LeftButton)
    assert workbench.experiment.data.features == ("x1", "x2", "x1_squared")
    QTest.mouseClick(chips["x1"], Qt.MouseButton.LeftButton)
    assert workbench.experiment.data.features == ("x2", "x1_squared")


def test_the_last_feature_stays(page: DataPage, workbench: Workbench, sentences: list[str]) -> None:
    chips = page.fields["features"].control.chips
    QTest.mouseClick(chips["x1"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(chips["x2"], Qt.MouseButton.LeftButton)
    assert workbench.experiment.data.features == ("x2",)
    assert chips["x2"].isChecked()
    assert len(sentences) == 1


def test_a_table_without_a_file_asks_for_one(qtbot: QtBot, workbench: Workbench, page: DataPage) -> None:
    kind = page.fields["kind"].control
    kind.setCurrentIndex(kind.findData("table"))
    with qtbot.waitSignal(workbench.own_data_wanted):
        kind.activated.emit(kind.currentIndex())
    assert kind.value == "circle"


def test_a_table_shows_its_file_and_columns(page: DataPage, table: Path) -> None:
    assert {"path", "inputs", "target"} <= shown(page)
    assert page.fields["target"].control.kinds == ("length", "width", "colour", "name")
    assert page.fields["target"].control.value == "name"
    assert page.fields["inputs"].control.text() == "3 of 3 columns"


def test_another_file_can_be_opened(qtbot: QtBot, workbench: Workbench, page: DataPage, table: Path) -> None:
    with qtbot.waitSignal(workbench.own_data_wanted):
        QTest.mouseClick(page.fields["path"].control.button, Qt.MouseButton.LeftButton)


def test_the_target_is_chosen_among_the_columns(page: DataPage, workbench: Workbench, table: Path) -> None:
    QTest.keyClick(page.fields["target"].control, Qt.Key.Key_Up)
    assert workbench.experiment.data.target == "colour"
    # the old target holds names, which cannot be an input
    assert workbench.experiment.data.inputs == ("length", "width")


def test_inputs_are_ticked_in_a_list(qtbot: QtBot, page: DataPage, workbench: Workbench, table: Path) -> None:
    box = page.fields["inputs"].control
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert [box.list.item(row).text() for row in range(box.list.count())] == ["length", "width", "colour"]
    QTest.keyClick(box.list, Qt.Key.Key_Down)
    QTest.keyClick(box.list, Qt.Key.Key_Space)
    box.list.window().close()
    assert workbench.experiment.data.inputs in (("length", "colour"), ("width", "colour"))
    assert box.text() == "2 of 3 columns"


def test_a_column_cannot_be_target_and_input(page: DataPage, workbench: Workbench, table: Path) -> None:
    workbench.edit("inputs", edits.set_data, inputs=("length", "colour"))
    QTest.keyClick(page.fields["target"].control, Qt.Key.Key_Up)
    assert workbench.experiment.data.target == "colour"
    assert workbench.experiment.data.inputs == ("length",)


def test_how_a_table_is_used_can_be_changed(qtbot: QtBot, inspector: Inspector, page: DataPage, table: Path) -> None:
    with qtbot.waitSignal(inspector.table_choices_requested):
        QTest.mouseClick(page.fields["path"].control.choices, Qt.MouseButton.LeftButton)


def test_a_pasted_table_has_no_file(page: DataPage, edit: Callable[..., None]) -> None:
    edit(partial(edits.set_table, path=None, text=FLOWERS))
    assert {"path", "inputs", "target"} <= shown(page)
    assert page.fields["path"].control.findChild(QLineEdit).text() == "Pasted table"


def test_points_are_asked_for_before_there_are_any(qtbot: QtBot, workbench: Workbench, page: DataPage) -> None:
    kind = page.fields["kind"].control
    kind.setCurrentIndex(kind.findData("points"))
    with qtbot.waitSignal(workbench.own_data_wanted) as signal:
        kind.activated.emit(kind.currentIndex())
    assert signal.args == ["points"]
    assert kind.value == "circle"


def test_points_are_counted_and_drawn(
    qtbot: QtBot, workbench: Workbench, page: DataPage, edit: Callable[..., None]
) -> None:
    edit(edits.draw_points, [(0.0, 1.0), (2.0, 3.0)], 1)
    assert page.fields["x"].control.text() == "2 points: draw…"
    with qtbot.waitSignal(workbench.own_data_wanted):
        QTest.mouseClick(page.fields["x"].control, Qt.MouseButton.LeftButton)
