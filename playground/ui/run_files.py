"""Taking the history of the run out of the program: the dialogs, the work in the background, the sentence about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from playground.document.atomic import replace_file
from playground.export.history import RunHistory, write_history
from playground.export.report.page import report_html
from playground.export.report.report import ReportPicture, RunReport
from playground.i18n import _, plain_text
from playground.messages import N_, message
from playground.training.snapshot import Snapshot
from playground.ui.background import Background
from playground.ui.pictures import formats
from playground.ui.pictures.sheet import Sheet, take
from playground.ui.workbench import Workbench

if TYPE_CHECKING:
    from playground.ui.window import MainWindow

TABLE_ENDING, PAGE_ENDING = ".csv", ".html"
# The panels whose pictures stand in a report, besides its own curves.
REPORTED = ("network", "output")


class RunFiles(QObject):
    """Writes what the newest snapshot of `window` shows."""

    def __init__(self, workbench: Workbench, background: Background, window: MainWindow) -> None:
        super().__init__(window)
        self._workbench = workbench
        self._background = background
        self._window = window

    def ask_history(self) -> None:
        """Ask for a file, and write the history as a table."""
        snapshot = self._snapshot()
        if snapshot is None:
            return
        filters = f"{_(N_('Table'))} (*{TABLE_ENDING})"
        name, _chosen = QFileDialog.getSaveFileName(
            self._window, _(N_("Export history")), self._suggested(_(N_("history")), TABLE_ENDING), filters
        )
        if name:
            path = self._chosen(name, TABLE_ENDING)
            self._write(partial(_written, path, write_history, RunHistory.of(snapshot)))

    def ask_report(self) -> None:
        """Ask for a file, and write a page about the run with the pictures of network and output that are seen."""
        snapshot = self._snapshot()
        if snapshot is None:
            return
        name, _chosen = QFileDialog.getSaveFileName(
            self._window,
            _(N_("Export report")),
            self._suggested(_(N_("report")), PAGE_ENDING),
            f"{_(N_('Web page'))} (*{PAGE_ENDING})",
        )
        if name:
            path = self._chosen(name, PAGE_ENDING)
            panels = self._window.pictured_panels
            sheets = tuple(take(panels[key]) for key in REPORTED if key in panels)
            called = self._workbench.path.stem if self._workbench.path else ""
            done = partial(self._write_report, path, snapshot, called)
            self._background.run(partial(_pictures, sheets), done, self._workbench.said.emit)

    def _write_report(self, path: Path, snapshot: Snapshot, name: str, pictures: tuple[ReportPicture, ...]) -> None:
        """Words are put together on the window's thread: the language is the window's."""
        page = report_html(RunReport.of(snapshot, name, pictures))
        self._write(partial(_page_written, path, page))

    def ask_tensorboard(self) -> None:
        """Ask for a folder, and write an event file into a folder of this run's own in it."""
        snapshot = self._snapshot()
        if snapshot is None:
            return
        name = QFileDialog.getExistingDirectory(
            self._window, _(N_("Folder for TensorBoard")), str(self._workbench.folder)
        )
        if name:
            self._workbench.last_folder = Path(name)
            self._write(partial(_events_written, Path(name), snapshot, self._name()))

    def _snapshot(self) -> Snapshot | None:
        """The newest one; without one the user is told."""
        if self._workbench.snapshot is None:
            self._workbench.said.emit(message(N_("There is no run yet: the engine is still being prepared.")))
        return self._workbench.snapshot

    def _write(self, work: Callable[[], Path]) -> None:
        self._background.run(work, self._tell, self._workbench.said.emit)

    def _tell(self, path: Path) -> None:
        self._workbench.said.emit(message(N_("Written: {path}"), path=str(path)))

    def _suggested(self, what: str, ending: str) -> str:
        return str(self._workbench.folder / f"{self._name()} {plain_text(what)}{ending}")

    def _chosen(self, name: str, ending: str) -> Path:
        """The file that was chosen, with an ending; the next one is looked for beside it."""
        path = Path(name) if Path(name).suffix else Path(name).with_suffix(ending)
        self._workbench.last_folder = path.parent
        return path

    def _name(self) -> str:
        return self._workbench.path.stem if self._workbench.path else self._workbench.experiment.data.kind


def _written(path: Path, write: Callable[[Path, RunHistory], None], history: RunHistory) -> Path:
    write(path, history)
    return path


def _events_written(parent: Path, snapshot: Snapshot, name: str) -> Path:
    from playground.export.tensorboard import LoggedRun, run_folder, write_events

    run = LoggedRun.of(snapshot)
    return write_events(run_folder(parent, run, name), run).parent


def _pictures(sheets: tuple[Sheet, ...]) -> tuple[ReportPicture, ...]:
    return tuple(ReportPicture(sheet.name, sheet.description, formats.png(sheet)) for sheet in sheets)


def _page_written(path: Path, page: str) -> Path:
    replace_file(path, page.encode())
    return path
