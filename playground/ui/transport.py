"""The top bar: what the run does (Train, Step, Epoch, Reset, New start, speed) and where it stands."""

from __future__ import annotations

import time
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from playground.i18n import _
from playground.messages import N_
from playground.training.snapshot import RunState, Snapshot
from playground.ui.accessible.label import name_box
from playground.ui.run_figures import RunFigures
from playground.ui.texts import say
from playground.ui.theme.icons import give_icon
from playground.ui.theme.theme import px, theme
from playground.ui.widgets.action_button import ActionButton
from playground.ui.widgets.segmented import Segmented
from playground.ui.workbench import Workbench

TEXT_HZ = 10
MARGIN = 8
TRAIN, NARROW_TRAIN = 104, 92  # Train and Pause take the same room
LANGUAGES = (("en", "EN", N_("English")), ("th", "ไทย", N_("Thai")))
# steps per second, None for as fast as the machine can
SPEEDS: tuple[tuple[float | None, str], ...] = (
    (1, N_("1 step/s")),
    (10, N_("10 steps/s")),
    (100, N_("100 steps/s")),
    (1_000, N_("1,000 steps/s")),
    (10_000, N_("10,000 steps/s")),
    (None, N_("Full speed")),
)


@dataclass(frozen=True)
class Form:
    """words       of the buttons after Train, how many say what they do; the others show icons
    tight       the speed is as wide as the one that is chosen, and the buttons stand close together
    near        the figures do so too
    rows_below  of figures; none: they stand beside the buttons
    """

    words: int
    tight: bool = False
    near: bool = False
    rows_below: int = 0


# The first that there is room for is taken. Words go one kind after the other, those that an icon says well first.
ALL, STEPS, NONE = 4, 2, 0
FORMS = (
    Form(ALL),
    Form(ALL, tight=True),
    Form(ALL, tight=True, near=True),
    Form(STEPS, tight=True),
    Form(STEPS, tight=True, near=True),
    Form(NONE, tight=True),
    Form(NONE, tight=True, near=True),
    Form(ALL, rows_below=1),
    Form(NONE, tight=True, rows_below=1),
    Form(ALL, rows_below=2),
    Form(NONE, tight=True, rows_below=2),
)


