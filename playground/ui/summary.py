"""Where the run stands, in a few sentences: for somebody who cannot see it, or reads it out."""

from __future__ import annotations

from collections.abc import Iterator

from playground.i18n import _, translate
from playground.messages import N_
from playground.training.snapshot import RunState, Snapshot
from playground.ui import numbers
from playground.ui.charts.loss_words import losses_in_words

STATES = {
    RunState.PREPARING: N_("The engine is being prepared."),
    RunState.IDLE: N_("Not trained yet."),
    RunState.RUNNING: N_("Training."),
    RunState.PAUSED: N_("Paused."),
    RunState.FINISHED: N_("Finished."),
    RunState.FAILED: N_("Stopped."),
}


def run_summary(snapshot: Snapshot | None) -> str:
    """State, epoch and step, losses, accuracy, and what is wrong, as far as each is known."""
    if snapshot is None:
        return _(STATES[RunState.PREPARING])
    return " ".join(_sentences(snapshot))


def _sentences(snapshot: Snapshot) -> Iterator[str]:
    yield _(STATES[snapshot.state])
    counts = {"epoch": numbers.count(snapshot.epoch), "step": numbers.count(snapshot.step)}
    yield _(N_("Epoch {epoch}, step {step}.")).format(**counts)
    losses = losses_in_words(snapshot)
    if losses:
        yield _(N_("Loss: {losses}.")).format(losses=losses)
    yield from _accuracy(snapshot)
    if snapshot.failure is not None:
        yield translate(snapshot.failure.message)
    elif snapshot.insight.diagnosis is not None:
        yield translate(snapshot.insight.diagnosis.message)


def _accuracy(snapshot: Snapshot) -> Iterator[str]:
    figures = snapshot.figures
    if figures is None or figures.train_accuracy is None:
        return
    parts = [_(N_("training {value}")).format(value=numbers.percent(figures.train_accuracy))]
    if figures.test_accuracy is not None:
        parts.append(_(N_("test {value}")).format(value=numbers.percent(figures.test_accuracy)))
    yield _(N_("Accuracy: {accuracies}.")).format(accuracies="; ".join(parts))
