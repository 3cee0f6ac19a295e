"""Switching the language of a running window, the texts of Qt's own dialogs included."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from playground.i18n import set_language
from playground.ui.qt_texts import QtTexts
from playground.ui.texts import retranslate

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
    for widget in app.topLevelWidgets():
        if widget.parent() is None:  # menus and dialogs are reached through their window
            retranslate(widget)
            app.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
