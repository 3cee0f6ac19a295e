"""The panels around the network: which there are, where they stand, how they are filled once the window is there."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDockWidget, QMainWindow, QVBoxLayout, QWidget

from playground.messages import N_
from playground.ui.texts import say
from playground.ui.widgets.card import Card
from playground.ui.workbench import Workbench

LEFT, RIGHT, BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)
CORNERS = {
    Qt.Corner.TopLeftCorner: LEFT,
    Qt.Corner.BottomLeftCorner: LEFT,
    Qt.Corner.TopRightCorner: RIGHT,
    Qt.Corner.BottomRightCorner: RIGHT,
}
NARROW = 1200
# what only the person at the machine needs
NOT_FOR_CLASS = ("palette", "layers", "inspector")


@dataclass(frozen=True)
class Panel:
    """One panel; `module` and `view` name its class, which is imported only when the panel is filled."""

    key: str
    title: str
    area: Qt.DockWidgetArea
    module: str
    view: str


PANELS = (
    Panel("palette", N_("Palette"), LEFT, "playground.ui.palette.palette", "Palette"),
    Panel("layers", N_("Layers"), LEFT, "playground.ui.layers_list", "LayersList"),
    Panel("output", N_("Output"), RIGHT, "playground.ui.charts.output", "OutputChart"),
    Panel("loss", N_("Loss"), RIGHT, "playground.ui.charts.loss", "LossChart"),
    Panel("gradient", N_("Gradient"), RIGHT, "playground.ui.charts.gradient", "GradientChart"),
    Panel("inspector", N_("Inspector"), BOTTOM, "playground.ui.inspector.inspector", "Inspector"),
)
# of the standard arrangement: these touch the upper or the lower edge of the window and keep a margin from it
TOPMOST, LOWEST = ("palette", "output"), ("layers", "gradient", "inspector")


class Docks(QObject):
    """The docks of one window. They stand from the first paint; `fill` then loads their views, one in each turn of the
    event loop, because loading them all takes several times as long as showing the window.
    """

    filled = Signal()

    def __init__(self, window: QMainWindow, workbench: Workbench) -> None:
        super().__init__(window)
        self._window = window
        self._workbench = workbench
        self._empty = list(PANELS)
        self._put_away: list[str] = []
        self.views: dict[str, QWidget] = {}
        window.setDockOptions(
            QMainWindow.DockOption.AnimatedDocks
            | QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.AllowTabbedDocks
        )
        for corner, area in CORNERS.items():
            window.setCorner(corner, area)
        self.by_key = {panel.key: self._stand(panel) for panel in PANELS}

    @property
    def is_filled(self) -> bool:
        return not self._empty

    def fill(self) -> None:
        """Fill the next panel and come back for the others."""
        panel = self._empty.pop(0)
        view: QWidget = getattr(import_module(panel.module), panel.view)(self._workbench)
        dock = self.by_key[panel.key]
        before = dock.widget()
        dock.setWidget(_framed(panel, view))
        before.deleteLater()
        self.views[panel.key] = view
        if self._empty:
            QTimer.singleShot(0, self.fill)
        else:
            self.filled.emit()

    def spread(self) -> None:
        """The proportions of the standard arrangement, for the size the window has now."""
        docks, width, room = self.by_key, self._window.width(), self._window.height() - 110
        narrow = width < NARROW
        left, right = (184, 304) if narrow else (208, max(365, round(width * 0.27)))
        upright, across = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
        self._window.resizeDocks([docks["palette"], docks["output"]], [left, right], across)
        shares = [round(room * 0.40), round(room * 0.30), round(room * 0.30)]
        self._window.resizeDocks([docks["output"], docks["loss"], docks["gradient"]], shares, upright)
        list_height = max(208, room // 4)
        self._window.resizeDocks([docks["palette"], docks["layers"]], [room - list_height, list_height], upright)
        # below its tabs, the room for a weight with its rule and its nudges
        inspector_height = 256 if narrow else max(240, room // 4)
        self._window.resizeDocks([docks["inspector"]], [inspector_height], upright)

    def show_title_bars(self, on: bool) -> None:
        """Show the bars by which panels are moved, floated and closed; hidden they leave their room."""
        for dock in self.by_key.values():
            dock.setTitleBarWidget(None if on else QWidget())  # type: ignore[arg-type]

    def present(self, on: bool) -> None:
        """Leave the room to the network and the charts while a class looks on; afterwards all is as it was."""
        if on:
            self._put_away = [key for key in NOT_FOR_CLASS if not self.by_key[key].isHidden()]
        for key in self._put_away:
            self.by_key[key].setVisible(not on)

    def _stand(self, panel: Panel) -> QDockWidget:
        dock = say(QDockWidget(), window_title=panel.title)
        dock.setObjectName(panel.key)
        dock.setWidget(_framed(panel, Card()))
        dock.setTitleBarWidget(QWidget())
        self._window.addDockWidget(panel.area, dock)
        return dock


def _framed(panel: Panel, content: QWidget) -> QWidget:
    """`content` with the window's margin on the outer side; the separators between docks make the inner ones."""
    frame = QWidget()
    column = QVBoxLayout(frame)
    above = 8 if panel.key in TOPMOST else 0
    below = 8 if panel.key in LOWEST else 0
    column.setContentsMargins(8 if panel.area == LEFT else 0, above, 8 if panel.area == RIGHT else 0, below)
    column.addWidget(content)
    return frame
