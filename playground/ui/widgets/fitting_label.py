"""A line of text that says less where there is less room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from playground.i18n import plain_text


class FittingLabel(QLabel):
    """Shows the first of its texts that fits, or none; the tooltip says the first one whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_texts(self, *texts: str) -> None:
        """Show one of `texts`, which become shorter from one to the next."""
        self.texts = texts
        self.setToolTip(texts[0] if texts else "")
        self.setAccessibleName(plain_text(self.toolTip()))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.ensurePolished()
        metrics = self.fontMetrics()
        fitting = next((text for text in self.texts if metrics.horizontalAdvance(text) <= self.width()), "")
        if fitting != self.text():
            self.setText(fitting)
