"""Weights of another network: opened as a new one, once it is said which activations it has."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from playground.document import edits
from playground.document.experiment import Experiment
from playground.i18n import _, translate
from playground.messages import N_, Message
from playground.ui.canvas.captions import input_count
from playground.ui.importing.finding import Finding
from playground.ui.importing.layer_rows import LayerRows
from playground.ui.texts import say, set_role
from playground.ui.theme.theme import theme
from playground.ui.widgets.card import Card
from playground.ui.widgets.outcome import Outcome
from playground.ui.workbench import Workbench

WIDTH = 40  # in sizes of the type
WHY_LINES, VERDICT_LINES = 2, 3
USUAL = "relu"  # of hidden layers, where nothing says which activation they have


class NewNetworkDialog(QDialog):
    """Says why the weights do not fit, and offers to open them as a network of their own; undoable."""

    def __init__(self, workbench: Workbench, finding: Finding, parent: QWidget) -> None:
        super().__init__(parent)
        say(self, window_title=N_("Open as a new network"))
        self._workbench = workbench
        self.finding = finding
        self._experiment: Experiment | None = None
        self.why = Outcome()
        self.rows = LayerRows(finding.file.sizes[1:], suggested_activations(finding, workbench.experiment))
        self._scroll = QScrollArea()
        self.verdict = Outcome()
        self.cancel = say(QPushButton(), text=N_("Cancel"), tip=N_("Keep the network as it is"))
        self.open_button = say(
            QPushButton(), text=N_("Open"), tip=N_("Put this network in place of the one that is open")
        )
        self._lay_out()
        self._connect()
        if finding.obstacle is not None:
            self.why.show_sentence(translate(finding.obstacle), "note")
        self._judge()
        self.rows.first.setFocus()

    def _lay_out(self) -> None:
        set_role(self.open_button, "primary").setDefault(True)
        self.cancel.setAutoDefault(False)
        card = Card(N_("The network in the file"))
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the box that has the focus
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.rows)
        card.head.addWidget(set_role(QLabel(input_count(self.finding.file.sizes[0])), "muted"), 1)
        card.body.addWidget(self._scroll)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.verdict, 1)
        buttons.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignBottom)
        buttons.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.why)
        column.addWidget(card, 1)
        column.addLayout(buttons)
        self._take_size()

    def _take_size(self) -> None:
        """As large as the layers need, and no larger than the window it stands over."""
        size, room = theme().tokens.text_size, self.parentWidget().size()
        self.why.reserve_lines(WHY_LINES)
        self.verdict.reserve_lines(VERDICT_LINES)
        self._scroll.setMinimumHeight(min(self.rows.sizeHint().height(), room.height() // 2))
        self.resize(min(WIDTH * size, room.width() - 32), min(self.sizeHint().height(), room.height() - 16))

    def _connect(self) -> None:
        self.rows.changed.connect(self._judge)
        self.open_button.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)

    def _judge(self) -> None:
        """Whether the network, as it is chosen now, suits the data and the loss."""
        stack = tuple(zip(self.finding.file.sizes[1:], self.rows.activations, strict=True))
        outcome = self._workbench.attempt(edits.set_layers, stack)
        self._experiment = None if isinstance(outcome, Message) else outcome
        self.open_button.setEnabled(self._experiment is not None)
        if isinstance(outcome, Message):
            self.verdict.show_sentence(translate(outcome), "bad")
        else:
            self.verdict.show_sentence(
                _(N_("Data and training stay as they are. Undo brings the network back.")), "note"
            )

    # -- Qt's own events --------------------------------------------------------------------------------------------

    def accept(self) -> None:
        if self._experiment is None:
            return
        text = _(N_("Open as a new network"))
        self._workbench.take_weights(text, self._experiment, self.finding.parameters)
        super().accept()


def suggested_activations(finding: Finding, experiment: Experiment) -> tuple[str, ...]:
    """What the file says, else what the open network has, else what is usual."""
    described = finding.file.description.activations if finding.file.description else ()
    present, layers = tuple(layer.activation for layer in experiment.network.layers), len(finding.file.layers)
    for candidate in (described, present):
        if len(candidate) == layers:
            return candidate
    hidden = present[0] if len(present) > 1 else USUAL
    return *(hidden for _layer in range(layers - 1)), present[-1]
