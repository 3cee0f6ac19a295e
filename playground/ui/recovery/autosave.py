"""Keeping what is in no file: every half minute, and whenever training pauses."""

from __future__ import annotations

import time
from concurrent.futures import CancelledError, Future
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from playground.document.experiment import Experiment
from playground.document.location import with_absolute_table
from playground.messages import N_, Message, message
from playground.projects.files import Project, write_project
from playground.projects.recovery import Place
from playground.training.checkpoint import Checkpoint
from playground.training.snapshot import RunState, Snapshot
from playground.ui.background import Background
from playground.ui.documents.saving import captured
from playground.ui.documents.unsaved import Unsaved
from playground.ui.workbench import Workbench

INTERVAL_MS = 30_000
# Keeping a large network may take this part of the time at most.
MOST_SHARE = 0.05
MOVING = (RunState.RUNNING, RunState.PREPARING)


class Autosave(QObject):
    """Keeps the document of `workbench` in a file at `place`; the file is there only while something is in no other."""

    def __init__(self, workbench: Workbench, unsaved: Unsaved, place: Place, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._unsaved = unsaved
        self._place = place
        self._background = Background(self)
        self._left: Place | None = None
        self._kept: object = None
        self._is_busy = self._is_closing = self._has_complained = False
        self._rests_until = 0.0
        self._stood: object = None
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.look)
        workbench.snapshot_taken.connect(self._follow)
        workbench.file_changed.connect(self._forget)

    def look(self) -> None:
        """Keep what is new since the last time; keep nothing where everything is in a file."""
        if self._is_busy:
            return
        if self._unsaved.progress is None:
            self._kept = None
            self._place.clear()
        elif self._moment() != self._kept:
            rest = self._rests_until - time.monotonic()
            if rest > 0:
                self._later.start(round(1000 * rest) + 1)
            else:
                self._write()

    def move_to(self, place: Place) -> None:
        """Keep it there from now on, where the document that is about to be opened has been kept before."""
        self._left, self._place = self._place, place
        self._leave()

    def finish(self) -> None:
        """The document has been closed as its owner wished: nothing is kept."""
        self._is_closing = True
        self._timer.stop()
        self._later.stop()
        self._background.close()
        self._is_busy = False
        self._leave()
        self._place.give_up()

    # -- following --------------------------------------------------------------------------------------------------

    def _follow(self, snapshot: Snapshot) -> None:
        """A run that stands still where it did not stand before has just paused."""
        if snapshot.state not in MOVING and (moment := self._moment()) != self._stood:
            self._stood = moment
            self.look()

    def _forget(self, _path: object) -> None:
        self.look()

    def _moment(self) -> object:
        snapshot = self._workbench.snapshot
        return self._unsaved.edits, snapshot and (snapshot.origin, snapshot.newest_step)

    # -- writing ----------------------------------------------------------------------------------------------------

    def _write(self) -> None:
        workbench = self._workbench
        self._is_busy = True
        former = workbench.path or workbench.former_path
        work = partial(
            self._keep, workbench.session.capture(), workbench.past.present, workbench.base, former, self._place.path
        )
        self._background.run(work, partial(self._done, self._moment()), self._failed)

    def _keep(
        self, moment: Future[Checkpoint], experiment: Experiment, base: Path | None, former: Path | None, path: Path
    ) -> float:
        """Write the file, in the background; how many seconds that took."""
        try:
            checkpoint = captured(moment, experiment)
        except CancelledError:  # the session has ended
            return 0.0
        begin = time.monotonic()
        project = Project(
            with_absolute_table(experiment, base), checkpoint, former and former.absolute(), self._workbench.views
        )
        write_project(project, path, base, self._stop_when_closing)
        return time.monotonic() - begin

    def _stop_when_closing(self, _share: float) -> None:
        if self._is_closing:
            raise CancelledError

    def _done(self, moment: object, seconds: float) -> None:
        self._is_busy, self._has_complained, self._kept = False, False, moment
        self._rests_until = time.monotonic() + seconds / MOST_SHARE
        self._leave()
        if self._unsaved.progress is None:
            self.look()

    def _failed(self, sentence: Message) -> None:
        """Say once why it cannot be kept; that holds up nobody."""
        self._is_busy = False
        self._leave()
        if not self._has_complained:
            self._has_complained = True
            self._workbench.said.emit(message(N_("Nothing is kept for recovery: {problem}"), problem=sentence))

    def _leave(self) -> None:
        """Give up the place that was moved away from, once nothing is being written there."""
        if self._left is not None and not self._is_busy:
            self._left.give_up()
            self._left = None
