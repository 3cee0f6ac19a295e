"""The legend of a chart: samples with words, in as many rows as they need. An entry may switch its curve on and off."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from playground.i18n import plain_text
from playground.ui.theme.fonts import application_font, line_height
from playground.ui.theme.theme import px, theme

SAMPLE_WIDTH, SHORT_SAMPLE = 16, 12
GAP = 5
ENTRY_SPACING = 8
PADDING = 2
# With more entries than this they move closer together.
MANY = 8


class Sample(Protocol):
    """What stands before the words: a piece of a line, a mark. One that needs more room says so in `sample_width`."""

    def draw_sample(self, painter: QPainter, place: QRectF) -> None: ...


class LegendEntry(QAbstractButton):
    """A line sample and a word. `checkable` entries look switched off when they are."""

    def __init__(self, text: str, sample: Sample | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sample = sample
        self.sample_width = px(SAMPLE_WIDTH)
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def make_switch(self, on: bool) -> None:
        """Let a click, or Space, switch the curve."""
        self.setCheckable(True)
        self.setChecked(on)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        metrics = self._metrics()
        sample = self.sample_width + px(GAP) if self.sample is not None else 0
        return QSize(2 * PADDING + sample + metrics.horizontalAdvance(self.text()), line_height(_font()))

    @property
    def is_off(self) -> bool:
        """Whether it has switched its curve off."""
        return self.isCheckable() and not self.isChecked()

    def paint_entry(self, painter: QPainter, place: QRect) -> None:
        """Draw sample and word."""
        tokens = theme().tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = PADDING
        if self.sample is not None:
            self._paint_sample(painter, place, x)
            x += self.sample_width + px(GAP)
        font = _font()
        font.setStrikeOut(self.is_off)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text_disabled if self.is_off else tokens.text_muted))
        painter.drawText(place.adjusted(x, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isCheckable():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        self.paint_entry(painter, self.rect())
        painter.end()

    def _paint_sample(self, painter: QPainter, place: QRect, x: int) -> None:
        assert self.sample is not None
        painter.setOpacity(0.4 if self.is_off else 1.0)
        self.sample.draw_sample(painter, QRectF(place.left() + x, place.top(), self.sample_width, place.height()))
        painter.setOpacity(1.0)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(_font())


class Legend(QWidget):
    """Entries from left to right, in more rows where the width ends."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: dict[str, LegendEntry] = {}
        self._size = QSize()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_entry(self, key: str, text: str, sample: Sample | None = None, tip: str = "") -> LegendEntry:
        """Show an entry, or change it; new ones come last."""
        entry = self.entries.get(key)
        if entry is None:
            entry = self.entries[key] = LegendEntry(text, sample, self)
            entry.show()
        entry.setText(text)
        entry.sample = sample
        entry.setToolTip(tip or text)
        entry.setAccessibleName(plain_text(text))
        self._refresh()
        return entry

    def set_shown(self, key: str, on: bool) -> None:
        """Show or hide one entry, which keeps its place."""
        entry = self.entries[key]
        if entry.isHidden() is on:
            entry.setVisible(on)
            self._refresh()

    def keep(self, *keys: str) -> None:
        """Drop every entry that is not one of `keys`."""
        for key in [key for key in self.entries if key not in keys]:
            entry = self.entries.pop(key)
            entry.hide()
            entry.deleteLater()
        self._refresh()

    @property
    def shown(self) -> list[LegendEntry]:
        return [entry for entry in self.entries.values() if not entry.isHidden()]

    @property
    def in_pictures(self) -> tuple[LegendEntry, ...]:
        """The entries of what is drawn."""
        return tuple(entry for entry in self.shown if not entry.is_off)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        sizes = [entry.sizeHint() for entry in self.shown]
        width = sum(size.width() for size in sizes) + self._spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        sizes = [entry.sizeHint() for entry in self.shown]
        width = max((size.width() for size in sizes), default=0)
        # one row: the width it has now may not be the one it gets; `heightForWidth` asks for more
        return QSize(width, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _spacing(self) -> int:
        return px(ENTRY_SPACING if len(self.shown) <= MANY else ENTRY_SPACING / 4)

    def _refresh(self) -> None:
        shown = self.shown
        for entry in shown:
            usual = SAMPLE_WIDTH if len(shown) <= MANY else SHORT_SAMPLE
            entry.sample_width = px(getattr(entry.sample, "sample_width", usual))
        size = self.sizeHint()
        if size != self._size:
            self._size = size
            self.updateGeometry()
            self.changed.emit()
        self._place()

    def _place(self) -> None:
        for entry, place in zip(self.shown, self._places(self.width()), strict=True):
            entry.setGeometry(place)
            entry.update()

    def _places(self, width: int) -> list[QRect]:
        places: list[QRect] = []
        x = y = 0
        for entry in self.shown:
            size = entry.sizeHint()
            if x > 0 and x + size.width() > width:
                x, y = 0, y + size.height()
            places.append(QRect(x, y, size.width(), size.height()))
            x += size.width() + self._spacing()
        return places


def _font() -> QFont:
    return application_font(theme().tokens.small_size)
