"""The menu of views: what the class sees, chosen at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from playground.messages import N_
from playground.ui.classroom.class_views import WHAT_IS_OPEN, WHAT_IS_OPEN_TIP
from playground.ui.texts import say

if TYPE_CHECKING:
    from playground.ui.window import MainWindow


class ViewsMenu(QMenu):
    """What is open, then one entry a saved view; the one that projector mode shows is checked."""

    def __init__(self, window: MainWindow, parent: QWidget) -> None:
        super().__init__(parent)
        say(self, title=N_("Views for the class"))
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
        projector = self._window.projector
        self._add(say(QAction(self), text=WHAT_IS_OPEN, tip=WHAT_IS_OPEN_TIP), "", projector.follows_what_is_open)
        self.addSeparator()
        for view in self._window.class_views.all:
            self._add(QAction(view.name.replace("&", "&&"), self), view.name, view == projector.view)

    def _add(self, action: QAction, name: str, checked: bool) -> None:
        action.setData(name)
        action.setCheckable(True)
        action.setChecked(checked)
        self.addAction(action)

    def _show(self, action: QAction) -> None:
        if action.data():
            self._window.class_views.show(action.data())
        else:
            self._window.class_views.show_what_is_open()
