"""A card: the rounded surface with a title that every panel stands on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from playground.ui.texts import say, set_role
from playground.ui.theme.theme import px

HEAD = 24  # the height of a head without a title


class Card(QFrame):
    """A titled surface. Put the content into `body`; further widgets of the head (legend, switches) into `head`."""

    head_double_clicked = Signal()

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.title = QLabel()
        if title:
            set_role(say(self.title, text=title), "title")
            self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            self.head.addWidget(self.title)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(6)
        layout.addLayout(self.head)
        layout.addLayout(self.body, 1)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On the head: tell that the card is wanted large. Its buttons keep their clicks to themselves."""
        top = self.layout().contentsMargins().top()
        if event.position().y() <= max(self.head.geometry().bottom(), top + px(HEAD)):
            self.head_double_clicked.emit()
        else:
            event.ignore()
