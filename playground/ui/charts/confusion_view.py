"""The confusion matrix: how many samples of each class the network takes for which."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from playground.i18n import _
from playground.training.snapshot import OutputProbe, Snapshot
from playground.ui import numbers
from playground.ui.charts.colours import mixed
from playground.ui.charts.output_view import OutputView
from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import theme
from playground.ui.theme.tokens import Tokens

GAP = 4
SHADES = 33
# The share of the full colour at 100 %, and the share of samples from which the text on it is light.
STRONGEST = 0.9
STRONG = 0.6
MOST_NAME_SHARE = 0.25


class ConfusionView(OutputView):
    """Row: the true class. Column: the class predicted. Blue where they agree, orange where they do not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(120, 100)
        self._probe: OutputProbe | None = None

    def sizeHint(self) -> QSize:
        return QSize(300, 220)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self._probe = snapshot.output or self._probe
        super().show_snapshot(snapshot)

    @property
    def counts(self) -> NDArray[np.int64] | None:
        """The matrix shown (k, k): of the test set, or of the training set."""
        if self._probe is None:
            return None
        matrix = self._probe.test if self.test_shown else self._probe.train
        return None if matrix is None else matrix.astype(np.int64)

    def describe(self, snapshot: Snapshot) -> str:
        return accuracy_text(snapshot)

    # -- painting ---------------------------------------------------------------------------------------------------

    def paint_view(self, painter: QPainter, snapshot: Snapshot) -> None:
        counts = self.counts
        if counts is None:
            return
        names = snapshot.data.dataset.class_names
        painter.setFont(_font())
        area = self._area(names)
        cell_width, cell_height = area.width() / len(counts), area.height() / len(counts)
        shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
        for row, (row_counts, row_shares) in enumerate(zip(counts.tolist(), shares.tolist(), strict=True)):
            top = area.top() + row * cell_height
            for column, (count, share) in enumerate(zip(row_counts, row_shares, strict=True)):
                cell = QRectF(area.left() + column * cell_width, top, cell_width, cell_height)
                _paint_cell(painter, cell, count, share, row == column)
        self._paint_names(painter, names, area)

    def _area(self, names: tuple[str, ...]) -> QRectF:
        metrics = QFontMetrics(_font())
        line = metrics.height()
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        left = line + GAP + min(widest, self.width() * MOST_NAME_SHARE) + GAP
        return QRectF(self.rect()).adjusted(left, 2 * line + GAP, -1, -1)

    def _paint_names(self, painter: QPainter, names: tuple[str, ...], area: QRectF) -> None:
        metrics = QFontMetrics(_font())
        line = metrics.height()
        width, height = area.width() / len(names), area.height() / len(names)
        painter.setPen(QColor(theme().tokens.text_muted))
        for index, name in enumerate(names):
            above = QRectF(area.left() + index * width, line, width, line)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, _elided(metrics, name, width))
            beside = QRectF(line + GAP, area.top() + index * height, area.left() - line - 2 * GAP, height)
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(beside, side, _elided(metrics, name, beside.width()))
        top = QRectF(area.left(), 0, area.width(), line)
        painter.drawText(top, Qt.AlignmentFlag.AlignHCenter, _("predicted class"))
        painter.save()
        painter.translate(0, area.bottom())
        painter.rotate(-90)
        painter.drawText(QRectF(0, 0, area.height(), line), Qt.AlignmentFlag.AlignHCenter, _("true class"))
        painter.restore()


def accuracy_text(snapshot: Snapshot) -> str:
    """`Accuracy: training 98.2 %, test 96.0 %`, without the test where there are no test samples."""
    figures = snapshot.figures
    if figures is None or figures.train_accuracy is None:
        return ""
    train = numbers.percent(figures.train_accuracy)
    if figures.test_accuracy is None:
        return _("Accuracy: training {train}").format(train=train)
    return _("Accuracy: training {train}, test {test}").format(train=train, test=numbers.percent(figures.test_accuracy))


def _paint_cell(painter: QPainter, cell: QRectF, count: int, share: float, right: bool) -> None:
    tokens = theme().tokens
    painter.fillRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), _shades(tokens, right)[round(share * (SHADES - 1))])
    if count or right:
        painter.setPen(QColor(tokens.accent_text if share > STRONG else tokens.text))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(count))


@cache
def _shades(tokens: Tokens, right: bool) -> list[QColor]:
    """The colours of a cell, from no sample of the row to all of them."""
    empty = mixed(QColor(tokens.surface), QColor(tokens.border), 0.5)
    full = QColor(tokens.positive if right else tokens.negative)
    return [mixed(empty, full, STRONGEST * index / (SHADES - 1)) for index in range(SHADES)]


def _elided(metrics: QFontMetrics, text: str, width: float) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(width))


def _font() -> QFont:
    return application_font(theme().tokens.small_size - 1)
