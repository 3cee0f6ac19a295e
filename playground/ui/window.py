"""The main window: the network in the middle, its panels around it as docks, the top bar and the menus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QScreen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QToolBar,
    QWidget,
)

from playground.messages import N_, Message
from playground.ui.accessible.announcer import Announcer
from playground.ui.actions import make_actions, tint
from playground.ui.background import Background
from playground.ui.canvas.panel import NetworkPanel
from playground.ui.classroom.class_views import ClassViews
from playground.ui.classroom.enlarging import Enlarging
from playground.ui.classroom.halo import Halo
from playground.ui.classroom.key_display import KeyDisplay
from playground.ui.classroom.projector import Projector
from playground.ui.commands import Commands
from playground.ui.docks import Docks
from playground.ui.documents.title import Title
from playground.ui.exporting.exports import Exports
from playground.ui.files import Files
from playground.ui.focus.panels import go_to, next_stop
from playground.ui.focus.ring import FocusRing
from playground.ui.heartbeat import Heartbeat
from playground.ui.importing.imports import Imports
from playground.ui.language import show_language
from playground.ui.menus import build_menus
from playground.ui.motion import may_move
from playground.ui.own_data import OwnData, is_table
from playground.ui.panel_places import PanelPlaces
from playground.ui.pictures.panels import PANELS
from playground.ui.pictures.pictures import Pictures
from playground.ui.pictures.subject import Panel
from playground.ui.run_files import RunFiles
from playground.ui.settings import Settings
from playground.ui.status_line import StatusLine
from playground.ui.texts import say
from playground.ui.theme.theme import theme
from playground.ui.toast import Toast
from playground.ui.transport import Transport
from playground.ui.workbench import Workbench

if TYPE_CHECKING:
    from playground.ui.drawing.window import DrawingWindow


class MainWindow(QMainWindow):
    """Puts the parts together; each part knows only the workbench."""

    def __init__(self, workbench: Workbench, settings: Settings) -> None:
        super().__init__()
        self._closed = False
        self.drawing: DrawingWindow | None = None
        self.workbench = workbench
        self.settings = settings
        self.background = Background(self)
        self.heartbeat = Heartbeat(workbench, self)
        self.actions_by_key = make_actions(self)
        self.addActions(list(self.actions_by_key.values()))
        self.files = Files(workbench, self.background, settings, self)
        self.own_data = OwnData(workbench, self.background, self)
        self.exports = Exports(workbench, self)
        self.imports = Imports(workbench, self.background, self)
        self.run_files = RunFiles(workbench, self.background, self)
        self.pictures = Pictures(workbench, self.background, self)
        self._build_bar()
        self._build_centre()
        self.docks = Docks(self, workbench)
        self.places = PanelPlaces(self, self.docks)
        self.enlarging = Enlarging(self)
        self.projector = Projector(self)
        self.class_views = ClassViews(self)
        self.toast = Toast(self, self.network)
        self.halo = Halo(self)
        self.key_display = KeyDisplay(self)
        self.focus_ring = FocusRing(self)
        self.announcer = Announcer(workbench, self)
        self.commands = Commands(self)
        build_menus(self)
        self._connect()
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 600)
        self.title = Title(self, workbench, self.files.unsaved)
        self.places.restore(settings)
        self.action("calm").setChecked(settings.calm)
        self.show_motion(settings.calm)
        tint(self.actions_by_key)

    # -- parts ------------------------------------------------------------------------------------------------------

    def _build_bar(self) -> None:
        self.transport = Transport(self.workbench, self.actions_by_key)
        self._bar = bar = say(QToolBar(), name=N_("Run controls"))
        bar.setObjectName("bar")
        bar.setMovable(False)
        bar.toggleViewAction().setEnabled(False)
        bar.addWidget(self.transport)
        self.addToolBar(bar)

    def _build_centre(self) -> None:
        self.network = NetworkPanel(self.workbench, StatusLine(self.workbench))
        self.setCentralWidget(self.network)

    def _connect(self) -> None:
        self.workbench.said.connect(self.toast.show_message)
        self.files.table_chosen.connect(self.own_data.open_file)
        self.workbench.own_data_wanted.connect(self._ask_for_data)
        self.files.weights_chosen.connect(self.imports.open_path)
        self.docks.filled.connect(self._panels_are_there)
        self.docks.large_wanted.connect(self.enlarging.toggle)
        self.network.head_double_clicked.connect(self.enlarging.toggle_network)
        self.transport.language.chosen.connect(self.change_language)
        theme().changed.connect(self._show_theme)

    def start(self) -> None:
        """Begin to follow the run: called once the window has been painted."""
        self.windowHandle().screenChanged.connect(self._follow_screen)
        self.docks.fill()
        self.workbench.session.start()
        self.heartbeat.start()

    def _panels_are_there(self) -> None:
        inspector = self.docks.views["inspector"]
        inspector.table_choices_requested.connect(self.own_data.reopen)  # type: ignore[attr-defined]
        if not self.settings.arrangement:
            self.docks.spread()

    def _ask_for_data(self, kind: str) -> None:
        if kind == "points":
            self.draw()
        else:
            self.files.ask_open_table()

    def draw(self) -> None:
        """Show the window in which data are drawn by hand, with the points that were drawn last."""
        # imported once it is needed: the window is there before
        from playground.ui.drawing.window import DrawingWindow

        if self.drawing is None:
            self.drawing = DrawingWindow(self.workbench, self.actions_by_key, self)
        self.drawing.begin()

    # -- arrangement ------------------------------------------------------------------------------------------------

    def restore_arrangement(self) -> None:
        self.places.back_to_standard()

    def change_screen(self, available: QSize) -> None:
        """The window is on another screen: one of another size has an arrangement of its own."""
        self.places.change_screen(available, self.settings)

    def _follow_screen(self, screen: QScreen) -> None:
        self.change_screen(screen.availableSize())

    def remember(self) -> None:
        """Put what should be remembered into the settings."""
        self.places.remember(self.settings)
        self.settings.theme = theme().choice
        self.settings.scale = theme().scale_in(projector=False)
        self.settings.projector_scale = theme().scale_in(projector=True)

    @property
    def pictured_panels(self) -> dict[str, Panel]:
        """The panels that can be seen now and that pictures can be taken of, by key."""
        panels: dict[str, Any] = {"network": self.network} | self.docks.views
        return {key: panels[key] for key in PANELS if key in panels and panels[key].isVisible()}

    def show_motion(self, calm: bool) -> None:
        """Let panels glide to their places, or jump there."""
        self.settings.calm = calm
        self.setAnimated(may_move(self, calm=calm))

    # -- keyboard ---------------------------------------------------------------------------------------------------

    @property
    def panels(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return self._bar, self.network, *self.docks.by_key.values()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as one reads, wherever the panels have been moved to: Qt's own order is that of their making."""
        stop = next_stop(self, forward)
        if stop is not None:
            go_to(stop, Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return stop is not None

    # -- language, theme --------------------------------------------------------------------------------------------

    def change_language(self, code: str) -> None:
        """Show the language that was chosen, and remember it."""
        self.settings.language = code
        self.show_language(code)

    def show_language(self, code: str) -> None:
        show_language(code)
        self.transport.language.choose(code)

    def _show_theme(self) -> None:
        tint(self.actions_by_key)
        self.places.fit()

    # -- Qt's own events --------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Space presses the button that has the focus before it means Train: what has the focus is asked last, here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_for_focus(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape brings all panels back, unless what has the focus wanted it for itself."""
        if event.key() == Qt.Key.Key_Escape and self.enlarging.key:
            self.enlarging.go_back()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        content = event.mimeData()
        if any(url.isLocalFile() for url in content.urls()) or is_table(content):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.take(event.mimeData())

    def take(self, content: QMimeData) -> None:
        """Open the file, or the table, that was dropped or is in the clipboard."""
        files = [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]
        if files:
            self.files.open_path(files[0])
        else:
            self.own_data.take(content)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._closed:
            return
        self._closed = True
        self.halo.switch(False)
        self.key_display.switch(False)
        self.remember()
        self.files.unsaved.stop()
        self.heartbeat.stop()
        self.pictures.close()
        self.workbench.close()
        self.background.close()
        super().closeEvent(event)

    def raise_overlays(self) -> None:
        """What lies over the panels for a moment goes on top again: a panel was raised."""
        for overlay in (self.toast, self.key_display):
            overlay.raise_()

    def say(self, message: Message) -> None:
        self.toast.show_message(message)

    def action(self, key: str) -> QAction:
        return self.actions_by_key[key]


def _is_for_focus(event: QKeyEvent) -> bool:
    if event.key() != Qt.Key.Key_Space or event.modifiers() != Qt.KeyboardModifier.NoModifier:
        return False
    return isinstance(QApplication.focusWidget(), QAbstractButton | QComboBox | QLineEdit)
