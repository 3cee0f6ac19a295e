"""A calm bar above the network: what can be recovered, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from playground.i18n import plain_text
from playground.messages import N_
from playground.ui.texts import say, set_role
from playground.ui.theme.icons import icon, pixmap
from playground.ui.theme.theme import theme
from playground.ui.widgets.card import Card


class RecoveryBar(Card):
    """Asks in one sentence. `recover`, `discard`, `later`: which button was pressed."""

    recover = Signal()
    discard = Signal()
    later = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._sign = QLabel()
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self.recover_button = say(
            QPushButton(), text=N_("Recover"), tip=N_("Open it as it was; it is not saved yet"), name=N_("Recover")
        )
        self.discard_button = say(
            QPushButton(), text=N_("Discard"), tip=N_("Forget it: it cannot be recovered then"), name=N_("Discard")
        )
        self.later_button = say(QPushButton(), tip=N_("Ask again at the next start"), name=N_("Not now"))
        set_role(self.recover_button, "primary")
        set_role(self.later_button, "quiet").setProperty("shape", "icon")
        self._lay_out()
        self.recover_button.clicked.connect(self.recover)
        self.discard_button.clicked.connect(self.discard)
        self.later_button.clicked.connect(self.later)
        theme().changed.connect(self._tint)
        self._tint()

    @property
    def text(self) -> str:
        return self._label.text()

    def show_sentence(self, text: str) -> None:
        """Say it, to screen readers too."""
        self._label.setText(text)
        self.setAccessibleName(plain_text(text))
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, plain_text(text)))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._label, 1)
        for button in (self.recover_button, self.discard_button, self.later_button):
            row.addWidget(button)
        self.body.addLayout(row)

    def _tint(self) -> None:
        self._sign.setPixmap(pixmap("rotate-ccw", theme().tokens.accent))
        self.later_button.setIcon(icon("x", theme().tokens.text))
