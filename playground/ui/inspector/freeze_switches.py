"""Whether one parameter and its layer learn: a switch for each."""

from __future__ import annotations

from playground.messages import N_
from playground.ui.inspector.block import Captioned
from playground.ui.texts import say
from playground.ui.widgets.switch import Switch


class FreezeSwitches(Captioned):
    """`one` for the parameter that is shown, `layer` for all of its layer."""

    def __init__(self) -> None:
        self.one = say(Switch(), text=N_("This"), name=N_("Freeze this one"))
        self.layer = say(Switch(), text=N_("Layer"), name=N_("Freeze the layer"))
        say(self.one, tip=N_("Training leaves this weight or bias as it is"))
        say(self.layer, tip=N_("Training leaves all weights and biases of the layer as they are"))
        super().__init__(N_("Freeze"), self.one, self.layer, gap=8)

    def show_frozen(self, one: bool, layer: bool) -> None:
        """`one`: frozen alone or with its layer."""
        self.one.show_value(one)
        self.one.setEnabled(not layer)
        self.layer.show_value(layer)
