"""The list below the finder's line: the model of the commands that fit, and how a row is painted."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from playground.i18n import _, language
from playground.messages import N_
from playground.ui.finder.command import joined
from playground.ui.finder.search import Hit
from playground.ui.texts import say
from playground.ui.theme.fonts import application_font
from playground.ui.theme.icons import pixmap
from playground.ui.theme.theme import theme
from playground.ui.widgets.key_caps import draw_keys, key_names, keys_width

GUTTER, MARGIN, GAP = 38, 14, 16
ICON = 16
ROWS = 9
SET_NOW = N_("set now")
# The place may take this share of a row; the rest is for the title.
PLACE_SHARE = 0.45

Index = QModelIndex | QPersistentModelIndex
HIT = Qt.ItemDataRole.UserRole
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def title_of(hit: Hit) -> str:
    """What the row is called, in the language that is set."""
    return joined(hit.command.titles[language()], hit.typed)


def place_of(hit: Hit) -> str:
    """Where it belongs; for a command that cannot be done now, why not."""
    return hit.command.refusal or hit.command.places[language()]


def spoken(hit: Hit) -> str:
    """The whole row in words."""
    command = hit.command
    state = _(SET_NOW) if command.chosen else command.value
    parts = (title_of(hit), state, command.places[language()], "+".join(key_names(command.keys)), hit.command.refusal)
    return ", ".join(part for part in parts if part)


class Results(QAbstractListModel):
    """The rows; `HIT` is the role of the `Hit` itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hits: list[Hit] = []

    def show_hits(self, hits: list[Hit]) -> None:
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        if role == HIT:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(hit) if role == Qt.ItemDataRole.AccessibleTextRole else title_of(hit)
        return None


class ResultsList(QListView):
    """Rows that follow the mouse, while the keyboard stays in the line above."""

    def __init__(self, results: Results, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say(self, name=N_("Found"))
        self.setModel(results)
        self.setItemDelegate(Row(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.entered.connect(self.setCurrentIndex)

    def go(self, by: int) -> None:
        """Choose a row further down or up; from the last one on to the first."""
        count = self.model().rowCount()
        if count:
            self.choose((self.currentIndex().row() + by) % count)

    def choose(self, row: int) -> None:
        self.setCurrentIndex(self.model().index(row, 0))

    @property
    def hit(self) -> Hit | None:
        index = self.currentIndex()
        return index.data(HIT) if index.isValid() else None


class Row(QStyledItemDelegate):
    """Icon or sign of choice, title with the letters that fit; at the right where it belongs, its value, its keys."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(HIT)
        row: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("accent_soft"))
            painter.drawRoundedRect(QRectF(row).adjusted(6, 1, -6, -1), theme().tokens.radius, theme().tokens.radius)
        self._paint_sign(painter, row, hit)
        room = row.adjusted(GUTTER, 0, -MARGIN, 0)
        right = self._paint_state(painter, room, hit)
        self._paint_title(painter, QRect(room.topLeft(), QSize(right - room.left() - GAP, room.height())), hit)
        painter.restore()

    def _paint_sign(self, painter: QPainter, row: QRect, hit: Hit) -> None:
        place = QRect(MARGIN, row.center().y() - ICON // 2 + 1, ICON, ICON)
        if hit.command.chosen:
            painter.drawPixmap(place, pixmap("check", theme().tokens.accent, ICON))
        elif hit.command.icon is not None:
            painter.setOpacity(1.0 if hit.command.can_be_done else 0.4)
            hit.command.icon.paint(painter, place)
            painter.setOpacity(1.0)

    def _paint_state(self, painter: QPainter, room: QRect, hit: Hit) -> int:
        """Keys or value at the very right, the place before it; returns where they begin."""
        right = room.right()
        names = key_names(hit.command.keys)
        if names:
            right -= keys_width(names)
            draw_keys(painter, right, room.center().y() + 1, names)
            right -= GAP
        elif hit.command.value:
            right -= self._paint_at(painter, room, right, hit.command.value, _value_font(), "text") + GAP
        place = QFontMetrics(_small_font()).elidedText(
            place_of(hit), Qt.TextElideMode.ElideRight, round(PLACE_SHARE * room.width())
        )
        return right - self._paint_at(painter, room, right, place, _small_font(), "text_muted")

    def _paint_at(self, painter: QPainter, room: QRect, right: int, text: str, font: QFont, colour: str) -> int:
        painter.setFont(font)
        painter.setPen(theme().colour(colour))
        painter.drawText(QRect(room.left(), room.top(), right - room.left(), room.height()), RIGHT, text)
        return QFontMetrics(font).horizontalAdvance(text)

    def _paint_title(self, painter: QPainter, room: QRect, hit: Hit) -> None:
        title = QFontMetrics(_font()).elidedText(title_of(hit), Qt.TextElideMode.ElideRight, room.width())
        layout = QTextLayout(title, _font())
        layout.setFormats(_formats(title, hit))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(max(1, room.width()))
        layout.endLayout()
        painter.setPen(theme().colour("text" if hit.command.can_be_done else "text_disabled"))
        top = room.top() + (room.height() - line.height()) / 2
        layout.draw(painter, QRectF(room.left(), top, room.width(), line.height()).topLeft())
        used = round(line.naturalTextWidth())
        if hit.also and used + GAP < room.width():
            painter.setFont(_small_font())
            painter.setPen(theme().colour("text_muted"))
            rest = room.adjusted(used + GAP // 2, 0, 0, 0)
            also = QFontMetrics(_small_font()).elidedText(hit.also, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, LEFT, also)


def row_height() -> int:
    return theme().tokens.control_height + 4


def _formats(title: str, hit: Hit) -> list[QTextLayout.FormatRange]:
    """The letters that fit, in the accent; a cut title ends before some of them."""
    letters = [at for at in hit.letters if at < len(title)] if hit.command.can_be_done else []
    return [_accented(start, end - start) for start, end in runs(letters, title)]


def runs(letters: Sequence[int], text: str) -> list[tuple[int, int]]:
    """Neighbouring letters as (start, end), with the marks above and below them: they are shaped as one."""
    found: list[tuple[int, int]] = []
    for at in letters:
        start, end = (found.pop()[0], at + 1) if found and found[-1][1] >= at else (at, at + 1)
        while end < len(text) and unicodedata.category(text[end]) == "Mn":
            end += 1
        found.append((start, max(end, start + 1)))
    return found


def _accented(start: int, length: int) -> QTextLayout.FormatRange:
    part = QTextLayout.FormatRange()
    part.start, part.length = start, length
    part.format = QTextCharFormat()
    part.format.setForeground(QColor(theme().tokens.accent))
    part.format.setFontWeight(QFont.Weight.DemiBold)
    return part


def _font() -> QFont:
    return application_font(theme().tokens.text_size)


def _small_font() -> QFont:
    return application_font(theme().tokens.small_size)


def _value_font() -> QFont:
    return application_font(theme().tokens.small_size, QFont.Weight.Medium)
