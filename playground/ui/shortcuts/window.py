"""The window that lists every key, with a line to look for one."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from playground.i18n import LANGUAGES, _, plain_text, speaking
from playground.messages import N_
from playground.ui.finder.command import without_marks
from playground.ui.finder.match import SCATTERED, match_all
from playground.ui.keys import KeyRecord
from playground.ui.shortcuts.table import Group, groups
from playground.ui.texts import say, set_role
from playground.ui.widgets.key_caps import KeyCaps, key_names, spoken_keys
from playground.ui.widgets.scrolling import scrolling

COLUMNS = 2
SIZE = (880, 600)
BESIDE, BAR = 8, 10  # pixels: between the cards and the bar that scrolls them, and of the bar


class ShortcutsWindow(QDialog):
    """Stays open beside the work; typing leaves the rows that fit, by what they do or by the key itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        say(self, window_title=N_("Keyboard shortcuts"))
        self.line = say(QLineEdit(), name=N_("Find a key"), placeholder=N_("Find a key, or what it does"))
        say(self.line, tip=N_("Shows only the keys that fit"))
        self.line.setClearButtonEnabled(True)
        self.blocks = [_Block(group) for group in groups()]
        self.nothing = set_role(say(QLabel(), text=N_("No key does that.")), "muted")
        self.line.textChanged.connect(self.find)
        self._lay_out()
        self.find("")
        self.resize(*SIZE)

    def _lay_out(self) -> None:
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setContentsMargins(0, 0, BESIDE, 0)
        columns.setSpacing(16)
        for blocks in _in_columns(self.blocks):
            column = QVBoxLayout()
            column.setSpacing(16)
            for block in blocks:
                column.addWidget(block)
            column.addStretch(1)
            columns.addLayout(column, 1)
        area = say(scrolling(content, takes_focus=True), name=N_("Keyboard shortcuts"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 8, 16)
        whole.setSpacing(16)
        above = QHBoxLayout()
        above.setContentsMargins(0, 0, BESIDE + BAR, 0)
        above.addWidget(self.line)
        whole.addLayout(above)
        whole.addWidget(self.nothing)
        whole.addWidget(area, 1)

    @property
    def rows(self) -> list[Row]:
        """The rows that are shown."""
        return [row for block in self.blocks for row in block.rows if not row.isHidden()]

    def find(self, query: str) -> None:
        """Leave the rows that fit."""
        for block in self.blocks:
            block.find(query)
        self.nothing.setHidden(bool(self.rows))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.line.clear()


class Row(QWidget):
    """What a key does, and the key; several where any of them does it."""

    def __init__(self, record: KeyRecord) -> None:
        super().__init__()
        self.record = record
        self.label = say(QLabel(), text=record.text)
        self.label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(12)
        row.addWidget(self.label, 1)
        for keys in {key_names(keys): keys for keys in record.keys}.values():  # Return and Enter look alike
            row.addWidget(KeyCaps(keys))

    def fits(self, query: str, group: str) -> bool:
        keys = " ".join(spoken_keys(keys) for keys in self.record.keys)
        texts = [keys]
        for code in LANGUAGES:
            with speaking(code):
                texts.append(f"{_(self.record.text)} {_(group)}")
        found = (match_all(query, without_marks(plain_text(text)), "") for text in texts)
        return not query.strip() or any(fit is not None and fit.score > SCATTERED for fit in found)


class _Block(QFrame):
    """A group with its title."""

    def __init__(self, group: Group) -> None:
        super().__init__()
        self.setObjectName("Card")
        self._group = group
        self.rows = [Row(record) for record in group.rows]
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(0)
        column.addWidget(set_role(_Title(group.title), "section"))
        column.addSpacing(4)
        for row in self.rows:
            column.addWidget(row)

    def find(self, query: str) -> None:
        for row in self.rows:
            row.setVisible(row.fits(query, self._group.title))
        self.setVisible(any(not row.isHidden() for row in self.rows))


class _Title(QLabel):
    """The name of a group; that of a menu without the mark of its key."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._say()

    def _say(self) -> None:
        self.setText(without_marks(_(self._title)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()


def _in_columns(blocks: list[_Block]) -> list[list[_Block]]:
    """The blocks in their order, in columns of about the same number of rows."""
    columns: list[list[_Block]] = [[] for _column in range(COLUMNS)]
    total, before = sum(len(block.rows) + 2 for block in blocks), 0
    for block in blocks:
        rows = len(block.rows) + 2
        columns[min(COLUMNS - 1, (before + rows // 2) * COLUMNS // total)].append(block)
        before += rows
    return columns
