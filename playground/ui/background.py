"""Work that would hold up the window, done in a thread of its own and answered on the window's thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, QTimer

from playground.messages import N_, Message, UserError, message

POLL_MS = 20
log = logging.getLogger(__name__)


class Background(QObject):
    """Runs functions one after the other. The answer is polled, so no signal ever crosses a thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        self._waiting: list[tuple[Future[Any], Callable[[Any], None], Callable[[Message], None]]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._poll)

    def run(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Message], None]) -> None:
        """Call `work` in the thread, then `done` with its result, or `failed` with the sentence that says why not."""
        self._waiting.append((self._pool.submit(work), done, failed))
        self._timer.start()

    def close(self, *, wait: bool = True) -> None:
        """Finish what is being written, unless it need not be waited for; start nothing more."""
        self._timer.stop()
        self._pool.shutdown(wait=wait, cancel_futures=True)

    def _poll(self) -> None:
        ready = [entry for entry in self._waiting if entry[0].done()]
        self._waiting = [entry for entry in self._waiting if not entry[0].done()]
        if not self._waiting:
            self._timer.stop()
        for future, done, failed in ready:
            error = future.exception()
            if error is None:
                done(future.result())
            else:
                failed(_sentence(error))


def _sentence(error: BaseException) -> Message:
    if isinstance(error, UserError):
        return error.message
    log.error("background work failed", exc_info=error)
    return message(N_("Something went wrong inside the program: {error}. The log has the details."), error=str(error))
