"""The main window: the network in the middle, its panels around it as docks, the top bar and the menus."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QMimeData, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QToolBar,
    QWidget,
)

from playground.i18n import _
from playground.messages import N_, Message
from playground.ui.actions import make_actions, tint
from playground.ui.background import Background
from playground.ui.canvas.panel import NetworkPanel
from playground.ui.commands import Commands
from playground.ui.docks import Docks
from playground.ui.exporting.exports import Exports
from playground.ui.files import Files
from playground.ui.focus.panels import go_to, next_stop
from playground.ui.focus.ring import FocusRing
from playground.ui.heartbeat import Heartbeat
from playground.ui.language import show_language
from playground.ui.menus import build_menus
from playground.ui.own_data import OwnData, is_table
from playground.ui.run_files import RunFiles
from playground.ui.settings import Settings
from playground.ui.status_line import StatusLine
from playground.ui.theme.theme import theme
from playground.ui.toast import Toast
from playground.ui.transport import Transport
from playground.ui.workbench import Workbench


class MainWindow(QMainWindow):
    """Puts the parts together; each part knows only the workbench."""

    def __init__(self, workbench: Workbench, settings: Settings) -> None:
        super().__init__()
        self._closed = False
        self.workbench = workbench
        self.settings = settings
        self.background = Background(self)
        self.heartbeat = Heartbeat(workbench, self)
        self.actions_by_key = make_actions(self)
        self.addActions(list(self.actions_by_key.values()))
        self.files = Files(workbench, self.background, self)
        self.own_data = OwnData(workbench, self.background, self)
        self.exports = Exports(workbench, self)
        self.run_files = RunFiles(workbench, self.background, self)
        self._build_bar()
        self._build_centre()
        self.docks = Docks(self, workbench)
        self.toast = Toast(self)
        self.focus_ring = FocusRing(self)
        self.commands = Commands(self)
        build_menus(self)
        self._connect()
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 600)
        self._show_theme()
        self._show_title()
        self._default_state = self.saveState()
        self._restore(settings)

    # -- parts ------------------------------------------------------------------------------------------------------

    def _build_bar(self) -> None:
        self.transport = Transport(self.workbench, self.actions_by_key)
        self._bar = bar = QToolBar()
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
        self.docks.filled.connect(self._panels_are_there)
        self.workbench.file_changed.connect(self._show_title)
        self.workbench.undo_stack.cleanChanged.connect(self._show_title)
        self.transport.language.chosen.connect(self.change_language)
        theme().changed.connect(self._show_theme)

    def start(self) -> None:
        """Begin to follow the run: called once the window has been painted."""
        self.docks.fill()
        self.workbench.session.start()
        self.heartbeat.start()

    def _panels_are_there(self) -> None:
        inspector = self.docks.views["inspector"]
        inspector.open_data_requested.connect(self.files.ask_open_table)  # type: ignore[attr-defined]
        inspector.table_choices_requested.connect(self.own_data.reopen)  # type: ignore[attr-defined]
        if not self.settings.arrangement:
            self.docks.spread()

    # -- arrangement ------------------------------------------------------------------------------------------------

    def restore_arrangement(self) -> None:
        self.restoreState(self._default_state)
        for dock in self.docks.by_key.values():
            dock.show()
        self.docks.spread()

    def _restore(self, settings: Settings) -> None:
        if not settings.geometry or not self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode())):
            self.resize(1280, 720)
        if settings.arrangement:
            self.restoreState(QByteArray.fromBase64(settings.arrangement.encode()))
        else:
            QTimer.singleShot(0, self.docks.spread)

    def remember(self) -> None:
        """Put what should be remembered into the settings."""
        self.settings.geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.settings.arrangement = bytes(self.saveState().toBase64().data()).decode()
        self.settings.theme = theme().choice

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

    # -- language, theme, title -------------------------------------------------------------------------------------

    def change_language(self, code: str) -> None:
        """Show the language that was chosen, and remember it."""
        self.settings.language = code
        self.show_language(code)

    def show_language(self, code: str) -> None:
        show_language(code)
        self.transport.language.choose(code)
        self._show_title()

    def _show_theme(self) -> None:
        tint(self.actions_by_key)

    def _show_title(self, *_ignored: object) -> None:
        path = self.workbench.path
        name = path.name if path else _(N_("Untitled"))
        mark = "" if self.workbench.undo_stack.isClean() else "*"
        self.setWindowTitle(f"{name}{mark} – {_(N_('Neural-network playground'))}")

    # -- Qt's own events --------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Space presses the button that has the focus before it means Train: what has the focus is asked last, here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_for_focus(event):
            event.accept()
            return True
        return super().event(event)

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
        self.remember()
        # the undo stack says that it is clean once more while it is being deleted
        self.workbench.undo_stack.cleanChanged.disconnect(self._show_title)
        self.heartbeat.stop()
        self.workbench.close()
        self.background.close()
        super().closeEvent(event)

    def say(self, message: Message) -> None:
        self.toast.show_message(message)

    def action(self, key: str) -> QAction:
        return self.actions_by_key[key]


def _is_for_focus(event: QKeyEvent) -> bool:
    if event.key() != Qt.Key.Key_Space or event.modifiers() != Qt.KeyboardModifier.NoModifier:
        return False
    return isinstance(QApplication.focusWidget(), QAbstractButton | QComboBox | QLineEdit)
