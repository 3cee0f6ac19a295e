"""The decision map, as large a square as there is room for, beside it what its colours mean, below it the answer."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent

from playground.i18n import _
from playground.messages import N_
from playground.training.snapshot import Snapshot
from playground.ui.charts.asking import Question
from playground.ui.charts.legend import Legend
from playground.ui.charts.map_view import MapView
from playground.ui.charts.marks import ring
from playground.ui.charts.own_point import AskingPage
from playground.ui.charts.pill import Pill
from playground.ui.charts.samples import Kind, kind_mark
from playground.ui.charts.scale_view import OUTPUT, ScaleView
from playground.ui.charts.unit_look import UnitLook
from playground.ui.texts import say
from playground.ui.theme.theme import px

GAP = 12
SMALL_GAP = 4
MOST_WIDTH = 200
# A smaller map is not worth the words below it.
LEAST = 112
# around the map, besides its numbers
TOP, RIGHT = 2, 4
UNIT = N_("unit's output")


class MapPage(AskingPage):
    """Places `view`, beside it `samples`, `boundary` and `scale`, and below them `words`."""

    view: MapView

    def __init__(self, legend: Legend) -> None:
        self._unit: UnitLook | None = None
        self._has_classes = False
        self._has_buttons = True
        self._edges = (0, 0)
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

    def show_buttons(self, on: bool) -> None:
        self._has_buttons = on
        self.place()

    @property
    def _has_pills(self) -> bool:
        return self._has_buttons and self._has_classes

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
        has_changed = self.scale.show_scale(self.view.scale_shown, names, OUTPUT if self._unit is None else UNIT)
        if has_changed or self.view.edges != self._edges:
            self.place()

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
        """The map is a square inside its numbers; what explains it stands beside it or below it, wherever the map is
        larger then. `words` stand there too, or have all of the width at the lower edge.

        Where that would make the map too small, they take the place of the column as long as there is an answer.
        """
        self._edges = self.view.edges
        words = self.words.height_for(self.width(), *self.longest_words()) + SMALL_GAP
        beside = self._side(self.width() - self._column() - GAP, self.height() - words)
        below = self._side(self.width(), self.height() - words - self._height_below())
        whole = self._side(self.width() - self._column() - GAP, self.height())
        sides = range(whole, max(beside, below), -SMALL_GAP)
        side = next((side for side in sides if self._has_room_for_words(side)), 0)
        if side:
            self._place_with_words(side)
        elif below > beside:
            self._place_below(below, words)
        else:
            self._place_beside(words)

    def _side(self, width: float, height: float) -> int:
        """The side of the largest map in this room, its numbers included in the room."""
        left, bottom = self.view.edges
        return round(min(width - left - RIGHT, height - bottom - TOP))

    def _column(self) -> int:
        """The least width of what stands beside the map."""
        pills = [pill.sizeHint().width() for pill in self.boundary.values()] if self._has_pills else []
        return max(self.scale.least_width, self.samples.minimumSizeHint().width(), *pills)

    def _height_below(self) -> int:
        """The height of what stands below the map."""
        pills = max(pill.sizeHint().height() for pill in self.boundary.values()) if self._has_pills else 0
        rows = (self.samples.heightForWidth(self.width()), pills, self.scale.sizeHint().height())
        return sum(height + SMALL_GAP for height in rows if height)

    def _place_beside(self, words: int) -> None:
        left, bottom = self.view.edges
        room = self.width() - self._column() - GAP
        widest = room - left - RIGHT
        least = px(LEAST)
        cramped = self.height() - words - bottom - TOP < min(least, widest)
        side = self._side(room, self.height() - (0 if cramped else words))
        width, height = side + left + RIGHT, side + bottom + TOP
        self.view.setGeometry(QRect(0, 0, width, height))
        most = px(MOST_WIDTH)
        column = QRect(width + GAP, 0, min(self.width() - width - GAP, most), self.height() - (0 if cramped else words))
        self._show_parts(cramped)
        top = max(height, self._place_column(column, cramped)) + SMALL_GAP
        under = QRect(0, top, self.width(), self.height() - top)
        self.words.setGeometry(column if cramped else under)

    def _beside(self, side: int) -> QRect:
        """The column beside a map of this side, which is as high as the page."""
        left = side + self.view.edges[0] + RIGHT + GAP
        return QRect(left, 0, min(self.width() - left, px(MOST_WIDTH)), self.height())

    def _heights(self, width: int) -> tuple[int, int, int]:
        """Of samples, pills and scale in a column, with the gap below each."""
        pills = max(pill.sizeHint().height() for pill in self.boundary.values()) + SMALL_GAP if self._has_pills else 0
        return self.samples.heightForWidth(width) + SMALL_GAP, pills, self.scale.sizeHint().height() + SMALL_GAP

    def _has_room_for_words(self, side: int) -> bool:
        """Whether a column has all of its parts and the invitation, and with an answer the scale at least."""
        width = self._beside(side).width()
        inviting = sum(self._heights(width)) + self.words.height_for(width, self.invitation)
        answering = self._heights(width)[2] + self.words.height_for(width, *self.longest_words())
        pills = sum(pill.sizeHint().width() + SMALL_GAP for pill in self.boundary.values()) if self._has_pills else 0
        return max(inviting, answering) <= self.height() and pills <= width

    def _place_with_words(self, side: int) -> None:
        """An answer that is longer than the invitation takes the place of samples, and of pills where it has to."""
        column = self._beside(side)
        left, bottom = self.view.edges
        self.view.setGeometry(QRect(0, 0, side + left + RIGHT, side + bottom + TOP))
        said = (self.invitation,) if self.question is None else self.longest_words()
        words = self.words.height_for(column.width(), *said)
        samples, pills, scale = self._heights(column.width())
        self._show_parts(False)
        self.samples.setVisible(samples + pills + scale + words <= self.height())
        for pill in self.boundary.values():
            pill.setVisible(self._has_pills and pills + scale + words <= self.height())
        top = self._place_column(column, False) + SMALL_GAP
        self.words.setGeometry(QRect(column.left(), top, column.width(), self.height() - top))

    def _place_below(self, side: int, words: int) -> None:
        left, bottom = self.view.edges
        self._show_parts(False)
        self.view.setGeometry(QRect(0, 0, side + left + RIGHT, side + bottom + TOP))
        column = QRect(0, side + bottom + TOP + SMALL_GAP, self.width(), self._height_below())
        self._place_column(column, False)
        self.words.setGeometry(QRect(0, self.height() - words, self.width(), words))

    def _show_parts(self, cramped: bool) -> None:
        answering = cramped and self.question is not None
        self.words.setVisible(not cramped or answering)
        self.samples.setVisible(not answering)
        self.scale.setVisible(not cramped)
        for pill in self.boundary.values():
            pill.setVisible(self._has_pills and not answering)

    def _place_column(self, column: QRect, cramped: bool) -> int:
        """Put what explains the map into `column`; its lower edge."""
        top = column.top()
        if not self.samples.isHidden():
            height = self.samples.heightForWidth(column.width())
            self.samples.setGeometry(QRect(column.left(), top, column.width(), height))
            top += height + SMALL_GAP
        if self._has_pills and not self.boundary["soft"].isHidden():
            top = self._place_pills(column.left(), top, column.width()) + SMALL_GAP
        height = min(self.scale.sizeHint().height(), max(0, column.bottom() + 1 - top))
        if cramped:
            self.scale.setVisible(self.question is None and height == self.scale.sizeHint().height())
        self.scale.setGeometry(QRect(column.left(), top, column.width(), height))
        return top + height

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
