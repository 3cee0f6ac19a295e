"""Reading a table beside the window: the first rows at once, then all of it with progress; a new wish ends the old."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from playground.datasets.peek import Peek
from playground.datasets.tables import Table
from playground.messages import Message
from playground.ui.background import Background
from playground.ui.table_dialog.draft import Draft, Judgement

POLL_MS = 30
REST = 0.001  # seconds of every few milliseconds that are left to the window: reading holds the interpreter's lock


class TableReader(QObject):
    """Every signal belongs to the newest wish; what an older one brings is dropped."""

    peeked = Signal(object)  # Peek
    progressed = Signal(float)  # 0 to 1
    read = Signal(object)  # Table
    judged = Signal(object)  # Judgement
    failed = Signal(object)  # Message

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._job: _Job | None = None
        self._draft: Draft | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_reading(self) -> bool:
        return self._job is not None

    @property
    def is_busy(self) -> bool:
        """Whether a signal is still to come."""
        return self._job is not None or self._draft is not None

    def start(self, draft: Draft) -> None:
        """Read the table of `draft`."""
        self.stop()
        self._job = job = _Job(draft, self)
        self._timer.start()
        self._background.run(job.work, job.done, job.failed)

    def judge(self, draft: Draft) -> None:
        """Find out what comes of the choices."""
        self._draft = draft
        self._background.run(draft.judge, self._tell_judgement, self.failed.emit)

    def stop(self) -> None:
        """Give up what is under way."""
        self._timer.stop()
        self._draft = None
        if self._job is not None:
            self._job.is_stopped = True
            self._job = None

    def close(self) -> None:
        self.stop()
        self._background.close()

    def finish(self, job: _Job, table: Table | None, failure: Message | None) -> None:
        """Called by a job that has ended."""
        if job is not self._job:
            return
        self._look()
        self._timer.stop()
        self._job = None
        if failure is not None:
            self.failed.emit(failure)
        else:
            self.read.emit(table)

    def _look(self) -> None:
        """Tell what the job under way has so far."""
        job = self._job
        if job is None:
            return
        if job.peek is not None:
            peek, job.peek = job.peek, None
            self.peeked.emit(peek)
        self.progressed.emit(job.share)

    def _tell_judgement(self, judgement: Judgement) -> None:
        # of several that wait, only that of the newest choices counts
        if self._draft is not None and judgement.draft.with_fields(missing="") == self._draft.with_fields(missing=""):
            self._draft = None
            self.judged.emit(judgement)


class _StoppedError(Exception):
    """Nobody waits for the table any more."""


class _Job:
    """One reading. `share`, `peek` and `is_stopped` are shared by two threads, each a single assignment."""

    def __init__(self, draft: Draft, reader: TableReader) -> None:
        self._draft = draft
        self._reader = reader
        self.share = 0.0
        self.peek: Peek | None = None
        self.is_stopped = False

    def work(self) -> Table | None:
        """On the thread: look, then read; None where it was stopped."""
        if self.is_stopped:
            return None
        self.peek = self._draft.peek()
        try:
            return self._draft.read(self._progress)
        except _StoppedError:
            return None

    def done(self, table: Table | None) -> None:
        self._reader.finish(self, table, None)

    def failed(self, sentence: Message) -> None:
        self._reader.finish(self, None, sentence)

    def _progress(self, share: float) -> None:
        self.share = share
        time.sleep(REST)
        if self.is_stopped:
            raise _StoppedError
