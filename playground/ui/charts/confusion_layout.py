"""Where the parts of a confusion matrix stand: names, cells, and the figures of each class at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetrics

from playground.ui.theme.fonts import line_height

GAP = 4
MOST_NAME_SHARE = 0.25
# Numbers may stick out of their cells by this much: their neighbours hardly ever do, too.
STICK_OUT = 2


@dataclass(frozen=True)
class ConfusionLayout:
    """cells    the square of counts, `classes` rows and columns
    figures  one column for each figure of a class, beside the rows
    short    whether the figures are bare numbers below one common head, for want of width
    """

    cells: QRectF
    classes: int
    figures: tuple[QRectF, ...]
    short: bool

    def cell(self, row: int, column: int) -> QRectF:
        width, height = self.cells.width() / self.classes, self.cells.height() / self.classes
        return QRectF(self.cells.left() + column * width, self.cells.top() + row * height, width, height)

    def row_at(self, at: QPointF) -> int | None:
        """The row of a place anywhere beside the cells."""
        row = int((at.y() - self.cells.top()) // (self.cells.height() / self.classes))
        return row if 0 <= row < self.classes else None

    def column_at(self, at: QPointF) -> int | None:
        column = int((at.x() - self.cells.left()) // (self.cells.width() / self.classes))
        return column if 0 <= column < self.classes else None


def confusion_layout(
    size: QRectF, font: QFont, names: Sequence[str], counts: NDArray[np.int64], heads: Sequence[str]
) -> ConfusionLayout:
    """Two lines above the cells (three where `short`), names at the left, figures called `heads` at the right."""
    metrics = QFontMetrics(font)
    left = min(_widest(metrics, names) + 1, size.width() * MOST_NAME_SHARE) + GAP
    value = metrics.horizontalAdvance("100 %") + GAP
    widths = [max(value, metrics.horizontalAdvance(head) + 2 * GAP) for head in heads]
    needed = metrics.horizontalAdvance(str(int(counts.max(initial=0)))) - STICK_OUT
    short = (size.width() - left - sum(widths)) / len(counts) < needed
    if short:
        widths = [metrics.horizontalAdvance("100") + max(GAP, metrics.height() // 3)] * len(heads)
    cells = size.adjusted(left, (2 + short) * line_height(font) + GAP, -sum(widths) - 1, -1)
    edge, figures = cells.right(), []
    for width in widths:
        figures.append(QRectF(edge, cells.top(), width, cells.height()))
        edge += width
    return ConfusionLayout(cells, len(counts), tuple(figures), short)


def _widest(metrics: QFontMetrics, texts: Sequence[str]) -> float:
    return max((metrics.horizontalAdvance(text) for text in texts), default=0)
