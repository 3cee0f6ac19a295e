"""The formats, each with its ending and a sentence on who it is for."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from playground.export.formats import FORMATS, Format
from playground.i18n import _, plain_text
from playground.messages import N_
from playground.ui.texts import say
from playground.ui.theme.fonts import application_font, line_height
from playground.ui.theme.theme import theme

RECORD = Qt.ItemDataRole.UserRole
LETTERS = 28  # the width, in sizes of the type
SCROLL_BAR = 12
MARGIN, PADDING, GAP = 2, 10, 2
WRAP = Qt.TextFlag.TextWordWrap


class FormatList(QListWidget):
    """`chosen` carries the format that was chosen, by mouse or keyboard."""

    chosen = Signal(object)  # Format

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say(self, name=N_("Format"), tip=N_("What reads the file decides which format it should have"))
        self.setItemDelegate(_Painter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setFixedWidth(LETTERS * theme().tokens.text_size)
        for record in FORMATS:
            item = QListWidgetItem(_(record.name))
            item.setData(RECORD, record)
            spoken = plain_text(f"{_(record.name)} ({record.ending}). {_(record.purpose)}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.addItem(item)
        self.currentRowChanged.connect(self._announce)

    @property
    def record(self) -> Format:
        return FORMATS[max(0, self.currentRow())]

    def choose(self, record: Format) -> None:
        self.setCurrentRow(FORMATS.index(record))

    @property
    def text_width(self) -> int:
        """How wide a sentence may be, with or without a scroll bar beside it."""
        return self.width() - SCROLL_BAR - 2 * (MARGIN + 2 + PADDING)

    def height_of_all(self) -> int:
        """How high it must be to show every format."""
        return sum(self.sizeHintForRow(row) for row in range(self.count())) + 8

    def _announce(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(FORMATS[row])


class _Painter(QStyledItemDelegate):
    """Paints a format: its name, its ending at the right, the sentence beneath."""

    def __init__(self, formats: FormatList) -> None:
        super().__init__(formats)
        self._formats = formats

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the sentence needs: lines of Thai are higher than those of English."""
        room, sentence = QRect(0, 0, self._formats.text_width, 1000), _(index.data(RECORD).purpose)
        purpose = QFontMetrics(_purpose_font()).boundingRect(room, int(WRAP), sentence).height()
        return QSize(0, _name_height() + purpose + GAP + 2 * (PADDING - 2) + 2 * MARGIN)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        record: Format = index.data(RECORD)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = option.rect.adjusted(MARGIN + 2, MARGIN, -MARGIN - 2, -MARGIN)
        self._paint_ground(painter, option, place)
        inner = place.adjusted(PADDING, PADDING - 2, -PADDING, 2 - PADDING)
        name_height = _name_height()
        head = QRect(inner.left(), inner.top(), inner.width(), name_height)
        painter.setFont(_purpose_font())
        painter.setPen(theme().colour("text_muted"))
        painter.drawText(head, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, record.ending)
        below = QRect(inner.left(), head.bottom() + GAP, self._formats.text_width, inner.height())
        painter.drawText(below, WRAP, _(record.purpose))
        painter.setFont(_name_font())
        painter.setPen(theme().colour("text"))
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, _(record.name))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        lit = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not selected and not lit:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("accent_soft" if selected else "hover"))
        painter.drawRoundedRect(place, 6, 6)
        if selected:  # a sign that is not colour alone
            painter.setBrush(theme().colour("accent"))
            painter.drawRoundedRect(QRect(place.left(), place.top() + 6, 3, place.height() - 12), 1, 1)


def _name_height() -> int:
    return line_height(_name_font())


def _name_font() -> QFont:
    return application_font(theme().tokens.text_size, QFont.Weight.DemiBold)


def _purpose_font() -> QFont:
    return application_font(theme().tokens.small_size)
