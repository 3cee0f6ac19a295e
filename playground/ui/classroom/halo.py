"""A soft ring that follows the mouse, so that a class sees where the teacher points."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QCursor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.ui.theme.theme import px, theme

FRAME_MS = 16
RADIUS, WIDTH = 22, 4
FILL = 0.18


class Halo(QWidget):
    """Lies over `window`; the mouse goes through it. Only while it is on does it look where the mouse is."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.follow)
        self.hide()

    @property
    def is_on(self) -> bool:
        return self._timer.isActive()

    def switch(self, on: bool) -> None:
        if on:
            self._timer.start()
            self.follow()
        else:
            self._timer.stop()
            self.hide()

    def follow(self) -> None:
        """Go where the mouse is, or hide where it has left the window."""
        window = self.parentWidget()
        at = window.mapFromGlobal(QCursor.pos())
        self.setVisible(window.rect().contains(at))
        if not self.isVisible():
            return
        side = 2 * (px(RADIUS) + WIDTH)
        if self.size() != QSize(side, side):
            self.resize(side, side)
        self.move(at.x() - side // 2, at.y() - side // 2)
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, radius = QPointF(self.width() / 2, self.height() / 2), px(RADIUS)
        soft = QColor(theme().tokens.accent)
        soft.setAlphaF(FILL)
        painter.setBrush(soft)
        # on any ground one of the two lines stands out
        for colour, width in ((theme().tokens.surface, WIDTH + 2), (theme().tokens.accent, WIDTH)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawEllipse(middle, radius, radius)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.end()
