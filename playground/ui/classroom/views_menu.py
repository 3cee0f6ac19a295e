"""The menu of saved views: what the class sees, chosen at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from playground.messages import N_
from playground.ui.texts import say

if TYPE_CHECKING:
    from playground.ui.window import MainWindow


class ViewsMenu(QMenu):
    """One entry a view, filled when it opens; the one that is seen now is checked."""

    def __init__(self, window: MainWindow, parent: QWidget) -> None:
        super().__init__(parent)
        say(self, title=N_("Saved views"))
        self._window = window
        self.triggered.connect(self._show)
        window.class_views.changed.connect(self.fill)
        window.projector.changed.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Offer the views there are."""
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()
        for view in self._window.class_views.all:
            action = QAction(view.name.replace("&", "&&"), self)
            action.setData(view.name)
            action.setCheckable(True)
            action.setChecked(self._window.projector.is_on and view == self._window.projector.view)
            self.addAction(action)
        self.setEnabled(bool(self.actions()))

    def _show(self, action: QAction) -> None:
        self._window.class_views.show(action.data())
