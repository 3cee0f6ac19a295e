"""The worst mistakes as pictures: what each shows, what the network takes it for, and how sure it is."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from playground.datasets.prepared import PreparedData
from playground.i18n import _
from playground.messages import N_
from playground.training.insight import Mistakes
from playground.training.snapshot import Snapshot
from playground.ui import numbers
from playground.ui.charts.bubble import Line
from playground.ui.charts.output_view import OutputView
from playground.ui.texts import say
from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import theme

SMALLEST, LARGEST = 40, 88
GAP = 8
NOTHING = Mistakes((), (), (), ())


class MistakesView(OutputView):
    """As many as there is room for, the one the network is surest of first."""

    kind = "mistakes"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say(self, name=N_("Worst mistakes"))
        self.mistakes: Mistakes | None = None
        self._images: dict[int, QImage] = {}
        self.setMouseTracking(True)
        self.setMinimumSize(120, 96)

    def sizeHint(self) -> QSize:
        return QSize(300, 200)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        mistakes = snapshot.insight.mistakes
        if mistakes is not None and mistakes is not self.mistakes:
            self.mistakes = mistakes
            self.update()

    def forget(self) -> None:
        super().forget()
        self.mistakes = None
        self._images.clear()
        self.update()

    # -- where the pictures are -------------------------------------------------------------------------------------

    def places(self) -> list[QRectF]:
        """The tile of each mistake that is shown: a picture and two lines below it."""
        count = len((self.mistakes or NOTHING).rows)
        if not count:
            return []
        side, columns = self._grid(count)
        width, height = self.width() / columns, side + self._text_height() + GAP
        rows = max(1, int((self.height() + GAP) // height))
        shown = min(count, columns * rows)
        return [
            QRectF(index % columns * width, index // columns * height, width, height - GAP) for index in range(shown)
        ]

    def _grid(self, count: int) -> tuple[int, int]:
        """The side of a picture and the number of columns: the largest side at which all find room."""
        needed = self._least_width()
        for side in range(LARGEST, SMALLEST, -4):
            columns = int(self.width() // (max(side, needed) + GAP))
            rows = int((self.height() + GAP) // (side + self._text_height() + GAP))
            if columns * rows >= count:
                return side, columns
        return SMALLEST, max(1, int(self.width() // (max(SMALLEST, needed) + GAP)))

    def _least_width(self) -> int:
        mistakes, names = self.mistakes or NOTHING, self._names()
        metrics = QFontMetrics(_font())
        lines = [line for index in range(len(mistakes.rows)) for line in _words(mistakes, index, names)]
        return max((metrics.horizontalAdvance(line) for line in lines), default=0)

    def _names(self) -> tuple[str, ...]:
        return self.snapshot.data.dataset.class_names if self.snapshot is not None else ()

    def _text_height(self) -> int:
        return 2 * QFontMetrics(_font()).height()

    # -- painting ---------------------------------------------------------------------------------------------------

    def paint_view(self, painter: QPainter, snapshot: Snapshot) -> None:
        painter.setFont(_font())
        if self.mistakes is None or not self.mistakes.rows:
            painter.setPen(theme().colour("text_muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._nothing(snapshot))
            return
        names = snapshot.data.dataset.class_names
        for index, place in enumerate(self.places()):
            self._paint_tile(painter, place, snapshot.data, index, names)

    def _paint_tile(
        self, painter: QPainter, place: QRectF, data: PreparedData, index: int, names: tuple[str, ...]
    ) -> None:
        assert self.mistakes is not None
        line = QFontMetrics(_font()).height()
        side = place.height() - self._text_height()
        area = QRectF(place.center().x() - side / 2, place.top(), side, side)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(area, self._image(data, self.mistakes.rows[index]))
        painter.setPen(theme().colour("border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)
        for number, (text, token) in enumerate(zip(_words(self.mistakes, index, names), TOKENS, strict=True)):
            painter.setPen(theme().colour(token))
            below = QRectF(place.left(), area.bottom() + number * line, place.width(), line)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)

    def _image(self, data: PreparedData, row: int) -> QImage:
        if row not in self._images:
            self._images[row] = _grey(data.dataset.inputs[row].reshape(data.dataset.image_shape))
        return self._images[row]

    def _nothing(self, snapshot: Snapshot) -> str:
        """Why there is no picture."""
        if not len(snapshot.data.test_rows):
            return _("There are no test samples.")
        return "" if self.mistakes is None else _("No test sample is wrong.")

    def describe(self, snapshot: Snapshot) -> str:
        mistakes = self.mistakes or NOTHING
        if not mistakes.rows:
            return self._nothing(snapshot)
        return " ".join(sentence(mistakes, index, self._names()) for index in range(len(mistakes.rows)))

    # -- pointing ---------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = QPointF(event.position())
        index = next((index for index, place in enumerate(self.places()) if place.contains(at)), None)
        if index is None or self.mistakes is None:
            self.bubble.hide()
        else:
            self.bubble.show_at(at.toPoint(), (Line(sentence(self.mistakes, index, self._names())),))


TOKENS = ("text", "text_muted")


def _words(mistakes: Mistakes, index: int, names: tuple[str, ...]) -> tuple[str, str]:
    """`3 → 8` and `99.1 %`: what it is, what it is taken for, and how sure the network is."""
    true, predicted = (names[kind[index]] for kind in (mistakes.true, mistakes.predicted))
    return f"{true} → {predicted}", numbers.percent(mistakes.certainty[index])


def sentence(mistakes: Mistakes, index: int, names: tuple[str, ...]) -> str:
    """`A 3, taken for 8, 99.1 % sure.`"""
    text = _("True class {true}, taken for {predicted}, {share} sure.")
    return text.format(
        true=names[mistakes.true[index]],
        predicted=names[mistakes.predicted[index]],
        share=numbers.percent(mistakes.certainty[index]),
    )


def _grey(pixels: np.ndarray) -> QImage:
    """Raw inputs (rows, columns) from white (the least) to black (the greatest), as ink on paper."""
    low, high = float(pixels.min()), float(pixels.max())
    share = (pixels - low) / (high - low) if high > low else np.zeros_like(pixels)
    grey = np.ascontiguousarray(np.rint(255 * (1 - share)).astype(np.uint8))
    rows, columns = grey.shape
    # copy(): the picture must outlive the numpy array
    return QImage(grey.data, columns, rows, columns, QImage.Format.Format_Grayscale8).copy()


def _font() -> QFont:
    return application_font(theme().tokens.small_size)
