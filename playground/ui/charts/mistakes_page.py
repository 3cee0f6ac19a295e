"""The worst mistakes, with a sentence that says which they are."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from playground.i18n import _
from playground.training.insight import InsightWants
from playground.ui.charts.legend import Legend
from playground.ui.charts.mistakes_view import MistakesView
from playground.ui.charts.output_page import OutputPage
from playground.ui.charts.words import DrawnWords


class MistakesPage(OutputPage):
    view: MistakesView
    wants = InsightWants(mistakes=True)

    def __init__(self, legend: Legend) -> None:
        super().__init__(MistakesView(), legend)

    def build(self) -> None:
        self.words = DrawnWords(self)
        self.words.setFixedHeight(self.words.sizeHint().height())
        self.retranslate()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.words)
        column.addWidget(self.view, 1)

    def restyle(self) -> None:
        self.words.setFixedHeight(self.words.sizeHint().height())

    def retranslate(self) -> None:
        self.words.say(_("Wrong test samples, the surest first"))
