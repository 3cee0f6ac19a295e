"""The icons, tinted to the theme when they are asked for."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from playground.resources import resource
from playground.ui.theme.tokens import Tokens

NAME = "icon_name"  # of an action


def icon(name: str, colour: str, disabled: str = "", size: int = 18) -> QIcon:
    """The icon `resources/icons/<name>.svg` in one colour (`#rrggbb`), and in another where it is disabled."""
    made = QIcon(pixmap(name, colour, size))
    if disabled:
        made.addPixmap(pixmap(name, disabled, size), QIcon.Mode.Disabled)
    return made


def program_icon() -> QIcon:
    """The sign of the program, in its own colours, in the sizes that systems ask for."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(pixmap("playground", "", size, 1.0))
    return made


def give_icon(action: QAction, name: str, tokens: Tokens) -> None:
    """Show the icon `name` in the colour of text; whoever shows the action on another ground asks for
    `icon_on_accent`."""
    action.setProperty(NAME, name)
    action.setIcon(icon(name, tokens.text, tokens.text_disabled))


def icon_on_accent(action: QAction, tokens: Tokens) -> QIcon:
    """The icon that was given to the action, as it can be read on the accent colour; disabled, that is pale."""
    name = action.property(NAME)
    return icon(name, tokens.accent_text, tokens.text_disabled) if name else QIcon()


@cache
def pixmap(name: str, colour: str, size: int = 18, ratio: float = 2.0) -> QPixmap:
    """The icon as a picture, drawn at twice its size so that it stays sharp on dense screens."""
    svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
