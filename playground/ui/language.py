"""Switching the language of a running window, the texts of Qt's own dialogs included."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from playground.i18n import _, language, set_language
from playground.messages import N_
from playground.ui.texts import retranslate

# What Qt's standard buttons and menus say, under the texts Qt looks up; "&" marks Qt's keyboard accelerators.
QT_TEXTS = (
    N_("OK"), N_("Open"), N_("Save"), N_("Cancel"), N_("Close"), N_("Discard"), N_("Apply"), N_("Reset"), N_("Help"),
    N_("Yes"), N_("No"), N_("Undo"), N_("Redo"), N_("Cut"), N_("Copy"), N_("Paste"), N_("Delete"), N_("Select All"),
    N_("Look in:"), N_("File name:"), N_("Files of type:"), N_("Directory:"), N_("Name"), N_("Size"), N_("Type"),
    N_("Date Modified"), N_("Computer"), N_("Save As"), N_("Choose"),
)  # fmt: skip


class StandardTexts(QTranslator):
    """Answers Qt's look-ups of its own texts from our catalogue."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        plain = source.replace("&", "")
        return _(plain) if language() != "en" and plain in QT_TEXTS else None

    def isEmpty(self) -> bool:
        return False


_standard_texts: StandardTexts | None = None


def show_language(code: str) -> None:
    """Make `code` ("en" or "th") the language of every window that is open."""
    global _standard_texts
    set_language(code)
    # figures are the same in every language
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    if _standard_texts is None:
        _standard_texts = StandardTexts()
        app.installTranslator(_standard_texts)
    for widget in app.topLevelWidgets():
        if widget.parent() is None:  # menus and dialogs are reached through their window
            retranslate(widget)
            app.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
