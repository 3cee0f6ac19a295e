"""The top bar: what the run does (Train, Step, Epoch, Reset, New start, speed) and where it stands."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from playground.i18n import _
from playground.messages import N_
from playground.training.snapshot import Figures, RunState, Snapshot
from playground.ui import numbers
from playground.ui.texts import say
from playground.ui.theme.icons import icon
from playground.ui.theme.palettes import LIGHT
from playground.ui.theme.theme import theme
from playground.ui.widgets.action_button import ActionButton
from playground.ui.widgets.readout import ReadOut
from playground.ui.widgets.segmented import Segmented
from playground.ui.workbench import Workbench

TEXT_HZ = 10
ROOM_FOR_TEXTS = 1260
COMPACT_WIDTH = 960
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


class Transport(QWidget):
    """Buttons of `actions`, the speed, and the read-outs of the newest snapshot at most ten times a second."""

    def __init__(self, workbench: Workbench, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("TopBar")
        self._workbench = workbench
        self._actions = actions
        self._shown_at = 0.0
        self._state: RunState | None = None
        self.train = ActionButton(actions["train"], role="primary")
        self._secondary = [
            *(ActionButton(actions[key], with_icon=False) for key in ("step", "epoch")),
            *(ActionButton(actions[key]) for key in ("reset", "new_start")),
        ]
        self._history = [ActionButton(actions[key], with_text=False, role="quiet") for key in ("undo", "redo")]
        self.speed = self._make_speed()
        self.readouts = _make_readouts()
        self.language = Segmented(LANGUAGES)
        self._lay_out()
        workbench.snapshot_taken.connect(self._show_snapshot)
        theme().changed.connect(self._show_theme)
        self._show_theme()

    def _make_speed(self) -> QComboBox:
        box = say(QComboBox(), tip=N_("How fast the network trains"), name=N_("Speed"))
        for per_second, text in SPEEDS:
            box.addItem(_(text), per_second)
        box.setCurrentIndex(len(SPEEDS) - 1)
        box.currentIndexChanged.connect(self._set_speed)
        return box

    def _lay_out(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        self._figures = QHBoxLayout()
        for button in (self.train, *self._secondary):
            row.addWidget(button)
        self.speed.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        row.addWidget(self.speed)
        row.addSpacing(4)
        for readout in self.readouts.values():
            self._figures.addWidget(readout)
        row.addLayout(self._figures)
        row.addStretch(1)
        for button in self._history:
            row.addWidget(button)
        row.addWidget(self.language)

    def _set_speed(self, index: int) -> None:
        self._workbench.session.set_speed(self.speed.itemData(index))

    # -- what the run says ------------------------------------------------------------------------------------------

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        if snapshot.state is not self._state:
            self._show_state(snapshot.state)
        now = time.monotonic()
        if snapshot.state is RunState.RUNNING and now - self._shown_at < 1 / TEXT_HZ:
            return
        self._shown_at = now
        self.readouts["epoch"].show_value(numbers.count(snapshot.epoch))
        self.readouts["step"].show_value(numbers.count(snapshot.step))
        self._show_figures(snapshot.figures)

    def _show_figures(self, figures: Figures | None) -> None:
        if figures is None:
            return
        self.readouts["train_loss"].show_value(numbers.loss(figures.train_loss))
        self.readouts["test_loss"].show_value(numbers.loss(figures.test_loss))
        best = figures.test_accuracy if figures.test_accuracy is not None else figures.train_accuracy
        self.readouts["accuracy"].setVisible(best is not None)
        self.readouts["accuracy"].show_value(numbers.percent(best))

    def _show_state(self, state: RunState) -> None:
        self._state = state
        running = state is RunState.RUNNING
        action = self._actions["train"]
        say(action, text=N_("Pause") if running else N_("Train"))
        action.setEnabled(state is not RunState.FAILED)
        self._show_icon()

    # -- look and language ------------------------------------------------------------------------------------------

    def _show_theme(self) -> None:
        self._show_icon()
        for readout in self.readouts.values():
            readout.keep_width()
        self._fit()

    def _show_icon(self) -> None:
        """The sign of what Train does now, on the button and in the menus."""
        name = "pause" if self._state is RunState.RUNNING else "play"
        self._actions["train"].setIcon(icon(name, theme().tokens.text))
        self.train.show_icon(icon(name, theme().tokens.accent_text))

    def minimumSizeHint(self) -> QSize:
        """The room of the compact form, whatever form is shown now: else the window could not be made smaller."""
        return QSize(COMPACT_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take the form that the width has room for, at the size the type has now."""
        roomy = self.width() * LIGHT.text_size >= ROOM_FOR_TEXTS * theme().tokens.text_size
        self._row.setSpacing(8 if roomy else 4)
        self._figures.setSpacing(16 if roomy else 8)
        self.train.setMinimumWidth(104 if roomy else 88)
        for button in self._secondary:
            button.show_text(roomy)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for index, (_speed, text) in enumerate(SPEEDS):
                self.speed.setItemText(index, _(text))
            for readout in self.readouts.values():
                readout.show_value(readout.value)


def _make_readouts() -> dict[str, ReadOut]:
    return {
        "epoch": ReadOut(N_("Epoch"), N_("Epoch"), N_("How often every training sample was used"), "00,000"),
        "step": ReadOut(N_("Step"), N_("Step"), N_("How many updates the weights have had"), "0,000,000"),
        "train_loss": ReadOut(
            N_("Loss · training"),
            N_("Training loss"),
            N_("Loss over the whole training set, without penalty"),
            "0.00e-00",
        ),
        "test_loss": ReadOut(
            N_("Loss · test"),
            N_("Test loss"),
            N_("Loss over the whole test set, which training never sees"),
            "0.00e-00",
        ),
        "accuracy": ReadOut(
            N_("Accuracy · test"), N_("Accuracy"), N_("Share of test samples whose class is right"), "100.0 %"
        ),
    }
