"""One page of the output card."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.i18n import _
from playground.training.insight import InsightWants
from playground.training.snapshot import Snapshot, Wants
from playground.ui.charts.legend import Legend
from playground.ui.charts.output_view import OutputView
from playground.ui.charts.page import Page
from playground.ui.charts.samples import Kind, kind_mark
from playground.ui.charts.unit_look import UnitLook

NOTHING = Wants(output=False, unit_maps=False)


class OutputPage(Page):
    """Shows `view`, and by default nothing beside it.

    computed       what of the output has to be computed while the page can be seen, besides `wants`
    names_samples  whether the legend of the card says how training and test samples are drawn
    """

    changed = Signal()  # what it wants has changed
    test_switched = Signal(bool)  # the user wants to see the test samples, or no longer
    computed: Wants = NOTHING
    names_samples = False

    def __init__(self, view: OutputView, legend: Legend, parent: QWidget | None = None) -> None:
        super().__init__(legend, parent)
        self.view = view
        self._has_test = False
        view.setParent(self)
        self.build()

    def build(self) -> None:
        """Put the widgets in their places; by default the view fills the page."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.view, 1)

    def take_wants(self, wants: InsightWants) -> None:
        """Want something else, and say so."""
        if wants != self.wants:
            self.wants = wants
            self.changed.emit()

    def follow_data(self, snapshot: Snapshot) -> None:
        """Offer what the data of `snapshot` have."""
        self._has_test = len(snapshot.data.test_rows) > 0

    def show_unit(self, unit: UnitLook | None) -> None:
        """Show one unit large instead of the network, where the page can."""

    def show_buttons(self, on: bool) -> None:
        """Show the buttons of the page, where it has any."""

    def show_test(self, on: bool) -> None:
        self.view.show_test(on)

    def show_legend(self) -> None:
        self.legend.keep()
        if not self.names_samples:
            return
        self.legend.show_entry("train", _("training"), kind_mark(Kind.TRAINING, plain=False))
        if self._has_test:
            tip = _("Show the samples training never sees")
            entry = self.legend.show_entry("test", _("test"), kind_mark(Kind.TEST, plain=False), tip)
            entry.make_switch(self.view.test_shown)
            entry.toggled.connect(self.test_switched)

    def draw(self, snapshot: Snapshot) -> None:
        self.view.show_snapshot(snapshot)

    def describe(self, snapshot: Snapshot) -> str:
        return self.view.describe(snapshot)
