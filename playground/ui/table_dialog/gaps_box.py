"""Which rows cannot be used as they are, and what becomes of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from playground.i18n import translate
from playground.messages import N_
from playground.ui.inspector.block import Words
from playground.ui.table_dialog.draft import Judgement
from playground.ui.texts import say, set_role
from playground.ui.theme.theme import theme
from playground.ui.widgets.segmented import Segmented
from playground.ui.widgets.sign import Sign

CHOICES = (
    ("skip", N_("Leave out"), N_("Leave these rows out")),
    ("mean", N_("Fill in"), N_("Put the mean of the column in place of the cell: of the training rows alone")),
)


class GapsBox(QFrame):
    """Hidden while every row can be used. `chosen` carries `skip` or `mean`."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self._judgement: Judgement | None = None
        self._icon = Sign()
        self.words = Words()
        self.choice = Segmented(CHOICES)
        self.choice.chosen.connect(self.chosen)
        caption = set_role(say(QLabel(), text=N_("These rows")), "muted")
        right = QHBoxLayout()
        right.setSpacing(8)
        right.addWidget(caption)
        right.addWidget(self.choice)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        row.addLayout(right)
        theme().changed.connect(self.show_again)
        self.hide()

    def show_judgement(self, judgement: Judgement | None) -> None:
        """Say what is wrong with the rows of a table; None: nothing is known yet."""
        self._judgement = judgement
        self.show_again()

    def show_again(self) -> None:
        """In the language and the colours that are set now."""
        troubles = self._judgement.troubles if self._judgement is not None else ()
        self.setVisible(bool(troubles))
        if self._judgement is not None:
            self.choice.choose(self._judgement.draft.gaps)
        self._icon.show_sign("triangle-alert", "warning")
        self.words.show_text("\n".join(translate(trouble.sentence) for trouble in troubles))
