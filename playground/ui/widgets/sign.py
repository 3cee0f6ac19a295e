"""A sign beside a sentence: an icon in the colour of what it means, with a name for those who do not see it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from playground.messages import N_
from playground.ui.texts import say
from playground.ui.theme.icons import pixmap
from playground.ui.theme.theme import theme

NAMES = {
    "info": N_("Information"),
    "circle-check": N_("Good"),
    "pause": N_("Paused"),
    "triangle-alert": N_("Attention"),
    "circle-alert": N_("Not possible"),
    "search": N_("Search"),
    "history": N_("Looking back"),
}


class Sign(QLabel):
    """`show_sign` takes the name of an icon, one of `NAMES`, and a token of the theme."""

    def show_sign(self, icon: str, token: str, size: int = 18) -> None:
        self.setPixmap(pixmap(icon, getattr(theme().tokens, token), size))
        say(self, name=NAMES[icon])
