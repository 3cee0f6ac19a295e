"""New, open, save: titles, the list of recent documents, and the one question before anything would be lost."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from playground.document import edits
from playground.document.files import read_experiment
from playground.document.presets import PRESETS
from playground.projects.files import read_project
from playground.training.snapshot import RunState, Snapshot
from playground.ui.documents import saving, unsaved
from playground.ui.documents.closing import AskBeforeClosing
from playground.ui.documents.question import Question
from playground.ui.window import MainWindow

PATIENCE_MS = 20_000


@pytest.fixture
def asked(window: MainWindow) -> Iterator[MainWindow]:
    """A window that asks before it closes; what it still asks at the end is let go."""
    AskBeforeClosing(window)
    yield window
    window.close()
    if question := open_question(window):
        press(question.let_go)


def open_question(window: MainWindow) -> Question | None:
    return next((found for found in window.findChildren(Question) if found.isVisible()), None)


def question_of(window: MainWindow) -> Question:
    found = open_question(window)
    assert found is not None
    return found


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose_file(monkeypatch: pytest.MonkeyPatch, path: Path | str, kind: str = "") -> None:
    """What the next file dialogs answer: a file, and the kind that contains `kind`."""

    def answer(_parent: object, _title: str, _start: str, filters: str, *_: object) -> tuple[str, str]:
        return str(path), next((found for found in filters.split(";;") if kind in found), "")

    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, staticmethod(answer))


def now(window: MainWindow) -> Snapshot:
    assert window.workbench.snapshot is not None
    return window.workbench.snapshot


def train(window: MainWindow, qtbot: QtBot, steps: int) -> Snapshot:
    end = now(window).step + steps
    window.workbench.session.step(steps)
    qtbot.waitUntil(lambda: now(window).step == end and now(window).state is RunState.PAUSED, timeout=PATIENCE_MS)
    return now(window)


def save_as(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, path: Path) -> Path:
    choose_file(monkeypatch, path)
    window.action("save_as").trigger()
    qtbot.waitUntil(lambda: window.workbench.path == path, timeout=PATIENCE_MS)
    return path


def opened(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    run = now(window).run
    window.files.open_path(path)
    qtbot.waitUntil(lambda: window.workbench.path == path and now(window).run > run, timeout=PATIENCE_MS)


def menu(window: MainWindow, title: str) -> QMenu:
    return next(found for found in window.findChildren(QMenu) if found.title() == title)


def entry(window: MainWindow, title: str, text: str) -> QAction:
    return next(action for action in menu(window, title).actions() if action.text() == text)


@pytest.fixture
def experiment(tmp_path: Path) -> Path:
    path = tmp_path / "e.json"
    path.write_text(json.dumps({"version": 1, "data": {"kind": "xor"}}), encoding="utf-8")
    return path


# -- saving and opening ------------------------------------------------------------------------------------------------


def test_a_new_document_is_saved_as_a_project_and_goes_on_from_its_step(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trained = train(window, qtbot, 333)
    choose_file(monkeypatch, tmp_path / "mine", "*.playground")
    window.action("save").trigger()
    written = tmp_path / "mine.playground"
    qtbot.waitUntil(lambda: window.workbench.path == written, timeout=PATIENCE_MS)
    assert "Saved at step 333" in window.toast.text
    window.action("new").trigger()
    qtbot.waitUntil(lambda: now(window).step == 0)
    opened(window, qtbot, written)
    qtbot.waitUntil(lambda: now(window).step == 333, timeout=PATIENCE_MS)
    assert np.array_equal(now(window).parameters, trained.parameters)
    assert now(window).state is RunState.PAUSED
    assert np.array_equal(now(window).steps.loss_low, trained.steps.loss_low)


def test_saving_does_not_stop_the_run_and_keeps_one_moment(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.action("train").trigger()
    qtbot.waitUntil(lambda: now(window).step > 100, timeout=PATIENCE_MS)
    path = save_as(window, qtbot, monkeypatch, tmp_path / "p.playground")
    assert window.workbench.running
    kept = read_project(path).checkpoint
    assert kept is not None
    qtbot.waitUntil(lambda: now(window).step > kept.step)
    window.action("train").trigger()
    qtbot.waitUntil(lambda: now(window).state is RunState.PAUSED)
    again = train_alone(kept.step, window)
    assert np.array_equal(kept.state.parameters, again)


def train_alone(steps: int, window: MainWindow) -> np.ndarray:
    """The parameters of the window's experiment after so many steps, without the window."""
    from playground.datasets.prepare import prepare
    from playground.training.headless import headless_run

    experiment = window.workbench.experiment
    run = headless_run(experiment, prepare(experiment.data, experiment.training.loss, 1))
    run.train(steps)
    return run.state.parameters


