"""The confusion matrix: how many samples of each class the network takes for which, and the figures of each class."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from playground.i18n import _, ngettext
from playground.training.snapshot import Snapshot
from playground.ui import numbers
from playground.ui.charts.bubble import Line
from playground.ui.charts.colours import mixed
from playground.ui.charts.confusion_layout import GAP, ConfusionLayout, confusion_layout
from playground.ui.charts.output_view import OutputView
from playground.ui.theme.fonts import application_font, line_height
from playground.ui.theme.theme import theme
from playground.ui.theme.tokens import Tokens

SHADES = 33
# The share of the full colour at 100 %, and where contrast is high: the count on it is always in the colour of text.
STRONGEST, STRONGEST_CONTRASTING = 0.55, 0.35
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

Counts = NDArray[np.int64]
Shares = NDArray[np.float64]


class ConfusionView(OutputView):
    """Row: the true class. Column: the class predicted. Blue where they agree, orange where they do not."""

    kind = "confusion"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(120, 100)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        return QSize(300, 220)

    @property
    def counts(self) -> Counts | None:
        """The matrix shown (k, k): of the test set, or of the training set."""
        if self.probe is None:
            return None
        matrix = self.probe.test if self.test_shown else self.probe.train
        return None if matrix is None else matrix.astype(np.int64)

    def describe(self, snapshot: Snapshot) -> str:
        counts = self.counts
        if counts is None or self.probed is not snapshot.data:
            return accuracy_text(snapshot)
        names = snapshot.data.dataset.class_names
        lines = (class_line(name, *figures) for name, *figures in zip(names, *class_figures(counts), strict=True))
        return " ".join((accuracy_text(snapshot), *lines))

    # -- painting ---------------------------------------------------------------------------------------------------

    def paint_view(self, painter: QPainter, snapshot: Snapshot) -> None:
        counts = self.counts
        if counts is None:
            return
        painter.setFont(_font())
        layout = self.layout_of(snapshot, counts)
        shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
        for row, (row_counts, row_shares) in enumerate(zip(counts.tolist(), shares.tolist(), strict=True)):
            for column, (count, share) in enumerate(zip(row_counts, row_shares, strict=True)):
                _paint_cell(painter, layout.cell(row, column), count, share, row == column)
        self._paint_names(painter, snapshot.data.dataset.class_names, layout)
        self._paint_figures(painter, class_figures(counts), layout)

    def layout_of(self, snapshot: Snapshot, counts: Counts) -> ConfusionLayout:
        """Where everything is in the view of this size, in its pixels."""
        names = snapshot.data.dataset.class_names
        return confusion_layout(QRectF(self.rect()), _font(), names, counts, _heads())

    def _paint_names(self, painter: QPainter, names: tuple[str, ...], layout: ConfusionLayout) -> None:
        metrics = QFontMetrics(_font())
        line = line_height(_font())
        painter.setPen(QColor(theme().tokens.text_muted))
        caption = _elided(metrics, _("rows: true class, columns: predicted"), self.width())
        painter.drawText(QRectF(0, 0, self.width(), line), Qt.AlignmentFlag.AlignLeft, caption)
        for index, name in enumerate(names):
            cell = layout.cell(index, index)
            above = QRectF(cell.left(), layout.cells.top() - GAP - line, cell.width(), line)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, _elided(metrics, name, cell.width()))
            beside = QRectF(0, cell.top(), layout.cells.left() - GAP, cell.height())
            painter.drawText(beside, RIGHT, _elided(metrics, name, beside.width()))

    def _paint_figures(self, painter: QPainter, figures: tuple[Shares, ...], layout: ConfusionLayout) -> None:
        line = line_height(_font())
        painter.setPen(QColor(theme().tokens.text_muted))
        if layout.short:
            painter.drawText(QRectF(0, line, layout.figures[-1].right(), line), RIGHT, _("recall, precision in %"))
        else:
            for head, column in zip(_heads(), layout.figures, strict=True):
                painter.drawText(QRectF(column.left(), line, column.width(), line), RIGHT, head)
        painter.setPen(QColor(theme().tokens.text))
        for values, column in zip(figures, layout.figures, strict=True):
            for row, value in enumerate(values.tolist()):
                cell = layout.cell(row, 0)
                place = QRectF(column.left(), cell.top(), column.width(), cell.height())
                painter.drawText(place, RIGHT, _share(value, layout.short))

    # -- pointing ---------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        lines = self._lines_at(QPointF(event.position()))
        if lines:
            self.bubble.show_at(event.position().toPoint(), lines)
        else:
            self.bubble.hide()

    def _lines_at(self, at: QPointF) -> tuple[Line, ...]:
        counts = self.counts
        if counts is None or self.snapshot is None:
            return ()
        names = self.snapshot.data.dataset.class_names
        layout = self.layout_of(self.snapshot, counts)
        row, column = layout.row_at(at), layout.column_at(at)
        lines = []
        if row is not None and column is not None:
            count = int(counts[row, column])
            text = ngettext(
                "true class {true}, predicted {predicted}: {count} sample",
                "true class {true}, predicted {predicted}: {count} samples",
                count,
            )
            lines.append(text.format(true=names[row], predicted=names[column], count=count))
        chosen = row if row is not None else column
        if chosen is not None and (column is None or row is None or row == column):
            lines.append(class_line(names[chosen], *(float(values[chosen]) for values in class_figures(counts))))
        return tuple(Line(text) for text in lines)


def class_figures(counts: Counts) -> tuple[Shares, Shares]:
    """Recall (k,): the share of a class that is found; precision (k,): the share of what is taken for it that is right.

    NaN where there is nothing to take a share of.
    """
    right = np.diag(counts).astype(np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        return right / counts.sum(axis=1), right / counts.sum(axis=0)


def class_line(name: str, recall: float, precision: float) -> str:
    """`class 3: recall 92.0 %, precision 95.8 %`."""
    text = _("class {name}: recall {recall}, precision {precision}")
    return text.format(name=name, recall=_exact(recall), precision=_exact(precision))


def accuracy_text(snapshot: Snapshot) -> str:
    """`Accuracy: training 98.2 %, test 96.0 %`, without the test where there are no test samples."""
    figures = snapshot.figures
    if figures is None or figures.train_accuracy is None:
        return ""
    train = numbers.percent(figures.train_accuracy)
    if figures.test_accuracy is None:
        return _("Accuracy: training {train}").format(train=train)
    return _("Accuracy: training {train}, test {test}").format(train=train, test=numbers.percent(figures.test_accuracy))


def _heads() -> tuple[str, str]:
    return _("recall"), _("precision")


def _share(value: float, short: bool) -> str:
    return numbers.NOTHING if np.isnan(value) else f"{100 * value:.0f}" + " %" * (not short)


def _exact(value: float) -> str:
    return numbers.percent(None if np.isnan(value) else value)


def _paint_cell(painter: QPainter, cell: QRectF, count: int, share: float, right: bool) -> None:
    tokens = theme().tokens
    index = round(share * (SHADES - 1))
    painter.fillRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), cell_shades(tokens, right)[index])
    if count or right:
        painter.setPen(QColor(tokens.text))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(count))


@cache
def cell_shades(tokens: Tokens, right: bool) -> list[QColor]:
    """The colours of a cell, from no sample of the row to all of them."""
    empty = mixed(QColor(tokens.surface), QColor(tokens.hover), 0.8)
    full = QColor(tokens.positive if right else tokens.negative)
    strongest = STRONGEST_CONTRASTING if tokens.contrasting else STRONGEST
    return [mixed(empty, full, strongest * index / (SHADES - 1)) for index in range(SHADES)]


def _elided(metrics: QFontMetrics, text: str, width: float) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(width))


def _font() -> QFont:
    return application_font(theme().tokens.tiny_size)
