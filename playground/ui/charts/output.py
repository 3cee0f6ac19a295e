"""What the network gives out, in the view that fits the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QStackedWidget, QWidget

from playground.i18n import _
from playground.messages import N_
from playground.training.snapshot import Snapshot, Wants
from playground.ui.charts.chart_card import ChartCard
from playground.ui.charts.confusion_view import ConfusionView, accuracy_text
from playground.ui.charts.curve_view import CurveView
from playground.ui.charts.map_panel import MapPanel
from playground.ui.charts.markers import Shape
from playground.ui.charts.output_view import OutputView
from playground.ui.charts.pill import Pill
from playground.ui.charts.scatter_view import ScatterView
from playground.ui.charts.shapes import sample_marker
from playground.ui.texts import say, set_role

if TYPE_CHECKING:
    from playground.ui.workbench import Workbench

RESOLUTION = 100
WANTS = Wants(output=True, unit_maps=False, output_resolution=RESOLUTION)


class OutputChart(ChartCard):
    """Map, curve, confusion matrix or scatter plot, by the kind of the snapshot's output."""

    HZ = 20.0
    PHASE = 0.25

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(N_("Output"), workbench, parent)
        self._run: tuple[int, str] | None = None
        self.map = MapPanel()
        self.views: dict[str, OutputView] = {
            "map": self.map.view,
            "curve": CurveView(),
            "confusion": ConfusionView(),
            "scatter": ScatterView(),
        }
        self._pages: dict[str, QWidget] = {**self.views, "map": self.map}
        self.stack = QStackedWidget()
        for page in self._pages.values():
            self.stack.addWidget(page)
        self.test_points = say(QCheckBox(), text=N_("Test samples"), tip=N_("Show the samples training never sees"))
        self.test_points.setChecked(True)
        self.accuracy = set_role(QLabel(), "muted")
        self.sides = {
            "train": say(Pill(switch=True), text=N_("training"), tip=N_("Count the training samples")),
            "test": say(Pill(switch=True, on=True), text=N_("test"), tip=N_("Count the test samples")),
        }
        for pill in self.sides.values():
            pill.setAutoExclusive(True)
        self.fill_head(self.test_points, *self.sides.values())
        self.body.addWidget(self.accuracy)
        self.body.addWidget(self.stack, 1)
        self.test_points.toggled.connect(self._show_test)
        self.sides["test"].toggled.connect(self._show_test)
        self.restyle()
        for widget in (self.test_points, self.accuracy, *self.sides.values()):
            widget.hide()
        for key in ("train", "test"):
            self.legend.set_shown(key, False)

    @property
    def kind(self) -> str:
        """`map`, `curve`, `confusion` or `scatter`: the view that is shown."""
        return next(kind for kind, page in self._pages.items() if page is self.stack.currentWidget())

    # -- drawing ----------------------------------------------------------------------------------------------------

    def draw(self, snapshot: Snapshot) -> None:
        if snapshot.output is not None and (snapshot.run, snapshot.output.kind) != self._run:
            self._run = snapshot.run, snapshot.output.kind
            self._show_kind(snapshot)
        self.views[self.kind].show_snapshot(snapshot)
        if self.kind == "map":
            self.map.scale.show_scale(self.map.view.scale_shown, snapshot.data)
        if self.kind == "confusion":
            self.accuracy.setText(accuracy_text(snapshot))

    def _show_kind(self, snapshot: Snapshot) -> None:
        assert snapshot.output is not None
        kind = snapshot.output.kind
        self.stack.setCurrentWidget(self._pages[kind])
        self.map.view.forget_picture()
        has_test, counted = len(snapshot.data.test_rows) > 0, kind == "confusion"
        self.test_points.setVisible(has_test and not counted)
        self.accuracy.setVisible(counted)
        for pill in self.sides.values():
            pill.setVisible(has_test and counted)
        for key in ("train", "test"):
            self.legend.set_shown(key, kind in ("curve", "scatter") and (has_test or key == "train"))
        self.map.legend.set_shown("test", has_test)
        self._show_test()

    def _show_test(self, *_on: bool) -> None:
        has_test = self.snapshot is not None and len(self.snapshot.data.test_rows) > 0
        for kind, view in self.views.items():
            switch = self.sides["test"] if kind == "confusion" else self.test_points
            view.show_test(has_test and switch.isChecked())

    def describe(self, snapshot: Snapshot) -> None:
        view = self.views[self.kind]
        view.setAccessibleDescription(view.describe(snapshot))

    # -- what is computed -------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        self.workbench.want("output", WANTS)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.workbench.want("output", None)

    # -- look and language ------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        self.map.view.forget_picture()
        self.map.place()
        self._show_legend()

    def retranslate(self) -> None:
        self._show_legend()
        self.map.scale.update()

    def _show_legend(self) -> None:
        for legend, plain in ((self.legend, False), (self.map.legend, True)):
            legend.show_entry("train", _("training"), sample_marker(Shape.TRAINING, plain=plain))
            legend.show_entry("test", _("test"), sample_marker(Shape.TEST, plain=plain))
