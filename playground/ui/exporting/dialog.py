"""The dialog Export weights: choose a format, see what will be in the file, write it, and see it proved."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from playground.export.formats import FORMATS, Format
from playground.export.trained import TrainedNetwork
from playground.export.verification import Verification
from playground.i18n import _, translate
from playground.messages import N_, Message
from playground.training.snapshot import Snapshot
from playground.ui.background import Background
from playground.ui.exporting.content_card import ContentCard
from playground.ui.exporting.format_list import FormatList
from playground.ui.exporting.place_row import PlaceRow
from playground.ui.exporting.wording import result_sentence
from playground.ui.exporting.writing import Writing
from playground.ui.numbers import count
from playground.ui.texts import say, set_role
from playground.ui.theme.theme import theme
from playground.ui.widgets.outcome import Outcome
from playground.ui.workbench import Workbench

POLL_MS = 50
OUTCOME_LINES = 3


class ExportDialog(QDialog):
    """Exports the moment that was on the screen when it was opened, or the newest on request.

    start   the file to begin with; the format is that of its ending
    """

    def __init__(self, workbench: Workbench, snapshot: Snapshot, start: Path, parent: QWidget) -> None:
        super().__init__(parent)
        say(self, window_title=N_("Export weights"))
        self._workbench = workbench
        self._trained = TrainedNetwork.from_snapshot(snapshot)
        self._run, self._newest = snapshot.run, snapshot
        self._background = Background(self)
        self._writing: Writing | None = None
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self.formats = FormatList()
        self.place = PlaceRow(start)
        self.content = ContentCard()
        self.outcome = Outcome()
        self.moment = set_role(QLabel(), "muted")
        self.newest = say(QPushButton(), text=N_("Take the newest"), tip=N_("Export the weights of now instead"))
        self.close_button = say(QPushButton(), text=N_("Close"), tip=N_("Close this dialog"))
        self.export_button = say(QPushButton(), text=N_("Export"), tip=N_("Write the file, and read it back"))
        self._lay_out()
        self._connect()
        self.formats.choose(FORMATS[0])
        self._show_moment()

    @property
    def record(self) -> Format:
        return self.formats.record

    @property
    def trained(self) -> TrainedNetwork:
        return self._trained

    # -- parts ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        set_role(self.export_button, "primary").setDefault(True)
        self.close_button.setAutoDefault(False)
        self.newest.setAutoDefault(False)
        self.place.browse.setAutoDefault(False)
        upper = QHBoxLayout()
        upper.setSpacing(12)
        upper.addWidget(self.formats)
        upper.addWidget(self.content, 1)
        moment = QHBoxLayout()
        moment.setSpacing(8)
        moment.addWidget(self.moment, 1)
        moment.addWidget(self.newest)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.outcome, 1)
        buttons.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignBottom)
        buttons.addWidget(self.export_button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(upper, 1)
        column.addLayout(moment)
        column.addWidget(self.place)
        column.addLayout(buttons)
        self._order_tabs()
        self._take_size()

    def _order_tabs(self) -> None:
        """From top to bottom."""
        content, place = self.content, self.place
        order = (self.formats, content.table, content.copy, self.newest, place.field, place.browse)
        for before, after in pairwise((*order, self.close_button, self.export_button)):
            self.setTabOrder(before, after)

    def _take_size(self) -> None:
        """As large as every format needs, and no larger than the window it stands over."""
        size = theme().tokens.text_size
        self.outcome.reserve_lines(OUTCOME_LINES)
        room = self.parentWidget().size()
        below = self.layout().sizeHint().height() - self.content.sizeHint().height()
        wanted = self.formats.height_of_all() + below
        self.resize(min(64 * size, room.width() - 32), min(wanted, room.height() - 16))

    def _connect(self) -> None:
        self.formats.chosen.connect(self._show_format)
        self.place.format_named.connect(self.formats.choose)
        self.place.changed.connect(self._follow_place)
        self.newest.clicked.connect(self._take_newest)
        self.export_button.clicked.connect(self.export)
        self.close_button.clicked.connect(self.reject)
        self._poll.timeout.connect(self._show_progress)
        self._workbench.snapshot_taken.connect(self._follow_run)

    # -- what will be in the file -----------------------------------------------------------------------------------

    def _show_format(self, record: Format) -> None:
        self.place.show_format(record)
        self.content.show_content(record, self._trained)
        self._follow_place()

    def _follow_place(self) -> None:
        """Say that there is such a file already, while nothing else is to be said; one that is needed is not lost."""
        if self._writing is not None:
            return
        path = self.place.path
        exists = path is not None and path.exists()
        is_needed = exists and self._workbench.needs(path)
        self.export_button.setEnabled(path is not None and not is_needed)
        self.content.show_code(self.record, path.name if path else f"weights{self.record.ending}", self._trained)
        if is_needed:
            sentence = N_(
                "The experiment that is open is in this file, or its data are: give the weights another name."
            )
            self.outcome.show_sentence(_(sentence), "bad")
        elif exists:
            self.outcome.show_sentence(_(N_("There is such a file: it will be replaced.")), "note")
        else:
            self.outcome.clear()

    # -- the moment -------------------------------------------------------------------------------------------------

    def _follow_run(self, snapshot: Snapshot) -> None:
        self._newest = snapshot
        self._show_moment()

    def _take_newest(self) -> None:
        self._trained = TrainedNetwork.from_snapshot(self._newest)
        self._run = self._newest.run
        self._show_format(self.record)
        self._show_moment()

    def _show_moment(self) -> None:
        step, now = self._trained.step, self._newest.parameters_step
        same = step == now and self._run == self._newest.run
        text = N_("The weights of step {step}, epoch {epoch}.")
        moved = N_("The weights of step {step}, epoch {epoch}; the run has moved on to step {now}.")
        values = {"step": count(step), "epoch": count(self._trained.epoch), "now": count(now)}
        self.moment.setText(_(text if same else moved).format(**values))
        self.newest.setVisible(not same and self._writing is None)

    # -- writing ----------------------------------------------------------------------------------------------------

    def export(self) -> None:
        """Write the file in the background, then read it back."""
        path = self.place.path
        if path is None or not self.export_button.isEnabled():
            return
        self._writing = Writing(self.record, self._trained, path)
        self._set_busy(True)
        self._show_progress()
        self._poll.start()
        self._background.run(self._writing.run, self._done, self._failed)

    def _show_progress(self) -> None:
        writing = self._writing
        if writing is None:
            return
        if writing.is_written:
            self.outcome.show_progress(_(N_("Reading {path} back…")).format(path=writing.path.name), None)
        else:
            self.outcome.show_progress(_(N_("Writing {path}…")).format(path=writing.path.name), writing.share)

    def _done(self, result: Verification) -> None:
        assert self._writing is not None
        sentence, kind = result_sentence(result, self._writing.path)
        self._end(sentence, kind)

    def _failed(self, sentence: Message) -> None:
        self._end(sentence, "bad")

    def _end(self, sentence: Message, kind: str) -> None:
        self._writing = None
        self._poll.stop()
        self._set_busy(False)
        self._show_moment()
        self.outcome.show_sentence(translate(sentence), kind)

    def _set_busy(self, busy: bool) -> None:
        for widget in (self.formats, self.place, self.newest, self.export_button):
            widget.setEnabled(not busy)
        text, tip = (N_("Stop"), N_("Write no further")) if busy else (N_("Close"), N_("Close this dialog"))
        say(self.close_button, text=text, tip=tip)
        (self.close_button if busy else self.export_button).setFocus()

    # -- Qt's own events --------------------------------------------------------------------------------------------

    def reject(self) -> None:
        """Stop what is being written; with nothing to stop, close."""
        if self._writing is not None and not self._writing.is_written:
            self._writing.stop()
            return
        super().reject()

    def done(self, result: int) -> None:
        self._poll.stop()
        self._background.close(wait=False)
        self._workbench.snapshot_taken.disconnect(self._follow_run)
        super().done(result)
        self.deleteLater()
