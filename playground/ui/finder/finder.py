"""The finder: a card over the window with one line to type in, and below it whatever fits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QMainWindow, QVBoxLayout, QWidget

from playground.i18n import _, plain_text, translate
from playground.messages import N_, Message
from playground.ui.accessible.announce import announce
from playground.ui.finder.command import Command
from playground.ui.finder.line import FinderLine
from playground.ui.finder.results import ROWS, Results, ResultsList, row_height, spoken, title_of
from playground.ui.finder.search import Hit, search
from playground.ui.texts import say, set_role
from playground.ui.theme.theme import theme
from playground.ui.widgets.sign import Sign

MARGIN, WIDTH, TOP = 32, 640, 0.12
SHADOW = 28
RECENT = 5
SCRIM = 110  # of 255
HINT = N_("↑ ↓ choose · Enter does it · Esc closes")
HINT_NUMBER = N_("Enter sets it · Esc goes back")
NOTHING = N_("Nothing is called that.")


class Finder(QWidget):
    """Covers `window` while it is open. `gather` gives the commands as they stand when it opens.

    Enter does what is chosen; a setting with a number asks for it in the same line first. Escape goes back, then
    closes, and what had the focus before has it again.
    """

    def __init__(self, window: QMainWindow, gather: Callable[[], list[Command]]) -> None:
        super().__init__(window)
        self._gather = gather
        self._commands: list[Command] = []
        self._recent: list[str] = []
        self._before: QWidget | None = None
        self._asked: Command | None = None
        self._typed = ""
        self.card = QFrame(self)
        self.card.setObjectName("Finder")
        self.line = FinderLine()
        self.subject = set_role(QLabel(), "subject")
        self.results = Results(self)
        self.list = ResultsList(self.results)
        self.note = set_role(QLabel(), "muted")
        self.note.setWordWrap(True)
        self._sign = Sign()
        self._build()
        self._connect()
        self.hide()

    def _build(self) -> None:
        say(self.line, name=N_("Find a command or a setting"), placeholder=N_("Find a command or a setting"))
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 14, 6)
        head.setSpacing(10)
        for widget in (self._sign, self.subject):
            head.addWidget(widget)
        head.addWidget(self.line, 1)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(set_role(QFrame(), "line"))
        column.addWidget(self.list, 1)
        column.addWidget(self.note)
        self.note.setContentsMargins(14, 8, 14, 10)

    def _connect(self) -> None:
        self.line.textEdited.connect(self._follow_typing)
        self.line.moved.connect(self.list.go)
        self.line.accepted.connect(self.accept)
        self.line.cancelled.connect(self.back)
        self.line.installEventFilter(self)
        self.list.clicked.connect(self.accept)
        self.list.selectionModel().currentChanged.connect(self._announce)
        self.window().installEventFilter(self)
        theme().changed.connect(self._show_theme)
        self._show_theme()

    # -- open and closed --------------------------------------------------------------------------------------------

    def toggle(self) -> None:
        if self.isVisible():
            self.close_and_return()
        else:
            self.open()

    def open(self) -> None:
        """Show the card over the window, with every command."""
        self._before = QApplication.focusWidget()
        self._commands = self._gather()
        self._search("")
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_and_return(self) -> None:
        """Close, and give the focus back to what had it."""
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> None:
        """From the question for a number back to the list, and from there out."""
        if self._asked is not None:
            self._search(self._typed)
        else:
            self.close_and_return()

    # -- finding ----------------------------------------------------------------------------------------------------

    @property
    def hits(self) -> list[Hit]:
        return self.results.hits

    def _search(self, query: str) -> None:
        self._asked, self._typed = None, query
        self.line.setText(query)
        self.subject.hide()
        self._show_hits()

    def _follow_typing(self, text: str) -> None:
        if self._asked is None:
            self._typed = text
            self._show_hits()
        else:
            self._say(HINT_NUMBER)

    def _show_hits(self) -> None:
        self.results.show_hits(search(self._typed, self._commands, self._recent))
        self.list.setVisible(bool(self.hits))
        self.list.choose(0)
        self.list.scrollToTop()
        self._say(HINT if self.hits else NOTHING)
        self._place()

    # -- doing ------------------------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Do what is chosen, or take the number that was asked for."""
        if self._asked is not None:
            self._take_number(self._asked)
            return
        hit = self.list.hit
        if hit is None or not hit.command.can_be_done:
            return
        if hit.command.number is None:
            assert hit.command.work is not None
            self._finish(hit.command)
            hit.command.work()
        elif hit.value is not None:
            self._give(hit.command, hit.value)
        else:
            self._ask(hit)

    def _ask(self, hit: Hit) -> None:
        """Ask for the number of a setting where the query was."""
        self._asked = hit.command
        self.subject.setText(title_of(hit))
        self.subject.show()
        self.line.setText(hit.command.value)
        self.line.selectAll()
        self.list.hide()
        self._say(HINT_NUMBER)
        self._place()
        self._speak(f"{title_of(hit)} {hit.command.value}")

    def _take_number(self, command: Command) -> None:
        assert command.number is not None
        value = command.number.read(self.line.text())
        if isinstance(value, Message):
            self._say(translate(value), "wrong")
            self._place()
            self._speak(self.note.text())
        else:
            self._give(command, value)

    def _give(self, command: Command, value: float) -> None:
        assert command.give is not None
        self._finish(command)
        command.give(value)

    def _finish(self, command: Command) -> None:
        self._recent = [command.key, *(key for key in self._recent if key != command.key)][:RECENT]
        self.close_and_return()

    # -- saying -----------------------------------------------------------------------------------------------------

    def _say(self, text: str, role: str = "muted") -> None:
        set_role(self.note, role).setText(_(text))

    def _announce(self) -> None:
        """The focus stays in the line: say what is chosen below it."""
        hit = self.list.hit
        if hit is not None and self.isVisible():
            self._speak(spoken(hit))

    def _speak(self, sentence: str) -> None:
        self.line.setAccessibleDescription(plain_text(sentence))
        announce(self.line, sentence)

    # -- look -------------------------------------------------------------------------------------------------------

    def _show_theme(self) -> None:
        self._sign.show_sign("search", "text_muted", 18)
        self._place()

    def _place(self) -> None:
        window = self.window()
        self.setGeometry(window.rect())
        width = min(WIDTH * theme().tokens.text_size // 13, window.width() - 2 * MARGIN)
        rows = 0 if self.list.isHidden() else min(ROWS, len(self.hits))
        self.list.setFixedHeight(rows * row_height() + 8)
        top = round(TOP * window.height())
        height = min(self.card.layout().totalHeightForWidth(width), window.height() - top - MARGIN)
        self.card.setGeometry((window.width() - width) // 2, top, width, height)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The window falls back behind a veil, the card throws a soft shadow on it."""
        painter = QPainter(self)
        veil = theme().colour("window")
        veil.setAlpha(SCRIM)
        painter.fillRect(self.rect(), veil)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 3))
        card, radius = QRectF(self.card.geometry()).translated(QPointF(0, 6)), theme().tokens.card_radius
        for spread in range(SHADOW, 0, -2):
            painter.drawRoundedRect(card.adjusted(-spread, -spread, spread, spread), radius + spread, radius + spread)
        painter.end()

    # -- Qt's own events --------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_and_return()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.window() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.line and event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self._close_when_left)
        return super().eventFilter(watched, event)

    def _close_when_left(self) -> None:
        """Something else in the window has taken the focus; another window or a menu gives it back."""
        focus = QApplication.focusWidget()
        if self.isVisible() and focus is not None and focus is not self.line:
            self._before = None
            self.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self._search(self._typed)
