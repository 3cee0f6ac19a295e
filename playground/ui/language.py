"""Switching the language of a running window, the texts of Qt's own dialogs included."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from playground.i18n import set_language
from playground.ui.qt_texts import QtTexts
from playground.ui.texts import retranslate
from playground.ui.theme.garbage import garbage_kept

_qt_texts: QtTexts | None = None


def show_language(code: str) -> None:
    """Make `code` ("en" or "th") the language of every window that is open."""
    global _qt_texts
    set_language(code)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    if _qt_texts is None:
        _qt_texts = QtTexts()
        app.installTranslator(_qt_texts)
    with garbage_kept():
        for widget in app.topLevelWidgets():
            # one that is told may end another; menus and dialogs are reached through their window
            if isValid(widget) and widget.parent() is None:
                retranslate(widget)
                app.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
