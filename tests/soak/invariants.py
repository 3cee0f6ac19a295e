"""What holds after every action, and what holds at home: two tables, one record a law."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QMenu

from playground.i18n import language
from playground.training.snapshot import RunState
from playground.ui import numbers
from playground.ui.canvas.captions import layer_sentence
from playground.ui.theme.palettes import THEMES
from playground.ui.theme.theme import SYSTEM, theme
from playground.ui.undo import SwapExperiment
from tests.soak.home import hidden
from tests.soak.stage import Stage

Law = Callable[[Stage], None]
# Dialogs that are kept for the next time, one of each; and how many menus are, at most.
KEPT_DIALOGS = frozenset({"ShortcutsWindow", "GuideWindow", "DrawingWindow", "ClassViewDialog"})
MOST_HIDDEN_MENUS = 60
LAYER_SHOWING = ("layer", "unit")


def the_session_has_not_failed(stage: Stage) -> None:
    """But for a run that diverges, and for data that cannot be had: that is said in one sentence."""
    failure = stage.window.workbench.session.failure
    text = "" if failure is None else str(failure.message)
    assert "Something went wrong inside" not in text, text


def one_thread_trains(stage: Stage) -> None:
    """And one works in the background, besides those of open dialogs; one that was stopped may take a moment to end."""
    stage.until(lambda: _background_threads() <= 1 + len(stage.dialogs), 5_000)
    names = [thread.name for thread in threading.enumerate()]
    assert names.count("training") == 1, names
    assert _background_threads() <= 1 + len(stage.dialogs), names


def _background_threads() -> int:
    return sum(thread.name.startswith("background") for thread in threading.enumerate())


def the_canvas_shows_the_document(stage: Stage) -> None:
    shown = [content.units for content in stage.view.network_scene.contents][1:]
    assert shown == [layer.units for layer in stage.window.workbench.experiment.network.layers]


def the_list_shows_the_document(stage: Stage) -> None:
    layers = stage.window.workbench.experiment.network.layers
    shown = stage.panel["layers"].list
    expected = [layer_sentence(index, len(layers), spec) for index, spec in enumerate(layers)]
    assert [shown.item(row).text() for row in range(shown.count())] == expected


def the_selection_exists(stage: Stage) -> None:
    selection, layers = stage.window.workbench.selection, stage.window.workbench.experiment.network.layers
    assert selection.layer < len(layers), selection
    if selection.kind in LAYER_SHOWING and selection.unit >= 0:
        assert selection.unit < layers[selection.layer].units, selection


def the_actions_know_the_stack(stage: Stage) -> None:
    stack, action = stage.window.workbench.undo_stack, stage.window.action
    assert (action("undo").isEnabled(), action("redo").isEnabled()) == (stack.canUndo(), stack.canRedo())


def the_steps_that_can_be_undone_are_a_chain(stage: Stage) -> None:
    """From what was opened to what is open, whichever step is looked at: each begins where the one before ended."""
    stack, present = stage.window.workbench.undo_stack, stage.window.workbench.past.present
    at = stage.first
    for index in range(stack.index()):
        step = stack.command(index)
        if not isinstance(step, SwapExperiment):
            continue  # a parameter set by hand is no part of the document
        assert step._old == at, f"step {index + 1}, {step.text()!r}, begins with {step._old} and not with {at}"
        at = step._new
    assert present == at, f"{present} is open and not {at}"


def the_theme_is_the_chosen_one(_stage: Stage) -> None:
    if theme().choice != SYSTEM:
        assert theme().tokens.dark == THEMES[theme().choice].dark
    assert not theme().is_paper


def the_language_is_the_chosen_one(stage: Stage) -> None:
    assert language() == stage.window.settings.language


def closed_dialogs_are_gone(_stage: Stage) -> None:
    dialogs, menus = [type(dialog).__name__ for dialog in hidden(QDialog)], hidden(QMenu)
    assert set(dialogs) <= KEPT_DIALOGS, dialogs
    assert len(set(dialogs)) == len(dialogs), dialogs
    assert len(menus) <= MOST_HIDDEN_MENUS, [(type(menu).__name__, menu.title()) for menu in menus]


AFTER_EVERY_ACTION: tuple[Law, ...] = (
    the_session_has_not_failed,
    one_thread_trains,
    the_canvas_shows_the_document,
    the_list_shows_the_document,
    the_selection_exists,
    the_actions_know_the_stack,
    the_steps_that_can_be_undone_are_a_chain,
    the_theme_is_the_chosen_one,
    the_language_is_the_chosen_one,
    closed_dialogs_are_gone,
)


# -- once the run rests -----------------------------------------------------------------------------------------------


def the_figures_are_those_of_the_snapshot(stage: Stage) -> None:
    snapshot, shown = stage.snapshot, stage.window.transport.figures.readouts
    if snapshot.figures is not None:
        assert shown["train_loss"].value == numbers.loss(snapshot.figures.train_loss)
        assert shown["test_loss"].value == numbers.loss(snapshot.figures.test_loss)
    assert shown["step"].value == numbers.count(snapshot.step)
    assert shown["epoch"].value == numbers.count(snapshot.epoch)


def the_run_is_of_the_document(stage: Stage) -> None:
    """A run whose data cannot be had keeps what it had before, and says so."""
    if stage.snapshot.state is not RunState.FAILED:
        assert stage.snapshot.experiment == stage.window.workbench.experiment


def every_number_of_the_loss_chart_is_of_the_snapshot(stage: Stage) -> None:
    chart = stage.panel["loss"]
    if chart.isVisible() and stage.snapshot.figures is not None:
        assert chart.snapshot is stage.snapshot


AT_REST: tuple[Law, ...] = (
    the_figures_are_those_of_the_snapshot,
    the_run_is_of_the_document,
    every_number_of_the_loss_chart_is_of_the_snapshot,
)


def undoing_everything_leads_to_where_it_began(stage: Stage) -> None:
    """The experiment that was opened last, at the very bottom; and as many steps forward lead back."""
    workbench, stack = stage.window.workbench, stage.window.workbench.undo_stack
    last, steps = workbench.experiment, stack.index()
    _walk(stage, stack.undo, steps)
    assert not stack.canUndo()
    assert workbench.experiment == stage.first, f"{workbench.experiment} at the bottom instead of {stage.first}"
    _walk(stage, stack.redo, steps)
    assert workbench.experiment == last, f"{workbench.experiment} after the way back instead of {last}"


def _walk(stage: Stage, way: Callable[[], None], steps: int) -> None:
    for _step in range(steps):
        way()
        stage.pump(0)
        the_steps_that_can_be_undone_are_a_chain(stage)
