"""The context menu of a layer: everything that can be done to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from playground.document.frozen import BIAS
from playground.engine.activations import ACTIVATIONS
from playground.engine.initializers import INITIALIZERS
from playground.i18n import _, name_of
from playground.messages import N_
from playground.training.insight import ParameterPlace
from playground.ui import freezes
from playground.ui.canvas import layer_edits
from playground.ui.workbench import Workbench


class LayerMenu(QMenu):
    """For layer `layer`, and for one of its weights or biases.

    What an action does is kept as its data and done when the menu says it was chosen.
    """

    def __init__(
        self, workbench: Workbench, layer: int, place: ParameterPlace | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._layer = layer
        last = layer_edits.layer_count(workbench) - 1
        spec = workbench.experiment.network.layers[layer]
        self._add(_(N_("Add layer before")), partial(layer_edits.add_layer, workbench, layer))
        self._add(_(N_("Add layer after")), partial(layer_edits.add_layer, workbench, layer + 1), layer < last)
        self._add(_(N_("Remove layer")), partial(layer_edits.remove_layer, workbench, layer), layer < last)
        self.addSeparator()
        self._add(_(N_("Move left")), partial(layer_edits.move_layer, workbench, layer, layer - 1), 0 < layer < last)
        self._add(_(N_("Move right")), partial(layer_edits.move_layer, workbench, layer, layer + 1), layer < last - 1)
        self.addSeparator()
        self._add_choices(_(N_("Activation")), ACTIVATIONS, spec.activation, layer_edits.set_activation)
        self._add_choices(_(N_("Initialization")), INITIALIZERS, spec.weight_init.kind, layer_edits.set_initializer)
        self.addSeparator()
        self._add_freezing(place)
        self.triggered.connect(self._do)

    def _add(self, text: str, work: Callable[[], object], enabled: bool = True) -> None:
        action = self.addAction(text)
        action.setData(work)
        action.setEnabled(enabled)

    def _add_freezing(self, place: ParameterPlace | None) -> None:
        experiment = self._workbench.experiment
        frozen = experiment.network.layers[self._layer].frozen
        self._add_switch(_(N_("Freeze layer")), partial(freezes.freeze_layer, self._workbench, self._layer), frozen)
        if place is not None:
            alone = (place.layer, place.source, place.unit) in experiment.training.frozen
            text = _(N_("Freeze this bias")) if place.source == BIAS else _(N_("Freeze this weight"))
            self._add_switch(text, partial(freezes.freeze_parameter, self._workbench, place), alone)

    def _add_switch(self, text: str, set_it: Callable[[bool], object], on: bool) -> None:
        self._add(text, partial(set_it, not on))
        self.actions()[-1].setCheckable(True)
        self.actions()[-1].setChecked(on)

    def _add_choices(
        self, title: str, kinds: Iterable[str], chosen: str, edit: Callable[[Workbench, int, str], bool]
    ) -> None:
        menu = self.addMenu(title)
        group = QActionGroup(menu)
        for kind in kinds:
            action = menu.addAction(_(name_of(kind)))
            action.setCheckable(True)
            action.setChecked(kind == chosen)
            action.setData(partial(edit, self._workbench, self._layer, kind))
            group.addAction(action)

    def _do(self, action: QAction) -> None:
        work = action.data()
        if work is not None:
            work()
