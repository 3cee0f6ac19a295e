"""The named views of what a class sees: kept in the settings and, so that they travel, in the project."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from playground.document.class_view import ClassView, views_from_data, views_to_data, with_view, without_view
from playground.messages import N_, UserError

if TYPE_CHECKING:
    from playground.ui.window import MainWindow

# the choice that is made while no view was chosen
WHAT_IS_OPEN = N_("What is open just now")
WHAT_IS_OPEN_TIP = N_("The network and the charts that are open when projector mode begins; the tools are hidden")


class ClassViews(QObject):
    """`changed`: there are other views than before."""

    changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._workbench = window.workbench
        # what a hand or another program has put there is no reason to bother anyone: then there are none
        with suppress(UserError):
            self._workbench.show_views(views_from_data(window.settings.views))
        self._workbench.views_changed.connect(self._keep)

    @property
    def all(self) -> tuple[ClassView, ...]:
        return self._workbench.views

    def save(self, view: ClassView) -> None:
        """Keep a view under its name, in the place of one with that name."""
        self._workbench.show_views(with_view(self.all, view))

    def delete(self, name: str) -> None:
        self._workbench.show_views(without_view(self.all, name))

    def show(self, name: str) -> None:
        """Let the class see the view with this name: at once, and in projector mode from now on."""
        view = next((view for view in self.all if view.name == name), None)
        if view is not None:
            self._present(view)

    def show_what_is_open(self) -> None:
        """Let the class see the results that are open, as if no view had ever been chosen."""
        self._present(None)

    def _present(self, view: ClassView | None) -> None:
        self._window.projector.show_view(view)
        self._window.projector.switch(True)

    def _keep(self) -> None:
        self._window.settings.views = views_to_data(self.all)
        self.changed.emit()
