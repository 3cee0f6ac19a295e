"""Starting the window: application, fonts, theme, language, settings, first paint, and only then the engine."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication

from playground.document.experiment import Experiment
from playground.document.presets import DEFAULT, preset
from playground.i18n import set_language, system_language
from playground.ui.settings import Settings, load_settings, save_settings, settings_path
from playground.ui.smoke import Smoke
from playground.ui.theme.theme import theme
from playground.ui.window import MainWindow
from playground.ui.workbench import Workbench

NAME = "nn-playground"


def make_application() -> QApplication:
    """The one `QApplication`, with the names under which its settings are kept."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    QCoreApplication.setOrganizationName("")
    QCoreApplication.setApplicationName(NAME)
    app.setStyle("Fusion")
    app.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, False)
    return app


def make_window(experiment: Experiment, base: Path | None, settings: Settings) -> MainWindow:
    """A window with `experiment` open, in the language and theme of `settings`; not yet shown."""
    set_language(settings.language or system_language())
    theme().choose(settings.theme)
    window = MainWindow(Workbench(experiment, base), settings)
    window.change_language(settings.language or system_language())
    return window


def main(path: Path | None = None, language: str | None = None, smoke: bool = False) -> int:
    """Open the window and run until it is closed; returns the exit code.

    `smoke` opens it, trains a moment, and closes it again: a check that an installation works.
    """
    app = make_application()
    where = settings_path()
    settings, complaint = load_settings(where)
    if language:
        settings.language = language
    window = make_window(preset(DEFAULT), None, settings)
    if complaint is not None:
        window.say(complaint)
    if path is not None:
        window.files.open_path(path)
    window.show()
    # the engine is loaded only after the first paint, so that the window is there at once
    QTimer.singleShot(0, window.start)
    check = Smoke(window) if smoke else None
    code = app.exec()
    if check is not None:
        return check.exit_code
    save_settings(window.settings, where)
    return code
