"""The confusion matrix of the test set or of the training set, below the accuracy."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from playground.i18n import _
from playground.messages import N_
from playground.training.snapshot import Snapshot, Wants
from playground.ui import numbers
from playground.ui.charts.confusion_view import ConfusionView
from playground.ui.charts.legend import Legend
from playground.ui.charts.output_page import OutputPage
from playground.ui.charts.pill import Pill
from playground.ui.charts.words import DrawnWords
from playground.ui.texts import say


class ConfusionPage(OutputPage):
    """Two pills choose which samples are counted."""

    view: ConfusionView
    computed = Wants(output=True, unit_maps=False, on_data=True)

    def __init__(self, legend: Legend) -> None:
        super().__init__(ConfusionView(), legend)

    def build(self) -> None:
        self.accuracy = DrawnWords(self)
        self.sides = {
            "train": say(Pill(switch=True), text=N_("training"), tip=N_("Count the training samples")),
            "test": say(Pill(switch=True, on=True), text=N_("test"), tip=N_("Count the test samples")),
        }
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.accuracy, 1)
        for pill in self.sides.values():
            pill.setAutoExclusive(True)
            row.addWidget(pill)
        self.sides["test"].toggled.connect(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        self.restyle()

    def follow_data(self, snapshot: Snapshot) -> None:
        super().follow_data(snapshot)
        has_test = len(snapshot.data.test_rows) > 0
        for pill in self.sides.values():
            pill.setVisible(has_test)
        self.view.show_test(has_test and self.sides["test"].isChecked())

    @property
    def detail(self) -> str:
        return _("test") if self.view.test_shown else _("training")

    def show_test(self, on: bool) -> None:
        """Which samples are counted is chosen here alone."""

    def _count(self, test: bool) -> None:
        self.view.show_test(test)
        if self.view.snapshot is not None:
            self._say_accuracy(self.view.snapshot)

    def draw(self, snapshot: Snapshot) -> None:
        super().draw(snapshot)
        self._say_accuracy(snapshot)

    def _say_accuracy(self, snapshot: Snapshot) -> None:
        """Of the samples that are counted."""
        figures = snapshot.figures
        if figures is None:
            return
        share = figures.test_accuracy if self.view.test_shown else figures.train_accuracy
        text = _("Accuracy {share}").format(share=numbers.percent(share))
        self.accuracy.say(text if self.accuracy.holds(text) else numbers.percent(share), strong=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.retranslate()

    def restyle(self) -> None:
        self.accuracy.setFixedHeight(self.accuracy.sizeHint().height())

    def retranslate(self) -> None:
        if self.view.snapshot is not None:
            self._say_accuracy(self.view.snapshot)
