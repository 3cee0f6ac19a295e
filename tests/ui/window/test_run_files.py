"""The history of the run, out of the window into files."""

from __future__ import annotations

import base64
import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from playground.ui.window import MainWindow
from tests.export.report.conftest import pairs, parsed


def answer(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(path), "")))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_: str(path)))


@pytest.fixture
def trained(qtbot: QtBot, window: MainWindow) -> MainWindow:
    window.action("epoch").trigger()
    qtbot.waitUntil(lambda: window.workbench.snapshot is not None and window.workbench.snapshot.epoch == 1)
    return window


def test_the_history_is_written_as_a_table(
    qtbot: QtBot, trained: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, tmp_path / "ประวัติ")
    trained.action("export_history").trigger()
    written = tmp_path / "ประวัติ.csv"
    qtbot.waitUntil(trained.toast.isVisible)
    snapshot = trained.workbench.snapshot
    assert snapshot is not None
    with written.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert int(rows[-1]["last_step"]) == snapshot.step
    assert float(rows[-1]["train_loss"]) == snapshot.evaluations.train[-1]
    assert float(rows[-1]["loss.least"]) == snapshot.steps.loss_low[-1]
    assert str(written) in trained.toast.text


def test_the_next_file_is_looked_for_where_the_last_one_was_chosen(
    qtbot: QtBot, trained: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Path] = []
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()

    def choose(chosen: Path | None) -> None:
        def answer(_parent: object, _title: str, start: str, *_: object) -> tuple[str, str]:
            begun.append(Path(start))
            return (str(chosen) if chosen else "", "")

        monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(answer))
        monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(answer))

    choose(tmp_path / "a" / "x.csv")
    trained.action("export_history").trigger()
    choose(None)
    for key in ("export_report", "import", "open", "save_as"):
        trained.action(key).trigger()
    assert [start if start.is_dir() else start.parent for start in begun[1:]] == [tmp_path / "a"] * 4
    trained.workbench.saved_as(tmp_path / "b" / "mine.playground")
    begun.clear()
    for key in ("export_report", "import", "open"):
        trained.action(key).trigger()
    assert [start if start.is_dir() else start.parent for start in begun] == [tmp_path / "b"] * 3


def test_tensorboard_gets_a_folder_for_each_run(
    qtbot: QtBot, trained: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, tmp_path)
    for count in (1, 2):
        trained.action("export_tensorboard").trigger()
        qtbot.waitUntil(lambda count=count: len(list(tmp_path.glob("*/events.out.tfevents.*"))) == count)
    snapshot = trained.workbench.snapshot
    assert snapshot is not None
    assert (tmp_path / f"circle-seed0-step{snapshot.step}").is_dir()


def test_a_report_has_the_figures_on_the_screen_and_the_pictures_of_network_and_output(
    qtbot: QtBot, trained: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, tmp_path / "report")
    trained.action("export_report").trigger()
    qtbot.waitUntil(trained.toast.isVisible)
    page = parsed((tmp_path / "report.html").read_text(encoding="utf-8"))
    snapshot = trained.workbench.snapshot
    assert snapshot is not None
    assert snapshot.figures is not None
    assert pairs(page)["Training loss"] == f"{snapshot.figures.train_loss:.6g}"
    assert pairs(page)["Step"] == str(snapshot.step)
    images = list(page.iter("img"))
    assert [image.attrib["alt"].split(".")[0] for image in images] == ["Network", "Output map"]
    for image in images:
        content = base64.b64decode(image.attrib["src"].removeprefix("data:image/png;base64,"))
        assert QImage.fromData(QByteArray(content)).width() > 600


def test_a_report_is_in_the_language_of_the_window(
    qtbot: QtBot, trained: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, tmp_path / "report.html")
    trained.change_language("th")
    trained.action("export_report").trigger()
    qtbot.waitUntil((tmp_path / "report.html").exists)
    page = parsed((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert page.attrib["lang"] == "th"
    assert "ค่าสูญเสียของชุดฝึก" in pairs(page)


@pytest.mark.parametrize("key", ["export_history", "export_tensorboard", "export_report"])
def test_a_dialog_that_is_left_writes_nothing(
    trained: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    answer(monkeypatch, "")
    monkeypatch.chdir(tmp_path)
    trained.action(key).trigger()
    trained.background.close()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("key", ["export_history", "export_tensorboard", "export_report"])
def test_a_place_that_cannot_be_written_to_gets_a_sentence(
    qtbot: QtBot, trained: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    (tmp_path / "file").write_text("")
    answer(monkeypatch, tmp_path / "file" / "inside")
    trained.action(key).trigger()
    qtbot.waitUntil(trained.toast.isVisible)
    assert "file" in trained.toast.text


def test_while_there_is_no_run_the_user_is_told(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window.workbench, "snapshot", None)
    window.action("export_history").trigger()
    assert "no run yet" in window.toast.text
