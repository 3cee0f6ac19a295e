"""Asking where a document is to be saved, and as what."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from playground.i18n import _
from playground.messages import N_
from playground.projects.files import ENDING

EXPERIMENT_ENDING = ".json"
KINDS = {
    ENDING: N_("Project, with the trained network"),
    EXPERIMENT_ENDING: N_("Experiment alone"),
}


def ask_where_to_save(start: Path, window: QWidget) -> Path | None:
    """The file to write, with the ending of its kind; None where the user wants none after all."""
    filters = {f"{_(name)} (*{ending})": ending for ending, name in KINDS.items()}
    likely = next((text for text, ending in filters.items() if start.name.lower().endswith(ending)), "")
    name, chosen = QFileDialog.getSaveFileName(window, _(N_("Save as")), str(start), ";;".join(filters), likely)
    if not name:
        return None
    path = Path(name)
    if path.name.lower().endswith(tuple(KINDS)):
        return path
    path = path.with_name(path.name + filters.get(chosen, ENDING))
    return path if not path.exists() or _may_replace(path, window) else None


def _may_replace(path: Path, window: QWidget) -> bool:
    """Asked here where the ending was not typed: the dialog has looked for a file without it."""
    text = _(N_("{name} already exists. Replace it?")).format(name=path.name)
    return QMessageBox.question(window, _(N_("Save as")), text) == QMessageBox.StandardButton.Yes
