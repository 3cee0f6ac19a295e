"""Takes the pictures that are asked for: to the clipboard at once, into a file in the background."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from playground.i18n import _, plain_text
from playground.messages import N_, message
from playground.ui.background import Background
from playground.ui.pictures import formats
from playground.ui.pictures.sheet import Sheet, take
from playground.ui.pictures.subject import PictureRequest, Way
from playground.ui.workbench import Workbench


class Pictures(QObject):
    """Answers `picture_asked` of the workbench. `dialog_parent` is the window the dialogs belong to."""

    def __init__(self, workbench: Workbench, background: Background, dialog_parent: QWidget) -> None:
        super().__init__(dialog_parent)
        self._workbench = workbench
        self._background = background
        self._window = dialog_parent
        self._copied: QMimeData | None = None
        workbench.picture_asked.connect(self.answer)

    def answer(self, request: PictureRequest) -> None:
        sheet = take(request.panel)
        if request.way is Way.COPY:
            self._copy(sheet)
        else:
            self._ask_save(sheet)

    def _copy(self, sheet: Sheet) -> None:
        """As an image and as SVG: the program that it is pasted into takes what it can."""
        content = QMimeData()
        content.setImageData(formats.image(sheet))
        content.setData("image/svg+xml", formats.svg(sheet))
        QGuiApplication.clipboard().setMimeData(content)
        self._copied = content
        self._workbench.said.emit(message(N_("The picture is in the clipboard.")))

    def close(self) -> None:
        """Leave the plain image in the clipboard: what was made in Python must not outlive Python."""
        clipboard = QGuiApplication.clipboard()
        if self._copied is not None and clipboard.mimeData() is self._copied:
            clipboard.setImage(clipboard.image())
        self._copied = None

    def _ask_save(self, sheet: Sheet) -> None:
        path = self._workbench.path
        name = path.stem if path else self._workbench.experiment.data.kind
        start = str(self._workbench.folder / plain_text(f"{name} {sheet.name}.png"))
        filters = "PNG (*.png);;SVG (*.svg)"
        answer, chosen = QFileDialog.getSaveFileName(self._window, _(N_("Save picture")), start, filters)
        if answer:
            self._workbench.last_folder = Path(answer).parent
            self.save(sheet, _with_ending(Path(answer), chosen))

    def save(self, sheet: Sheet, path: Path) -> None:
        """Write a sheet in the background, in the format that `path` ends in."""
        self._background.run(partial(formats.write, sheet, path), self._tell, self._workbench.said.emit)

    def _tell(self, path: Path) -> None:
        self._workbench.said.emit(message(N_("Written: {path}"), path=str(path)))


def _with_ending(path: Path, chosen: str) -> Path:
    """The chosen kind of file decides where the name has no ending of its own."""
    if path.suffix.lower() in formats.FORMATS or not chosen.startswith("SVG"):
        return path
    return path.with_name(path.name + ".svg")
