"""How large a share of something is in each layer: its name, a bar, and the share in numbers and words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from playground.ui.charts.bubble import Explained, Line
from playground.ui.charts.colours import mixed
from playground.ui.charts.lettering import row_font, row_metrics
from playground.ui.theme.theme import px, theme

LEAST_ROW, MOST_ROW = 22, 36
BAR = 10
DOT = 8
GAP = 8
# The bar is at least this share of the row; a name or a text that needs more ends in dots.
LEAST_BAR = 0.2


@dataclass(frozen=True)
class ShareRow:
    """One row. `share` is None where the layer has none, and `text` says why.

    token    of the bar's colour; a hatched bar is told apart from a full one without colour
    details  what the bubble says
    """

    name: str
    layer: int
    layers: int
    share: float | None
    text: str
    token: str = "warning"
    hatched: bool = False
    details: tuple[str, ...] = ()


class ShareBars(Explained):
    """Paints the rows from top to bottom; pointing at one says its details."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ShareRow, ...] = ()
        self.setMouseTracking(True)

    def show_rows(self, rows: tuple[ShareRow, ...]) -> None:
        if rows != self.rows:
            if len(rows) != len(self.rows):
                self.updateGeometry()
            self.rows = rows
            self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._least_row() * max(1, len(self.rows)))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def row_at(self, y: float) -> int | None:
        """The index of the row at a height."""
        index = int(y // self._pitch())
        return index if 0 <= index < len(self.rows) else None

    def _least_row(self) -> int:
        return max(px(LEAST_ROW), row_metrics().height() + 4)

    def _pitch(self) -> float:
        return min(max(px(MOST_ROW), self._least_row()), self.height() / max(1, len(self.rows)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(row_font())
        metrics = row_metrics()
        names = max((metrics.horizontalAdvance(row.name) for row in self.rows), default=0) + px(DOT) + 6
        texts = max((metrics.horizontalAdvance(row.text) for row in self.rows if row.share is not None), default=0)
        texts = min(texts, round((1 - LEAST_BAR) * self.width()) - names)
        for index, row in enumerate(self.rows):
            place = QRectF(0, index * self._pitch(), self.width(), self._pitch())
            if place.intersects(QRectF(event.rect())):
                self._paint_row(painter, row, place, names + GAP, texts + GAP)
        painter.end()

    def _paint_row(self, painter: QPainter, row: ShareRow, place: QRectF, names: int, texts: int) -> None:
        middle = place.center().y()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().layer_colour(row.layer, row.layers))
        painter.drawEllipse(QRectF(1, middle - px(DOT) / 2, px(DOT), px(DOT)))
        painter.setPen(theme().colour("text"))
        side = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place.adjusted(px(DOT) + 6, 0, 0, 0), side, row.name)
        if row.share is None:
            painter.setPen(theme().colour("text_muted"))
            painter.drawText(place.adjusted(names, 0, 0, 0), side, row.text)
            return
        bar = QRectF(names, middle - px(BAR) / 2, place.width() - names - texts, px(BAR))
        self._paint_bar(painter, row, bar)
        painter.setPen(theme().colour("text"))
        text = row_metrics().elidedText(row.text, Qt.TextElideMode.ElideRight, texts)
        painter.drawText(QRectF(bar.right() + GAP, place.top(), texts, place.height()), side, text)

    def _paint_bar(self, painter: QPainter, row: ShareRow, bar: QRectF) -> None:
        assert row.share is not None
        colour = theme().colour(row.token)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("hover"))
        painter.drawRoundedRect(bar, px(BAR) / 2, px(BAR) / 2)
        if row.share <= 0:
            return
        filled = QRectF(bar.left(), bar.top(), max(px(BAR), bar.width() * min(1.0, row.share)), px(BAR))
        painter.setBrush(mixed(theme().colour("surface"), colour, 0.45) if row.hatched else colour)
        painter.drawRoundedRect(filled, px(BAR) / 2, px(BAR) / 2)
        if row.hatched:
            painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
            painter.setPen(colour)
            painter.drawRoundedRect(filled.adjusted(0.5, 0.5, -0.5, -0.5), px(BAR) / 2, px(BAR) / 2)

    # -- pointing ---------------------------------------------------------------------------------------------------

    @property
    def spoken(self) -> str:
        """What the bubble says, empty while it is hidden."""
        return self.bubble.spoken

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        index = self.row_at(at.y())
        if index is None or not self.rows[index].details:
            self.bubble.hide()
        else:
            lines = tuple(Line(text) for text in self.rows[index].details)
            self.bubble.show_at(QPoint(round(at.x()), round(at.y())), lines)
