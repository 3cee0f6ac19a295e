"""Tables as data: a file that was opened or dropped, a table that was pasted, and the choices about it once more.

A pasted table has no file, so the experiment keeps its text (`data.text`), as long as that is of moderate size: what is
saved then needs nothing beside it, its choices can be changed later like those of a file, and nobody has to think of a
name for a file first. A longer one has to be saved as a file and opened.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QWidget

from playground.datasets.reading import check_readable
from playground.datasets.sources import DATA_KINDS
from playground.datasets.spec import DataSpec
from playground.datasets.tables import MAX_BYTES, MAX_PASTED
from playground.document.edits import set_table
from playground.i18n import _
from playground.messages import N_, message
from playground.ui.background import Background
from playground.ui.table_dialog.draft import Draft, Judgement
from playground.ui.workbench import Workbench

if TYPE_CHECKING:
    from playground.ui.table_dialog.dialog import TableDialog

PASTED = N_("pasted table")
UNSEEN = dict.fromkeys(code for code in range(32) if chr(code) not in "\t\n\r")  # no experiment holds such letters


class OwnData(QObject):
    """Opens the dialog about a table; what it gives becomes the data, undoably."""

    def __init__(self, workbench: Workbench, background: Background, dialog_parent: QWidget) -> None:
        super().__init__(dialog_parent)
        self._workbench = workbench
        self._background = background
        self._window = dialog_parent
        self.dialog: TableDialog | None = None

    def open_file(self, path: Path) -> None:
        """Ask what the table in a file is for; a sentence where it cannot be opened."""
        draft = Draft(self._begun(path=str(path.resolve())))
        check = partial(check_readable, path, MAX_BYTES)
        self._background.run(check, partial(self._ask, draft, path.name), self._workbench.said.emit)

    def take(self, content: QMimeData) -> None:
        """Take the text of a table; a sentence where there is none."""
        text = content.text().replace("\r\n", "\n").translate(UNSEEN)
        if not is_table(content):
            self._workbench.said.emit(message(N_("There is no table to paste: copy some rows of a spreadsheet first.")))
        elif len(text) > MAX_PASTED:
            sentence = N_("This table is too long to paste: save it as a file of comma-separated values and open it.")
            self._workbench.said.emit(message(sentence))
        else:
            self._ask(Draft(self._begun(text=text)), PASTED)

    def reopen(self) -> None:
        """Change the choices about the table that is the data."""
        spec = self._workbench.experiment.data
        name = spec.file_name or PASTED
        self._ask(Draft.reopened(spec, self._workbench.base), name)

    def _begun(self, path: str | None = None, text: str | None = None) -> DataSpec:
        """The spec of a new table: nothing is said about it, the split stays."""
        now = self._workbench.experiment.data
        spec = DataSpec(kind="table", scaling=DATA_KINDS["table"].scaling)
        return replace(spec, test_fraction=now.test_fraction, seed=now.seed, path=path, text=text)

    def _ask(self, draft: Draft, name: str, _checked: None = None) -> None:
        # imported once it is needed: the window is there before
        from playground.ui.table_dialog.dialog import TableDialog

        if self.dialog is not None:
            self.dialog.close()
        self.dialog = TableDialog(draft, name, self._window)
        self.dialog.chosen.connect(self._use)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _use(self, judgement: Judgement) -> None:
        draft = judgement.draft
        edit = partial(set_table, path=draft.spec.path, base=draft.base, **judgement.fields)
        self._workbench.edit_or_say(_(N_("Open data")), edit)

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def is_table(content: QMimeData) -> bool:
    """Whether there is a text of several lines, which may be the rows of a table."""
    return content.hasText() and not content.hasUrls() and len(content.text().split("\n", 2)) > 1
