"""The fitted curve, and below it what the network says about the user's own point."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from playground.training.snapshot import Snapshot
from playground.ui.charts.curve_view import CurveView
from playground.ui.charts.legend import Legend
from playground.ui.charts.own_point import AskingPage
from playground.ui.charts.unit_look import UnitLook


class CurvePage(AskingPage):
    view: CurveView
    names_samples = True

    def __init__(self, legend: Legend) -> None:
        super().__init__(CurveView(), legend)

    def build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.view, 1)
        column.addWidget(self.words)
        self.restyle()

    def show_unit(self, unit: UnitLook | None) -> None:
        self.view.show_unit(unit)

    def draw(self, snapshot: Snapshot) -> None:
        answer = snapshot.insight.answer if snapshot.insight.asked == self.question else None
        self.view.show_answer(None if answer is None else float(answer[0]))
        super().draw(snapshot)
        self.answer(snapshot)

    def restyle(self) -> None:
        self.words.setFixedHeight(self.words.sizeHint().height())
