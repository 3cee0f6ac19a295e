"""What is in no file is kept while the program runs, and offered again after it was ended by force."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.document.presets import preset
from playground.projects.files import Project, read_project, write_project
from playground.projects.recovery import claim, left_behind
from playground.training.snapshot import RunState, Snapshot
from playground.ui.documents.question import Question
from playground.ui.recovery import autosave
from playground.ui.recovery.recovery import Recovery
from playground.ui.window import MainWindow

PATIENCE_MS = 20_000

Begin = Callable[[], Recovery]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "recovery"


@pytest.fixture
def begin(window: MainWindow, folder: Path) -> Iterator[Begin]:
    """Begins to keep what the window has, and offers what is there already."""
    begun: list[Recovery] = []

    def begin_() -> Recovery:
        begun.append(Recovery(window, folder))
        return begun[-1]

    yield begin_
    window.close()
    for recovery in begun:
        recovery.finish()
        recovery.offer.put_off()


def now(window: MainWindow) -> Snapshot:
    assert window.workbench.snapshot is not None
    return window.workbench.snapshot


def train(window: MainWindow, qtbot: QtBot, steps: int) -> Snapshot:
    """So many steps more, ending with a pause."""
    end = now(window).step + steps
    window.workbench.session.step(steps)
    qtbot.waitUntil(lambda: now(window).step == end and now(window).state is RunState.PAUSED, timeout=PATIENCE_MS)
    return now(window)


def kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.playground"))


def keep_by_force(folder: Path, project: Project) -> Path:
    """What a process that ended by force has left."""
    place = claim(folder)
    write_project(project, place.path, None)
    place.leave()
    return place.path


def press(button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


# -- keeping -----------------------------------------------------------------------------------------------------------


def test_nothing_is_kept_of_what_was_only_opened(window: MainWindow, begin: Begin, folder: Path) -> None:
    recovery = begin()
    assert recovery.autosave is not None
    recovery.autosave.look()
    assert kept(folder) == []


def test_it_is_kept_at_every_pause(qtbot: QtBot, window: MainWindow, begin: Begin, folder: Path) -> None:
    begin()
    window.action("train").trigger()
    qtbot.waitUntil(lambda: now(window).step > 50, timeout=PATIENCE_MS)
    assert kept(folder) == []
    window.action("train").trigger()
    qtbot.waitUntil(lambda: bool(kept(folder)), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: now(window).state is RunState.PAUSED)
    checkpoint = read_project(kept(folder)[0]).checkpoint
    assert checkpoint is not None
    assert checkpoint.step == now(window).step
    assert np.array_equal(checkpoint.state.parameters, now(window).parameters)


def test_it_is_kept_every_half_minute_while_there_is_something_new(
    qtbot: QtBot, window: MainWindow, begin: Begin, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert autosave.INTERVAL_MS == 30_000
    monkeypatch.setattr(autosave, "INTERVAL_MS", 50)
    begin()
    window.action("add_layer").trigger()
    qtbot.waitUntil(lambda: bool(kept(folder)), timeout=PATIENCE_MS)
    (path,) = kept(folder)
    assert read_project(path).experiment == window.workbench.experiment
    written = path.stat().st_mtime_ns
    window.action("add_layer").trigger()
    qtbot.waitUntil(lambda: path.stat().st_mtime_ns > written, timeout=PATIENCE_MS)
    assert len(read_project(path).experiment.network.layers) == 4


def test_what_is_saved_or_undone_is_kept_no_longer(
    qtbot: QtBot, window: MainWindow, begin: Begin, folder: Path, tmp_path: Path
) -> None:
    recovery = begin()
    assert recovery.autosave is not None
    train(window, qtbot, 30)
    qtbot.waitUntil(lambda: bool(kept(folder)), timeout=PATIENCE_MS)
    window.files.save_to(tmp_path / "p.playground")
    qtbot.waitUntil(lambda: not kept(folder), timeout=PATIENCE_MS)
    window.action("add_layer").trigger()
    recovery.autosave.look()
    qtbot.waitUntil(lambda: bool(kept(folder)), timeout=PATIENCE_MS)
    window.action("undo").trigger()
    recovery.autosave.look()
    qtbot.waitUntil(lambda: not kept(folder), timeout=PATIENCE_MS)


def test_a_clean_end_leaves_nothing(qtbot: QtBot, window: MainWindow, begin: Begin, folder: Path) -> None:
    recovery = begin()
    train(window, qtbot, 30)
    qtbot.waitUntil(lambda: bool(kept(folder)), timeout=PATIENCE_MS)
    window.close()
    recovery.finish()
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_is_said_and_holds_up_nobody(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    recovery = Recovery(window, tmp_path / "file" / "recovery")
    assert "Nothing can be kept for recovery" in window.toast.text
    train(window, qtbot, 30)
    recovery.finish()


# -- offering ----------------------------------------------------------------------------------------------------------


def offered(qtbot: QtBot, recovery: Recovery) -> str:
    qtbot.waitUntil(recovery.offer.bar.isVisible, timeout=PATIENCE_MS)
    return recovery.offer.bar.text


def test_after_a_clean_end_nothing_is_offered(qtbot: QtBot, window: MainWindow, begin: Begin) -> None:
    recovery = begin()
    done: list[object] = []
    window.background.run(list, done.append, done.append)  # stands behind the looking in the queue
    qtbot.waitUntil(lambda: bool(done))
    assert not recovery.offer.bar.isVisible()


def test_what_is_recovered_is_as_it_was_and_not_saved(
    qtbot: QtBot, window: MainWindow, begin: Begin, folder: Path, tmp_path: Path
) -> None:
    trained = train(window, qtbot, 3200)
    window.files.save_to(tmp_path / "p.playground")
    qtbot.waitUntil(lambda: window.workbench.path is not None, timeout=PATIENCE_MS)
    project = read_project(tmp_path / "p.playground")
    former = tmp_path / "บทเรียน.playground"
    path = keep_by_force(folder, Project(project.experiment, project.checkpoint, former))
    window.action("new").trigger()
    recovery = begin()
    text = offered(qtbot, recovery)
    assert text.startswith("The program ended unexpectedly. Recover “บทเรียน.playground”, step 3,200, as it was at ")
    press(recovery.offer.bar.recover_button)
    qtbot.waitUntil(lambda: now(window).step == 3200, timeout=PATIENCE_MS)
    assert np.array_equal(now(window).parameters, trained.parameters)
    assert not recovery.offer.bar.isVisible()
    assert window.windowTitle().startswith("บทเรียน.playground (recovered)[*] –")
    assert window.isWindowModified()
    assert (window.workbench.path, window.workbench.former_path) == (None, former)
    loss = window.files.unsaved.loss
    assert loss is not None
    assert loss.steps == 3200
    # it is still kept, until it is saved
    assert kept(folder) == [path]
    window.files.save_to(former)
    qtbot.waitUntil(lambda: not kept(folder), timeout=PATIENCE_MS)
    assert window.windowTitle().startswith("บทเรียน.playground[*] –")


def test_discarding_is_for_good(qtbot: QtBot, begin: Begin, folder: Path) -> None:
    keep_by_force(folder, Project(preset("xor")))
    recovery = begin()
    assert "Recover “XOR with two layers” as it was at" in offered(qtbot, recovery)
    press(recovery.offer.bar.discard_button)
    assert not recovery.offer.bar.isVisible()
    assert kept(folder) == []


def test_what_is_put_off_is_offered_again(qtbot: QtBot, begin: Begin, folder: Path) -> None:
    path = keep_by_force(folder, Project(preset("xor")))
    recovery = begin()
    offered(qtbot, recovery)
    press(recovery.offer.bar.later_button)
    assert not recovery.offer.bar.isVisible()
    (place,) = left_behind(folder)
    assert place.path == path
    place.leave()


def test_several_are_offered_one_after_the_other(qtbot: QtBot, window: MainWindow, begin: Begin, folder: Path) -> None:
    for age, key in ((20, "xor"), (10, "iris"), (30, "moons")):
        path = keep_by_force(folder, Project(preset(key)))
        os.utime(path, (1e9 - age, 1e9 - age))
    recovery = begin()
    assert "Iris" in offered(qtbot, recovery)
    assert "2001-09-0" in recovery.offer.bar.text
    press(recovery.offer.bar.recover_button)
    qtbot.waitUntil(lambda: window.workbench.experiment.data.kind == "iris", timeout=PATIENCE_MS)
    assert "XOR" in recovery.offer.bar.text
    press(recovery.offer.bar.recover_button)
    question = next(found for found in window.findChildren(Question) if found.isVisible())
    press(question.let_go)
    qtbot.waitUntil(lambda: window.workbench.experiment.data.kind == "xor", timeout=PATIENCE_MS)
    assert "moons" in recovery.offer.bar.text


def test_what_is_damaged_is_set_aside_and_said(qtbot: QtBot, window: MainWindow, begin: Begin, folder: Path) -> None:
    path = keep_by_force(folder, Project(preset("xor")))
    path.write_bytes(path.read_bytes()[:-30])
    recovery = begin()
    qtbot.waitUntil(window.toast.isVisible, timeout=PATIENCE_MS)
    assert "set aside" in window.toast.text
    assert not recovery.offer.bar.isVisible()
    assert [aside.name for aside in folder.glob("*.damaged")] == [f"{path.name}.damaged"]


def test_what_is_damaged_inside_is_set_aside_when_it_is_recovered(
    qtbot: QtBot, window: MainWindow, begin: Begin, folder: Path
) -> None:
    train(window, qtbot, 10)
    window.files.save_to(folder.parent / "p.playground")
    qtbot.waitUntil(lambda: window.workbench.path is not None, timeout=PATIENCE_MS)
    path = keep_by_force(folder, read_project(folder.parent / "p.playground"))
    content = path.read_bytes()
    path.write_bytes(content.replace(b"layers.0.bias", b"layers.7.bias"))
    recovery = begin()
    offered(qtbot, recovery)
    press(recovery.offer.bar.recover_button)
    qtbot.waitUntil(lambda: bool(list(folder.glob("*.damaged"))), timeout=PATIENCE_MS)
    assert "set aside" in window.toast.text
    assert window.workbench.path is not None


def test_what_lacks_its_table_is_kept(
    qtbot: QtBot, window: MainWindow, begin: Begin, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.projects.table_copy.MAX_PASTED", 0)  # too long to be inside
    table = folder.parent / "t.csv"
    table.write_text("a,b,y\n" + "\n".join(f"{i},{i % 3},{i / 2}" for i in range(40)), encoding="utf-8")
    (folder.parent / "e.json").write_text(
        '{"version": 1, "data": {"kind": "table", "path": "t.csv"}}', encoding="utf-8"
    )
    recovery = begin()
    assert recovery.autosave is not None
    window.files.open_path(folder.parent / "e.json")
    qtbot.waitUntil(lambda: now(window).data.dataset.input_names == ("a", "b"), timeout=PATIENCE_MS)
    train(window, qtbot, 10)
    qtbot.waitUntil(lambda: bool(kept(folder)), timeout=PATIENCE_MS)
    copy = keep_by_force(folder.parent / "other", read_project(kept(folder)[0]))
    table.unlink()
    other = Recovery(window, folder.parent / "other")
    offered(qtbot, other)
    press(other.offer.bar.recover_button)
    qtbot.waitUntil(lambda: window.toast.isVisible() and "t.csv" in window.toast.text, timeout=PATIENCE_MS)
    assert copy.exists()
    assert other.offer.bar.isVisible()
    other.offer.put_off()
    other.finish()


def test_the_offer_follows_the_language(qtbot: QtBot, window: MainWindow, begin: Begin, folder: Path) -> None:
    keep_by_force(folder, Project(preset("xor")))
    recovery = begin()
    offered(qtbot, recovery)
    window.change_language("th")
    assert recovery.offer.bar.text.startswith("โปรแกรม")
    assert recovery.offer.bar.recover_button.accessibleName().replace("\u200b", "") == "กู้คืน"


# -- a real process ----------------------------------------------------------------------------------------------------

DRIVEN = """
import sys
from PySide6.QtCore import QTimer
from playground.training.snapshot import RunState
from playground.ui import app
from playground.ui.window import MainWindow

