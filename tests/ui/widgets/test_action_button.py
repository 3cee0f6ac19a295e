"""A button's icon can be seen on the ground that it stands on, in every theme, and where the button is disabled."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QColor, QIcon
from pytestqt.qtbot import QtBot

from playground.ui.theme.icons import give_icon
from playground.ui.theme.palettes import THEMES
from playground.ui.theme.theme import theme
from playground.ui.widgets.action_button import PRIMARY, ActionButton


@pytest.fixture(autouse=True)
def light_afterwards() -> Iterator[None]:
    yield
    theme().choose("light")


def drawn_in(button: ActionButton, mode: QIcon.Mode) -> QColor:
    """The colour of the most opaque pixel of the button's icon."""
    image = button.icon().pixmap(button.iconSize(), mode).toImage()
    colours = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return QColor(max(colours, key=QColor.alpha).rgb())


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("role", [PRIMARY, ""])
def test_the_icon_has_the_colour_of_the_text(qtbot: QtBot, name: str, role: str) -> None:
    theme().choose(name)
    tokens, action = theme().tokens, QAction()
    give_icon(action, "play", tokens)
    button = ActionButton(action, role=role)
    qtbot.addWidget(button)
    assert drawn_in(button, QIcon.Mode.Normal) == QColor(tokens.accent_text if role == PRIMARY else tokens.text)
    assert drawn_in(button, QIcon.Mode.Disabled) == QColor(tokens.text_disabled)
