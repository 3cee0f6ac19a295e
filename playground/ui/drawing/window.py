"""The window in which data are drawn by hand: points of classes, or of a curve.

It stays open beside the work: what is drawn is learnt at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from random import randrange

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSlider, QWidget

from playground.document import edits
from playground.document.experiment import Experiment
from playground.i18n import _, name_of, ngettext, plain_text, translate
from playground.messages import N_, Message
from playground.training.snapshot import Snapshot, Wants
from playground.ui import numbers
from playground.ui.charts.decision import Scale
from playground.ui.drawing.brush import LARGEST, Point
from playground.ui.drawing.choices import CLASSES, KINDS, TOOLS, VALUES
from playground.ui.drawing.class_chips import ClassChips
from playground.ui.drawing.drawn import EMPTY, EMPTY_OF_VALUES, Drawn
from playground.ui.drawing.keys import CLASS_KEYS
from playground.ui.drawing.plane import Plane
from playground.ui.inspector.block import Words
from playground.ui.keys import gesture
from playground.ui.texts import say, set_role
from playground.ui.theme.theme import theme
from playground.ui.widgets.action_button import PRIMARY, ActionButton
from playground.ui.widgets.card import Card
from playground.ui.widgets.segmented import Segmented
from playground.ui.workbench import Edit, Workbench

SIZE = (848, 536)
MARGIN, GAP = 16, 12
POINTS = "points"
RESOLUTION = 100
NOISE = 0.3  # standard deviation of one helping, in units of the plane
SLIDER = 24  # pixels, so that the handle has room
SIZES = 8  # positions of the slider


class DrawingWindow(QDialog):
    """Each stroke is one edit, undone by itself. `actions` of the main window: undo, redo and train work here too."""

    def __init__(self, workbench: Workbench, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        say(self, window_title=N_("Draw data"))
        self._workbench = workbench
        self._is_blank = False
        self.plane = Plane()
        self.kinds = Segmented(KINDS)
        self.chips = ClassChips()
        self.tools = Segmented(TOOLS)
        self.brush_size = say(
            QSlider(Qt.Orientation.Horizontal), name=N_("Size of the brush"), tip=N_("Size of the brush and the eraser")
        )
        self.noise = say(QPushButton(), text=N_("Add noise"), tip=N_("Move every point a little, at random"))
        self.take = say(QPushButton(), tip=N_("Go on from the points of the data set that is chosen"))
        self.clear = say(QPushButton(), text=N_("Empty plane"), tip=N_("The next stroke begins on an empty plane"))
        self.words = Words("muted")
        self._buttons = {key: ActionButton(actions[key], with_text=False) for key in ("undo", "redo")}
        self._buttons["train"] = ActionButton(actions["train"], role=PRIMARY)
        for action in ("undo", "redo", "train", "step", "epoch", "reset", "new_start"):
            self.addAction(actions[action])
        self._lay_out()
        self._connect()
        self._show_experiment(workbench.experiment)

    # -- parts ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.tools.choose("draw")
        self.kinds.choose(CLASSES)
        self.brush_size.setRange(0, SIZES)
        self.brush_size.setPageStep(2)
        self.brush_size.setMinimumHeight(SLIDER)
        card, side = Card(), Card()
        card.body.addWidget(self.plane)
        for caption, *widgets in (
            (N_("What is drawn"), self.kinds, self.chips),
            (N_("Brush"), self.tools, self.brush_size),
            (N_("Points"), self.noise, self.take, self.clear),
        ):
            side.body.addWidget(set_role(say(QLabel(), text=caption), "section"))
            for widget in widgets:
                side.body.addWidget(widget)
            side.body.addSpacing(8)
        side.body.addStretch(1)
        side.body.addWidget(self.words)
        side.body.addLayout(self._foot())
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        row.setSpacing(GAP)
        row.addWidget(card, 1)
        row.addWidget(side)
        self._take_room()

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for key in ("undo", "redo"):
            foot.addWidget(self._buttons[key])
        foot.addWidget(self._buttons["train"], 1)
        return foot

    def _take_room(self) -> None:
        """As large as the type asks for, and the screen has."""
        screen = self.screen().availableSize()
        width, height = (theme().tokens.scaled(side) for side in SIZE)
        self.resize(min(width, screen.width() - 2 * MARGIN), min(height, screen.height() - 3 * MARGIN))

    def _connect(self) -> None:
        self.plane.stroked.connect(self._stroke)
        self.plane.erased.connect(self._erase)
        self.plane.cursor_moved.connect(self._describe)
        self.kinds.chosen.connect(self._choose_kind)
        self.chips.chosen.connect(self.choose)
        self.tools.chosen.connect(self._choose_tool)
        self.brush_size.valueChanged.connect(self._choose_size)
        self.noise.clicked.connect(self._shake)
        self.take.clicked.connect(self._take_points)
        self.clear.clicked.connect(self._empty)
        self._workbench.experiment_changed.connect(self._show_experiment)
        self._workbench.snapshot_taken.connect(self._show_snapshot)
        for button in (self.noise, self.take, self.clear, *self._buttons.values()):
            button.setAutoDefault(False)

    def begin(self) -> None:
        """Show it; points that were drawn before and left for other data come back."""
        experiment = self._workbench.experiment
        if experiment.data.x and experiment.data.kind != POINTS:
            self._workbench.edit(_(N_("Draw data")), edits.set_data_kind, POINTS, base=self._workbench.base)
        self.show()
        self.raise_()
        self.activateWindow()

    # -- tools ------------------------------------------------------------------------------------------------------

    def choose(self, label: int) -> None:
        """Draw class `label` from now on."""
        self.plane.label = label
        self.chips.choose(label)
        self.tools.choose("draw")
        self.plane.erases = False

    def _choose_kind(self, kind: str) -> None:
        """Begin on an empty plane of that kind; what is drawn stays the data until the first stroke."""
        drawn = Drawn.of(self._workbench.experiment)
        self._is_blank = not drawn.points or drawn.has_values != (kind == VALUES)
        self._show_drawn(self._empty_plane if self._is_blank else drawn)

    def _choose_tool(self, key: str) -> None:
        self.plane.erases = key == "erase"

    def _choose_size(self, position: int) -> None:
        self.plane.radius = LARGEST * position / SIZES

    # -- strokes ----------------------------------------------------------------------------------------------------

    def _stroke(self, points: list[Point]) -> None:
        drawn = self.plane.drawn
        edit = edits.draw_values if drawn.has_values else partial(edits.draw_points, label=self.plane.label)
        self._edit(_(N_("Draw points")), partial(edit, points=points, fresh=not drawn.points))

    def _erase(self, gone: set[int]) -> None:
        self._edit(_(N_("Erase points")), partial(edits.erase_points, indices=gone))

    def _shake(self) -> None:
        self._edit(_(N_("Add noise")), partial(edits.shake_points, amount=NOISE, seed=randrange(2**32)))

    def _take_points(self) -> None:
        if Drawn.of(self._workbench.experiment).points:
            self._show_experiment(self._workbench.experiment)
        else:
            self._edit(_(N_("Draw on the data")), edits.take_points)

    def _empty(self) -> None:
        self._is_blank = True
        self._show_drawn(self._empty_plane)

    @property
    def _empty_plane(self) -> Drawn:
        return EMPTY_OF_VALUES if self.kinds.key == VALUES else EMPTY

    def _edit(self, text: str, edit: Edit) -> None:
        """Make an edit, and go on training where that was under way; the sentence why not stands in the window."""
        was_running = self._workbench.running
        refusal = self._workbench.edit(text, edit, base=self._workbench.base)
        if refusal is not None:
            self._show_drawn(self._empty_plane if self._is_blank else self._drawn_now())
            self._say(refusal)
        elif was_running:
            self._workbench.train()

    # -- showing ----------------------------------------------------------------------------------------------------

    def _show_experiment(self, experiment: Experiment) -> None:
        self._is_blank = False
        drawn = Drawn.of(experiment)
        if drawn.points:
            self.kinds.choose(VALUES if drawn.has_values else CLASSES)
        self._show_drawn(self._drawn_now())

    def _drawn_now(self) -> Drawn:
        """The points that are the data; where there are none, an empty plane of the kind that is chosen."""
        drawn = Drawn.of(self._workbench.experiment)
        return drawn if drawn.points else self._empty_plane

    def _show_drawn(self, drawn: Drawn) -> None:
        self.plane.show_drawn(drawn)
        self.chips.setVisible(not drawn.has_values)
        self.chips.show_drawn(drawn)
        has_points = bool(drawn.points)
        self.noise.setEnabled(has_points)
        self.clear.setEnabled(has_points)
        experiment = self._workbench.experiment
        can_take = not has_points and edits.can_be_drawn_on(experiment, self._workbench.base)
        self.take.setVisible(can_take)
        if can_take:
            self.take.setText(self._what_to_take(experiment))
            self.take.setAccessibleName(plain_text(self.take.text()))
        if not has_points:
            self.plane.show_map(None)
        self._say(None)
        self._describe()

    def _what_to_take(self, experiment: Experiment) -> str:
        if Drawn.of(experiment).points:
            return _(N_("Back to the points"))
        return _(N_("Start from: {data}")).format(data=_(name_of(experiment.data.kind)))

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        """The map or the curve, as long as it is of the points that are shown."""
        probe, data = snapshot.output, snapshot.data
        if not self.plane.drawn.are_in(data.dataset):
            self.plane.show_map(None)
        elif probe is not None and probe.grid is not None:
            self.plane.show_map((probe, Scale.of(data)))

    def _say(self, refusal: Message | None) -> None:
        """What is on the plane, or why a stroke was refused."""
        set_role(self.words, "muted" if refusal is None else "wrong")
        self.words.show_text(self._summary() if refusal is None else translate(refusal))

    def _summary(self) -> str:
        count = len(self.plane.drawn.points)
        if not count:
            return _(N_("The first stroke becomes the data."))
        return ngettext("{count} point", "{count} points", count).format(count=numbers.count(count))

    def _describe(self) -> None:
        """What a screen reader says of the plane."""
        drawn = self.plane.drawn
        parts = [
            f"{_(N_('Class {name}')).format(name=name)}: {count}"
            for name, count in zip(drawn.names, drawn.counts, strict=True)
            if count
        ]
        if drawn.has_values:
            parts = [self._summary()]
        if self.plane.cursor_at is not None:
            x, y = self.plane.cursor_at
            parts.insert(0, f"x1 {x:.2f}, y {y:.2f}" if drawn.has_values else f"x1 {x:.2f}, x2 {y:.2f}")
        self.plane.setAccessibleDescription(plain_text("; ".join(parts) or self._summary()))

    # -- Qt's own events --------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if gesture(CLASS_KEYS, event) and not self.plane.drawn.has_values:
            self.choose(event.key() - Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._workbench.want("drawing", Wants(output=True, unit_maps=False, output_resolution=RESOLUTION))
        self.plane.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.plane.cancel()
        self._workbench.want("drawing", None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_drawn(self.plane.drawn)
