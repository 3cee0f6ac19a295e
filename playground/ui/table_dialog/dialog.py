"""The dialog in which a table becomes data: every choice is seen at once in the first rows and in what comes of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from playground.datasets.peek import Peek
from playground.datasets.tables import Table
from playground.i18n import _, plain_text
from playground.messages import N_, Message
from playground.ui import numbers
from playground.ui.inspector.field import Edited
from playground.ui.table_dialog.column_list import ColumnList
from playground.ui.table_dialog.draft import Draft, Judgement
from playground.ui.table_dialog.fields import FORMAT, FieldsCard, format_fields, purpose_fields
from playground.ui.table_dialog.gaps_box import GapsBox
from playground.ui.table_dialog.preview import Preview
from playground.ui.table_dialog.reader import TableReader
from playground.ui.table_dialog.verdict import Verdict
from playground.ui.texts import say, set_role
from playground.ui.theme.theme import theme
from playground.ui.widgets.card import Card
from playground.ui.widgets.scrolling import scrolling

SIZE = (960, 640)
LEAST = (720, 480)
GAP, MARGIN = 12, 16
TITLE_BAR = 40


class TableDialog(QDialog):
    """Begins with `draft`, whose table it reads. `chosen` carries the `Judgement` that the user wants."""

    chosen = Signal(object)  # Judgement

    def __init__(self, draft: Draft, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft = draft
        self._judgement: Judgement | None = None
        self._name = name
        self.reader = TableReader(self)
        self.format_card = FieldsCard(N_("How it is written"), format_fields())
        self.purpose_card = FieldsCard(N_("What it is for"), purpose_fields())
        self.columns = ColumnList()
        self.preview = Preview()
        self.gaps = GapsBox()
        self.verdict = Verdict()
        self.progress = say(QProgressBar(), name=N_("Reading the table …"))
        self.use = set_role(say(QPushButton(), text=N_("Use this data"), tip=N_("Train with this table")), "primary")
        self.cancel = say(QPushButton(), text=N_("Cancel"), tip=N_("Keep the data as they are"))
        self._size = set_role(QLabel(), "muted")
        self._lay_out()
        self._connect()
        self._say_title()
        self._show_draft()
        self._start()
        self.columns.setFocus()

    @property
    def draft(self) -> Draft:
        return self._draft

    @property
    def is_busy(self) -> bool:
        """Whether an answer to the newest choices is still to come."""
        return self.reader.is_busy

    # -- parts ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        preview, columns = Card(N_("First rows")), Card(N_("Inputs"))
        preview.head.addStretch(1)
        preview.head.addWidget(self._size)
        preview.body.addWidget(self.preview)
        columns.head.addStretch(1)
        columns.body.addWidget(self.columns)
        middle = QHBoxLayout()
        middle.setSpacing(GAP)
        middle.addWidget(preview, 3)
        middle.addWidget(columns, 2)
        content = QWidget()
        body = QVBoxLayout(content)
        body.setContentsMargins(MARGIN, 0, MARGIN, 0)
        body.setSpacing(GAP)
        body.addWidget(self.format_card)
        body.addLayout(middle, 1)
        body.addWidget(self.gaps)
        body.addWidget(self.purpose_card)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, MARGIN, 0, MARGIN)
        whole.setSpacing(GAP)
        whole.addWidget(scrolling(content), 1)  # where the type is large and the screen is small
        whole.addLayout(self._foot())
        self.setMinimumSize(*LEAST)
        self._take_room()

    def _take_room(self) -> None:
        """As large as the type asks for, and the screen has."""
        screen = self.screen().availableSize()
        width, height = (theme().tokens.scaled(side) for side in SIZE)
        self.resize(min(width, screen.width() - 2 * MARGIN), min(height, screen.height() - TITLE_BAR))

    def _foot(self) -> QHBoxLayout:
        self.progress.setRange(0, 100)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(120)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, 0, MARGIN, 0)
        foot.setSpacing(8)
        foot.addWidget(self.verdict, 1)
        foot.addWidget(self.progress)
        foot.addSpacing(8)
        foot.addWidget(self.cancel)
        foot.addWidget(self.use)
        self.use.setDefault(True)
        self.cancel.setAutoDefault(False)
        return foot

    def _connect(self) -> None:
        for card in (self.format_card, self.purpose_card):
            card.edited.connect(self._edit)
        self.columns.columns.ticked.connect(self._tick)
        self.preview.switched.connect(self._switch)
        self.gaps.chosen.connect(self._choose_gaps)
        self.reader.peeked.connect(self._show_peek)
        self.reader.progressed.connect(self._show_progress)
        self.reader.read.connect(self._take_table)
        self.reader.judged.connect(self._take_judgement)
        self.reader.failed.connect(self._take_refusal)
        self.use.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)

    # -- choosing ---------------------------------------------------------------------------------------------------

    def _edit(self, edited: Edited) -> None:
        if edited.name in FORMAT:
            self._draft = self._draft.with_fields(**{edited.name: edited.value})
            self._start()
        elif edited.name == "target":
            self._take_draft(self._draft.with_target(edited.value))
        elif edited.name == "rows":
            self._take_draft(self._draft.with_rows(edited.value))
        else:
            self._take_draft(self._draft.with_fields(**{edited.name: edited.value}))

    def _tick(self, name: str, on: bool) -> None:
        self._take_draft(self._draft.with_input(name, on))

    def _switch(self, name: str) -> None:
        if self._draft.table is not None and self._draft.can_be_input(name):
            self._tick(name, name not in self._draft.spec.inputs)

    def _choose_gaps(self, gaps: str) -> None:
        self._take_draft(self._draft.with_gaps(gaps))

    # -- reading ----------------------------------------------------------------------------------------------------

    def _start(self) -> None:
        self._judgement = None
        self.use.setEnabled(False)
        self.verdict.show_verdict(None)
        self.progress.setValue(0)
        self.progress.show()
        self.reader.start(self._draft)

    def _show_peek(self, peek: Peek) -> None:
        self.preview.show_peek(peek)
        self.format_card.show_found(peek)

    def _show_progress(self, share: float) -> None:
        self.progress.setValue(round(100 * share))

    def _take_table(self, table: Table) -> None:
        self.progress.hide()
        self._take_draft(self._draft.with_table(table))

    def _take_draft(self, draft: Draft) -> None:
        self._draft = draft
        self._show_draft()
        if draft.table is not None and not self.reader.is_reading:
            self.use.setEnabled(False)
            self.reader.judge(draft)

    def _take_judgement(self, judgement: Judgement) -> None:
        self._judgement = judgement
        self.gaps.show_judgement(judgement)
        self.verdict.show_verdict(judgement)
        self.purpose_card.show_task(judgement.task)
        self.use.setEnabled(judgement.dataset is not None)

    def _take_refusal(self, sentence: Message) -> None:
        self.progress.hide()
        self.gaps.show_judgement(None)
        self.verdict.show_verdict(sentence)

    # -- showing ----------------------------------------------------------------------------------------------------

    def _show_draft(self) -> None:
        draft = self._draft
        self.format_card.show_draft(draft)
        self.purpose_card.show_draft(draft)
        if draft.table is not None:
            self.columns.show_draft(draft)
            self.preview.cells.show_draft(draft)
        self._say_size()

    def _say_size(self) -> None:
        table = self._draft.table
        if table is not None:
            counts = {"rows": table.rows + table.unevens, "columns": len(table.columns)}
            text = _(N_("{rows} rows · {columns} columns"))
            self._size.setText(text.format(**{name: numbers.count(value) for name, value in counts.items()}))

    def _say_title(self) -> None:
        self.setWindowTitle(plain_text(_(N_("Your own data: {name}")).format(name=_(self._name))))

    # -- Qt's own events --------------------------------------------------------------------------------------------

    def accept(self) -> None:
        if self._judgement is not None and self._judgement.dataset is not None:
            self.chosen.emit(self._judgement)
            super().accept()

    def done(self, result: int) -> None:
        self.reader.close()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reader.close()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say_title()
            self._say_size()
            self.gaps.show_again()
            self.verdict.show_again()
            self.preview.cells.refresh()
            self.columns.columns.refresh()
