"""The menus: which action stands where, and the choices that are lists (examples, theme, language, panels)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from playground.document.presets import PRESETS, preset
from playground.i18n import language
from playground.messages import N_
from playground.ui.texts import say
from playground.ui.theme.theme import SYSTEM, theme
from playground.ui.transport import LANGUAGES

if TYPE_CHECKING:
    from playground.ui.window import MainWindow

# "|" is a line between groups
MENUS = (
    (N_("&File"), ("open", "save", "save_as", "|", "export", "export_history", "export_tensorboard", "|", "quit")),
    (N_("&Edit"), ("undo", "redo", "|", "paste", "|", "add_layer", "remove_layer")),
    (N_("&Run"), ("train", "step", "epoch", "|", "look_at_now", "go_on", "|", "reset", "new_start")),
    (N_("&View"), ("projector", "restore")),
    (N_("&Help"), ("find", "shortcuts", "|", "about")),
)
THEMES = (
    (SYSTEM, N_("Like the system")),
    ("light", N_("Light")),
    ("dark", N_("Dark")),
    ("light_contrast", N_("Light, high contrast")),
    ("dark_contrast", N_("Dark, high contrast")),
)


def build_menus(window: MainWindow) -> None:
    """Fill the menu bar of `window`."""
    menus = {}
    for title, keys in MENUS:
        menu = say(QMenu(window), title=title)
        window.menuBar().addMenu(menu)
        menus[title] = menu
        for key in keys:
            if key == "|":
                menu.addSeparator()
            else:
                menu.addAction(window.action(key))
    _add_examples(window, menus["&File"])
    _add_view_choices(window, menus["&View"])


def _add_examples(window: MainWindow, file_menu: QMenu) -> None:
    menu = say(QMenu(file_menu), title=N_("Examples"))
    for key, title in PRESETS.items():
        action = say(QAction(menu), text=title)
        action.setData(key)
        menu.addAction(action)
    opener = _PresetOpener(window, menu)
    menu.triggered.connect(opener.open)
    file_menu.insertMenu(window.action("save"), menu)


class _PresetOpener(QMenu):
    """Opens the example whose action was chosen; a child of the menu, so that it lives as long."""

    def __init__(self, window: MainWindow, parent: QMenu) -> None:
        super().__init__(parent)
        self._window = window

    def open(self, action: QAction) -> None:
        self._window.workbench.open_experiment(preset(action.data()), None, None)


def _add_view_choices(window: MainWindow, menu: QMenu) -> None:
    menu.addSeparator()
    menu.addMenu(_choices(menu, N_("Theme"), THEMES, _theme_now, theme().choose))
    names = tuple((code, name) for code, _short, name in LANGUAGES)
    menu.addMenu(_choices(menu, N_("Language"), names, language, window.change_language))
    panels = say(QMenu(menu), title=N_("Panels"))
    for dock in window.docks.by_key.values():
        panels.addAction(dock.toggleViewAction())
    free = say(QAction(panels), text=N_("Arrange panels freely"), tip=N_("Show title bars to move and float panels"))
    free.setCheckable(True)
    free.toggled.connect(window.docks.show_title_bars)
    panels.addSeparator()
    panels.addAction(free)
    menu.addMenu(panels)


def _theme_now() -> str:
    return theme().choice


def _choices(
    parent: QMenu,
    title: str,
    options: Sequence[tuple[str, str]],
    chosen: Callable[[], str],
    choose: Callable[[str], None],
) -> QMenu:
    menu = say(_ChoiceMenu(chosen, choose, parent), title=title)
    for key, text in options:
        menu.add(key, text)
    return menu


class _ChoiceMenu(QMenu):
    """A menu of which one entry is checked, the one that `chosen` names when it opens; tells `choose` another."""

    def __init__(self, chosen: Callable[[], str], choose: Callable[[str], None], parent: QMenu) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self._choose = choose
        self._group = QActionGroup(self)
        self.triggered.connect(self._tell)
        self.aboutToShow.connect(self._check)

    def add(self, key: str, text: str) -> None:
        action = say(QAction(self), text=text)
        action.setCheckable(True)
        action.setData(key)
        self._group.addAction(action)
        self.addAction(action)

    def _check(self) -> None:
        for action in self.actions():
            action.setChecked(action.data() == self._chosen())

    def _tell(self, action: QAction) -> None:
        self._choose(action.data())
