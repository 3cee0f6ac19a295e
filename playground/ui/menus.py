"""The menus: which action stands where, and the choices that are lists (examples, theme, language, panels)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from playground.document.presets import PRESETS
from playground.i18n import language
from playground.messages import N_
from playground.ui.documents.recent_menu import RecentMenu
from playground.ui.pictures.panels import PanelsMenu
from playground.ui.pictures.subject import Way
from playground.ui.texts import say
from playground.ui.theme.theme import SYSTEM, theme
from playground.ui.transport import LANGUAGES

if TYPE_CHECKING:
    from playground.ui.window import MainWindow

# "|" is a line between groups
MENUS = (
    (
        N_("&File"),
        (
            *("new", "open", "save", "save_as", "|", "import", "export"),
            *("export_history", "export_report", "export_tensorboard", "quit"),
        ),
    ),
    (N_("&Edit"), ("undo", "redo", "|", "paste", "draw", "|", "add_layer", "remove_layer")),
    (
        N_("&Run"),
        ("train", "step", "epoch", "|", "look_at_now", "go_on", "|", "reset", "new_start", "|", "summary"),
    ),
    (
        N_("&View"),
        (
            "projector",
            "enlarge",
            "shrink",
            "halo",
            "show_keys",
            "|",
            "larger",
            "smaller",
            "usual_size",
            "|",
            "calm",
            "restore",
        ),
    ),
    (N_("&Help"), ("guide", "|", "find", "shortcuts", "|", "about")),
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
    say(window.menuBar(), name=N_("Menus"))
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
    _add_documents(window, menus["&File"])
    _add_pictures(window, menus)
    _add_view_choices(window, menus["&View"])


def _add_documents(window: MainWindow, file_menu: QMenu) -> None:
    """The documents that were open before, and the shipped ones."""
    recent = RecentMenu(window.files.recent, file_menu)
    recent.chosen.connect(window.files.open_recent)
    examples = say(_Examples(file_menu), title=N_("Examples"))
    examples.chosen.connect(window.files.open_example)
    for menu in (recent, examples):
        file_menu.insertMenu(window.action("save"), menu)
    file_menu.insertSeparator(window.action("save"))


def _add_pictures(window: MainWindow, menus: dict[str, QMenu]) -> None:
    save = PanelsMenu(window, N_("Save picture"), Way.SAVE, menus["&File"])
    menus["&File"].insertMenu(window.action("quit"), save)
    menus["&File"].insertSeparator(window.action("quit"))
    menus["&Edit"].addSeparator()
    menus["&Edit"].addMenu(PanelsMenu(window, N_("Copy picture"), Way.COPY, menus["&Edit"]))


class _Examples(QMenu):
    """One entry for each shipped experiment. `chosen` carries its key."""

    chosen = Signal(object)  # str

    def __init__(self, parent: QMenu) -> None:
        super().__init__(parent)
        for key, title in PRESETS.items():
            action = say(QAction(self), text=title)
            action.setData(key)
            self.addAction(action)
        self.triggered.connect(self._choose)

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(action.data())


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
