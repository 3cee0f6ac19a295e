"""Commands out of the menus: whatever stands in the menu bar is found, whoever put it there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMenu, QMenuBar

from playground.i18n import _
from playground.ui.actions import REASONS
from playground.ui.finder.command import Command, Words, joined, no_reason, spoken, without_marks
from playground.ui.texts import english


def menu_commands(bar: QMenuBar) -> Iterator[Command]:
    """Every entry of every menu; its place is the menu of the bar, submenus are part of its title."""
    for action in bar.actions():
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from _commands(menu, partial(_title, (menu,)), ())


def action_commands(actions: Iterable[QAction], place: Words) -> Iterator[Command]:
    """Commands of actions that stand in no menu."""
    return (_command(action, place, ()) for action in actions)


def _commands(menu: QMenu, place: Words, path: tuple[QMenu, ...]) -> Iterator[Command]:
    menu.aboutToShow.emit()  # some are filled only then
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _commands(below, place, (*path, below))
        elif action.isVisible() and not action.isSeparator():
            yield _command(action, place, path)


def _command(action: QAction, place: Words, path: tuple[QMenu, ...]) -> Command:
    return Command(
        titles=spoken(partial(_title, (*path, action))),
        places=spoken(place),
        work=action.trigger,
        keys=action.shortcut().toString(),
        icon=action.icon(),
        chosen=action.isChecked() if action.isCheckable() else None,
        enabled=action.isEnabled(),
        why_not=no_reason if action.isEnabled() else partial(_, REASONS.get(action.objectName(), "")),
    )


def _title(targets: Iterable[QObject]) -> str:
    return joined(*(without_marks(_name(target)) for target in targets))


def _name(target: QObject) -> str:
    dock = target.parent()
    # Qt makes the action that shows and hides a dock, and names it after the dock
    if isinstance(dock, QDockWidget) and target is dock.toggleViewAction():
        return _(english(dock, "window_title"))
    return _(english(target, "text", "title"))
