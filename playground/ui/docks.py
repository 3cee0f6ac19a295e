"""The panels around the network: which there are, where they stand, how they are filled once the window is there."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QTabWidget, QVBoxLayout, QWidget

from playground.i18n import in_context, plain_text
from playground.messages import N_, NC_
from playground.ui.arrangement import LEFT, RIGHT, ROOMY, Arrangement, across, arrange, arrangement_for, upright
from playground.ui.texts import say
from playground.ui.theme.theme import theme
from playground.ui.widgets.card import Card
from playground.ui.widgets.edges import margins_at_edges
from playground.ui.workbench import Workbench

CORNERS = {
    Qt.Corner.TopLeftCorner: LEFT,
    Qt.Corner.BottomLeftCorner: LEFT,
    Qt.Corner.TopRightCorner: RIGHT,
    Qt.Corner.BottomRightCorner: RIGHT,
}


@dataclass(frozen=True)
class Panel:
    """One panel; `module` and `view` name its class, which is imported only when the panel is filled."""

    key: str
    title: str
    module: str
    view: str


PANELS = (
    Panel("palette", NC_("panel", "Palette"), "playground.ui.palette.palette", "Palette"),
    Panel("layers", NC_("panel", "Layers"), "playground.ui.layers_list", "LayersList"),
    Panel("output", NC_("panel", "Output"), "playground.ui.charts.output", "OutputChart"),
    Panel("loss", NC_("panel", "Loss"), "playground.ui.charts.loss", "LossChart"),
    Panel("gradient", NC_("panel", "Gradient"), "playground.ui.charts.gradient", "GradientChart"),
    Panel("inspector", NC_("panel", "Inspector"), "playground.ui.inspector.inspector", "Inspector"),
)
# The long names of the others are marked where the panels say them.
LONG_NAMES = (N_("Palette"),)


class Docks(QObject):
    """The docks of one window. They stand from the first paint; `fill` then loads their views, one in each turn of the
    event loop, because loading them all takes several times as long as showing the window.
    """

    filled = Signal()
    large_wanted = Signal(str)  # key of the panel

    def __init__(self, window: QMainWindow, workbench: Workbench) -> None:
        super().__init__(window)
        self._window = window
        self._workbench = workbench
        self._empty = list(PANELS)
        self.views: dict[str, QWidget] = {}
        self.has_title_bars = False
        window.setDockOptions(
            QMainWindow.DockOption.AnimatedDocks
            | QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.AllowTabbedDocks
        )
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        for corner, area in CORNERS.items():
            window.setCorner(corner, area)
        window.installEventFilter(self)
        self.by_key = {panel.key: _stand(panel) for panel in PANELS}
        for dock in self.by_key.values():
            dock.large_wanted.connect(self.large_wanted)
        self.arrangement = ROOMY
        arrange(window, self.by_key, ROOMY)

    @property
    def is_filled(self) -> bool:
        return not self._empty

    def fill(self) -> None:
        """Fill the next panel and come back for the others."""
        panel = self._empty.pop(0)
        view: QWidget = getattr(import_module(panel.module), panel.view)(self._workbench)
        dock = self.by_key[panel.key]
        frame = dock.widget().layout()
        before = frame.itemAt(0).widget()
        assert before is not None
        frame.replaceWidget(before, view)
        before.deleteLater()
        dock.follow(view)
        self.views[panel.key] = view
        if self._empty:
            QTimer.singleShot(0, self.fill)
        else:
            self.filled.emit()

    def fitting(self) -> Arrangement:
        """The arrangement that the window has room for now."""
        return arrangement_for(self._window.width(), self._window.height(), theme().tokens.text_size)

    def arrange(self) -> None:
        """Put every panel where it stands when nobody has moved it, in the size the window has now."""
        self.arrangement = self.fitting()
        arrange(self._window, self.by_key, self.arrangement)
        self.spread()

    def spread(self) -> None:
        """The proportions of the standard arrangement, for the size the window has now."""
        width, room = self._window.width(), self._window.height() - self._window.centralWidget().y()
        self._resize(across(self.arrangement, width), Qt.Orientation.Horizontal)
        for sizes in upright(self.arrangement, width, room):
            self._resize(sizes, Qt.Orientation.Vertical)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Name the tabs that Qt makes where panels share a place, and take the line below them away."""
        if isinstance(event, QChildEvent) and event.polished() and isinstance(bar := event.child(), QTabBar):
            say(bar, name=N_("Panels in one place"), tip=N_("Choose the panel that is shown here"))
            bar.setDrawBase(False)  # in Qt's own colour, which no theme knows
        return super().eventFilter(watched, event)

    def _resize(self, sizes: dict[str, int], orientation: Qt.Orientation) -> None:
        self._window.resizeDocks([self.by_key[key] for key in sizes], list(sizes.values()), orientation)

    def show_title_bars(self, on: bool) -> None:
        """Show the bars by which panels are moved, floated and closed; hidden they leave their room."""
        self.has_title_bars = on
        for dock in self.by_key.values():
            dock.show_title_bar(on)


class Dock(QDockWidget):
    """The place of one panel, which `large_wanted` names.

    In menus and tabs it has the panel's short name; the finder knows it by the long one.
    """

    large_wanted = Signal(str)

    def __init__(self, panel: Panel) -> None:
        super().__init__()
        self._title = panel.title
        self._no_bar = QWidget(self)  # a dock keeps every bar it was ever given
        self.show_title_bar(False)
        say(self, window_title=panel.title)
        self.setObjectName(panel.key)
        self._show_title()

    def follow(self, view: QWidget) -> None:
        """Hear when somebody wants `view`, which is in it, over the whole window."""
        if isinstance(view, Card):
            view.head_double_clicked.connect(self._want_large)
        else:
            view.tabs.tabBarDoubleClicked.connect(self._want_large)  # type: ignore[attr-defined]

    def show_title_bar(self, on: bool) -> None:
        self.setTitleBarWidget(None if on else self._no_bar)  # type: ignore[arg-type]

    def _want_large(self) -> None:
        self.large_wanted.emit(self.objectName())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_margins()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._keep_margins()

    def _keep_margins(self) -> None:
        if self.widget() is not None:
            self.widget().layout().setContentsMargins(margins_at_edges(self))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_title()

    def _show_title(self) -> None:
        self.setWindowTitle(plain_text(in_context("panel", self._title)))


def _stand(panel: Panel) -> Dock:
    """The dock of a panel, with an empty card until it is filled, in a frame that keeps the window's margin."""
    dock = Dock(panel)
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(Card())
    dock.setWidget(frame)
    return dock
