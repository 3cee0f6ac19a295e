"""What colour, dash and width of the links mean, in one line below the network."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from playground.i18n import _
from playground.messages import N_
from playground.ui.canvas.curves import DASH, SPACE
from playground.ui.canvas.frame import Quantity
from playground.ui.canvas.view import NetworkView
from playground.ui.texts import set_role
from playground.ui.theme.colormap import signed_image
from playground.ui.theme.theme import px, theme
from playground.ui.widgets.fitting_label import FittingLabel

RAMP = np.linspace(-1.0, 1.0, 64)[None, :]
SYMBOLS = {Quantity.WEIGHT: "w", Quantity.GRADIENT: "∂L/∂w", Quantity.UPDATE: "Δw"}
# What the scale means, and in brief where there are links: matrices have their bar besides.
OF_LINKS = (N_("full width and colour: {scale:g} or more"), N_("widest: {scale:g}"))
OF_MATRICES = (N_("full colour: {scale:g} or more"),)


class Sample(QWidget):
    """A short piece of a positive or a negative link."""

    def __init__(self, negative: bool) -> None:
        super().__init__()
        self._negative = negative

    def sizeHint(self) -> QSize:
        return QSize(px(28), px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        pen = QPen(QColor(tokens.negative if self._negative else tokens.positive), px(3))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if self._negative:
            pen.setDashPattern([DASH / 3, SPACE / 3])
        painter.setPen(pen)
        painter.drawLine(0, self.height() // 2, self.width(), self.height() // 2)
        painter.end()


class ColourBar(QWidget):
    """The colours of a matrix from the negative to the positive end of the scale."""

    def sizeHint(self) -> QSize:
        return QSize(px(64), px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        bar = QRect(0, self.height() // 2 - 5, self.width(), 10)
        painter.drawImage(bar, signed_image(RAMP, 1.0, tokens))
        painter.setPen(QPen(QColor(tokens.border_strong), 1))
        painter.drawRect(bar.adjusted(0, 0, -1, -1))
        painter.end()


class Legend(QWidget):
    """Follows `view`: the quantity, the scale, and how many of the links are drawn."""

    def __init__(self, view: NetworkView) -> None:
        super().__init__()
        self._view = view
        self._positive, self._negative, self._scale = QLabel(), QLabel(), FittingLabel()
        self._lines = (Sample(negative=False), self._positive, Sample(negative=True), self._negative)
        self._low, self._high = QLabel(), QLabel()
        self._bar = (self._low, ColourBar(), self._high)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 6)
        row.setSpacing(8)
        for widget in (*self._lines, *self._bar):
            row.addWidget(widget)
        for label in (self._positive, self._negative, self._low, self._high):
            set_role(label, "muted")
        row.addWidget(set_role(self._scale, "muted"), 1)
        view.legend_changed.connect(self._refresh)
        self._refresh()

    @property
    def text(self) -> str:
        """What it says of the scale where there is room for it."""
        return self._scale.texts[0] if self._scale.texts else ""

    @property
    def has_colour_bar(self) -> bool:
        """Whether the colours of matrices are explained."""
        return not self._low.isHidden()

    def _refresh(self) -> None:
        scene = self._view.network_scene
        symbol = SYMBOLS[scene.quantity]
        self._positive.setText(f"{symbol} > 0")
        self._negative.setText(f"{symbol} < 0")
        drawn, there = scene.links_drawn()
        self._show_bar(symbol)
        for widget in self._lines:
            widget.setVisible(there > 0)
        texts = [_(text).format(scale=scene.scale) for text in (OF_LINKS if there else OF_MATRICES) if scene.scale]
        scale, brief = texts[:1], texts[1:]
        links = _(N_("the strongest {drawn} of {there} links are drawn")).format(drawn=drawn, there=there)
        long = " · ".join(scale + [links] * (drawn < there))
        self._scale.show_texts(*filter(None, (long, *scale, *brief)))

    def _show_bar(self, symbol: str) -> None:
        scene = self._view.network_scene
        self._low.setText(f"{symbol}: −{scene.scale:g}")
        self._high.setText(f"+{scene.scale:g}")
        for widget in self._bar:
            widget.setVisible(scene.has_matrices and scene.scale > 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
