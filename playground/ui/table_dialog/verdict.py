"""What comes of the choices about a table, in one sentence: the samples there will be, or why there are none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.datasets.dataset import Dataset
from playground.datasets.split import tests_of
from playground.i18n import _, ngettext, translate
from playground.messages import N_, Message
from playground.ui import numbers
from playground.ui.inspector.block import Words
from playground.ui.table_dialog.draft import Judgement
from playground.ui.theme.theme import theme
from playground.ui.widgets.sign import Sign


class Verdict(QWidget):
    """Shows a `Judgement`, the `Message` why there is none, or that the table is being read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verdict: Judgement | Message | None = None
        self._icon = Sign()
        self.words = Words()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        theme().changed.connect(self.show_again)
        self.show_again()

    def show_verdict(self, verdict: Judgement | Message | None) -> None:
        """None: nothing is known yet."""
        self._verdict = verdict
        self.show_again()

    def show_again(self) -> None:
        """In the language and the colours that are set now."""
        verdict = self._verdict
        refusal = verdict.refusal if isinstance(verdict, Judgement) else verdict
        if refusal is not None:
            self._show(translate(refusal), "circle-alert", "danger")
        elif isinstance(verdict, Judgement) and verdict.dataset is not None:
            self._show(_summary(verdict, verdict.dataset), "circle-check", "good")
        else:
            self._show(_(N_("Reading the table …")), "info", "text_muted")

    def _show(self, text: str, sign: str, colour: str) -> None:
        self._icon.show_sign(sign, colour)
        self.words.show_text(text)


def _summary(judgement: Judgement, dataset: Dataset) -> str:
    rows, all_rows = len(dataset.inputs), judgement.rows
    test = tests_of(rows, judgement.draft.spec.test_fraction)
    used = _(N_("{rows} of {all} rows: {training} training, {test} test"))
    counts = {"rows": rows, "all": all_rows, "training": rows - test, "test": test}
    parts = [used.format(**{name: numbers.count(value) for name, value in counts.items()})]
    inputs = dataset.inputs.shape[1]
    parts.append(ngettext("{inputs} input", "{inputs} inputs", inputs).format(inputs=numbers.count(inputs)))
    if dataset.classes:
        parts.append(ngettext("{count} class", "{count} classes", dataset.classes).format(count=dataset.classes))
    return " · ".join(parts)
