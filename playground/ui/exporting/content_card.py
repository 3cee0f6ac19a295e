"""What will be in the file, and how it is opened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from playground.export.formats import Format
from playground.export.trained import TrainedNetwork
from playground.i18n import _, translate
from playground.messages import N_
from playground.ui.exporting.facts import facts
from playground.ui.exporting.layout_table import LayoutTable
from playground.ui.exporting.snippets import snippet
from playground.ui.texts import say, set_role, set_shape
from playground.ui.widgets.card import Card


class ContentCard(Card):
    """The arrays, the facts, and a piece of code to copy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        set_role(self.title, "title")
        self.table = LayoutTable()
        self.facts = QLabel()
        self.facts.setWordWrap(True)
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        tip = N_("Code that opens the file, from the folder it is in")
        self.code = set_role(say(QLabel(), tip=tip, name=N_("Code that opens the file")), "code")
        self.code.setTextFormat(Qt.TextFormat.PlainText)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.copy = say(QPushButton(), text=N_("Copy"), tip=N_("Copy the code that opens the file"))
        set_shape(self.copy, "compact")
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        caption = QHBoxLayout()
        caption.addWidget(set_role(say(QLabel(), text=N_("To open it")), "section"), 1)
        caption.addWidget(self.copy)
        self.head.addWidget(self.title)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.facts)
        self.body.addStretch(0)
        self.body.addLayout(caption)
        self.body.addWidget(self.code)

    def show_content(self, record: Format, trained: TrainedNetwork) -> None:
        self.title.setText(f"{_(record.name)} ({record.ending})")
        self.table.show_layout(record.layout, trained.network)
        self.facts.setText("\n".join(map(translate, facts(record, trained))))

    def show_code(self, record: Format, name: str, trained: TrainedNetwork) -> None:
        self.code.setText(snippet(record, name, len(trained.pipeline.input_names)))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code.text())
