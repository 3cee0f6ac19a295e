"""The pictures of all panels in the menu bar: one menu for each way, one entry a panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from playground.messages import N_
from playground.ui.pictures.subject import PictureRequest, Way
from playground.ui.texts import say

if TYPE_CHECKING:
    from playground.ui.window import MainWindow

PANELS = {"network": N_("Network"), "output": N_("Output"), "loss": N_("Loss"), "gradient": N_("Gradient")}


class PanelsMenu(QMenu):
    """Of a panel that is hidden there is no picture."""

    def __init__(self, window: MainWindow, title: str, way: Way, parent: QMenu) -> None:
        super().__init__(parent)
        say(self, title=title)
        self._window = window
        self.way = way
        for key, text in PANELS.items():
            action = say(QAction(self), text=text)
            action.setObjectName(key)
            self.addAction(action)
        self.aboutToShow.connect(self._enable)
        self.triggered.connect(self._ask)

    def _enable(self) -> None:
        there = self._window.pictured_panels
        for action in self.actions():
            action.setEnabled(action.objectName() in there)

    def _ask(self, action: QAction) -> None:
        panel = self._window.pictured_panels.get(action.objectName())
        if panel is not None:
            self._window.pictures.answer(PictureRequest(panel, self.way))
