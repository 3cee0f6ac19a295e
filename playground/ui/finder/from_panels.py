"""Commands out of the panels: their views, their switches and buttons, and the speed of the run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QAbstractButton, QComboBox, QDockWidget, QPushButton, QToolButton, QWidget

from playground.i18n import _
from playground.ui.charts.legend import LegendEntry
from playground.ui.charts.pill import Pill
from playground.ui.charts.view_tabs import ViewTabs
from playground.ui.finder.command import Command, Words, joined, spoken
from playground.ui.inspector.field import Field
from playground.ui.inspector.inspector import Inspector
from playground.ui.texts import english
from playground.ui.transport import SPEEDS
from playground.ui.widgets.switch import Switch

BUTTONS = (Pill, LegendEntry, Switch, QPushButton, QToolButton)


def panel_commands(panel: QWidget, place: Words) -> Iterator[Command]:
    """What stands in a panel; `place` is its name."""
    for tabs in panel.findChildren(ViewTabs):
        if tabs.isVisibleTo(panel):
            yield from _views(tabs, place)
    for button in panel.findChildren(QAbstractButton):
        if isinstance(button, BUTTONS) and button.isVisibleTo(panel) and _stands_alone(button):
            yield _button(button, place)


def tab_commands(inspector: Inspector, dock: QDockWidget) -> Iterator[Command]:
    """Turning to a page of the inspector."""
    for key, page in inspector.pages.items():
        yield Command(
            titles=spoken(partial(_page_title, dock, page.TITLE)),
            places=spoken(partial(_name, dock)),
            work=partial(_turn_to, inspector, dock, key),
            chosen=inspector.tabs.currentWidget() is page,
        )


def speed_commands(speed: QComboBox, place: Words) -> Iterator[Command]:
    """How fast the run goes."""
    for index, (_rate, text) in enumerate(SPEEDS):
        yield Command(
            titles=spoken(partial(_speed_title, speed, text)),
            places=spoken(place),
            work=partial(speed.setCurrentIndex, index),
            chosen=speed.currentIndex() == index,
        )


def _views(tabs: ViewTabs, place: Words) -> Iterator[Command]:
    for key in tabs.offered:
        yield Command(
            titles=spoken(partial(_view_title, tabs, key, place)),
            places=spoken(place),
            work=partial(tabs.turn_to, key),
            chosen=tabs.key == key,
        )


def _button(button: QAbstractButton, place: Words) -> Command:
    return Command(
        titles=spoken(partial(_button_title, button, place)),
        places=spoken(place),
        work=button.click,
        chosen=button.isChecked() if button.isCheckable() else None,
        enabled=button.isEnabled(),
    )


def _stands_alone(button: QAbstractButton) -> bool:
    """Whether it is no part of a field, which is a setting of its own, and does anything when it is pressed."""
    if isinstance(button, LegendEntry) and not button.isCheckable():
        return False
    parent = button.parentWidget()
    while parent is not None and not isinstance(parent, Field):
        parent = parent.parentWidget()
    return parent is None and bool(button.accessibleName() or button.text())


def _turn_to(inspector: Inspector, dock: QDockWidget, key: str) -> None:
    dock.show()
    inspector.show_page(key)


def _view_title(tabs: ViewTabs, key: str, place: Words) -> str:
    return joined(place(), _(tabs.view(key).title))


def _button_title(button: QAbstractButton, place: Words) -> str:
    """A word in a chart says little without the name of the chart."""
    return joined(place(), _name(button)) if isinstance(button, Pill | LegendEntry) else _name(button)


def _page_title(dock: QDockWidget, title: str) -> str:
    return joined(_name(dock), _(title))


def _speed_title(speed: QComboBox, text: str) -> str:
    return joined(_name(speed), _(text))


def _name(target: QWidget) -> str:
    return _(english(target, "name", "text", "window_title"))
