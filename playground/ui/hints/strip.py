"""The hints in one row above the network, numbered in the order in which they are best done; nothing is covered."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from playground.messages import N_
from playground.ui.texts import say, set_role, set_shape
from playground.ui.theme.icons import icon
from playground.ui.theme.theme import theme
from playground.ui.widgets.card import Card

BESIDE, BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
GAP, EDGE = 12, 6


class HintLine(QWidget):
    """One hint: its number, and a button that shows what it is about."""

    pointed = Signal()

    def __init__(self, number: int, text: str) -> None:
        super().__init__()
        self.number = set_role(QLabel(str(number)), "number")
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = say(QPushButton(), text=text, tip=N_("Show where that is"))
        set_role(self.button, "quiet")
        set_shape(self.button, "small")
        self.button.clicked.connect(self.pointed)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.number)
        row.addWidget(self.button)


class HintStrip(Card):
    """`texts` are marked English texts by key. `pointed`: what a hint is about is to be shown. `closed`: enough."""

    pointed = Signal(str)
    closed = Signal()

    def __init__(self, texts: Mapping[str, tuple[int, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        set_role(say(self, name=N_("Hints for the first steps")), "hint")
        self.lines = {key: HintLine(number, text) for key, (number, text) in texts.items()}
        self.close_button = say(QPushButton(), name=N_("Close the hints"), tip=N_("They do not come back"))
        set_shape(set_role(self.close_button, "quiet"), "small")
        self._row = QBoxLayout(BESIDE)
        self._row.setSpacing(GAP)
        self._lay_out()
        self.close_button.clicked.connect(self.closed)
        theme().changed.connect(self._tint)
        self._tint()

    def drop(self, key: str) -> None:
        """Take one hint away."""
        line = self.lines.pop(key)
        line.hide()
        line.deleteLater()
        self._fit()

    def _lay_out(self) -> None:
        for line in self.lines.values():
            line.pointed.connect(self._point)
            self._row.addWidget(line)
        self._row.addStretch(1)
        outer = QHBoxLayout()
        outer.setSpacing(EDGE)
        outer.addLayout(self._row, 1)
        outer.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(outer)
        self.layout().setContentsMargins(GAP, EDGE, EDGE, EDGE)
        self.layout().setSpacing(0)

    def _point(self) -> None:
        self.pointed.emit(next(key for key, line in self.lines.items() if line is self.sender()))

    def _tint(self) -> None:
        self.close_button.setIcon(icon("x", theme().tokens.text))
        self._fit()

    def _fit(self) -> None:
        """Side by side, or one below the other where there is no room for that."""
        widths = [line.sizeHint().width() for line in self.lines.values()]
        wide = sum(widths) + GAP * (len(widths) - 1) + EDGE + self.close_button.sizeHint().width()
        margins = self.layout().contentsMargins()
        room = self.width() - margins.left() - margins.right()
        self._row.setDirection(BESIDE if wide <= room else BELOW)
        self._row.setSpacing(GAP if wide <= room else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
