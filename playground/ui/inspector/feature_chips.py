"""Chips for what the network sees of two inputs: x₁, x₂, their squares and product, their sines."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from playground.datasets.features import FEATURES
from playground.i18n import plain_text
from playground.i18n.names import FEATURE_NAMES
from playground.messages import N_
from playground.ui.inspector.field_layout import FieldLayout
from playground.ui.texts import say, set_role

GAP = 8
CHIP_EMS = 4.5  # width of a chip, in sizes of the type


class FeatureChips(QWidget):
    """One chip a feature; `committed` carries the name of the one that was switched on or off."""

    committed = Signal(object)  # str

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: dict[str, QPushButton] = {}
        self._shown: set[str] = set()
        row = FieldLayout(self, max_columns=len(FEATURES), ems=CHIP_EMS, gap=GAP)
        row.setContentsMargins(0, 0, 0, 0)
        for name, feature in FEATURES.items():
            chip = QPushButton(FEATURE_NAMES.get(name, feature.formula))
            chip.setCheckable(True)
            chip.setAccessibleName(plain_text(chip.text()))
            chip.setProperty("feature", name)
            chip.setProperty("place", "alone")
            say(chip, tip=N_("Whether the network sees this input"))
            set_role(chip, "segment")
            # not clicked: a screen reader toggles
            chip.toggled.connect(self._announce)
            row.add(chip)
            self.chips[name] = chip

    def show_value(self, features: Iterable[str]) -> None:
        """Follow the document, without announcing anything."""
        self._shown = set(features)
        for name, chip in self.chips.items():
            chip.setChecked(name in self._shown)

    def _announce(self, checked: bool) -> None:
        name = self.sender().property("feature")
        if checked != (name in self._shown):
            self._shown ^= {name}
            self.committed.emit(name)
