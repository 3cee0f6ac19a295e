"""The middle of the window: what the run is doing, what the links show, and the network itself."""

from __future__ import annotations

from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from playground.i18n import _
from playground.messages import N_
from playground.ui.canvas.frame import Quantity
from playground.ui.canvas.legend import Legend
from playground.ui.canvas.view import NetworkView
from playground.ui.pictures.menu import PictureMenu
from playground.ui.pictures.subject import Subject
from playground.ui.widgets.card import Card
from playground.ui.widgets.segmented import Segmented
from playground.ui.workbench import Workbench

QUANTITIES = (
    (Quantity.WEIGHT.value, "w", N_("Links show the weights")),
    (Quantity.GRADIENT.value, "∂L/∂w", N_("Links show the gradient of the last step")),
    (Quantity.UPDATE.value, "Δw", N_("Links show the last update")),
)


class NetworkPanel(QWidget):
    """`status` is the widget at the left of the header."""

    def __init__(self, workbench: Workbench, status: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.view = NetworkView(workbench)
        self.view.panel = self
        self.quantity = Segmented(QUANTITIES)
        self.quantity.choose(Quantity.WEIGHT.value)
        self.quantity.chosen.connect(self.view.show_quantity)
        header = QHBoxLayout()
        header.setSpacing(8)
        header.addWidget(status, 1)
        header.addWidget(self.quantity)
        card = Card()
        card.layout().setContentsMargins(4, 4, 4, 4)
        card.layout().setSpacing(0)
        card.body.setSpacing(0)
        card.body.addWidget(self.view, 1)
        self.legend = Legend(self.view)
        card.body.addWidget(self.legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(header)
        column.addWidget(card, 1)

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
