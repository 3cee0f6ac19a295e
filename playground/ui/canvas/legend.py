"""What colour, dash and width of the links mean, in one line below the network."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from playground.i18n import _
from playground.messages import N_
from playground.ui.canvas.curves import DASH, SPACE
from playground.ui.canvas.frame import Quantity
from playground.ui.canvas.view import NetworkView
from playground.ui.texts import set_role
from playground.ui.theme.theme import theme

SYMBOLS = {Quantity.WEIGHT: "w", Quantity.GRADIENT: "∂L/∂w", Quantity.UPDATE: "Δw"}


class Sample(QWidget):
    """A short piece of a positive or a negative link."""

    def __init__(self, negative: bool) -> None:
        super().__init__()
        self._negative = negative

    def sizeHint(self) -> QSize:
        return QSize(28, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        pen = QPen(QColor(tokens.negative if self._negative else tokens.positive), 3)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if self._negative:
            pen.setDashPattern([DASH / 3, SPACE / 3])
        painter.setPen(pen)
        painter.drawLine(0, self.height() // 2, self.width(), self.height() // 2)
        painter.end()


class Legend(QWidget):
    """Follows `view`: the quantity, the scale, and how many of the links are drawn."""

    def __init__(self, view: NetworkView) -> None:
        super().__init__()
        self._view = view
        self._positive, self._negative, self._scale = QLabel(), QLabel(), QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 6)
        row.setSpacing(8)
        for sample, label in ((Sample(False), self._positive), (Sample(True), self._negative)):
            row.addWidget(sample)
            row.addWidget(set_role(label, "muted"))
            row.addSpacing(8)
        self._scale.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(set_role(self._scale, "muted"), 1)
        view.legend_changed.connect(self._refresh)
        self._refresh()

    @property
    def text(self) -> str:
        return self._scale.text()

    def _refresh(self) -> None:
        scene = self._view.network_scene
        symbol = SYMBOLS[scene.quantity]
        self._positive.setText(f"{symbol} > 0")
        self._negative.setText(f"{symbol} < 0")
        parts = [_(N_("full width and colour: {scale:g} or more")).format(scale=scene.scale)] if scene.scale else []
        drawn, there = scene.links_drawn()
        if drawn < there:
            parts.append(_(N_("the strongest {drawn} of {there} links are drawn")).format(drawn=drawn, there=there))
        text = " · ".join(parts)
        self._scale.setText(text)
        self._scale.setToolTip(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
