"""The hidden space: which layer looks, what it makes of the samples, and what the axes are."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from playground.i18n import _
from playground.messages import N_
from playground.training.insight import HiddenSpace, InsightWants
from playground.training.snapshot import Snapshot
from playground.ui import numbers
from playground.ui.accessible.label import name_box
from playground.ui.charts.decision import Scale
from playground.ui.charts.hidden_space_view import HiddenSpaceView, class_mark
from playground.ui.charts.layers import layer_name
from playground.ui.charts.legend import Legend
from playground.ui.charts.output_page import OutputPage
from playground.ui.charts.scale_view import ScaleView
from playground.ui.charts.wording import short_name
from playground.ui.charts.words import DrawnWords
from playground.ui.texts import say
from playground.ui.theme.theme import px
from playground.ui.widgets.choice_box import ChoiceBox, plain

GAP = 8
COLUMN, MOST_COLUMN, COLUMN_SHARE = 104, 180, 0.34
# With more classes than this, or longer names, their bare names stand in the legend.
FEW, BRIEF = 4, 3
TARGET = N_("target")


class HiddenSpacePage(OutputPage):
    """The last hidden layer looks until the user chooses another."""

    view: HiddenSpaceView

    def __init__(self, legend: Legend, parent: QWidget | None = None) -> None:
        self._layer: int | None = None
        self._layers = 0
        self._sentences: tuple[str, ...] = ()
        super().__init__(HiddenSpaceView(), legend, parent)

    def build(self) -> None:
        self.setMinimumSize(200, 110)
        self.layer_box = ChoiceBox(name=plain, parent=self)
        say(self.layer_box, tip=N_("The layer whose view of the samples is shown"))
        name_box(self.layer_box, N_("Layer that looks"), self)
        self.layer_box.committed.connect(self._choose)
        self.classes = Legend(self)
        self.classes.changed.connect(self.place)
        self.scale = ScaleView(self)
        self.words = DrawnWords(self)

    # -- which layer ------------------------------------------------------------------------------------------------

    @property
    def layer(self) -> int:
        """The layer shown: the one chosen, where it exists, else the last hidden one."""
        usual = max(0, self._layers - 2)
        return usual if self._layer is None or self._layer >= self._layers else self._layer

    @property
    def detail(self) -> str:
        return layer_name(self.layer, self._layers) if self._layers else ""

    def _choose(self, _name: str) -> None:
        self._layer = self.layer_box.currentIndex()
        self._want()

    def _want(self) -> None:
        self.take_wants(InsightWants(hidden_layer=self.layer))

    def follow_network(self, layers: int) -> None:
        """Offer the layers there are; with another number of them, the last hidden one looks again."""
        if layers != self._layers:
            self._layers, self._layer = layers, None
        self.layer_box.offer([layer_name(index, layers) for index in range(layers)])
        self.layer_box.show_value(layer_name(self.layer, layers))
        self._want()

    # -- drawing ----------------------------------------------------------------------------------------------------

    def follow_data(self, snapshot: Snapshot) -> None:
        super().follow_data(snapshot)
        self._show_classes(snapshot)

    def draw(self, snapshot: Snapshot) -> None:
        self.follow_network(snapshot.network.layers)
        super().draw(snapshot)
        space = snapshot.insight.hidden
        if space is not None and space.layer == self.layer:
            self.view.show_space(space, snapshot)
            self._say(explanation(space, snapshot.network.sizes[space.layer + 1]), brief_explanation(space))

    def _say(self, *sentences: str) -> None:
        """Say what the axes are; the later ones are shorter, for where there is less room."""
        if sentences != self._sentences:
            self._sentences = sentences
            self.view.setToolTip(sentences[0])
            self.place()

    def _show_classes(self, snapshot: Snapshot) -> None:
        names = snapshot.data.dataset.class_names
        brief = len(names) <= FEW and max(map(len, names), default=0) <= BRIEF
        self.classes.keep(*names)
        for index, name in enumerate(names):
            text = _("class {name}").format(name=name) if brief else short_name(name)
            self.classes.show_entry(name, text, class_mark(index, len(names)), name)
        self.scale.setVisible(not names)
        self.scale.show_scale(Scale.of(snapshot.data), (), TARGET)
        self.place()

    def describe(self, snapshot: Snapshot) -> str:
        return f"{self.view.describe(snapshot)} {' '.join(self._sentences[:1])}".strip()

    def restyle(self) -> None:
        if self.view.snapshot is not None:
            self._show_classes(self.view.snapshot)

    def retranslate(self) -> None:
        self.restyle()
        self.scale.update()

    # -- places -----------------------------------------------------------------------------------------------------

    def place(self) -> None:
        """The plot at the left and everything about it in a column at the right, or below it on a high page."""
        if self.height() > self.width():
            self._place_below()
            return
        room = round(min(px(MOST_COLUMN), max(px(COLUMN), COLUMN_SHARE * self.width())))
        left = self.width() - room
        self.view.setGeometry(QRect(0, 0, left - GAP, self.height()))
        self._place_column(QRect(left, 0, room, self.height()))

    def _place_below(self) -> None:
        width = self.width()
        words = max((self.words.height_for(width, text) for text in self._sentences), default=0)
        needed = words + sum(part.height() + GAP for part in self._parts(width))
        top = max(self.height() - needed, self.height() // 2)
        self.view.setGeometry(QRect(0, 0, width, top - GAP))
        self._place_column(QRect(0, top, width, self.height() - top))

    def _parts(self, width: int) -> list[QSize]:
        """The sizes of the box and of what explains the colours, in a column of this width."""
        colours = self.classes.heightForWidth(width) if self.scale.isHidden() else self.scale.sizeHint().height()
        return [QSize(min(width, px(MOST_COLUMN)), self.layer_box.sizeHint().height()), QSize(width, colours)]

    def _place_column(self, column: QRect) -> None:
        top = column.top()
        colours: QWidget = self.classes if self.scale.isHidden() else self.scale
        for part, size in zip((self.layer_box, colours), self._parts(column.width()), strict=True):
            part.setGeometry(QRect(column.left(), top, size.width(), size.height()))
            top += size.height() + GAP
        left = max(0, column.bottom() + 1 - top)
        fitting = (text for text in self._sentences if self.words.height_for(column.width(), text) <= left)
        self.words.say(next(fitting, ""))
        self.words.setGeometry(QRect(column.left(), top, column.width(), left))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()


def explanation(space: HiddenSpace, units: int) -> str:
    """What the two axes are, in words."""
    if units == 1:
        return _("One unit: its output from left to right.")
    if not space.principal:
        return _("The two units as they are.")
    text = _("{units} units along their two main directions (PCA): {share} of the spread.")
    return text.format(units=units, share=numbers.percent(space.explained))


def brief_explanation(space: HiddenSpace) -> str:
    return _("PCA: {share}").format(share=numbers.percent(space.explained)) if space.principal else ""
