"""A hint: a small card beside what it points at, with an arrow to it and a button that closes it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from playground.messages import N_
from playground.ui.texts import say, set_role
from playground.ui.theme.icons import icon
from playground.ui.theme.theme import theme

ARROW, GAP, EDGE = 9, 4, 8
# the style sheet's own buttons are too high to stand beside a line of text
SMALL = "QToolButton { min-height: 24px; padding: 0; }"
RIGHT, BELOW, LEFT = "right", "below", "left"


class HintBubble(QFrame):
    """`text` is a marked English text; `side` is where the bubble stands. `closed`: the user is done with it."""

    closed = Signal()

    def __init__(self, window: QWidget, text: str, side: str) -> None:
        super().__init__(window)
        self._side = side
        self._target = QRect()
        say(self, name=text)
        self.label = set_role(say(QLabel(), text=text), "hint")
        self.button = say(QToolButton(), name=N_("Close the hint"), tip=N_("Close the hint: it does not come back"))
        set_role(self.button, "quiet").setIconSize(QSize(14, 14))
        self.button.setStyleSheet(SMALL)
        self.button.setFixedSize(26, 26)
        self.button.clicked.connect(self.closed)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        before, above, after = (ARROW if side == which else 0 for which in (RIGHT, BELOW, LEFT))
        row.setContentsMargins(12 + before, 5 + above, 6 + after, 5)
        row.setSpacing(6)
        row.addWidget(self.label)
        row.addWidget(self.button)
        theme().changed.connect(self._show_theme)
        self._show_theme()
        self.hide()

    @property
    def target(self) -> QRect:
        """What it points at, in the window."""
        return self._target

    def point_at(self, target: QRect) -> None:
        """Stand beside `target`, never over it, and inside the window."""
        size, room = self.sizeHint(), self.parentWidget().rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        corners = {
            RIGHT: QPoint(target.right() + GAP, target.center().y() - size.height() // 2),
            LEFT: QPoint(target.left() - GAP - size.width(), target.center().y() - size.height() // 2),
            BELOW: QPoint(target.center().x() - size.width() // 2, target.bottom() + GAP),
        }
        corner = corners[self._side]
        x = min(max(room.left(), corner.x()), room.right() - size.width())
        y = min(max(room.top(), corner.y()), room.bottom() - size.height())
        place = QRect(QPoint(x, y), size)
        if (place, target) != (self.geometry(), self._target):
            self._target = target
            self.setGeometry(place)
            self.update()

    def _show_theme(self) -> None:
        self.button.setIcon(icon("x", theme().tokens.tooltip_text, size=14))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("tooltip"))
        left, top, right = (ARROW if self._side == which else 0 for which in (RIGHT, BELOW, LEFT))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(left, top, -right, 0), 8, 8)
        painter.drawPolygon(self._arrow())
        painter.end()

    def _arrow(self) -> QPolygonF:
        """From the card to the middle of the target, as near as the card reaches."""
        middle = self._target.center() - self.pos()
        x = min(max(2 * ARROW, middle.x()), self.width() - 2 * ARROW)
        y = min(max(2 * ARROW, middle.y()), self.height() - 2 * ARROW)
        if self._side == BELOW:
            return QPolygonF([QPointF(x, 0), QPointF(x - ARROW, ARROW + 1), QPointF(x + ARROW, ARROW + 1)])
        tip, base = (0, ARROW + 1) if self._side == RIGHT else (self.width(), self.width() - ARROW - 1)
        return QPolygonF([QPointF(tip, y), QPointF(base, y - ARROW), QPointF(base, y + ARROW)])
