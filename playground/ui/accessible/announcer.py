"""What a screen reader is told as it happens: how the run changes its state, and how the network changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from playground.document.experiment import Experiment, LayerSpec
from playground.i18n import _, translate
from playground.messages import N_
from playground.training.snapshot import RunState, Snapshot
from playground.ui import numbers
from playground.ui.accessible.announce import announce
from playground.ui.canvas.captions import data_name, layer_sentence
from playground.ui.canvas.view import NetworkView
from playground.ui.palette.item import PaletteItem
from playground.ui.workbench import Workbench

STARTED, AT_START = N_("Training started."), N_("Back at the start.")
PAUSED, FINISHED = N_("Paused at epoch {epoch}, step {step}."), N_("Finished at epoch {epoch}, step {step}.")
# A field says itself what it is set to now. Here one changes something that has another place.
SILENT = (NetworkView, PaletteItem)


class Announcer(QObject):
    """Speaks on behalf of `window`. Figures are told when asked for, never while they change."""

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._state: RunState | None = None
        self._run = 0
        self._experiment = workbench.experiment
        workbench.snapshot_taken.connect(self._tell_state)
        workbench.experiment_changed.connect(self._tell_change)

    # -- the run ----------------------------------------------------------------------------------------------------

    def _tell_state(self, snapshot: Snapshot) -> None:
        before, self._state = self._state, snapshot.state
        is_new_run, self._run = snapshot.run != self._run, snapshot.run
        if before is None or (before is snapshot.state and not is_new_run):
            return
        if snapshot.failure is not None and before is not RunState.FAILED:
            announce(self._window, translate(snapshot.failure.message), urgent=True)
        else:
            self._say(_state_sentence(before, snapshot))

    # -- the network ------------------------------------------------------------------------------------------------

    def _tell_change(self, experiment: Experiment) -> None:
        before, self._experiment = self._experiment, experiment
        old, new = before.network.layers, experiment.network.layers
        if len(old) != len(new):
            self._say(_layers_sentence(old, new))
        elif isinstance(QApplication.focusWidget(), SILENT):
            self._say(_setting_sentence(before, experiment))

    def _say(self, sentence: str) -> None:
        if sentence:
            announce(self._window, sentence)


def _state_sentence(before: RunState, snapshot: Snapshot) -> str:
    """How the state came about; nothing where that goes without saying."""
    counts = {"epoch": numbers.count(snapshot.epoch), "step": numbers.count(snapshot.step)}
    if snapshot.state is RunState.RUNNING:
        return _(STARTED)
    if snapshot.state is RunState.PAUSED:
        return _(PAUSED).format(**counts)
    if snapshot.state is RunState.FINISHED:
        return _(FINISHED).format(**counts)
    return _(AT_START) if snapshot.state is RunState.IDLE and before is not RunState.PREPARING else ""


def _layers_sentence(old: Sequence[LayerSpec], new: Sequence[LayerSpec]) -> str:
    """Which layer came or went, where it was one of them."""
    longer, shorter = (new, old) if len(new) > len(old) else (old, new)
    at = next((i for i, spec in enumerate(shorter) if spec != longer[i]), len(shorter))
    if len(longer) - len(shorter) != 1 or tuple(longer[at + 1 :]) != tuple(shorter[at:]):
        return ""
    sentence = layer_sentence(at, len(longer), longer[at])
    return _(N_("Added: {layer}") if longer is new else N_("Removed: {layer}")).format(layer=sentence)


def _setting_sentence(before: Experiment, now: Experiment) -> str:
    """What was set, where it is the data or one layer."""
    if before.data.kind != now.data.kind:
        return _(N_("Data set: {name}")).format(name=data_name(now.data.kind))
    layers = now.network.layers
    changed = [at for at, spec in enumerate(layers) if spec != before.network.layers[at]]
    return layer_sentence(changed[0], len(layers), layers[changed[0]]) if len(changed) == 1 else ""
