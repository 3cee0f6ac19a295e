"""One file being written and read back, in a thread; the window looks at how far it has come."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from playground.export.formats import Format, write_weights
from playground.export.trained import TrainedNetwork
from playground.export.verification import Verification
from playground.messages import N_, UserError

log = logging.getLogger(__name__)


class Writing:
    """`written` bytes so far; `is_written` once the file is there and is being read back."""

    def __init__(self, record: Format, trained: TrainedNetwork, path: Path) -> None:
        self.record = record
        self.trained = trained
        self.path = path
        self.written = 0
        self.is_written = False
        self._stop = threading.Event()

    @property
    def share(self) -> float:
        """How much of the file is written, about."""
        return min(1.0, self.written / max(1, self.record.size(self.trained)))

    def stop(self) -> None:
        """Write no further; the file stays as it was. Too late once it is written."""
        self._stop.set()

    def run(self) -> Verification:
        """Write the file and read it back. UserError where one of them fails."""
        write_weights(self.trained, self.path, self._count)
        self.is_written = True
        try:
            return self.record.verify(self.path, self.trained)
        except UserError:
            raise
        except Exception as error:
            log.exception("a file that was written cannot be read back")
            raise UserError(
                N_("{path} was written, but cannot be read back: do not rely on it."), path=str(self.path)
            ) from error

    def _count(self, written: int) -> None:
        self.written = written
        if self._stop.is_set():
            raise UserError(N_("Stopped: nothing was written."))
