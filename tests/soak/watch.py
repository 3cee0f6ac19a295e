"""Hears of everything that goes wrong while nobody looks: exceptions anywhere, warnings of Qt, errors in the log."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

# What Qt says of a screen that is none, and of a window manager that is none.
HARMLESS = (
    "This plugin does not support",
    "QFont::setPointSize",
    "Could not find the Qt platform plugin",
    "Wayland does not support",
    "qt.qpa.",
)


class Watch(logging.Handler):
    """`complaints` are whole texts, a traceback where there is one; they are taken away by `take`."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._complaints: list[str] = []

    def take(self) -> list[str]:
        taken, self._complaints = self._complaints, []
        return taken

    def emit(self, record: logging.LogRecord) -> None:
        trace = "".join(traceback.format_exception(*record.exc_info)) if record.exc_info else ""
        self._complaints.append(f"log: {record.getMessage()}\n{trace}")

    def _exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._complaints.append("".join(traceback.format_exception(kind, error, trace)))

    def hear(self, error: BaseException) -> None:
        """Of an exception that somebody has caught."""
        self._exception(type(error), error, error.__traceback__)

    def _in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._exception(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _unraisable(self, arguments: Any) -> None:
        if arguments.exc_value is not None:
            self._exception(type(arguments.exc_value), arguments.exc_value, arguments.exc_traceback)

    def _qt(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        serious = kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
        if serious and not f"{context.category}{text}".startswith(HARMLESS) and not text.startswith(HARMLESS):
            self._complaints.append(f"Qt: {text}")

    @contextmanager
    def listening(self) -> Iterator[Watch]:
        """Everything is heard meanwhile, and afterwards is as before."""
        hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._exception, self._in_thread, self._unraisable
        handler = qInstallMessageHandler(self._qt)
        logging.getLogger("playground").addHandler(self)
        try:
            yield self
        finally:
            logging.getLogger("playground").removeHandler(self)
            qInstallMessageHandler(handler)
            sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
