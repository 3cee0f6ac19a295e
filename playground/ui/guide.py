"""The first steps, beside the work: a page to read while trying what it says."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QDialog, QTextBrowser, QVBoxLayout, QWidget

from playground.i18n import language, plain_text
from playground.messages import N_
from playground.resources import resource
from playground.ui.texts import say
from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import px, theme

# where each language's page is; the Thai one is compiled from resources/guide/th.md by packaging/texts.py
PAGES = {"en": ("guide", "en.md"), "th": ("locale", "th", "guide.md")}
SIZE = (520, 640)
# of a heading by its level, and of what is none: pixels above and below it, and the size of a heading's letters
HEADINGS = {1: (0, 4, 22), 2: (18, 6, 16)}
BODY = (0, 6, 0)


class GuideWindow(QDialog):
    """Follows the language while it is open."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        say(self, window_title=N_("First steps"))
        self.page = say(_Page(), name=N_("First steps"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.resize(*(theme().tokens.scaled(side) for side in SIZE))
        theme().changed.connect(self._show_page)
        self._show_page()

    def _show_page(self) -> None:
        self.page.setMarkdown(resource(*PAGES[language()]).read_text(encoding="utf-8"))
        set_out(self.page.document())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_page()


def set_out(document: QTextDocument) -> None:
    """Give headings their sizes and everything its distances: Markdown says only what is a heading."""
    block = document.begin()
    while block.isValid():
        form, cursor = block.blockFormat(), QTextCursor(block)
        above, below, size = HEADINGS.get(form.headingLevel(), BODY)
        form.setTopMargin(px(above) if block.position() else 0)
        form.setBottomMargin(px(below))
        cursor.setBlockFormat(form)
        if form.headingLevel():
            letters = QTextCharFormat()
            letters.setFont(application_font(px(size), QFont.Weight.DemiBold))
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(letters)
        block = block.next()


class _Page(QTextBrowser):
    """A page to read; what is copied from it has no marks of word borders."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Page")
        self.setOpenLinks(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # its Copy would take the marks along
        self.document().setDocumentMargin(24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(plain_text(self.textCursor().selection().toPlainText()))
        else:
            super().keyPressEvent(event)
