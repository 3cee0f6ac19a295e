"""The inspector: tabs with the fields of the layer, the data, the training and one weight, and the speed of the run."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QTabWidget, QVBoxLayout, QWidget

from playground.document.experiment import Experiment
from playground.i18n import _
from playground.messages import N_
from playground.training.snapshot import RunState, Snapshot
from playground.ui import numbers
from playground.ui.inspector.data_page import DataPage
from playground.ui.inspector.layer_page import LayerPage
from playground.ui.inspector.page import Page
from playground.ui.inspector.training_page import TrainingPage
from playground.ui.inspector.weight_page import WeightPage
from playground.ui.selection import Selection
from playground.ui.texts import say, set_role, set_room
from playground.ui.theme.theme import px, theme
from playground.ui.workbench import Workbench

RATE_HZ = 4
HEIGHT, LEAST_HEIGHT = 184, 120
TAB_INSET = 16
NARROW = 300
# the tab of each kind of selection; the others turn to the layer
PAGES = {"data": "data", "training": "training", "weight": "weight", "bias": "weight"}


class Inspector(QFrame):
    """Follows the selection: a layer or unit turns to Layer, a weight or bias to Weight, and so on.

    `table_choices_requested`: the user wants to change how the table is used.
    """

    table_choices_requested = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self._workbench = workbench
        self._speed: float | None = None
        self._speed_at = 0.0
        self.layer_page = LayerPage(workbench)
        self.data_page = DataPage(workbench)
        self.training_page = TrainingPage(workbench)
        self.weight_page = WeightPage(workbench)
        self.tabs = say(QTabWidget(), name=N_("Inspector"))
        self.pages: dict[str, Page] = {
            "layer": self.layer_page,
            "data": self.data_page,
            "training": self.training_page,
            "weight": self.weight_page,
        }
        self._build()
        self._connect()
        self._show_experiment(workbench.experiment)
        self._show_selection(workbench.selection)

    def show_page(self, key: str) -> None:
        """Turn to the tab `layer`, `data`, `training` or `weight`."""
        self.tabs.setCurrentWidget(self.pages[key])

    def _build(self) -> None:
        for page in self.pages.values():
            self.tabs.addTab(page, "")
        self._say_titles()
        self.tabs.setObjectName("InspectorTabs")
        self.speed = say(QLabel(), tip=N_("Updates of the weights in one second"))
        set_role(self.speed, "muted")
        self.speed.setContentsMargins(0, 0, TAB_INSET, 0)
        self.tabs.setCornerWidget(self.speed, Qt.Corner.TopRightCorner)
        self._fit_speed()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 4)
        column.addWidget(self.tabs)

    def _connect(self) -> None:
        theme().changed.connect(self._fit_speed)
        theme().changed.connect(self._fit_tabs)
        self._workbench.experiment_changed.connect(self._show_experiment)
        self._workbench.selection_changed.connect(self._show_selection)
        self._workbench.snapshot_taken.connect(self._show_snapshot)
        self.data_page.table_choices_requested.connect(self.table_choices_requested)

    def _show_experiment(self, experiment: Experiment) -> None:
        for page in self.pages.values():
            page.refresh(experiment)

    def _show_selection(self, selection: Selection) -> None:
        self.layer_page.show_selection(selection)
        self.weight_page.show_selection(selection)
        self.show_page(PAGES.get(selection.kind, "layer"))

    # -- speed ------------------------------------------------------------------------------------------------------

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        speed = snapshot.steps_per_second if snapshot.state is RunState.RUNNING else None
        now = time.monotonic()
        has_turned = (speed is None) != (self._speed is None)
        if has_turned or (speed is not None and now - self._speed_at >= 1 / RATE_HZ):
            self._speed, self._speed_at = speed, now
            self._say_speed()

    def _fit_speed(self) -> None:
        """The corner is as high as the tabs, so that the figure stands on their line."""
        self.speed.setMinimumHeight(self.tabs.tabBar().sizeHint().height())

    def _say_speed(self) -> None:
        rate = None if self._speed is None else numbers.rate(self._speed)
        self.speed.setText("" if rate is None else _(N_("{rate} steps/s")).format(rate=rate))

    # -- language and size ------------------------------------------------------------------------------------------

    def _say_titles(self) -> None:
        for index, page in enumerate(self.pages.values()):
            self.tabs.setTabText(index, _(page.TITLE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_tabs()

    def _fit_tabs(self) -> None:
        """Where the width is short the tabs stand closer together, and the speed is left out."""
        is_narrow = self.width() < px(NARROW)
        set_room(self.tabs.tabBar(), "narrow" if is_narrow else "wide")
        self.speed.setVisible(not is_narrow)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say_titles()
            self._say_speed()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), LEAST_HEIGHT)
