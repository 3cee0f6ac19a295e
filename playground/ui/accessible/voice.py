"""What is told of the network without being asked: which part the keyboard is at, and that parts came or went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent

if TYPE_CHECKING:
    from playground.ui.canvas.view import NetworkView


class NetworkVoice(QObject):
    """Follows the selection and the shape of the network of `view`; silent while nobody listens."""

    def __init__(self, view: NetworkView) -> None:
        super().__init__(view)
        self._view = view
        self._shape: tuple[int, ...] = ()
        view.workbench.selection_changed.connect(self._tell_focus)
        view.workbench.experiment_changed.connect(self._tell_shape)
        view.installEventFilter(self)

    def _tell_focus(self, *_selection: object) -> None:
        part = self._view.parts.selected() if QAccessible.isActive() and self._view.hasFocus() else None
        if part is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(part, QAccessible.Event.Focus))

    def _tell_shape(self, *_experiment: object) -> None:
        shape = tuple(content.units for content in self._view.network_scene.contents)
        if shape != self._shape and QAccessible.isActive():
            self._shape = shape
            QAccessible.updateAccessibility(QAccessibleEvent(self._view, QAccessible.Event.ObjectReorder))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            # the focus is told of the view first, then of what is selected in it
            QTimer.singleShot(0, self._tell_focus)
        return super().eventFilter(watched, event)
