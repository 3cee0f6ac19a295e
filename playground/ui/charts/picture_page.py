"""The weights of one unit as a picture; there only while the mouse is over the unit."""

from __future__ import annotations

from playground.ui.charts.legend import Legend
from playground.ui.charts.output_page import OutputPage
from playground.ui.charts.picture_view import PictureView
from playground.ui.charts.unit_look import UnitLook


class PicturePage(OutputPage):
    view: PictureView

    def __init__(self, legend: Legend) -> None:
        super().__init__(PictureView(), legend)

    def show_unit(self, unit: UnitLook | None) -> None:
        self.view.show_unit(unit)
