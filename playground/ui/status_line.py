"""Above the network: what the run is doing, in words, with a sign beside the colour; and what would help it.

That an earlier step is looked at comes first, then the state of the run: getting ready, and stopped by a failure. While
the run goes on or rests, a diagnosis says how its gradients are. What can be done about it are buttons.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.document import edits
from playground.i18n import _, translate
from playground.messages import N_
from playground.training.insight import Diagnosis, InsightWants
from playground.training.snapshot import LookBack, RunState, Snapshot
from playground.ui import numbers
from playground.ui.offers import Offer, offers_after, offers_back
from playground.ui.theme.theme import px, theme
from playground.ui.widgets.sentence import Sentence, Word
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
AWAITED = N_("Preparing the engine. Training begins by itself as soon as it is ready.")
# The states in which a diagnosis is said.
DIAGNOSED = (RunState.RUNNING, RunState.PAUSED)
# kind of diagnosis -> icon, colour token
SIGNS = {"healthy": ("circle-check", "good"), "settled": ("circle-check", "good")}
TROUBLE = ("triangle-alert", "warning")
LOOKING_BACK = ("history", "accent")
# A step that is there after so many seconds needs no word about how it is computed.
PATIENCE = 0.3
# While the run goes on, a sentence stays at least so many seconds: it must be possible to read it and press its button.
HOLD = 1.5
AGAIN = N_("Step {step} of {newest} is computed once more: {progress} of the way.")
AGAIN_TO_GO_ON = N_("Step {step} of {newest} is computed once more, to go on from there: {progress} of the way.")


@dataclass(frozen=True)
class Said:
    """A sign, its colour, the sentence, and the buttons after it."""

    icon: str
    colour: str
    sentence: str
    offers: tuple[Offer, ...] = ()


class StatusLine(QWidget):
    """Shows the state of the newest snapshot, a failure's own sentence, or the diagnosis with its remedy."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._snapshot: Snapshot | None = None
        self._diagnosis: Diagnosis | None = None
        self._held_until = float("-inf")
        self._on_the_way_since: float | None = None
        self._offers: tuple[Offer, ...] = ()
        self._sign = Sign()
        self.sentence = Sentence()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.sentence, 1)
        workbench.snapshot_taken.connect(self._show_snapshot)
        workbench.past.changed.connect(self._refresh)
        self.sentence.acted.connect(self._act)
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
        if old is None or old.run != snapshot.run:
            self._diagnosis, self._held_until = None, float("-inf")
        self._time_the_way(snapshot)
        if self._take_diagnosis(snapshot) or old is None or _what_counts(old) != _what_counts(snapshot):
            self._refresh()

    def _time_the_way(self, snapshot: Snapshot) -> None:
        """Remember since when an earlier step is being computed."""
        if snapshot.look_back is None or snapshot.look_back.progress == 1:
            self._on_the_way_since = None
        elif self._on_the_way_since is None:
            self._on_the_way_since = time.monotonic()

    def _take_diagnosis(self, snapshot: Snapshot) -> bool:
        """Whether another diagnosis is to be said from now on."""
        found, now = snapshot.insight.diagnosis, time.monotonic()
        is_held = snapshot.state is RunState.RUNNING and now < self._held_until
        if found == self._diagnosis or is_held:
            return False
        self._diagnosis, self._held_until = found, now + HOLD
        return True

    def _refresh(self, *_ignored: object) -> None:
        if self._snapshot is None:
            return
        said = self._said(self._snapshot)
        self._offers = said.offers
        self._sign.show_sign(said.icon, said.colour, px(16))
        self.sentence.show_sentence(said.sentence, *(offer.word for offer in said.offers))

    def _said(self, snapshot: Snapshot) -> Said:
        diagnosis = self._diagnosis if snapshot.state in DIAGNOSED else None
        if snapshot.look_back is not None:
            offers = offers_back(self._workbench, is_there=snapshot.look_back.progress == 1)
            return Said(*LOOKING_BACK, self._looking_back(snapshot.look_back), offers)
        if snapshot.failure is not None:
            sign, failure = LINES[snapshot.state][:2], snapshot.failure
            return Said(*sign, translate(failure.message), offers_after(failure, self._workbench))
        if diagnosis is not None:
            sign, remedy = SIGNS.get(diagnosis.kind, TROUBLE), diagnosis.remedy
            offers = () if remedy is None else (Offer(Word(translate(remedy.text)), self._apply_remedy),)
            return Said(*sign, translate(diagnosis.message), offers)
        icon, colour, text = LINES[snapshot.state]
        return Said(icon, colour, _(AWAITED if snapshot.awaits_engine else text))

    def _looking_back(self, look_back: LookBack) -> str:
        text = _(N_("Looking back at step {step} of {newest}."))
        since = self._on_the_way_since
        if since is not None and time.monotonic() - since > PATIENCE:
            text = _(AGAIN_TO_GO_ON if look_back.goes_on else AGAIN)
        return text.format(
            step=numbers.count(look_back.step),
            newest=numbers.count(look_back.newest),
            progress=numbers.percent(look_back.progress),
        )

    # -- what is offered --------------------------------------------------------------------------------------------

    def _act(self, number: int) -> None:
        self._offers[number].act()

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


def _what_counts(snapshot: Snapshot) -> tuple[object, ...]:
    """What decides the sentence, but for the diagnosis."""
    return snapshot.run, snapshot.state, snapshot.awaits_engine, snapshot.failure, snapshot.look_back
