"""Starting the window: application, fonts, theme, language, settings, first paint, and only then the engine."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication

from playground.document.experiment import Experiment
from playground.document.presets import DEFAULT, preset
from playground.i18n import set_language, system_language
from playground.messages import Message
from playground.ui import thai_words
from playground.ui.accessible.factory import install
from playground.ui.documents.closing import AskBeforeClosing
from playground.ui.hints.hints import Hints
from playground.ui.recovery.recovery import Recovery, recovery_folder
from playground.ui.remembering import Remembering
from playground.ui.settings import Settings, load_settings, reset_settings, settings_path
from playground.ui.smoke import Smoke
from playground.ui.theme.icons import program_icon
from playground.ui.theme.theme import theme
from playground.ui.unexpected import Unexpected, log_path
from playground.ui.window import MainWindow
from playground.ui.workbench import Workbench

NAME = "nn-playground"
LARGE = 1360, 800  # pixels of a screen that has room for the window as it is at first, frame included


def make_application() -> QApplication:
    """The one `QApplication`, with the names under which its settings are kept."""
    name_application()
    thai_words.keep_whole()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    app.setWindowIcon(program_icon())
    install()
    # figures are the same in every language, and on every computer
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    app.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, False)
    return app


def name_application() -> None:
    """Say under which name settings are kept; needs no application yet."""
    QCoreApplication.setOrganizationName("")
    QCoreApplication.setApplicationName(NAME)


def make_window(experiment: Experiment, base: Path | None, settings: Settings, language: str = "") -> MainWindow:
    """A window with `experiment` open, in the theme of `settings` and in `language` or theirs; not yet shown."""
    code = language or settings.language or system_language()
    set_language(code)
    theme().choose(settings.theme)
    theme().set_scale(settings.projector_scale, projector=True)
    theme().set_scale(settings.scale, projector=False)
    window = MainWindow(Workbench(experiment, base), settings)
    window.show_language(code)
    return window


def reset() -> Message:
    """Put the settings aside before they are read; what to say about it."""
    name_application()
    return reset_settings(settings_path())


def show_first(window: MainWindow) -> None:
    """At its very first start the window fills a screen on which, with its frame, it would have no room."""
    room = window.screen().availableSize()
    if not window.settings.geometry and (room.width() < LARGE[0] or room.height() < LARGE[1]):
        window.showMaximized()
    else:
        window.show()


def main(path: Path | None = None, language: str = "", smoke: bool = False, notice: Message | None = None) -> int:
    """Open the window and run until it is closed; returns the exit code.

    `language` is for this time only. `smoke` opens the window, trains a moment, and closes it again: a check that an
    installation works. `notice` is said in the window once it is open.
    """
    app = make_application()
    where = settings_path()
    settings, complaint = load_settings(where)
    window = make_window(preset(DEFAULT), None, settings, language)
    unexpected = Unexpected(window, log_path())
    for sentence in filter(None, (notice, complaint)):
        window.say(sentence)
    if path is not None:
        window.files.open_path(path)
    show_first(window)
    # the engine is loaded only after the first paint, so that the window is there at once
    QTimer.singleShot(0, window.start)
    if smoke:
        check = Smoke(window)
        app.exec()
        return check.exit_code
    Hints(window)
    AskBeforeClosing(window)
    recovery = Recovery(window, recovery_folder())
    remembering = Remembering(window, where)
    code = app.exec()
    remembering.finish()
    recovery.finish()
    unexpected.finish()
    return code
