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
        for widget in (*self._lines, *self._bar):
            row.addWidget(widget)
        for label in (self._positive, self._negative, self._low, self._high):
            set_role(label, "muted")
        row.addWidget(set_role(self._scale, "muted"), 1)
        view.legend_changed.connect(self._refresh)
        theme().changed.connect(self._follow_type)
        self._follow_type()
        self._refresh()

    @property
    def text(self) -> str:
        """What it says of the scale where there is room for it."""
        return self._scale.texts[0] if self._scale.texts else ""

    @property
    def has_colour_bar(self) -> bool:
        """Whether the colours of matrices are explained."""
        return not self._low.isHidden()

    def _follow_type(self) -> None:
        self.layout().setSpacing(px(8))

    def _refresh(self) -> None:
        scene = self._view.network_scene
        symbol = SYMBOLS[scene.quantity]
        self._positive.setText(f"{symbol} > 0")
        self._negative.setText(f"{symbol} < 0")
        drawn, there = scene.links_drawn()
        self._show_bar(symbol)
        for widget in self._lines:
            widget.setVisible(there > 0)
        scale, brief = _scale_texts(scene.scale, has_links=there > 0)
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


def _scale_texts(scale: float, *, has_links: bool) -> tuple[list[str], list[str]]:
    """What is at the end of the scale, in full and briefly; matrices alone have no width."""
    if not scale:
        return [], []
    if not has_links:
        return [_(N_("full colour: {scale:g} or more")).format(scale=scale)], []
    full = _(N_("full width and colour: {scale:g} or more")).format(scale=scale)
    return [full], [_(N_("widest: {scale:g}")).format(scale=scale)]
