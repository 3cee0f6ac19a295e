"""The stack of layers as a list with buttons: everything the canvas does, for keyboard and screen reader."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QShowEvent, QTextLayout
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QWidget,
)

from playground.document.experiment import MAX_UNITS, Experiment
from playground.messages import N_
from playground.ui import selection as selections
from playground.ui.canvas import layer_edits
from playground.ui.canvas.captions import layer_sentence
from playground.ui.keys import KeyRecord, gesture
from playground.ui.selection import Selection
from playground.ui.texts import say, set_role, set_shape
from playground.ui.theme.icons import icon
from playground.ui.theme.theme import px, theme
from playground.ui.widgets.card import Card
from playground.ui.widgets.count_box import CountBox
from playground.ui.workbench import Workbench

BUTTON, ICON = 26, 16
ROW_PADDING = QSize(24, 18)  # around the sentence of a row

# key, icon, name, tooltip
BUTTONS = (
    ("add", "plus", N_("Add layer"), N_("Add a dense layer after the selected one")),
    ("remove", "trash-2", N_("Remove layer"), N_("Remove the selected layer")),
    ("up", "arrow-up", N_("Move up"), N_("Move the selected layer towards the input")),
    ("down", "arrow-down", N_("Move down"), N_("Move the selected layer towards the output")),
)
KEYS = (
    KeyRecord(("Insert",), N_("Add a layer"), "add"),
    KeyRecord(("Delete",), N_("Remove the layer"), "remove"),
    KeyRecord(("Alt+Up",), N_("Move the selected layer towards the input"), "move_up"),
    KeyRecord(("Alt+Down",), N_("Move the selected layer towards the output"), "move_down"),
)


class LayersList(Card):
    """Mirrors the stack from the first hidden layer to the output; selecting here selects everywhere."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._workbench = workbench
        self.list = say(QListWidget(), name=N_("Layers"), tip=N_("The layers from the input to the output"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemSelectionChanged.connect(self._select)
        self.list.installEventFilter(self)
        self.list.viewport().installEventFilter(self)
        self.units = say(CountBox(1, MAX_UNITS), name=N_("Units"), tip=N_("Units of the selected layer"))
        self.units.committed.connect(self._set_units)
        self.buttons = {key: self._button(name, tip) for key, _icon, name, tip in BUTTONS}
        for key, work in self._works().items():
            self.buttons[key].clicked.connect(work)
        self._lay_out()
        workbench.experiment_changed.connect(self._show_experiment)
        workbench.selection_changed.connect(self._show_selection)
        theme().changed.connect(self._show_theme)
        self._show_theme()
        self._show_experiment(workbench.experiment)

    def _button(self, name: str, tip: str) -> QToolButton:
        button = say(QToolButton(), name=name, tip=tip)
        return set_shape(button, "small")

    def _works(self) -> dict[str, Callable[[], None]]:
        return {"add": self.add, "remove": self.remove, "up": self.move_up, "down": self.move_down}

    def _lay_out(self) -> None:
        self.head.setSpacing(4)
        self.head.addWidget(set_role(say(QLabel(), text=N_("Layers")), "section"), 1)
        for button in self.buttons.values():
            self.head.addWidget(button)
        caption = set_role(say(QLabel(), text=N_("Units")), "muted")
        caption.setBuddy(self.units)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(caption)
        foot.addWidget(self.units, 1)
        self.layout().setContentsMargins(8, 8, 8, 8)
        self.body.setSpacing(6)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(foot)

    # -- what the buttons do ----------------------------------------------------------------------------------------

    @property
    def _layer(self) -> int:
        return self._workbench.selection.layer

    def add(self) -> None:
        layer_edits.add_layer(self._workbench, layer_edits.place_for_new_layer(self._workbench))

    def remove(self) -> None:
        if self._layer >= 0:
            layer_edits.remove_layer(self._workbench, self._layer)

    def move_up(self) -> None:
        if self._layer > 0:
            layer_edits.move_layer(self._workbench, self._layer, self._layer - 1)

    def move_down(self) -> None:
        if self._layer >= 0:
            layer_edits.move_layer(self._workbench, self._layer, self._layer + 1)

    def _set_units(self, units: int) -> None:
        if self._layer >= 0 and not layer_edits.set_units(self._workbench, self._layer, units):
            self._show_selection(self._workbench.selection)

    def _select(self) -> None:
        """Follow the selected row, not the current one: that moves when the list merely gets the focus."""
        rows = [index.row() for index in self.list.selectedIndexes()]
        if rows and rows[0] != self._layer:
            self._workbench.select(selections.layer(rows[0]))

    # -- following the document -------------------------------------------------------------------------------------

    def _show_experiment(self, experiment: Experiment) -> None:
        layers = experiment.network.layers
        with QSignalBlocker(self.list):
            while self.list.count() > len(layers):
                self.list.takeItem(self.list.count() - 1)
            while self.list.count() < len(layers):
                self.list.addItem(QListWidgetItem())
            for row, spec in enumerate(layers):
                self._show_sentence(self.list.item(row), layer_sentence(row, len(layers), spec))
        self._fit_rows()
        self._show_selection(self._workbench.selection)

    def _fit_rows(self) -> None:
        """Make every row as high as its sentence: Qt's own guess cuts wrapped Thai short."""
        self.list.ensurePolished()
        room = max(1, self.list.viewport().width() - px(ROW_PADDING.width()))
        for row in range(self.list.count()):
            item = self.list.item(row)
            height = _wrapped_height(item.text(), self.list.font(), room)
            item.setSizeHint(QSize(0, height + px(ROW_PADDING.height())))

    def _show_sentence(self, item: QListWidgetItem, sentence: str) -> None:
        if item.text() != sentence:
            item.setText(sentence)
            item.setToolTip(sentence)

    def _show_selection(self, selection: Selection) -> None:
        layers = self._workbench.experiment.network.layers
        chosen = 0 <= selection.layer < len(layers)
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(selection.layer if chosen else -1)
            if chosen:
                self.units.show_value(layers[selection.layer].units)
        last = len(layers) - 1
        hidden = chosen and selection.layer < last
        self.units.setEnabled(hidden)
        self._enable("remove", hidden)
        self._enable("up", hidden and selection.layer > 0)
        self._enable("down", hidden and selection.layer < last - 1)

    def _enable(self, key: str, on: bool) -> None:
        """A button that loses its right to act hands the focus to the list, not to whatever comes next."""
        if not on and self.buttons[key].hasFocus():
            self.list.setFocus()
        self.buttons[key].setEnabled(on)

    def _show_theme(self) -> None:
        tokens = theme().tokens
        for key, name, _text, _tip in BUTTONS:
            self.buttons[key].setIcon(icon(name, tokens.text, tokens.text_disabled, px(ICON)))
            self.buttons[key].setIconSize(QSize(px(ICON), px(ICON)))
            self.buttons[key].setFixedWidth(px(BUTTON))
        self._fit_rows()

    # -- Qt's own events --------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of `KEYS` work while the list has the focus."""
        if watched is self.list.viewport() and event.type() == QEvent.Type.Resize:
            self._fit_rows()
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            name = gesture(KEYS, event)
            if name:
                getattr(self, name)()
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_rows()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_experiment(self._workbench.experiment)


def _wrapped_height(text: str, font: QFont, width: float) -> int:
    """The height of a text in lines of at most `width`; lines with Thai letters are higher than the font says."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        height += line.height()
    layout.endLayout()
    return math.ceil(height)
