"""A push button that is an action: its text, icon, tooltip with shortcut, and state follow the action."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from playground.i18n import plain_text
from playground.ui.texts import set_role, set_shape
from playground.ui.theme.icons import icon_on_accent
from playground.ui.theme.theme import theme
from playground.ui.tips import break_long_tip

ICON = 18
PRIMARY = "primary"  # the role of a button on the accent colour


class ActionButton(QPushButton):
    """`with_text=False` shows the icon alone; `with_icon=False` shows the text alone while there is room for it.

    The accessible name is the action's text all the same.
    """

    def __init__(
        self,
        action: QAction,
        *,
        with_text: bool = True,
        with_icon: bool = True,
        role: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._action = action
        self._with_text = with_text
        self._with_icon = with_icon
        self._on_accent = role == PRIMARY
        if role:
            set_role(self, role)
        action.changed.connect(self._follow)
        self.clicked.connect(action.trigger)
        theme().changed.connect(self._fit_icon)
        self._fit_icon()
        self._follow()
        break_long_tip(self)

    def show_text(self, on: bool) -> None:
        """Show the text beside the icon, or the icon alone where there is little room."""
        if on != self._with_text:
            self._with_text = on
            self._follow()

    def _fit_icon(self) -> None:
        side = theme().tokens.scaled(ICON)
        self.setIconSize(QSize(side, side))

    def _icon(self) -> QIcon:
        return icon_on_accent(self._action, theme().tokens) if self._on_accent else self._action.icon()

    def _follow(self) -> None:
        action = self._action
        name = action.text().rstrip("…")
        with_icon = self._with_icon or not self._with_text
        self.setText(f" {name}" if with_icon and self._with_text else name if self._with_text else "")
        self.setIcon(self._icon() if with_icon else QIcon())
        set_shape(self, "text" if self._with_text else "icon")
        self.setEnabled(action.isEnabled())
        self.setAccessibleName(plain_text(name))
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tip = action.toolTip()
        self.setToolTip(f"{tip} ({keys})" if keys else tip)
