"""What would be lost if the document that is open were closed now."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from playground.projects.files import is_project
from playground.training.snapshot import RunState, Snapshot
from playground.ui.workbench import Workbench

# So many seconds of training nobody wants to do again, even of an example that was only looked at.
LONG = 60.0
# Two looks at a run that are farther apart than this say nothing about the time between them.
GAP = 2.0


@dataclass(frozen=True)
class Loss:
    """edits: whether the document was changed; steps: how many steps of training are in no file."""

    edits: bool
    steps: int


class Unsaved(QObject):
    """Follows the workbench. `changed`: whether there is a loss is no longer as it was.

    Training counts where it can be saved: in a project. In a document without a file it counts together with an edit,
    or when it took long: an example that was opened and looked at is not worth a question.
    """

    changed = Signal()

    def __init__(self, workbench: Workbench, parent: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._clock = clock
        self._was_lossy = False
        self.edits = 0
        self._run: int | None = None
        self._looked: float | None = None
        self._begin(0)
        self._begin(0)
        workbench.undo_stack.indexChanged.connect(self._count_edit)
        workbench.undo_stack.cleanChanged.connect(self._tell)
        workbench.snapshot_taken.connect(self._follow)
        workbench.opened.connect(self._begin)
        workbench.file_changed.connect(self._tell)

    @property
    def progress(self) -> Loss | None:
        """What is in no file, whether it would be asked about or not; None where there is nothing."""
        edits, steps = not self._workbench.undo_stack.isClean(), self._steps()
        return Loss(edits, steps) if edits or steps else None

    @property
    def loss(self) -> Loss | None:
        """What would be asked about; None where nothing would be lost."""
        edits, steps = not self._workbench.undo_stack.isClean(), 0
        path = self._workbench.path
        if (path is None and (edits or self._seconds >= LONG)) or (path is not None and is_project(path)):
            steps = self._steps()
        return Loss(edits, steps) if edits or steps else None

    def saved(self, edits: int, step: int, origin: int | None) -> None:
        """The document is in a file as it was after `edits` edits, at a step of the run that began as `origin`."""
        self._run, self._step, self._seconds = origin, step, 0.0
        if edits == self.edits:
            self._workbench.undo_stack.setClean()
        else:
            self._workbench.undo_stack.resetClean()
        self._tell()

    def stop(self) -> None:
        """The window is closed: an undo stack says once more that it is clean while it is being deleted."""
        self._workbench.undo_stack.indexChanged.disconnect(self._count_edit)
        self._workbench.undo_stack.cleanChanged.disconnect(self._tell)

    # -- following --------------------------------------------------------------------------------------------------

    def _begin(self, step: int) -> None:
        """Another document is open, whose run is at this step; which run that is, the next snapshots tell."""
        snapshot = self._workbench.snapshot
        self._step = step
        self._run, self._last_run = None, snapshot.run if snapshot else 0
        self._seconds, self._looked = 0.0, None
        self._tell()

    def _follow(self, snapshot: Snapshot) -> None:
        if self._run is None and snapshot.run > self._last_run:
            self._run = snapshot.origin
        self._measure(snapshot)
        self._tell()

    def _measure(self, snapshot: Snapshot) -> None:
        now, looked = self._clock(), self._looked
        self._looked = now if snapshot.state is RunState.RUNNING else None
        if looked is not None and now - looked < GAP:
            self._seconds += now - looked

    def _steps(self) -> int:
        """Steps of the run that are not in the file; all of them where it began after the file was written."""
        snapshot = self._workbench.snapshot
        if snapshot is None or self._run is None:
            return 0
        newest = snapshot.newest_step
        return max(newest - self._step, 0) if snapshot.origin == self._run else newest

    def _count_edit(self, _index: int) -> None:
        self.edits += 1

    def _tell(self, *_ignored: object) -> None:
        is_lossy = self.loss is not None
        if is_lossy != self._was_lossy:
            self._was_lossy = is_lossy
            self.changed.emit()
