"""The middle of the window: what the run is doing, what the links show, and the network itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from playground.i18n import _
from playground.messages import N_
from playground.ui.canvas.frame import Quantity
from playground.ui.canvas.legend import Legend
from playground.ui.canvas.view import NetworkView
from playground.ui.pictures.menu import PictureMenu
from playground.ui.pictures.subject import Subject
from playground.ui.theme.theme import px, theme
from playground.ui.widgets.card import Card
from playground.ui.widgets.edges import margins_at_edges
from playground.ui.widgets.segmented import Segmented
from playground.ui.workbench import Workbench

BESIDE, BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
LEAST_SENTENCE = 224
QUANTITIES = (
    (Quantity.WEIGHT.value, "w", N_("Links show the weights")),
    (Quantity.GRADIENT.value, "∂L/∂w", N_("Links show the gradient of the last step")),
    (Quantity.UPDATE.value, "Δw", N_("Links show the last update")),
)


class NetworkPanel(QWidget):
    """`status` is the widget at the left of the header."""

    head_double_clicked = Signal()

    def __init__(self, workbench: Workbench, status: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.view = NetworkView(workbench)
        self.view.panel = self
        self.quantity = Segmented(QUANTITIES)
        self.quantity.choose(Quantity.WEIGHT.value)
        self.quantity.chosen.connect(self.view.show_quantity)
        self.status = status
        self._header = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._header.setSpacing(8)
        self._header.addWidget(status, 1)
        self._header.addWidget(self.quantity)
        card = Card()
        card.layout().setContentsMargins(4, 4, 4, 4)
        card.layout().setSpacing(0)
        card.body.setSpacing(0)
        card.body.addWidget(self.view, 1)
        self.legend = Legend(self.view)
        card.body.addWidget(self.legend)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(self._header)
        self._column.addWidget(card, 1)
        theme().changed.connect(self._fit)

    def show_above(self, widget: QWidget) -> None:
        """Put a widget, which may be hidden, above everything here."""
        self._column.insertWidget(0, widget)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # the header's own geometry is empty while it is laid out again
        if event.position().y() <= max(part.geometry().bottom() for part in (self.status, self.quantity)):
            self.head_double_clicked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._keep_margins()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._keep_margins()

    def _keep_margins(self) -> None:
        self.layout().setContentsMargins(margins_at_edges(self))

    def _fit(self) -> None:
        """What the links show stands beside the sentence, or below it where the sentence would have too little room."""
        is_narrow = self.width() - self.quantity.sizeHint().width() < px(LEAST_SENTENCE)
        self._header.setDirection(BELOW if is_narrow else BESIDE)
        self._header.setAlignment(self.quantity, Qt.AlignmentFlag.AlignRight if is_narrow else Qt.AlignmentFlag(0))

    # -- pictures ---------------------------------------------------------------------------------------------------

    def subject(self) -> Subject:
        """What is in a picture of the network."""
        description = self.view.accessibleDescription()
        return Subject(_(N_("Network")), "", self.view, description=description, footer=self.legend)

    def dress(self) -> None:
        """Take colours from the theme and show the newest snapshot, at once."""
        self.view.dress()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        PictureMenu(self._workbench.picture_asked.emit, self, self).open_at(event, self.view)
