"""The classes that can be drawn, as buttons: the mark of each, its name, how many points it has, its key."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QWidget

from playground.document.edits.points import MAX_CLASSES
from playground.i18n import _, plain_text
from playground.messages import N_
from playground.ui import numbers
from playground.ui.charts.wording import short_name
from playground.ui.drawing.drawn import Drawn
from playground.ui.drawing.painting import MARK, class_mark
from playground.ui.texts import say
from playground.ui.theme.fonts import application_font
from playground.ui.theme.theme import theme

COLUMNS = 2
PADDING, GAP = 10, 8


class ClassChips(QWidget):
    """`chosen` carries the class that the user wants to draw."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say(self, name=N_("Class to draw"))
        self.chips = [ClassChip(index) for index in range(MAX_CLASSES)]
        self._chosen = 0
        self._group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        for index, chip in enumerate(self.chips):
            self._group.addButton(chip, index)
            grid.addWidget(chip, index // COLUMNS, index % COLUMNS)
        self.chips[0].setChecked(True)
        # not clicked: a screen reader toggles
        self._group.idToggled.connect(self._announce)

    def choose(self, label: int) -> None:
        """Show `label` as the class that is drawn, without announcing it."""
        self._chosen = label
        self.chips[label].setChecked(True)

    def _announce(self, label: int, checked: bool) -> None:
        if checked and label != self._chosen:
            self._chosen = label
            self.chosen.emit(label)

    def show_drawn(self, drawn: Drawn) -> None:
        """Show the names and the numbers of points."""
        for chip, name, count in zip(self.chips, drawn.names, drawn.counts, strict=True):
            chip.show_class(name, count, drawn.classes)


class ClassChip(QAbstractButton):
    """One class; checked while it is drawn."""

    def __init__(self, index: int) -> None:
        super().__init__()
        self._index = index
        self._classes = 2
        self._name = ""
        self._count = 0
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme().changed.connect(self.updateGeometry)

    @property
    def count(self) -> int:
        return self._count

    def show_class(self, name: str, count: int, classes: int) -> None:
        """`classes`: how many there are, on which the colours depend."""
        self._name, self._count, self._classes = name, count, classes
        self.say()
        self.update()

    def say(self) -> None:
        """Name and tip, in the language that is set."""
        self.setAccessibleName(plain_text(_(N_("Class {name}")).format(name=self._name)))
        self.setAccessibleDescription(plain_text(_(N_("{count} points")).format(count=numbers.count(self._count))))
        self.setToolTip(_(N_("Draw class {name} (key {key})")).format(name=self._name, key=self._index + 1))

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        width = metrics.horizontalAdvance("WWW 2,000") + 2 * PADDING + 3 * theme().tokens.scaled(MARK) + GAP
        return QSize(width, theme().tokens.control_height + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_surface(painter)
        size = theme().tokens.scaled(MARK)
        middle = self.height() / 2
        class_mark(self._index, self._classes).draw(painter, QPointF(PADDING + size * 1.5, middle), size)
        self._paint_texts(painter, QRectF(self.rect()).adjusted(PADDING + 3 * size + GAP, 0, -PADDING, 0))
        painter.end()

    def _paint_surface(self, painter: QPainter) -> None:
        tokens = theme().tokens
        on = self.isChecked()
        fill = tokens.accent_soft if on else tokens.hover if self.underMouse() else tokens.surface
        painter.setPen(QPen(QColor(tokens.accent if on else tokens.border_strong), 2 if on else 1))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), tokens.radius, tokens.radius)

    def _paint_texts(self, painter: QPainter, room: QRectF) -> None:
        tokens = theme().tokens
        painter.setFont(self._font())
        painter.setPen(QColor(tokens.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, short_name(self._name))
        painter.setPen(QColor(tokens.text_muted))
        count = numbers.count(self._count) if self._count else ""
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)

    def _font(self) -> QFont:
        return application_font(theme().tokens.text_size, QFont.Weight.Medium)