def test_save_keeps_the_kind_that_is_open(qtbot: QtBot, window: MainWindow, experiment: Path) -> None:
    opened(window, qtbot, experiment)
    window.action("add_layer").trigger()
    window.action("save").trigger()
    qtbot.waitUntil(lambda: not window.files.unsaved.loss)
    assert "without the trained network" in window.toast.text
    assert read_experiment(experiment) == window.workbench.experiment


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("*.playground", "mine", "mine.playground"),
        ("*.json", "mine", "mine.json"),
        ("*.playground", "mine.json", "mine.json"),
        ("*.playground", "v1.2", "v1.2.playground"),
    ],
)
def test_save_as_gives_the_ending_of_the_kind(
    qtbot: QtBot,
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    name: str,
    expected: str,
) -> None:
    choose_file(monkeypatch, tmp_path / name, kind)
    window.action("save_as").trigger()
    qtbot.waitUntil(lambda: window.workbench.path == tmp_path / expected, timeout=PATIENCE_MS)


@pytest.mark.parametrize(("answer", "written"), [("Yes", True), ("No", False)])
def test_an_ending_that_was_not_typed_replaces_no_file_unasked(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, answer: str, written: bool
) -> None:
    (tmp_path / "mine.playground").write_bytes(b"something else")
    choose_file(monkeypatch, tmp_path / "mine", "*.playground")
    reply = staticmethod(lambda *_: getattr(QMessageBox.StandardButton, answer))
    monkeypatch.setattr(QMessageBox, "question", reply)
    window.action("save_as").trigger()
    if written:
        qtbot.waitUntil(lambda: window.workbench.path is not None, timeout=PATIENCE_MS)
    assert (window.workbench.path is not None) == written
    assert (tmp_path / "mine.playground").read_bytes().startswith(b"PK") == written


def test_a_place_that_cannot_be_written_is_said_and_changes_nothing(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.action("add_layer").trigger()
    choose_file(monkeypatch, tmp_path / "none" / "p.playground")
    window.action("save").trigger()
    qtbot.waitUntil(window.toast.isVisible)
    assert "cannot be written" in window.toast.text
    assert window.workbench.path is None
    assert window.files.unsaved.loss


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"{}"])
def test_a_project_that_is_damaged_changes_nothing(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "p.playground").write_bytes(content)
    trained = train(window, qtbot, 20)
    window.files.open_path(tmp_path / "p.playground")
    qtbot.waitUntil(window.toast.isVisible)
    assert "not a project" in window.toast.text
    assert now(window).step == trained.step


