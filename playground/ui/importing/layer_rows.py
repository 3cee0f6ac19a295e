"""The layers of a file of weights, each with its units and the activation it is to have."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from playground.engine.activations import ACTIVATIONS
from playground.i18n import _, plain_text
from playground.messages import N_
from playground.ui.canvas.captions import layer_title, unit_count
from playground.ui.texts import say, set_role
from playground.ui.widgets.choice_box import ChoiceBox


class LayerRows(QWidget):
    """`changed`: another activation was chosen. The first box is for all hidden layers at once."""

    changed = Signal()

    def __init__(self, units: Sequence[int], activations: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.all_hidden = ChoiceBox(ACTIVATIONS, records=ACTIVATIONS, parent=self)
        self.all_hidden.setVisible(len(units) > 2)
        if len(units) > 2:
            self._add_all_hidden()
        self.boxes = [self._add_layer(index, len(units), count) for index, count in enumerate(units)]
        for box, activation in zip(self.boxes, activations, strict=True):
            box.show_value(activation)
            box.committed.connect(self._follow)
        self._follow_hidden()

    @property
    def first(self) -> ChoiceBox:
        """The box to begin with."""
        return self.all_hidden if len(self.boxes) > 2 else self.boxes[0]

    @property
    def activations(self) -> tuple[str, ...]:
        return tuple(box.value for box in self.boxes)

    def _add_layer(self, index: int, layers: int, units: int) -> ChoiceBox:
        box = ChoiceBox(ACTIVATIONS, records=ACTIVATIONS)
        title = layer_title(index, layers)
        box.setAccessibleName(plain_text(f"{title}: {_(N_('Activation'))}"))
        say(box, tip=N_("The activation that the layer was trained with"))
        caption = QLabel(title)
        caption.setBuddy(box)
        for column, widget in enumerate((caption, set_role(QLabel(unit_count(units)), "muted"), box)):
            self._grid.addWidget(widget, index + 2, column)
        return box

    def _add_all_hidden(self) -> None:
        text = N_("All hidden layers")
        say(self.all_hidden, name=text, tip=N_("One activation for every layer but the output"))
        caption = say(QLabel(), text=text)
        caption.setBuddy(self.all_hidden)
        self._grid.addWidget(caption, 0, 0, 1, 2)
        self._grid.addWidget(self.all_hidden, 0, 2)
        line = QFrame()
        line.setObjectName("Line")
        line.setFixedHeight(1)
        self._grid.addWidget(line, 1, 0, 1, 3)
        self.all_hidden.committed.connect(self._choose_for_all)

    def _choose_for_all(self, activation: str) -> None:
        for box in self.boxes[:-1]:
            box.show_value(activation)
        self.changed.emit()

    def _follow(self, _activation: str) -> None:
        self._follow_hidden()
        self.changed.emit()

    def _follow_hidden(self) -> None:
        """Show what all hidden layers have, nothing where they differ."""
        found = {box.value for box in self.boxes[:-1]}
        self.all_hidden.setCurrentIndex(self.all_hidden.findData(found.pop()) if len(found) == 1 else -1)
