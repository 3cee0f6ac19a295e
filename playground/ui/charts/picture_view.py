"""One unit of the first layer over pictures: its weights, laid out as the picture they look at."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from playground.training.snapshot import Snapshot
from playground.ui.charts.output_view import OutputView
from playground.ui.charts.unit_look import UnitLook
from playground.ui.theme.colormap import signed_image
from playground.ui.theme.theme import theme


class PictureView(OutputView):
    """Each weight is one square: blue where ink makes the unit's sum larger, orange where it makes it smaller."""

    kind = "picture"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit: UnitLook | None = None
        self.setMinimumSize(96, 96)

    def sizeHint(self) -> QSize:
        return QSize(220, 220)

    @property
    def unit(self) -> UnitLook | None:
        return self._unit

    def show_unit(self, unit: UnitLook | None) -> None:
        """Show the weights of this unit, from now on."""
        self._unit = unit
        self.update()

    def describe(self, snapshot: Snapshot) -> str:
        return "" if self._unit is None else self._unit.name

    def paint_view(self, painter: QPainter, snapshot: Snapshot) -> None:
        if self._unit is None or self._unit.probe.values is None:
            return
        image = signed_image(self._unit.probe.values[0], self._unit.limit, theme().tokens)
        scale = min(self.width() / image.width(), self.height() / image.height())
        area = QRectF(0, 0, scale * image.width(), scale * image.height())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(area, image)
