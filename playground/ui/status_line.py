"""One line above the network: what the run is doing, in words, with a sign beside the colour."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from playground.i18n import _, translate
from playground.messages import N_
from playground.training.snapshot import RunState, Snapshot
from playground.ui.texts import set_role
from playground.ui.theme.icons import pixmap
from playground.ui.theme.theme import theme
from playground.ui.workbench import Workbench

# state -> icon, colour token, text
LINES = {
    RunState.PREPARING: ("info", "warning", N_("Preparing the engine: only the very first start takes this long.")),
    RunState.IDLE: ("info", "text_muted", N_("Ready. Press Train, or drag a layer in.")),
    RunState.RUNNING: ("circle-check", "good", N_("Training.")),
    RunState.PAUSED: ("pause", "text_muted", N_("Paused. Train goes on from here.")),
    RunState.FINISHED: ("circle-check", "good", N_("Finished.")),
    RunState.FAILED: ("triangle-alert", "danger", N_("Stopped.")),
}


class StatusLine(QWidget):
    """Shows the state of the newest snapshot; a failure shows its own sentence."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._sign = QLabel()
        self._label = QLabel()
        set_role(self._label, "muted")
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._label, 1)
        workbench.snapshot_taken.connect(self._show_snapshot)
        theme().changed.connect(self._refresh)

    @property
    def text(self) -> str:
        return self._label.text()

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        old = self._snapshot
        self._snapshot = snapshot
        if old is None or old.state is not snapshot.state or old.failure is not snapshot.failure:
            self._refresh()

    def _refresh(self) -> None:
        if self._snapshot is None:
            return
        name, colour, text = LINES[self._snapshot.state]
        failure = self._snapshot.failure
        sentence = translate(failure.message) if failure is not None else _(text)
        self._sign.setPixmap(pixmap(name, getattr(theme().tokens, colour), 16))
        self._label.setText(sentence)
        self._label.setToolTip(sentence)
        self._label.setAccessibleName(sentence)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