class Transport(QWidget):
    """Buttons of `actions`, the speed, and the read-outs of the newest snapshot at most ten times a second."""

    def __init__(self, workbench: Workbench, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("TopBar")
        self._workbench = workbench
        self._actions = actions
        self._shown_at = 0.0
        self._state: RunState | None = None
        self._goes_on = False
        self.train = ActionButton(actions["train"], role="primary")
        self._secondary = [
            *(ActionButton(actions[key], with_icon=False) for key in ("step", "epoch")),
            *(ActionButton(actions[key]) for key in ("reset", "new_start")),
        ]
        self._history = [ActionButton(actions[key], with_text=False, role="quiet") for key in ("undo", "redo")]
        self.speed = self._make_speed()
        self.figures = RunFigures()
        self.language = Segmented(LANGUAGES)
        self._before: tuple[QWidget, ...] = (self.train, *self._secondary, self.speed)
        self.class_view = ActionButton(actions["class_view"], with_text=False, role="quiet")
        self.class_view.hide()
        self._after: tuple[QWidget, ...] = (*self._history, self.language, self.class_view)
        self._form: Form | None = None
        self._rooms: dict[Form, int] = {}
        self._lay_out()
        workbench.snapshot_taken.connect(self._show_snapshot)
        self.figures.rearranged.connect(self.fit_afresh)
        theme().changed.connect(self._show_theme)
        self._show_theme()

    def _make_speed(self) -> QComboBox:
        box = say(QComboBox(), tip=N_("How fast the network trains"))
        name_box(box, N_("Speed"), self)
        for per_second, text in SPEEDS:
            box.addItem(_(text), per_second)
        box.setCurrentIndex(len(SPEEDS) - 1)
        box.currentIndexChanged.connect(self._set_speed)
        return box

    def _lay_out(self) -> None:
        self.speed.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(4)
        self._rows = QHBoxLayout(), QHBoxLayout()
        for row in self._rows:
            column.addLayout(row)
        for widget in self._before:
            self._rows[0].addWidget(widget)
        self._rows[0].addWidget(self.figures)
        self._rows[0].addStretch(1)
        for widget in self._after:
            self._rows[0].addWidget(widget)

    @property
    def groups(self) -> dict[str, tuple[QWidget, ...]]:
        """What belongs together, for whoever hides some of it."""
        return {
            "run": (self.train, *self._secondary),
            "speed": (self.speed,),
            "numbers": (self.figures,),
            "history": tuple(self._history),
            "language": (self.language,),
        }

    def _set_speed(self, index: int) -> None:
        self._workbench.session.set_speed(self.speed.itemData(index))
        self.fit_afresh()

    # -- what the run says ------------------------------------------------------------------------------------------

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        if (snapshot.state, snapshot.goes_on) != (self._state, self._goes_on):
            self._show_state(snapshot)
        now = time.monotonic()
        if snapshot.state is RunState.RUNNING and now - self._shown_at < 1 / TEXT_HZ:
            return
        self._shown_at = now
        self.figures.show_snapshot(snapshot)

    def _show_state(self, snapshot: Snapshot) -> None:
        self._state, self._goes_on = snapshot.state, snapshot.goes_on
        action = self._actions["train"]
        say(action, text=N_("Pause") if self._goes_on else N_("Train"))
        action.setEnabled(snapshot.state is not RunState.FAILED)
        self._show_icon()

    # -- look and language ------------------------------------------------------------------------------------------

    def _show_theme(self) -> None:
        self._show_icon()
        self.fit_afresh()

    def _show_icon(self) -> None:
        """The sign of what Train does now, on its buttons and in the menus."""
        name = "pause" if self._goes_on else "play"
        give_icon(self._actions["train"], name, theme().tokens)

    def minimumSizeHint(self) -> QSize:
        """The room of the smallest form, whatever form is shown now: else the window could not be made smaller."""
        return QSize(self._room(FORMS[-1]), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def fit_afresh(self) -> None:
        """Take the form that fits: type, language or what is shown have changed."""
        self._rooms.clear()
        self.updateGeometry()
        self._fit()

    def _fit(self) -> None:
        form = next((form for form in FORMS if self._room(form) <= self.width()), FORMS[-1])
        if form != self._form:
            self._form = form
            self._take(form)

    def _room(self, form: Form) -> int:
        """The width that a form needs."""
        if form not in self._rooms:
            self._take(form)
            self._rooms[form] = self.layout().sizeHint().width()
            if self._form is not None:
                self._take(self._form)
        return self._rooms[form]

    def _take(self, form: Form) -> None:
        """Show this form."""
        self._rows[0].setSpacing(4 if form.tight else 8)
        self.figures.spread(not form.near, form.rows_below)
        self.train.setMinimumWidth(px(NARROW_TRAIN if form.tight else TRAIN))
        self._fit_speed(form.tight)
        for number, button in enumerate(self._secondary):
            button.show_text(number < form.words)
        if not form.rows_below:
            self._rows[0].insertWidget(len(self._before), self.figures)
        else:
            self._rows[1].insertWidget(0, self.figures, 0, Qt.AlignmentFlag.AlignLeft)
        self.layout().invalidate()

    def _fit_speed(self, tight: bool) -> None:
        """Room for the widest text, or for the one that is shown."""
        hint, measure = self.speed.sizeHint().width(), self.speed.fontMetrics().horizontalAdvance
        widest = max(measure(self.speed.itemText(index)) for index in range(self.speed.count()))
        self.speed.setFixedWidth(hint - widest + measure(self.speed.currentText()) if tight else hint)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for index, (_speed, text) in enumerate(SPEEDS):
                self.speed.setItemText(index, _(text))
            self.fit_afresh()
