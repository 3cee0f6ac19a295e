"""Going home: from wherever the person got to, back to the window as it was when it was opened."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from playground.document import edits
from playground.document.experiment import Choice, Experiment
from playground.document.presets import DEFAULT, preset
from playground.engine.initializers import INITIALIZERS
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.schedules import SCHEDULES
from playground.training.snapshot import RunState
from playground.ui import selection
from playground.ui.theme.theme import theme
from tests.soak.stage import Stage

MOST_DIALOGS = 20


def close_everything(stage: Stage) -> None:
    """Close menus and dialogs that are open, one after the other."""
    for _one in range(MOST_DIALOGS):
        open_now = QApplication.activePopupWidget() or next(iter(reversed(stage.dialogs)), None)
        if open_now is None:
            return
        QTest.keyClick(open_now, Qt.Key.Key_Escape)
        stage.pump()
        if isValid(open_now) and open_now.isVisible():
            open_now.close()
            stage.pump()
    raise AssertionError(f"dialogs come back again and again: {stage.dialogs}")


def go_home(stage: Stage) -> None:
    """The first experiment, untrained, in English, light, at the usual size; nothing to undo, nothing in the air."""
    window = stage.window
    close_everything(stage)
    window.workbench.session.set_speed(None)
    window.transport.speed.setCurrentIndex(window.transport.speed.count() - 1)
    window.workbench.open_experiment(preset(DEFAULT), None, None)
    if window.action("projector").isChecked():
        window.action("projector").trigger()
    theme().set_scale(100)
    window.change_language("en")
    theme().choose("light")
    theme().use_light_paper(True)
    window.resize(1280, 720)
    window.action("restore").trigger()
    window.workbench.select(selection.layer(0))
    for key in ("output", "gradient"):
        stage.panel[key].turn_to(stage.panel[key].tabs.offered[0])
    window.toast.hide()
    if QApplication.focusWidget() is not None:
        QApplication.focusWidget().clearFocus()
    assert stage.until(lambda: stage.snapshot.state is RunState.IDLE and stage.rest()), (
        "the first experiment is not shown"
    )
    settle(stage)


def make_all_that_is_kept(stage: Stage) -> None:
    """Whatever is made when it is first used and kept from then on: windows, and the fields of every record."""
    workbench = stage.window.workbench
    for key in KEPT_WINDOWS:
        stage.window.action(key).trigger()
        stage.pump(60)
        close_everything(stage)
    for selected in (selection.layer(0), selection.TRAINING):
        workbench.select(selected)
        for edit, where, kinds in KEPT_FIELDS:
            for kind in kinds:
                workbench.edit("", edit, *where, kind)
                stage.pump(0)


def set_schedule(experiment: Experiment, kind: str) -> Experiment:
    return edits.set_training(experiment, schedule=Choice(kind))


KEPT_WINDOWS = ("find", "shortcuts", "draw", "guide", "class_view")
# the edit, what it needs before the kind, and the kinds
KEPT_FIELDS: tuple[tuple[Callable[..., Experiment], tuple[int, ...], Iterable[str]], ...] = (
    (edits.set_weight_init, (0,), INITIALIZERS),
    (edits.set_bias_init, (0,), INITIALIZERS),
    (edits.set_optimizer, (), OPTIMIZERS),
    (set_schedule, (), SCHEDULES),
)


def settle(stage: Stage) -> None:
    """Let everything that was put off be done, and everything that is no longer used be thrown away."""
    for _twice in range(2):
        stage.pump(120)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()


def hidden(kind: type[QWidget]) -> list[QWidget]:
    """Widgets of a kind that are windows of their own and closed, but still there."""
    return [
        widget
        for widget in QApplication.allWidgets()
        if isinstance(widget, kind) and widget.isWindow() and not widget.isVisible()
    ]
