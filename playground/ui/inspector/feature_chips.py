"""Chips for what the network sees of two inputs: x₁, x₂ or two columns, their squares and product, their sines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from playground.datasets.features import FEATURES
from playground.i18n import plain_text
from playground.i18n.names import input_names
from playground.messages import N_
from playground.ui.inspector.field_layout import FieldLayout
from playground.ui.texts import say, set_role
from playground.ui.theme.theme import theme

GAP = 8
CHIP_EMS = 4.5  # width of a chip, in sizes of the type
PADDING_EMS = 1.4  # on both sides of its text
LONGEST, LEAST = 12, 1  # letters of a name that is cut
SEES = N_("Whether the network sees this input")


class FeatureChips(QWidget):
    """One chip a feature; `committed` carries the name of the one that was switched on or off."""

    committed = Signal(object)  # str

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: dict[str, QPushButton] = {}
        self._shown: set[str] = set()
        row = FieldLayout(self, max_columns=len(FEATURES), ems=CHIP_EMS, gap=GAP)
        row.setContentsMargins(0, 0, 0, 0)
        for name in FEATURES:
            chip = set_role(QPushButton(), "segment")
            chip.setCheckable(True)
            chip.setProperty("feature", name)
            chip.setProperty("place", "alone")
            # not clicked: a screen reader toggles
            chip.toggled.connect(self._announce)
            row.add(chip)
            self.chips[name] = chip
        self.show_names(("x1", "x2"))

    def show_names(self, raw: Sequence[str]) -> None:
        """Name the chips after the two inputs: cut where the names are long, whole in the tooltip."""
        for feature, chip in self.chips.items():
            name, short = _named(feature, raw), self._cut(feature, raw)
            chip.setText(short.replace("&", "&&"))
            chip.setAccessibleName(plain_text(name))
            say(chip, tip=SEES if short == name else name)

    def _cut(self, feature: str, raw: Sequence[str]) -> str:
        """The name with as many letters of the inputs as a chip has room for."""
        room, metrics = (CHIP_EMS - PADDING_EMS) * theme().tokens.text_size, self.fontMetrics()
        cuts = ([_shortened(name, length) for name in raw] for length in range(LONGEST, LEAST, -1))
        names = [_named(feature, cut) for cut in (raw, *cuts)]
        return next((name for name in names if metrics.horizontalAdvance(name) <= room), names[-1])

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


def _named(feature: str, raw: Sequence[str]) -> str:
    return input_names((feature,), raw)[0]


def _shortened(name: str, length: int) -> str:
    return name if len(name) <= length else f"{name[: length - 1]}…"
