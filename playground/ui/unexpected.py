"""What nobody expected: the details go to a file, the user gets one sentence, and the window lives on."""

from __future__ import annotations

import logging
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Protocol

from PySide6.QtCore import QObject, QStandardPaths

from playground.messages import N_, Message, message

MAX_BYTES = 256 * 1024
log = logging.getLogger(__name__)


class Speaker(Protocol):
    def say(self, message: Message) -> None: ...


class Unexpected(QObject):
    """Takes every exception that reaches Qt's loop, and keeps each error in the log of the program in `path`.

    The same place is spoken of once: what fails while it is painted fails again with every frame.
    """

    def __init__(self, speaker: Speaker, path: Path) -> None:
        super().__init__()
        self._speaker = speaker
        self._path = path
        self._known: set[tuple[type[BaseException], str, int]] = set()
        self._file = _log_file(path)
        logging.getLogger("playground").addHandler(self._file)
        self._before, sys.excepthook = sys.excepthook, self._take

    def finish(self) -> None:
        """Exceptions go where they went before."""
        sys.excepthook = self._before
        logging.getLogger("playground").removeHandler(self._file)
        self._file.close()

    def _take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, Exception):  # the wish to stop, from the keyboard
            self._before(kind, error, trace)
            return
        place = (kind, *_place(trace))
        if place not in self._known:
            self._known.add(place)
            log.error("unexpected", exc_info=(kind, error, trace))
            self._speaker.say(message(UNEXPECTED, error=repr(error), path=str(self._path)))
        # a painter in a frame must not outlive what it paints on
        traceback.clear_frames(trace)


UNEXPECTED = N_(
    "Something went wrong inside the program: {error}. Your work is still there: save it. {path} has the details."
)


def log_path() -> Path:
    """Where the errors of the program are kept; the application must have its name by then."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(folder) / "errors.log"


def _log_file(path: Path) -> logging.Handler:
    """Made when there is something to write; where that cannot be, errors are written nowhere."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return logging.NullHandler()
    file = RotatingFileHandler(path, maxBytes=MAX_BYTES, backupCount=1, encoding="utf-8", delay=True)
    file.setLevel(logging.ERROR)
    file.setFormatter(logging.Formatter("%(asctime)s %(name)s: %(message)s"))
    return file


def _place(trace: TracebackType | None) -> tuple[str, int]:
    """The file and the line in which it happened."""
    frames = list(traceback.walk_tb(trace))
    return (frames[-1][0].f_code.co_filename, frames[-1][1]) if frames else ("", 0)
