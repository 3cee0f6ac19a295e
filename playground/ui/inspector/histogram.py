"""A small histogram of the first weights of a layer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.messages import N_
from playground.ui.inspector.distribution import Distribution
from playground.ui.texts import say
from playground.ui.theme.theme import theme

SIZE = QSize(120, 40)
BAR_GAP = 1.0


class Histogram(QWidget):
    """Bars of a `Distribution`; a single value is one bar in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._distribution: Distribution | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        say(self, name=N_("Distribution of the first weights"), tip=N_("How the first weights of the layer are spread"))
        theme().changed.connect(self.update)

    def show_distribution(self, distribution: Distribution) -> None:
        if distribution is not self._distribution:
            self._distribution = distribution
            self.update()

    def sizeHint(self) -> QSize:
        return SIZE

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._distribution is None:
            return
        shares = self._distribution.shares
        tallest = float(shares.max())
        pitch = self.width() / len(shares)
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("accent"))
        for index, share in enumerate(shares):
            height = float(share) / tallest * (self.height() - 1)
            painter.drawRect(QRectF(index * pitch, self.height() - 1 - height, pitch - BAR_GAP, height))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme().colour("border_strong"))
        painter.end()
