"""The decision map, as large a square as there is room for, beside it what its colours mean, below it the answer."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent

from playground.i18n import _
from playground.messages import N_
from playground.training.snapshot import Snapshot
from playground.ui.charts.asking import Question
from playground.ui.charts.frame import edge_room
from playground.ui.charts.legend import Legend
from playground.ui.charts.map_view import WIDEST, MapView
from playground.ui.charts.marks import ring
from playground.ui.charts.own_point import AskingPage
from playground.ui.charts.pill import Pill
from playground.ui.charts.samples import Kind, kind_mark
from playground.ui.charts.scale_view import OUTPUT, WIDTH, ScaleView
from playground.ui.charts.unit_look import UnitLook
from playground.ui.texts import say

GAP = 12
SMALL_GAP = 4
MOST_WIDTH = 200
# A smaller map is not worth the words below it.
LEAST = 112
UNIT = N_("unit's output")


class MapPage(AskingPage):
    """Places `view`, beside it `samples`, `boundary` and `scale`, and below them `words`."""

    view: MapView

    def __init__(self, legend: Legend) -> None:
        self._unit: UnitLook | None = None
        self._has_classes = False
        super().__init__(MapView(), legend)

    def build(self) -> None:
        self.setMinimumSize(200, 110)
        self.samples = Legend(self)
        self.scale = ScaleView(self)
        self.boundary = {
            "soft": say(
                Pill(switch=True, on=True, parent=self), text=N_("soft"), tip=N_("Shades: how sure the network is")
            ),
            "hard": say(
                Pill(switch=True, parent=self), text=N_("hard"), tip=N_("Flat colours: which class it decides for")
            ),
        }
        for pill in self.boundary.values():
            pill.setAutoExclusive(True)
        self.boundary["hard"].toggled.connect(self.view.show_hard)
        self._say_samples()
        self.samples.entries["test"].make_switch(True)
        self.samples.entries["test"].toggled.connect(self.test_switched)
        self.samples.changed.connect(self.place)

    def _say_samples(self) -> None:
        self.samples.show_entry("train", _("training"), kind_mark(Kind.TRAINING, plain=True))
        tip = _("Show the samples training never sees")
        self.samples.show_entry("test", _("test"), kind_mark(Kind.TEST, plain=True), tip)
        self.samples.show_entry("wrong", _("wrong"), ring(), _("The class shown for this sample is not its own"))

    # -- drawing ----------------------------------------------------------------------------------------------------

    def follow_data(self, snapshot: Snapshot) -> None:
        super().follow_data(snapshot)
        classes = snapshot.data.dataset.classes > 0
        self.samples.set_shown("test", len(snapshot.data.test_rows) > 0)
        self.samples.set_shown("wrong", classes)
        self._has_classes = classes
        self.view.show_hard(classes and self.boundary["hard"].isChecked())
        self.place()

    def ask(self, question: Question | None) -> None:
        super().ask(question)
        self.place()

    def show_unit(self, unit: UnitLook | None) -> None:
        """Show one unit large instead of the network."""
        self._unit = unit
        self.view.show_unit(unit)

    def show_test(self, on: bool) -> None:
        super().show_test(on)
        self.samples.entries["test"].setChecked(on)

    def draw(self, snapshot: Snapshot) -> None:
        super().draw(snapshot)
        self.answer(snapshot)
        names = snapshot.data.dataset.class_names if self._unit is None else ()
        self.scale.show_scale(self.view.scale_shown, names, OUTPUT if self._unit is None else UNIT)

    # -- look, language, places -------------------------------------------------------------------------------------

    def restyle(self) -> None:
        self.view.forget_picture()
        self._say_samples()
        self.place()

    def retranslate(self) -> None:
        super().retranslate()
        self._say_samples()
        self.scale.update()
        self.place()

    def place(self) -> None:
        """The map is square inside its numbers; `words` have all of the width below it.

        Where that would make the map too small, they take the place of the column as long as there is an answer.
        """
        left, bottom = edge_room(WIDEST)
        widest = self.width() - WIDTH - GAP - left - 4
        below = self.words.height_for(self.width(), *self.longest_words()) + SMALL_GAP
        cramped = self.height() - below - bottom - 2 < min(LEAST, widest)
        side = min(self.height() - (0 if cramped else below) - bottom - 2, widest)
        width, height = side + left + 4, side + bottom + 2
        self.view.setGeometry(QRect(0, 0, width, height))
        column = QRect(width + GAP, 0, min(self.width() - width - GAP, MOST_WIDTH), height)
        self._show_parts(cramped)
        self._place_column(column, cramped)
        under = QRect(0, height + SMALL_GAP, self.width(), self.height() - height - SMALL_GAP)
        self.words.setGeometry(column if cramped else under)

    def _show_parts(self, cramped: bool) -> None:
        answering = cramped and self.question is not None
        self.words.setVisible(not cramped or answering)
        self.samples.setVisible(not answering)
        self.scale.setVisible(not cramped)
        for pill in self.boundary.values():
            pill.setVisible(self._has_classes and not answering)

    def _place_column(self, column: QRect, cramped: bool) -> None:
        top = self.samples.heightForWidth(column.width())
        self.samples.setGeometry(QRect(column.left(), 0, column.width(), top))
        top += SMALL_GAP
        if self._has_classes:
            top = self._place_pills(column.left(), top, column.width()) + GAP - SMALL_GAP
        if not cramped:
            self.scale.setGeometry(QRect(column.left(), top, column.width(), max(0, column.height() - top)))

    def _place_pills(self, left: int, top: int, room: int) -> int:
        """Side by side where there is room, else one below the other; the lower edge."""
        x, y, bottom = left, top, top
        for pill in self.boundary.values():
            size = pill.sizeHint()
            if x > left and x + size.width() > left + room:
                x, y = left, bottom + SMALL_GAP
            pill.setGeometry(QRect(x, y, size.width(), size.height()))
            x, bottom = x + size.width() + SMALL_GAP, y + size.height()
        return bottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()
