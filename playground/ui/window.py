"""The main window: the network in the middle, its panels around it as docks, the top bar and the menus."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDockWidget,
    QLineEdit,
    QMainWindow,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from playground.i18n import _
from playground.messages import N_, Message
from playground.ui.actions import make_actions, tint
from playground.ui.background import Background
from playground.ui.canvas.panel import NetworkPanel
from playground.ui.charts.gradient import GradientChart
from playground.ui.charts.loss import LossChart
from playground.ui.charts.output import OutputChart
from playground.ui.commands import Commands
from playground.ui.files import Files
from playground.ui.heartbeat import Heartbeat
from playground.ui.inspector.inspector import Inspector
from playground.ui.language import show_language
from playground.ui.layers_list import LayersList
from playground.ui.menus import build_menus
from playground.ui.palette.palette import Palette
from playground.ui.settings import Settings
from playground.ui.status_line import StatusLine
from playground.ui.texts import say
from playground.ui.theme.theme import theme
from playground.ui.toast import Toast
from playground.ui.transport import Transport
from playground.ui.workbench import Workbench

LEFT, RIGHT, BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)
# of the standard arrangement: these touch the upper or the lower edge of the window and keep a margin from it
TOPMOST, LOWEST = ("palette", "output"), ("layers", "gradient", "inspector")


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
        self._build_bar()
        self._build_centre()
        self._build_docks()
        self.toast = Toast(self)
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
        bar = QToolBar()
        bar.setObjectName("bar")
        bar.setMovable(False)
        bar.toggleViewAction().setEnabled(False)
        bar.addWidget(self.transport)
        self.addToolBar(bar)

    def _build_centre(self) -> None:
        self.network = NetworkPanel(self.workbench, StatusLine(self.workbench))
        self.setCentralWidget(self.network)

    def _build_docks(self) -> None:
        self.docks: dict[str, QDockWidget] = {}
        self.inspector = Inspector(self.workbench)
        self.setDockOptions(
            QMainWindow.DockOption.AnimatedDocks
            | QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.AllowTabbedDocks
        )
        for corner, area in (
            (Qt.Corner.BottomLeftCorner, LEFT),
            (Qt.Corner.BottomRightCorner, RIGHT),
            (Qt.Corner.TopLeftCorner, LEFT),
            (Qt.Corner.TopRightCorner, RIGHT),
        ):
            self.setCorner(corner, area)
        self._dock("palette", N_("Palette"), LEFT, Palette(self.workbench))
        self._dock("layers", N_("Layers"), LEFT, LayersList(self.workbench))
        self._dock("output", N_("Output"), RIGHT, OutputChart(self.workbench))
        self._dock("loss", N_("Loss"), RIGHT, LossChart(self.workbench))
        self._dock("gradient", N_("Gradient"), RIGHT, GradientChart(self.workbench))
        self._dock("inspector", N_("Inspector"), BOTTOM, self.inspector)
        self._spread_docks()

    def _dock(self, key: str, title: str, area: Qt.DockWidgetArea, content: QWidget) -> None:
        dock = say(QDockWidget(), window_title=title)
        dock.setObjectName(key)
        dock.setWidget(_framed(key, content, area))
        dock.setTitleBarWidget(QWidget())
        self.addDockWidget(area, dock)
        self.docks[key] = dock

    def _spread_docks(self) -> None:
        """The proportions of the standard arrangement, for the size the window has now."""
        docks = self.docks
        narrow = self.width() < 1200
        left, right = (184, 304) if narrow else (208, max(365, round(self.width() * 0.27)))
        self.resizeDocks([docks["palette"], docks["output"]], [left, right], Qt.Orientation.Horizontal)
        room = self.height() - 110
        self.resizeDocks(
            [docks["output"], docks["loss"], docks["gradient"]],
            [round(room * 0.40), round(room * 0.30), round(room * 0.30)],
            Qt.Orientation.Vertical,
        )
        self.resizeDocks([docks["palette"], docks["layers"]], [room - 176, 176], Qt.Orientation.Vertical)
        self.resizeDocks([docks["inspector"]], [236 if narrow else 184], Qt.Orientation.Vertical)

    def _connect(self) -> None:
        self.workbench.said.connect(self.toast.show_message)
        self.inspector.open_data_requested.connect(self.files.ask_open_table)
        self.workbench.file_changed.connect(self._show_title)
        self.workbench.undo_stack.cleanChanged.connect(self._show_title)
        self.transport.language.chosen.connect(self.change_language)
        theme().changed.connect(self._show_theme)

    def start(self) -> None:
        """Begin to follow the run: called once the window has been painted."""
        self.workbench.session.start()
        self.heartbeat.start()

    # -- arrangement ------------------------------------------------------------------------------------------------

    def restore_arrangement(self) -> None:
        self.restoreState(self._default_state)
        for dock in self.docks.values():
            dock.show()
        self._spread_docks()

    def arrange_freely(self, on: bool) -> None:
        """Show the title bars by which panels are moved, floated and closed; hidden they leave their room."""
        for dock in self.docks.values():
            dock.setTitleBarWidget(None if on else QWidget())  # type: ignore[arg-type]

    def _restore(self, settings: Settings) -> None:
        if not settings.geometry or not self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode())):
            self.resize(1280, 720)
        if settings.arrangement:
            self.restoreState(QByteArray.fromBase64(settings.arrangement.encode()))
        else:
            QTimer.singleShot(0, self._spread_docks)

    def remember(self) -> None:
        """Put what should be remembered into the settings."""
        self.settings.geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.settings.arrangement = bytes(self.saveState().toBase64().data()).decode()
        self.settings.theme = theme().choice

    # -- language, theme, title -------------------------------------------------------------------------------------

    def change_language(self, code: str) -> None:
        self.settings.language = code
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
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls()[:1]:
            self.files.open_path(Path(url.toLocalFile()))

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


def _framed(key: str, content: QWidget, area: Qt.DockWidgetArea) -> QWidget:
    """`content` with the window's margin on the outer side; the separators between docks make the inner ones."""
    frame = QWidget()
    column = QVBoxLayout(frame)
    above = 8 if key in TOPMOST else 0
    below = 8 if key in LOWEST else 0
    column.setContentsMargins(8 if area == LEFT else 0, above, 8 if area == RIGHT else 0, below)
    column.addWidget(content)
    return frame


def _is_for_focus(event: QKeyEvent) -> bool:
    if event.key() != Qt.Key.Key_Space or event.modifiers() != Qt.KeyboardModifier.NoModifier:
        return False
    return isinstance(QApplication.focusWidget(), QAbstractButton | QComboBox | QLineEdit)
