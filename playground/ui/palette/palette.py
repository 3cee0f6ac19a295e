"""The palette: data sets, layers, activations and initializations, from the tables of the engine and the data sets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from playground.datasets.sources import DATA_KINDS
from playground.document.experiment import Experiment
from playground.engine.activations import ACTIVATIONS
from playground.engine.initializers import INITIALIZERS
from playground.i18n import name_of
from playground.messages import N_
from playground.ui.canvas import layer_edits
from playground.ui.drag.payload import NewLayer, SetActivation, SetData, SetInitializer
from playground.ui.palette.data_tile import DataTile
from playground.ui.palette.glyphs import ActivationPicture, InitializerPicture, dense_picture
from playground.ui.palette.grid import AdaptiveGrid
from playground.ui.palette.item import Chip, PaletteItem
from playground.ui.palette.own_pictures import pencil_picture, table_picture
from playground.ui.palette.walk import Walk
from playground.ui.selection import Selection
from playground.ui.texts import say, set_role
from playground.ui.widgets.card import Card
from playground.ui.widgets.scrolling import scrolling
from playground.ui.workbench import Workbench

OWN_COLUMNS, OWN_WIDTH = 2, 72
LAYER_TIP = N_("Drag it into the network, or click to add it after the selected layer")


class Palette(Card):
    """Every item can be dragged; a click or Enter puts it to the selected layer."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._workbench = workbench
        self.items: list[PaletteItem] = []
        self._walk = Walk()
        self._column = QVBoxLayout()
        self._column.setContentsMargins(11, 8, 6, 8)
        self._column.setSpacing(8)
        own = AdaptiveGrid(OWN_COLUMNS, OWN_WIDTH, spacing=6), _own_chips()
        self._add_section(N_("Data"), (AdaptiveGrid(3, 56, spacing=6), _data_tiles()), own)
        self._add_section(N_("Layers"), (AdaptiveGrid(1, 176), _layer_chips()))
        self._add_section(N_("Activations"), (AdaptiveGrid(2, 84, spacing=6), _activation_chips()))
        self._add_section(N_("Initializations"), (AdaptiveGrid(2, 84, spacing=6), _initializer_chips()))
        self._column.addStretch(1)
        self._scroll()
        workbench.experiment_changed.connect(self._show_experiment)
        workbench.selection_changed.connect(self._show_selection)
        self._refresh()

    def item(self, name: str) -> PaletteItem:
        """The item with an accessible name, in the language that is set."""
        return next(item for item in self.items if item.accessibleName() == name)

    def _add_section(self, title: str, *parts: tuple[AdaptiveGrid, Sequence[PaletteItem]]) -> None:
        if self.items:
            self._column.addSpacing(8)
        self._column.addWidget(set_role(say(QLabel(), text=title), "section"))
        for grid, items in parts:
            self._add_items(grid, items)
        self._walk.add([item for _grid, items in parts for item in items])

    def _add_items(self, grid: AdaptiveGrid, items: Sequence[PaletteItem]) -> None:
        for item in items:
            item.clicked.connect(self._apply)
            item.moved.connect(self._go)
            grid.addWidget(item)
            self.items.append(item)
        self._column.addLayout(grid)

    def _scroll(self) -> None:
        content = QWidget()
        content.setLayout(self._column)
        self._area = scrolling(content)
        self.layout().setContentsMargins(1, 4, 3, 4)
        self.body.addWidget(self._area)

    def _go(self, key: Qt.Key) -> None:
        item = self.sender()
        assert isinstance(item, PaletteItem)
        other = self._walk.next_to(item, key)
        self._walk.stop_at(other)
        other.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(other, 0, 16)

    # -- applying ---------------------------------------------------------------------------------------------------

    def _apply(self) -> None:
        item = self.sender()
        assert isinstance(item, PaletteItem)
        self._walk.stop_at(item)
        workbench = self._workbench
        layer = max(0, workbench.selection.layer)
        match item.payload:
            case NewLayer():
                layer_edits.add_layer(workbench, layer_edits.place_for_new_layer(workbench))
            case SetActivation(kind):
                layer_edits.set_activation(workbench, layer, kind)
            case SetInitializer(kind):
                layer_edits.set_initializer(workbench, layer, kind)
            case SetData(kind) if kind in layer_edits.OWN_DATA:
                workbench.own_data_wanted.emit(kind)
            case SetData(kind):
                layer_edits.set_data(workbench, kind)

    # -- what is set now --------------------------------------------------------------------------------------------

    def _show_experiment(self, _experiment: Experiment) -> None:
        self._refresh()

    def _show_selection(self, _selection: Selection) -> None:
        self._refresh()

    def _refresh(self) -> None:
        experiment, selection = self._workbench.experiment, self._workbench.selection
        current: set[object] = {SetData(experiment.data.kind)}
        if 0 <= selection.layer < len(experiment.network.layers):
            layer = experiment.network.layers[selection.layer]
            current |= {SetActivation(layer.activation), SetInitializer(layer.weight_init.kind)}
        for item in self.items:
            item.show_current(item.payload in current)
        self._walk.stop_at_current()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
            for item in self.items:
                item.updateGeometry()


def _data_tiles() -> list[PaletteItem]:
    return [DataTile(kind, name_of(kind)) for kind in DATA_KINDS if kind not in layer_edits.OWN_DATA]


def _own_chips() -> list[PaletteItem]:
    return [
        Chip(SetData("points"), N_("Draw…"), N_("Draw points of your own on the plane"), pencil_picture),
        Chip(SetData("table"), N_("Table…"), N_("Open a table of your own (.csv)"), table_picture),
    ]


def _layer_chips() -> list[PaletteItem]:
    return [Chip(NewLayer(), N_("Dense layer"), LAYER_TIP, dense_picture, strong=True)]


def _activation_chips() -> list[PaletteItem]:
    return [
        Chip(SetActivation(kind), name_of(kind), record.formula, ActivationPicture(kind))
        for kind, record in ACTIVATIONS.items()
    ]


def _initializer_chips() -> list[PaletteItem]:
    return [
        Chip(SetInitializer(kind), name_of(kind), record.formula, InitializerPicture(kind))
        for kind, record in INITIALIZERS.items()
    ]
