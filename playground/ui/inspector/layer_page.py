"""The tab of one layer: units, activation, initialization of weights and biases, and how the weights are spread."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QWidget

from playground.datasets.sources import describe
from playground.document import edits
from playground.document.experiment import MAX_UNITS, Choice, Experiment
from playground.engine.activations import ACTIVATIONS
from playground.engine.initializers import INITIALIZERS
from playground.i18n import _
from playground.messages import N_, UserError
from playground.ui.canvas.captions import layer_title
from playground.ui.inspector.change import Change
from playground.ui.inspector.field import Edited, Field
from playground.ui.inspector.field_layout import REST_OF_ROW
from playground.ui.inspector.layer_summary import LayerSummary
from playground.ui.inspector.page import Page
from playground.ui.inspector.setting_fields import SettingFields, with_setting
from playground.ui.selection import Selection
from playground.ui.texts import say
from playground.ui.widgets.choice_box import ChoiceBox, HasFormula
from playground.ui.widgets.count_box import CountBox
from playground.ui.widgets.number_field import NumberField
from playground.ui.workbench import Workbench

UNITS_TIP = N_("How many units the layer has, 1 to 1,024")
OUTPUT_UNITS_TIP = N_("The output layer has as many units as data and loss need; it cannot be changed here.")
INITS = {"weight_init": edits.set_weight_init, "bias_init": edits.set_bias_init}


class LayerPage(Page):
    """Shows the layer that was selected last."""

    TITLE = N_("Layer")

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self.layer = max(0, workbench.selection.layer)
        biases = {name: record for name, record in INITIALIZERS.items() if record.for_bias}
        self._units = self.add(Field("units", N_("Units"), CountBox(1, MAX_UNITS), UNITS_TIP))
        self._activation = self._add_choice(
            "activation", N_("Activation"), ACTIVATIONS, N_("What a unit makes of its weighted sum")
        )
        self._weight_init = self._add_choice(
            "weight_init", N_("Initialization"), INITIALIZERS, N_("How the first weights are drawn")
        )
        self._bias_init = self._add_choice(
            "bias_init", N_("Bias initialization"), biases, N_("How the first biases are set")
        )
        self._weight_settings = SettingFields(self, "weight_init", INITIALIZERS)
        self._bias_settings = SettingFields(self, "bias_init", INITIALIZERS, context=N_("Bias"))
        self.summary = LayerSummary()
        self.columns.add(self.summary, REST_OF_ROW)

    def _add_choice(self, name: str, caption: str, records: Mapping[str, HasFormula], tip: str) -> Field:
        return self.add(Field(name, caption, ChoiceBox(records, records=records), tip))

    def show_selection(self, selection: Selection) -> None:
        """Turn to the layer of the selection, where it has one."""
        if selection.layer >= 0:
            if selection.layer != self.layer:
                self._finish_typing()
            self.layer = selection.layer
            self.refresh(self.workbench.experiment)

    def _finish_typing(self) -> None:
        """What is being typed belongs to the layer that is left, and no complaint about it follows to the next."""
        typing = self.focusWidget()
        if isinstance(typing, QWidget) and typing.hasFocus():
            typing.clearFocus()
        for field in self.findChildren(NumberField):
            field.restore()

    def refresh(self, experiment: Experiment) -> None:
        layers = experiment.network.layers
        self.layer = min(self.layer, len(layers) - 1)
        layer = layers[self.layer]
        self._show_units(layer.units, is_output=self.layer == len(layers) - 1)
        self._activation.show_value(layer.activation)
        self._weight_init.show_value(layer.weight_init.kind)
        self._bias_init.show_value(layer.bias_init.kind)
        settings = self._weight_settings.show_choice(layer.weight_init)
        settings += self._bias_settings.show_choice(layer.bias_init)
        self.summary.show_layer(experiment, self.layer, _inputs(experiment, self.layer, self.workbench.base))
        fields: list[QWidget] = [self._units, self._activation, self._weight_init, self._bias_init]
        self.arrange([*fields, *settings, self.summary])

    def subject(self) -> str:
        return layer_title(self.layer, len(self.workbench.experiment.network.layers))

    def change(self, edited: Edited) -> Change:
        key = f"layer.{self.layer}.{edited.name}"
        if edited.part == "units":
            return Change(_(N_("Units")), edits.set_units, (self.layer, edited.value), key)
        if edited.part == "activation":
            return Change(_(N_("Activation")), edits.set_activation, (self.layer, edited.value), key)
        return Change(_(N_("Initialization")), INITS[edited.part], (self.layer, self._new_choice(edited)), key)

    def _new_choice(self, edited: Edited) -> Choice:
        """The record that was chosen, with its defaults, or the present one with one setting changed."""
        if not edited.setting:
            return Choice(edited.value)
        present: Choice = getattr(self.workbench.experiment.network.layers[self.layer], edited.part)
        return with_setting(present, INITIALIZERS, edited.setting, edited.value)

    def _show_units(self, units: int, is_output: bool) -> None:
        self._units.show_value(units)
        control = self._units.control
        if control.isEnabled() == is_output:
            control.setEnabled(not is_output)
            say(control, tip=OUTPUT_UNITS_TIP if is_output else UNITS_TIP)


def _inputs(experiment: Experiment, layer: int, base: Path | None) -> int:
    """How many inputs the layer has; where a table cannot be read, as many as there are features."""
    if layer > 0:
        return experiment.network.layers[layer - 1].units
    try:
        return describe(experiment.data, base).inputs
    except UserError:
        return max(1, len(experiment.data.features))
