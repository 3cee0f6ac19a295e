"""What can be done with the picture of a panel, in a context menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget

from playground.i18n import _
from playground.messages import N_
from playground.ui.pictures.subject import Ask, Panel, PictureRequest, Way
from playground.ui.theme.theme import theme


def add_picture_actions(menu: QMenu, ask: Ask, panel: Panel) -> None:
    """One action for each way. What it does is its data, for whoever hears what `menu` was chosen from."""
    for way in Way:
        menu.addAction(_(way.value)).setData(partial(ask, PictureRequest(panel, way)))
    if theme().tokens.dark:
        light = QAction(_(N_("Pictures on a light ground")), menu)
        light.setCheckable(True)
        light.setChecked(theme().light_paper)
        light.setData(partial(theme().use_light_paper, not theme().light_paper))
        menu.addAction(light)


class PictureMenu(QMenu):
    """Of one panel, with nothing else in it."""

    def __init__(self, ask: Ask, panel: Panel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_picture_actions(self, ask, panel)
        self.triggered.connect(self._do)

    def open_at(self, event: QContextMenuEvent, widget: QWidget) -> None:
        """Open where the mouse is or, for the menu key, over the middle of `widget`."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        self.popup(event.globalPos() if by_mouse else widget.mapToGlobal(widget.rect().center()))

    def _do(self, action: QAction) -> None:
        action.data()()
