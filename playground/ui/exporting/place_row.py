"""Where the file goes: a path to type, and a button that browses."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from playground.export.formats import FORMATS, Format, named_format
from playground.i18n import _
from playground.messages import N_
from playground.ui.texts import say, set_role


class PlaceRow(QWidget):
    """`changed`: another file is named. The ending follows the format; a known ending that is typed is told.

    A name without a folder means the folder that was shown last, whichever folder the program was started in.
    """

    changed = Signal()
    format_named = Signal(object)  # Format

    def __init__(self, start: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record = FORMATS[0]
        self._folder = start.parent
        self.field = say(QLineEdit(str(start)), name=N_("File"), tip=N_("The file to write"))
        self.browse = say(QPushButton(), text=N_("Browse…"), tip=N_("Choose the folder and the name of the file"))
        caption = set_role(say(QLabel(), text=N_("File")), "muted")
        caption.setBuddy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(caption)
        row.addWidget(self.field, 1)
        row.addWidget(self.browse)
        self.field.textChanged.connect(self.changed)
        self.field.editingFinished.connect(self._take_over_ending)
        self.browse.clicked.connect(self._ask)

    @property
    def path(self) -> Path | None:
        """The file that is named, with the ending of the format; None where nothing is."""
        text = self.field.text().strip()
        return self._folder / os.path.expanduser(with_ending(text, self._record)) if text else None

    def show_format(self, record: Format) -> None:
        """Give the file the ending of the format, and show it in full."""
        self._record = record
        path = self.path
        if path is not None:
            self._folder = path.parent
            self.field.setText(str(path))

    def _take_over_ending(self) -> None:
        named = named_format(self.field.text().strip())
        if named is not None and named is not self._record:
            self.format_named.emit(named)
        else:
            self.show_format(self._record)

    def _ask(self) -> None:
        filters = f"{_(self._record.name)} (*{self._record.ending})"
        name, _chosen = QFileDialog.getSaveFileName(self, _(N_("Export weights")), self.field.text(), filters)
        if name:
            self.field.setText(name)
            self._take_over_ending()


def with_ending(text: str, record: Format) -> str:
    """`text` with the ending of the format, in place of another format's."""
    named = named_format(text)
    if named is record:
        return text
    return (text[: -len(named.ending)] if named else text) + record.ending
