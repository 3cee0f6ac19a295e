"""Above the network: what the run is doing, in words, with a sign beside the colour; and what would help it.

The state of the run comes first: getting ready, and stopped by a failure. While the run goes on or rests, a diagnosis
says how its gradients are, and its remedy is a button.
"""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.document import edits
from playground.i18n import _, translate
from playground.messages import N_
from playground.training.insight import Diagnosis, InsightWants
from playground.training.snapshot import RunState, Snapshot
from playground.ui.theme.theme import theme
from playground.ui.widgets.sentence import Sentence
from playground.ui.widgets.sign import Sign
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
# The states in which a diagnosis is said.
DIAGNOSED = (RunState.RUNNING, RunState.PAUSED)
# kind of diagnosis -> icon, colour token
SIGNS = {"healthy": ("circle-check", "good")}
TROUBLE = ("triangle-alert", "warning")
# While the run goes on, a sentence stays at least so many seconds: it must be possible to read it and press its button.
HOLD = 1.5


class StatusLine(QWidget):
    """Shows the state of the newest snapshot, a failure's own sentence, or the diagnosis with its remedy."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._snapshot: Snapshot | None = None
        self._diagnosis: Diagnosis | None = None
        self._held_until = float("-inf")
        self._sign = Sign()
        self.sentence = Sentence()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.sentence, 1)
        workbench.snapshot_taken.connect(self._show_snapshot)
        self.sentence.acted.connect(self._apply_remedy)
        theme().changed.connect(self._refresh)

    @property
    def text(self) -> str:
        return self.sentence.text()

    @property
    def remedy(self) -> str:
        """What the button says, empty where there is none."""
        return self.sentence.button.text()

    # -- the snapshot -----------------------------------------------------------------------------------------------

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        old, self._snapshot = self._snapshot, snapshot
        is_new = old is None or (old.run, old.state, old.failure) != (snapshot.run, snapshot.state, snapshot.failure)
        if old is None or old.run != snapshot.run:
            self._diagnosis, self._held_until = None, float("-inf")
        if self._take_diagnosis(snapshot) or is_new:
            self._refresh()

    def _take_diagnosis(self, snapshot: Snapshot) -> bool:
        """Whether another diagnosis is to be said from now on."""
        found, now = snapshot.insight.diagnosis, time.monotonic()
        is_held = snapshot.state is RunState.RUNNING and now < self._held_until
        if found == self._diagnosis or is_held:
            return False
        self._diagnosis, self._held_until = found, now + HOLD
        return True

    def _refresh(self) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        diagnosis = self._diagnosis if snapshot.state in DIAGNOSED else None
        name, colour, text = LINES[snapshot.state]
        sentence, action = _(text), ""
        if snapshot.failure is not None:
            sentence = translate(snapshot.failure.message)
        elif diagnosis is not None:
            name, colour = SIGNS.get(diagnosis.kind, TROUBLE)
            sentence = translate(diagnosis.message)
            action = "" if diagnosis.remedy is None else translate(diagnosis.remedy.text)
        self._sign.show_sign(name, colour, 16)
        self.sentence.show_sentence(sentence, action)

    # -- the remedy -------------------------------------------------------------------------------------------------

    def _apply_remedy(self) -> None:
        remedy = None if self._diagnosis is None else self._diagnosis.remedy
        if remedy is None:
            return
        edit = getattr(edits, remedy.edit)
        text = translate(remedy.text)
        settings: dict[str, Any] = dict(remedy.settings)
        if self._workbench.edit_or_say(text, edit, *remedy.arguments, **settings):
            # what is on its way to the window still speaks of the network as it was
            self._diagnosis, self._held_until = None, time.monotonic() + HOLD
            self._refresh()

    # -- Qt's own events --------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._workbench.want_insight("status", InsightWants(diagnosis=True))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._workbench.want_insight("status", None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
