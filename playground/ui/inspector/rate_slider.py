"""A slider over the usual learning rates, evenly spaced on a log scale."""

from __future__ import annotations

import math

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from playground.messages import N_
from playground.ui.texts import say
from playground.ui.theme.theme import theme
from playground.ui.widgets.wheel import takes_wheel

LOWEST_EXPONENT, HIGHEST_EXPONENT = -4, 1
DIGITS = (1, 2, 3, 5, 7)
RATES = (
    *(float(f"{digit}e{exponent}") for exponent in range(LOWEST_EXPONENT, HIGHEST_EXPONENT) for digit in DIGITS),
    10.0**HIGHEST_EXPONENT,
)


class RateSlider(QSlider):
    """Learning rates from 0.0001 to 10; a rate between two positions is shown at the nearer one."""

    committed = Signal(object)  # float

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, len(RATES) - 1)
        self.setPageStep(len(DIGITS))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        say(self, name=N_("Learning rate, slider"), tip=N_("Learning rate from 0.0001 to 10"))
        self.valueChanged.connect(self._announce)

    def show_value(self, rate: float) -> None:
        """Follow the document, without announcing anything."""
        with QSignalBlocker(self):
            self.setValue(nearest(rate))

    def _announce(self, position: int) -> None:
        self.committed.emit(RATES[position])

    def sizeHint(self) -> QSize:
        """High enough for the whole handle."""
        return QSize(super().sizeHint().width(), theme().tokens.control_height)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if takes_wheel(self, event):
            super().wheelEvent(event)


def nearest(rate: float) -> int:
    """The position of the rate that is nearest on the log scale."""
    place = math.log(max(rate, RATES[0]))
    return min(range(len(RATES)), key=lambda position: abs(math.log(RATES[position]) - place))
