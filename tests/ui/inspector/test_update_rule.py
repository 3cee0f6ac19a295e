from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.document import edits
from playground.document.experiment import Choice, Experiment
from playground.engine.optimizers import OPTIMIZERS
from playground.training.insight import ParameterPlace
from playground.training.snapshot import Snapshot
from playground.ui.inspector.update_rule import rule_of, update_rule
from playground.ui.parameters import reading
from tests.ui.snapshots import network_of, snapshot_of

PLACE = ParameterPlace(0, 1, 0)
WEIGHT, GRADIENT = 0.5312, 0.0212
SGD = edits.set_optimizer(network_of(4), Choice.of("sgd", learning_rate=0.03))


def after_a_step(experiment: Experiment, update: float, *, step: int = 1) -> Snapshot:
    """Every parameter was WEIGHT, had this gradient, and was changed by `update`."""
    count = snapshot_of(experiment).network.parameter_count
    return snapshot_of(
        experiment,
        parameters=np.full(count, WEIGHT + update),
        gradient=np.full(count, GRADIENT),
        update=np.full(count, update),
        step=step,
        parameters_step=step,
    )


def rule(snapshot: Snapshot, place: ParameterPlace = PLACE, *, by_hand: bool = False) -> str:
    now = reading(snapshot, place)
    assert now is not None
    return update_rule(snapshot, place, now, by_hand=by_hand).replace("\u00a0", " ")


def test_plain_descent_is_written_with_its_numbers() -> None:
    text = rule(after_a_step(SGD, -0.03 * GRADIENT))
    assert text == "w ← w − η · ∂L/∂w = 0.531200 − 0.03 × 0.02120 = 0.530564"


def test_a_negative_gradient_stands_in_brackets() -> None:
    snapshot = after_a_step(SGD, 0.03 * GRADIENT)
    snapshot = replace(snapshot, gradient=-snapshot.gradient)
    assert "− 0.03 × (−0.02120) = 0.531836" in rule(snapshot)


def test_the_schedule_is_in_the_rate() -> None:
    experiment = edits.set_training(SGD, schedule=Choice.of("step", gamma=0.5, every=10.0))
    assert "− 0.015 × 0.02120" in rule(after_a_step(experiment, -0.015 * GRADIENT, step=11))


def test_a_clipped_gradient_is_not_passed_off_as_the_rule() -> None:
    text = rule(after_a_step(SGD, -0.01 * GRADIENT))
    assert text == "w ← w + Δw = 0.531200 − 0.0002120 = 0.530988"


@pytest.mark.parametrize("kind", sorted(set(OPTIMIZERS) - {"sgd"}))
def test_other_optimizers_show_what_they_added(kind: str) -> None:
    experiment = edits.set_optimizer(SGD, kind)
    assert rule(after_a_step(experiment, 0.001)) == "w ← w + Δw = 0.531200 + 0.001000 = 0.532200"
    assert rule_of(experiment) == OPTIMIZERS[kind].formula


def test_before_the_first_step_there_is_only_the_rule() -> None:
    assert rule(snapshot_of(SGD), ParameterPlace(0, 1)) == "b ← b − η · ∂L/∂b"


def test_a_frozen_parameter_says_that_steps_leave_it() -> None:
    experiment = edits.freeze_parameter(SGD, 0, 0, 1)
    assert rule(after_a_step(experiment, 0.0)) == "Frozen: a step leaves w as it is."
    assert "Frozen" in rule(after_a_step(edits.freeze_layer(SGD, 0), 0.0))


def test_a_value_set_by_hand_is_not_passed_off_as_an_update() -> None:
    assert rule(after_a_step(SGD, -0.03 * GRADIENT), by_hand=True).startswith("Set by hand")
