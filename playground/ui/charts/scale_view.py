"""Beside the map: what its colours mean. A bar for one output, the classes with their colours for more."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.i18n import _
from playground.messages import N_
from playground.ticks import value_text
from playground.ui.charts.class_marks import ClassMark
from playground.ui.charts.classes import class_colour
from playground.ui.charts.decision import Scale
from playground.ui.texts import say
from playground.ui.theme.colormap import diverging
from playground.ui.theme.fonts import application_font, line_height
from playground.ui.theme.theme import px, theme

BAR_HEIGHT = 10
SWATCH = 12
GAP = 6
OUTPUT = N_("output")


class ScaleView(QWidget):
    """Paints the legend of a `Scale` for one data set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = Scale("signed")
        self._names: tuple[str, ...] = ()
        self._caption = OUTPUT
        say(self, name=N_("Colour scale"))

    def show_scale(self, scale: Scale, names: tuple[str, ...], caption: str = OUTPUT) -> bool:
        """Say what the colours of `scale` mean, for classes called `names`; `caption` is a marked English text.

        Returns whether that is another meaning, which may need other room.
        """
        if (scale, names, caption) == (self._scale, self._names, self._caption):
            return False
        self._scale, self._names, self._caption = scale, names, caption
        self.updateGeometry()
        self.update()
        return True

    @property
    def texts(self) -> list[str]:
        """The words of the legend, from low to high."""
        if self._scale.kind == "classes":
            return [_("class {name}").format(name=name) for name in self._names]
        limit = value_text(float(f"{self._scale.limit:.2g}"))
        return ["0", "0.5", "1"] if self._scale.kind == "probability" else [f"−{limit}", "0", f"+{limit}"]

    @property
    def least_width(self) -> int:
        """In a narrower one the numbers at the bar would touch one another."""
        if self._scale.kind == "classes":
            return px(SWATCH) + GAP + max(_metrics().horizontalAdvance(text) for text in self.texts)
        numbers = sum(_metrics().horizontalAdvance(text) for text in self.texts) + 2 * GAP
        return max(numbers, _metrics().horizontalAdvance(self._caption_text()))

    def description(self) -> str:
        """The scale in words, for a screen reader that asks."""
        return f"{_(self._caption)}: {', '.join(self.texts)}"

    def sizeHint(self) -> QSize:
        return QSize(self.least_width, round(self._needed(with_caption=True)))

    def _needed(self, *, with_caption: bool) -> float:
        """The height of all that there is to say."""
        line = line_height(_font())
        if self._scale.kind == "classes":
            return len(self._names) * (line + 1)
        return (line + GAP) * with_caption + _bar_height() + 2 + line + (line + 1) * bool(self._names)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_font())
        if self._scale.kind == "classes":
            self._paint_classes(painter)
        else:
            self._paint_bar(painter)
        painter.end()

    def _caption_text(self) -> str:
        return _("probability") if self._scale.kind == "probability" else _(self._caption)

    def _paint_bar(self, painter: QPainter) -> None:
        """Where the height is short, first the caption is left out, then the classes."""
        tokens = theme().tokens
        line = line_height(_font())
        painter.setPen(QColor(tokens.text_muted))
        top = 0.0
        if self._needed(with_caption=True) <= self.height():
            painter.drawText(QRectF(0, 0, self.width(), line), Qt.AlignmentFlag.AlignLeft, self._caption_text())
            top = line + GAP
        table = diverging(tokens)
        bar = QRectF(0, top, self.width(), _bar_height())
        image = QImage(table.data, len(table), 1, 4 * len(table), QImage.Format.Format_RGBA8888)
        painter.drawImage(bar, image)
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.drawRect(bar.adjusted(0, 0, -1, 0))
        painter.setPen(QColor(tokens.text_muted))
        below = QRectF(0, bar.bottom() + 2, self.width(), line)
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        for side, text in zip(sides, self.texts, strict=True):
            painter.drawText(below, side, text)
        if self._names and self._needed(with_caption=False) <= self.height():
            self._paint_ends(painter, below.translated(0, line + 1))

    def _paint_ends(self, painter: QPainter, place: QRectF) -> None:
        """Two classes: each with its mark below its end of the bar, by its bare name where there is little room."""
        room = place.width() - 2 * (px(SWATCH) + GAP) - GAP
        names = [self._names[0], self._names[-1]]
        words = [_("class {name}").format(name=name) for name in names]
        texts = words if _metrics().horizontalAdvance("".join(words)) <= room else names
        if _metrics().horizontalAdvance("".join(texts)) > room:
            texts = [_shortened(text, room / 2) for text in texts]
        for index, text in enumerate(texts):
            width = px(SWATCH) + GAP + _metrics().horizontalAdvance(text)
            left = place.left() if index == 0 else place.right() - width
            mark = QRectF(left, place.center().y() - px(SWATCH) / 2, px(SWATCH), px(SWATCH))
            self._mark(index).draw_sample(painter, mark)
            painter.setPen(QColor(theme().tokens.text_muted))
            painter.drawText(
                place.adjusted(mark.right() + GAP - place.left(), 0, 0, 0), Qt.AlignmentFlag.AlignLeft, text
            )

    def _mark(self, index: int) -> ClassMark:
        return ClassMark(index, class_colour(index, len(self._names)).name(), theme().tokens.surface)

    def _paint_classes(self, painter: QPainter) -> None:
        """One class below the other, or in columns of bare names where they are too many for that."""
        line = line_height(_font()) + 1
        rows = max(1, min(len(self._names), self.height() // line))
        columns = -(-len(self._names) // rows)
        width = self.width() / max(1, columns)
        for index, text in enumerate(self.texts if columns == 1 else self._names):
            left, top = index // rows * width, index % rows * line
            self._mark(index).draw_sample(painter, QRectF(left, top + (line - px(SWATCH)) / 2, px(SWATCH), px(SWATCH)))
            painter.setPen(QColor(theme().tokens.text_muted))
            place = QRectF(left + px(SWATCH) + GAP, top, width - px(SWATCH) - GAP, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, _shortened(text, place.width()))


def _shortened(text: str, width: float) -> str:
    return _metrics().elidedText(text, Qt.TextElideMode.ElideRight, round(width))


def _bar_height() -> int:
    return px(BAR_HEIGHT)


def _metrics() -> QFontMetrics:
    return QFontMetrics(_font())


def _font() -> QFont:
    return application_font(theme().tokens.tiny_size)
