"""The weights of one unit as a picture; there only while the mouse is over the unit."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent

from playground.messages import N_
from playground.training.snapshot import Snapshot
from playground.ui.charts.decision import Scale
from playground.ui.charts.legend import Legend
from playground.ui.charts.output_page import OutputPage
from playground.ui.charts.picture_view import PictureView
from playground.ui.charts.scale_view import ScaleView
from playground.ui.charts.unit_look import UnitLook
from playground.ui.charts.words import DrawnWords
from playground.ui.theme.theme import px

GAP = 12
COLUMN = 88
WEIGHT = N_("weight")


class PicturePage(OutputPage):
    """The picture at the left, the name of the unit and the meaning of the colours at the right."""

    view: PictureView

    def __init__(self, legend: Legend) -> None:
        super().__init__(PictureView(), legend)

    def build(self) -> None:
        self.setMinimumSize(200, 110)
        self.words = DrawnWords(self)
        self.scale = ScaleView(self)

    def show_unit(self, unit: UnitLook | None) -> None:
        self.view.show_unit(unit)

    def draw(self, snapshot: Snapshot) -> None:
        super().draw(snapshot)
        unit = self.view.unit
        if unit is not None:
            self.words.say(unit.name, strong=True)
            self.scale.show_scale(Scale("signed", unit.limit), (), WEIGHT)
            self._place()

    def _place(self) -> None:
        side = max(0, min(self.height(), self.width() - px(COLUMN) - GAP))
        left, room = side + GAP, self.width() - side - GAP
        self.view.setGeometry(QRect(0, 0, side, side))
        height = self.words.heightForWidth(room)
        self.words.setGeometry(QRect(left, 0, room, height))
        self.scale.setGeometry(QRect(left, height + GAP, min(room, 2 * px(COLUMN)), self.scale.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