def drive():
    window = next(w for w in app.QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    snapshot = window.workbench.snapshot
    if snapshot is None or snapshot.state is RunState.PREPARING:
        return
    if snapshot.step == 0:
        window.action("add_layer").trigger()
        window.workbench.session.step(3200)
        timer.setInterval(500)
    elif snapshot.state is RunState.PAUSED and list(app.recovery_folder().glob("*.playground")):
        print(snapshot.step, snapshot.parameters.tobytes().hex(), flush=True)
        timer.stop()

application = app.make_application()
timer = QTimer()
timer.timeout.connect(drive)
timer.start(50)
sys.exit(app.main())
"""


def test_a_process_that_is_killed_loses_nothing(qtbot: QtBot, window: MainWindow, begin: Begin, tmp_path: Path) -> None:
    environment = os.environ | {"XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    process = subprocess.Popen([sys.executable, "-c", DRIVEN], env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    step, parameters = process.stdout.readline().split()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    (tmp_path / "nn-playground" / "recovery").rename(tmp_path / "recovery")
    recovery = begin()
    assert f"step {int(step):,}" in offered(qtbot, recovery)
    press(recovery.offer.bar.recover_button)
    qtbot.waitUntil(lambda: now(window).step == 3200, timeout=PATIENCE_MS)
    assert now(window).parameters.tobytes().hex() == parameters
    assert len(now(window).experiment.network.layers) == 3
