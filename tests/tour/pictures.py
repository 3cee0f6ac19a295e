"""A window of a size, language and theme, and a picture of everything that it shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from playground.document.presets import DEFAULT, preset
from playground.i18n import set_language
from playground.ui.app import make_application, make_window
from playground.ui.settings import Settings
from playground.ui.window import MainWindow
from tests.benchmarks.running import wait
from tests.tour.stops import SECONDS, stands_at

LANGUAGES = ("en", "th")
SIZES = ((1024, 768), (1280, 720), (1920, 1080))


@contextmanager
def toured_window(language: str, theme: str, size: tuple[int, int]) -> Iterator[MainWindow]:
    """A window whose engine is ready."""
    make_application()
    window = make_window(preset(DEFAULT), None, Settings(language=language, theme=theme))
    window.resize(*size)
    try:
        window.show()
        window.start()
        wait(lambda: window.docks.is_filled and window.workbench.snapshot is not None, SECONDS)
        window.workbench.session.step()
        wait(lambda: stands_at(window, 1), SECONDS)
        yield window
    finally:
        window.workbench.undo_stack.setClean()
        window.close()
        window.deleteLater()
        QApplication.processEvents()
        set_language("en")


def grab(window: QWidget) -> QPixmap:
    """The window with its dialogs and bubbles, as they stand on the screen."""
    picture = window.grab()
    painter = QPainter(picture)
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            painter.drawPixmap(other.mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0)), other.grab())
    painter.end()
    return picture
