"""The tab of one weight or bias: its value and course, nudges with their sums, and the rule that updates it."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from playground.document import edits
from playground.document.experiment import Experiment
from playground.document.frozen import BIAS
from playground.messages import N_
from playground.training.insight import InsightWants, NudgeResult, ParameterPlace
from playground.training.snapshot import RunState, Snapshot
from playground.ui import freezes
from playground.ui.canvas.content import described, input_names
from playground.ui.hand_edits import HandEdits
from playground.ui.inspector.field import Edited
from playground.ui.inspector.field_layout import Span
from playground.ui.inspector.nudge_block import NudgeBlock
from playground.ui.inspector.page import Page
from playground.ui.inspector.place_block import PlaceBlock
from playground.ui.inspector.update_rule import rule_of, update_rule
from playground.ui.inspector.value_block import ValueBlock
from playground.ui.parameters import parameter_title, place_of, reading, selection_of
from playground.ui.selection import Selection
from playground.ui.workbench import Workbench

NAME = "weight"
BLOCK_EMS = 21.0  # the narrowest a block may be
MAX_BLOCKS = 3
REST = Span(MAX_BLOCKS, 1)
RATE_HZ = 10


class WeightPage(Page):
    """Shows the weight or bias that was selected last, or a first one of the selected unit or layer."""

    TITLE = N_("Weight")

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent, max_columns=MAX_BLOCKS, ems=BLOCK_EMS)
        self.place = ParameterPlace(0, 0, 0)
        self.hand_edits = HandEdits(workbench, self)
        self.values, self.nudges, self.places = ValueBlock(), NudgeBlock(), PlaceBlock()
        self._inputs: tuple[str, ...] = ()
        self._shown_at = 0.0
        self._run = 0
        # the fullest page: in a small window every pixel counts
        self.columns.setContentsMargins(16, 4, 16, 4)
        for block in (self.values, self.nudges):
            self.columns.add(block)
        self.columns.add(self.places, REST)
        self._connect()

    def _connect(self) -> None:
        fields = (self.values.value, self.nudges.epsilon, self.nudges.on, *self.places.fields)
        self.fields = {field.name: field for field in fields}
        for field in (self.values.value, *self.places.fields):
            field.edited.connect(self.commit)
        self.nudges.freeze.one.committed.connect(self._freeze)
        self.nudges.freeze.layer.committed.connect(self._freeze_layer)
        self.nudges.nudged.connect(self._nudge)
        self.nudges.repeated.connect(self._repeat)
        self.hand_edits.nudged.connect(self._show_nudge)
        self.workbench.snapshot_taken.connect(self._follow)

    # -- which parameter --------------------------------------------------------------------------------------------

    def show_selection(self, selection: Selection) -> None:
        """Turn to the parameter that is selected; with a layer or a unit, to one of its parameters."""
        chosen = place_of(selection)
        if chosen is None:
            if selection.layer < 0:
                return
            unit = selection.unit if selection.kind == "unit" else self.place.unit
            source = self.place.source if selection.layer == self.place.layer else 0
            chosen = ParameterPlace(selection.layer, unit, source)
        self._turn_to(self._within(chosen))
        self.refresh(self.workbench.experiment)

    def _turn_to(self, place: ParameterPlace) -> None:
        if place == self.place:
            return
        self.values.value.control.restore()
        self.place = place
        self.nudges.show_result(None)
        self.values.show_history(None)
        self._want()

    def _sizes(self) -> tuple[int, ...]:
        return len(self._inputs), *(layer.units for layer in self.workbench.experiment.network.layers)

    def _within(self, place: ParameterPlace) -> ParameterPlace:
        """The place, or the nearest one that the network has."""
        sizes = self._sizes()
        layer = min(place.layer, len(sizes) - 2)
        source = BIAS if place.source == BIAS else min(place.source, sizes[layer] - 1)
        return ParameterPlace(layer, min(place.unit, sizes[layer + 1] - 1), source)

    # -- showing ----------------------------------------------------------------------------------------------------

    def refresh(self, experiment: Experiment) -> None:
        self._inputs = input_names(described(experiment, self.workbench.base))
        self._turn_to(self._within(self.place))
        place = self.place
        frozen = edits.is_frozen(experiment, place.layer, place.source, place.unit)
        layers = experiment.network.layers
        self.values.title.show_title(parameter_title(place, len(layers), self._inputs), frozen)
        self.places.show_place(place, self._sizes(), self._inputs)
        self.nudges.freeze.show_frozen(frozen, layers[place.layer].frozen)
        self.values.rule.setToolTip(rule_of(experiment))
        self._show()

    def _follow(self, snapshot: Snapshot) -> None:
        now = time.monotonic()
        if snapshot.run != self._run:
            self._run = snapshot.run
            self.nudges.show_result(None)  # it was measured in a run that is gone
        if self.isVisible() and (snapshot.state is not RunState.RUNNING or now - self._shown_at >= 1 / RATE_HZ):
            self._shown_at = now
            self._show()

    def _show(self) -> None:
        snapshot = self.workbench.snapshot
        now = reading(snapshot, self.place)
        self.values.show_reading(now, running=self.workbench.running)
        self.nudges.show_possible(now is not None)
        if snapshot is None or now is None:
            self.values.rule.show_text("")
            return
        history = snapshot.insight.parameter
        if history is not None and history.place == self.place:
            self.values.show_history(history)
        by_hand = self.hand_edits.is_fresh(self.place, snapshot)
        self.values.rule.show_text(update_rule(snapshot, self.place, now, by_hand=by_hand))

    def _show_nudge(self, result: NudgeResult) -> None:
        if result.place == self.place:
            self.nudges.show_result(result)

    # -- changing ---------------------------------------------------------------------------------------------------

    def subject(self) -> str:
        return parameter_title(self.place, len(self._sizes()) - 1, self._inputs)

    def change(self, edited: Edited) -> None:
        """No edit of the experiment: a value is set in the run, another place is selected."""

    def apply(self, edited: Edited) -> None:
        if edited.name == "value":
            self.hand_edits.set(self.place, edited.value)
        else:
            self.workbench.select(selection_of(self.places.place_after(edited.name, edited.value)))

    def _freeze(self, on: bool) -> None:
        freezes.freeze_parameter(self.workbench, self.place, on)

    def _freeze_layer(self, on: bool) -> None:
        freezes.freeze_layer(self.workbench, self.place.layer, on)

    def _nudge(self, epsilon: float) -> None:
        self.hand_edits.nudge(self.place, epsilon, self.nudges.on_batch)

    def _repeat(self, epsilon: float) -> None:
        now = reading(self.workbench.snapshot, self.place)
        uphill = now is not None and now.gradient is not None and now.gradient > 0
        self.hand_edits.repeat(self.place, -epsilon if uphill else epsilon, self.nudges.on_batch)

    # -- Qt's own events --------------------------------------------------------------------------------------------

    def _want(self) -> None:
        self.workbench.want_insight(NAME, InsightWants(parameter=self.place) if self.isVisible() else None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._want()
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        self.workbench.want_insight(NAME, None)
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.nudges.retranslate()
            self.refresh(self.workbench.experiment)
