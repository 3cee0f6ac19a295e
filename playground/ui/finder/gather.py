"""All commands of a window as it stands now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMenu, QWidget

from playground.i18n import _
from playground.messages import N_
from playground.ui.finder.command import Command, without_marks
from playground.ui.finder.from_fields import page_commands
from playground.ui.finder.from_menus import action_commands, menu_commands
from playground.ui.finder.from_panels import panel_commands, speed_commands, tab_commands
from playground.ui.inspector.inspector import Inspector
from playground.ui.texts import english

if TYPE_CHECKING:
    from playground.ui.window import MainWindow

RUN, NETWORK, WINDOW = N_("&Run"), N_("Network"), N_("Window")


def commands_of(window: MainWindow) -> list[Command]:
    """Actions first, then settings; each once, although many have a button in a panel too."""
    actions = list(_actions(window))
    known = {command.title for command in actions}
    panels = [command for command in _panels(window) if command.title not in known]
    return list({command.key: command for command in (*actions, *panels)}.values())


def _actions(window: MainWindow) -> Iterator[Command]:
    yield from menu_commands(window.menuBar())
    elsewhere = [action for action in window.actions_by_key.values() if not _stands_in_menu(action)]
    yield from action_commands(elsewhere, partial(_, WINDOW))


def _stands_in_menu(action: QAction) -> bool:
    return any(isinstance(place, QMenu) for place in action.associatedObjects())


def _panels(window: MainWindow) -> Iterator[Command]:
    yield from speed_commands(window.transport.speed, partial(_said, RUN))
    yield from panel_commands(window.network, partial(_, NETWORK))
    for key, view in window.docks.views.items():
        dock = window.docks.by_key[key]
        if isinstance(view, Inspector):
            yield from _inspector(view, dock)
        else:
            yield from panel_commands(view, partial(_name, dock))


def _inspector(inspector: Inspector, dock: QDockWidget) -> Iterator[Command]:
    yield from tab_commands(inspector, dock)
    for page in inspector.pages.values():
        yield from page_commands(page)
        yield from panel_commands(page, page.subject)


def _said(text: str) -> str:
    return without_marks(_(text))


def _name(panel: QWidget) -> str:
    return _(english(panel, "window_title"))