def saved_with_table(window: MainWindow, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of a table whose file is gone by now; something else is open."""
    table = folder / "t.csv"
    table.write_text("a,b,y\n" + "\n".join(f"{i},{i % 3},{i / 2}" for i in range(40)), encoding="utf-8")
    document = {"version": 1, "data": {"kind": "table", "path": "t.csv"}}
    (folder / "e.json").write_text(json.dumps(document), encoding="utf-8")
    opened(window, qtbot, folder / "e.json")
    path = save_as(window, qtbot, monkeypatch, folder / "p.playground")
    window.action("new").trigger()
    table.unlink()
    return path


def test_a_project_brings_its_table(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(window, qtbot, saved_with_table(window, qtbot, tmp_path, monkeypatch))
    assert window.workbench.experiment.data.path == "t.csv"
    qtbot.waitUntil(lambda: now(window).data.dataset.input_names == ("a", "b"), timeout=PATIENCE_MS)


def test_a_project_whose_table_is_gone_is_refused_and_changes_nothing(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.projects.table_copy.MAX_PASTED", 0)  # too long to be inside
    path = saved_with_table(window, qtbot, tmp_path, monkeypatch)
    before = window.workbench.experiment
    window.files.open_path(path)
    qtbot.waitUntil(lambda: window.toast.isVisible() and "t.csv" in window.toast.text)
    assert window.workbench.experiment == before
    assert now(window).state is not RunState.FAILED


def test_a_table_is_still_found_when_the_experiment_is_saved_elsewhere(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "t.csv").write_text("a,b,y\n" + "\n".join(f"{i},{i % 3},{i / 2}" for i in range(40)), encoding="utf-8")
    document = {"version": 1, "data": {"kind": "table", "path": "t.csv"}}
    (tmp_path / "e.json").write_text(json.dumps(document), encoding="utf-8")
    opened(window, qtbot, tmp_path / "e.json")
    (tmp_path / "elsewhere").mkdir()
    for name in ("f.json", "p.playground"):
        path = save_as(window, qtbot, monkeypatch, tmp_path / "elsewhere" / name)
        window.action("new").trigger()
        opened(window, qtbot, path)
        qtbot.waitUntil(lambda: now(window).data.dataset.input_names == ("a", "b"), timeout=PATIENCE_MS)
        assert window.workbench.experiment.data.path == "../t.csv"


# -- the title ---------------------------------------------------------------------------------------------------------


def test_the_title_says_what_is_open_and_whether_it_is_saved(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.windowTitle() == "Circle with two layers[*] – Neural-network playground"
    assert not window.isWindowModified()
    window.action("add_layer").trigger()
    assert window.isWindowModified()
    assert window.windowTitle().startswith("Circle with 3 layers[*] –")
    save_as(window, qtbot, monkeypatch, tmp_path / "บทเรียน.playground")
    assert window.windowTitle().startswith("บทเรียน.playground[*] –")
    assert not window.isWindowModified()
    assert window.windowFilePath() == str(tmp_path / "บทเรียน.playground")
    train(window, qtbot, 1)
    assert window.isWindowModified()
    window.action("save").trigger()
    qtbot.waitUntil(lambda: not window.isWindowModified())
    window.action("undo").trigger()
    assert window.isWindowModified()


def test_an_example_is_named_in_the_language_of_the_window(window: MainWindow) -> None:
    window.change_language("th")
    assert window.windowTitle().startswith("วงกลม ด้วยโครงข่ายสองชั้น[*] –")


def test_a_document_without_a_file_is_named_by_its_data_and_layers_once_it_is_no_example(window: MainWindow) -> None:
    window.workbench.edit("other data", edits.set_data_kind, "moons")
    assert window.windowTitle().startswith("Moons with 2 layers[*] –")
    assert window.workbench.experiment.name == ""
    window.change_language("th")
    assert window.windowTitle().startswith("พระจันทร์เสี้ยว ด้วยโครงข่าย 2 ชั้น[*] –")
    window.action("undo").trigger()
    assert window.windowTitle().startswith("วงกลม ด้วยโครงข่ายสองชั้น[*] –")


# -- what is lost and asked about --------------------------------------------------------------------------------------


def test_an_example_that_was_looked_at_is_left_without_a_question(qtbot: QtBot, asked: MainWindow) -> None:
    for key in ("xor", "iris"):
        train(asked, qtbot, 500)
        entry(asked, "Examples", PRESETS[key]).trigger()
        qtbot.waitUntil(lambda key=key: now(asked).experiment.data.kind == key and now(asked).step == 0)
    train(asked, qtbot, 500)
    asked.close()
    assert not asked.isVisible()


def test_long_training_is_worth_a_question(qtbot: QtBot, asked: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unsaved, "LONG", 0.05)
    asked.action("train").trigger()
    qtbot.waitUntil(lambda: asked.files.unsaved.loss is not None, timeout=PATIENCE_MS)
    asked.action("train").trigger()
    qtbot.waitUntil(lambda: now(asked).state is RunState.PAUSED)
    asked.close()
    assert question_of(asked).informativeText() == f"{now(asked).step:,} steps of training are not saved."


LEAVE: dict[str, Callable[[MainWindow, Path], None]] = {
    "new": lambda window, _: window.action("new").trigger(),
    "open": lambda window, _: window.action("open").trigger(),
    "drop": lambda window, path: window.files.open_path(path),
    "recent": lambda window, path: entry(window, "Open recent", path.name).trigger(),
    "example": lambda window, _: entry(window, "Examples", PRESETS["xor"]).trigger(),
    "quit": lambda window, _: window.action("quit").trigger(),
}


@pytest.mark.parametrize("way", LEAVE)
def test_changes_are_asked_about_once_whichever_way_they_would_be_lost(
    qtbot: QtBot, asked: MainWindow, experiment: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    choose_file(monkeypatch, experiment)
    asked.files.recent.add(experiment)
    asked.action("add_layer").trigger()
    changed = asked.workbench.experiment
    LEAVE[way](asked, experiment)
    question = question_of(asked)
    assert question.text() == "Save “Circle with 3 layers” first?"
    assert question.informativeText() == "Your changes are not saved."
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert open_question(asked) is None
    assert asked.workbench.experiment == changed
    LEAVE[way](asked, experiment)
    press(question_of(asked).let_go)
    qtbot.waitUntil(lambda: not asked.isVisible() if way == "quit" else asked.workbench.experiment != changed)
    assert open_question(asked) is None


def test_saving_first_goes_on_when_the_file_is_there(
    qtbot: QtBot, asked: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_file(monkeypatch, tmp_path / "p.playground")
    asked.action("add_layer").trigger()
    train(asked, qtbot, 40)
    asked.close()
    question = question_of(asked)
    assert question.informativeText() == "Your changes and 40 steps of training are not saved."
    assert question.defaultButton() is question.save
    QTest.keyClick(question, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not asked.isVisible(), timeout=PATIENCE_MS)
    kept = read_project(tmp_path / "p.playground").checkpoint
    assert kept is not None
    assert (kept.step, len(kept.experiment.network.layers)) == (40, 3)


def test_where_saving_fails_or_is_given_up_nothing_is_lost(
    qtbot: QtBot, asked: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked.action("add_layer").trigger()
    for path in ("", tmp_path / "none" / "p.playground"):
        choose_file(monkeypatch, path)
        asked.close()
        press(question_of(asked).save)
        if path:
            qtbot.waitUntil(asked.toast.isVisible)
        assert asked.isVisible()
        assert len(asked.workbench.experiment.network.layers) == 3


def test_training_of_a_project_since_it_was_saved_is_asked_about(
    qtbot: QtBot, asked: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(asked, qtbot, 10)
    path = save_as(asked, qtbot, monkeypatch, tmp_path / "p.playground")
    opened(asked, qtbot, path)
    qtbot.waitUntil(lambda: now(asked).step == 10, timeout=PATIENCE_MS)
    train(asked, qtbot, 1)
    asked.action("new").trigger()
    assert question_of(asked).informativeText() == "1 step of training is not saved."
    press(question_of(asked).stay)
    train(asked, qtbot, 3199)
    asked.action("new").trigger()
    assert question_of(asked).informativeText() == "3,200 steps of training are not saved."
    press(question_of(asked).save)
    qtbot.waitUntil(lambda: asked.workbench.path is None and now(asked).step == 0, timeout=PATIENCE_MS)
    kept = read_project(path).checkpoint
    assert kept is not None
    assert kept.step == 3210


def test_training_of_an_experiment_file_is_not_asked_about(qtbot: QtBot, asked: MainWindow, experiment: Path) -> None:
    opened(asked, qtbot, experiment)
    train(asked, qtbot, 50)
    asked.close()
    assert not asked.isVisible()


def test_the_question_is_asked_in_thai(qtbot: QtBot, asked: MainWindow) -> None:
    asked.change_language("th")
    asked.action("add_layer").trigger()
    train(asked, qtbot, 12)
    asked.close()
    question = question_of(asked)
    assert question.informativeText().replace("\u200b", "") == "สิ่งที่คุณแก้ไขและการฝึก 12 ก้าวยังไม่ได้บันทึก"
    names = [
        button.accessibleName().replace("\u200b", "") for button in (question.save, question.let_go, question.stay)
    ]
    assert names == ["บันทึก", "ไม่บันทึก", "ยกเลิก"]


def test_what_was_edited_while_a_file_was_read_is_asked_about(
    qtbot: QtBot, asked: MainWindow, experiment: Path
) -> None:
    asked.files.open_path(experiment)
    asked.action("add_layer").trigger()
    qtbot.waitUntil(lambda: open_question(asked) is not None, timeout=PATIENCE_MS)
    press(question_of(asked).let_go)
    assert asked.workbench.path == experiment


def test_what_is_being_saved_is_waited_for(
    qtbot: QtBot, asked: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_file(monkeypatch, tmp_path / "p.playground")
    asked.action("add_layer").trigger()
    asked.action("save").trigger()
    asked.close()
    assert open_question(asked) is None
    assert asked.isVisible()
    qtbot.waitUntil(lambda: not asked.isVisible(), timeout=PATIENCE_MS)
    assert read_project(tmp_path / "p.playground").experiment == asked.workbench.experiment


def test_saving_that_takes_long_is_said_in_words(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def slow(_project: object, _path: Path, _base: object, progress: Callable[[float], None]) -> None:
        progress(0.4)
        go_on.wait(PATIENCE_MS / 1000)

    monkeypatch.setattr(saving, "write_project", slow)
    monkeypatch.setattr(saving, "PATIENCE_MS", 20)
    window.files.save_to(tmp_path / "large.playground")
    qtbot.waitUntil(lambda: window.toast.text == "Saving large.playground: 40% done", timeout=PATIENCE_MS)
    go_on.set()
    qtbot.waitUntil(lambda: window.toast.text.startswith("Saved"), timeout=PATIENCE_MS)


def test_what_was_edited_while_it_was_saved_is_not_taken_for_saved(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.action("add_layer").trigger()
    choose_file(monkeypatch, tmp_path / "p.playground")
    window.action("save").trigger()
    window.action("add_layer").trigger()
    qtbot.waitUntil(lambda: window.workbench.path is not None, timeout=PATIENCE_MS)
    assert window.isWindowModified()
    window.action("undo").trigger()
    window.action("undo").trigger()
    assert window.isWindowModified()


# -- the run while it is asked -----------------------------------------------------------------------------------------


def asked_while_training(window: MainWindow, qtbot: QtBot, way: str, path: Path) -> Question:
    """The question, of a document that was changed and is being trained; its run stands still."""
    window.action("add_layer").trigger()
    window.action("train").trigger()
    qtbot.waitUntil(lambda: window.workbench.running and now(window).step > 50, timeout=PATIENCE_MS)
    LEAVE[way](window, path)
    qtbot.waitUntil(lambda: now(window).state is RunState.PAUSED, timeout=PATIENCE_MS)
    return question_of(window)


@pytest.mark.parametrize("way", LEAVE)
def test_the_run_stands_still_while_it_is_asked_and_goes_on_when_the_user_stays(
    qtbot: QtBot, asked: MainWindow, experiment: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    choose_file(monkeypatch, experiment)
    asked.files.recent.add(experiment)
    question = asked_while_training(asked, qtbot, way, experiment)
    step = now(asked).step
    assert question.informativeText() == f"Your changes and {step:,} steps of training are not saved."
    press(question.stay)
    qtbot.waitUntil(lambda: asked.workbench.running and now(asked).step > step, timeout=PATIENCE_MS)


def test_what_is_saved_is_the_moment_that_was_asked_about(
    qtbot: QtBot, asked: MainWindow, experiment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = asked_while_training(asked, qtbot, "new", experiment)
    shown = now(asked)
    choose_file(monkeypatch, tmp_path / "p.playground")
    press(question.save)
    qtbot.waitUntil(lambda: now(asked).step == 0, timeout=PATIENCE_MS)
    kept = read_project(tmp_path / "p.playground").checkpoint
    assert kept is not None
    assert np.array_equal(kept.state.parameters, shown.parameters)


@pytest.mark.parametrize("place", ["", "none/p.playground"])
def test_the_run_goes_on_where_saving_fails_or_is_given_up(
    qtbot: QtBot, asked: MainWindow, experiment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    question = asked_while_training(asked, qtbot, "quit", experiment)
    choose_file(monkeypatch, tmp_path / place if place else "")
    press(question.save)
    qtbot.waitUntil(lambda: asked.workbench.running, timeout=PATIENCE_MS)


def test_a_run_that_stood_still_does_so_when_the_user_stays(qtbot: QtBot, asked: MainWindow) -> None:
    asked.action("add_layer").trigger()
    train(asked, qtbot, 10)
    asked.close()
    press(question_of(asked).stay)
    assert train(asked, qtbot, 1).step == 11


# -- recent documents --------------------------------------------------------------------------------------------------


def test_recent_documents_are_listed_newest_first(
    qtbot: QtBot, window: MainWindow, experiment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recent = menu(window, "Open recent")
    assert not recent.isEnabled()
    opened(window, qtbot, experiment)
    save_as(window, qtbot, monkeypatch, tmp_path / "a & b.playground")
    texts = [action.text() for action in recent.actions() if not action.isSeparator()]
    assert texts == ["a && b.playground", "e.json", "Clear this list"]
    entry(window, "Open recent", "e.json").trigger()
    qtbot.waitUntil(lambda: window.workbench.path == experiment, timeout=PATIENCE_MS)
    assert recent.actions()[0].text() == "e.json"
    assert window.settings.recent == [str(experiment), str(tmp_path / "a & b.playground")]
    entry(window, "Open recent", "Clear this list").trigger()
    assert not recent.isEnabled()
    assert experiment.exists()


def test_two_of_one_name_are_told_apart_by_their_folders(window: MainWindow, tmp_path: Path) -> None:
    window.files.recent.add(tmp_path / "one" / "p.playground")
    window.files.recent.add(tmp_path / "two" / "p.playground")
    assert [action.text() for action in menu(window, "Open recent").actions()[:2]] == [
        "p.playground – two",
        "p.playground – one",
    ]


def test_a_recent_document_that_is_gone_is_taken_off_the_list(window: MainWindow, tmp_path: Path) -> None:
    window.files.recent.add(tmp_path / "gone.playground")
    entry(window, "Open recent", "gone.playground").trigger()
    assert "not there any more" in window.toast.text
    assert window.settings.recent == []


def test_the_list_is_bounded(window: MainWindow, tmp_path: Path) -> None:
    for number in range(30):
        window.files.recent.add(tmp_path / f"{number}.json")
    assert len(window.settings.recent) == 10
    assert window.settings.recent[0].endswith("29.json")


def test_a_new_document_after_a_recovered_one_is_not_changed(window: MainWindow) -> None:
    workbench = window.workbench
    workbench.recover_experiment(workbench.experiment, None, None, None)
    assert not workbench.undo_stack.isClean()
    workbench.open_experiment(workbench.experiment, None, None)
    assert workbench.undo_stack.isClean()
