"""Edits of how the network learns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.document.edits import new_seed, set_data_kind, set_loss, set_optimizer, set_training, slower_start
from playground.document.experiment import Choice, Experiment
from playground.document.problems import check
from playground.engine.losses import LOSSES
from playground.engine.optimizers import OPTIMIZERS
from playground.messages import UserError
from tests.document.strategies import whole_experiments


@given(whole_experiments(), st.sampled_from(sorted(LOSSES)))
def test_a_loss_is_taken_with_an_output_layer_that_fits_or_refused(experiment: Experiment, loss: str) -> None:
    try:
        changed = set_loss(experiment, loss)
    except UserError as error:
        assert "does not suit" in str(error)  # noqa: PT017 - the law holds for both outcomes
        return
    check(changed)
    assert changed.training.loss == loss


def test_cross_entropy_makes_the_output_layer_linear_with_a_unit_for_each_class() -> None:
    changed = set_loss(Experiment(), "cross_entropy")
    assert (changed.network.layers[-1].units, changed.network.layers[-1].activation) == (2, "linear")
    assert set_loss(changed, "binary_cross_entropy").network.layers[-1].units == 1


def test_units_that_fit_the_new_loss_too_are_kept() -> None:
    assert set_loss(set_loss(Experiment(), "cross_entropy"), "mse").network.layers[-1].units == 2


def test_a_loss_set_among_other_settings_counts_too() -> None:
    changed = set_training(Experiment(), loss="cross_entropy", batch_size=5)
    check(changed)
    assert changed.training.batch_size == 5


def test_an_unsuitable_loss_is_refused() -> None:
    with pytest.raises(UserError, match="binary_cross_entropy does not suit"):
        set_loss(set_data_kind(Experiment(), "iris"), "binary_cross_entropy")


@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_another_optimizer_keeps_the_learning_rate(kind: str) -> None:
    changed = set_optimizer(Experiment(), kind)
    has_rate = any(setting.name == "learning_rate" for setting in OPTIMIZERS[kind].settings)
    assert changed.training.optimizer == (Choice.of(kind, learning_rate=0.03) if has_rate else Choice(kind))
    check(changed)


def test_an_optimizer_with_settings_is_taken_as_it_is() -> None:
    adam = Choice.of("adam", beta1=0.5)
    assert set_optimizer(Experiment(), adam).training.optimizer == adam


@pytest.mark.parametrize("rate", [0, -1, 1e9, float("nan"), float("inf")])
def test_impossible_learning_rates_are_refused(rate: float) -> None:
    with pytest.raises(UserError, match=r"training\.optimizer\.learning_rate"):
        set_training(Experiment(), optimizer=Choice.of("sgd", learning_rate=rate))


def test_a_new_seed_is_the_next_one() -> None:
    assert new_seed(Experiment()).training.seed == 1
    assert new_seed(set_training(Experiment(), seed=2**53 - 1)).training.seed == 0


def test_a_slower_start_has_a_tenth_of_the_rate_and_another_seed() -> None:
    before = set_optimizer(Experiment(), Choice.of("adam", learning_rate=30.0))
    after = slower_start(before)
    assert after.training.optimizer == Choice.of("adam", learning_rate=3.0)
    assert after.training.seed == before.training.seed + 1


def test_a_slower_start_of_the_nudge_has_no_rate_to_lower() -> None:
    before = set_optimizer(Experiment(), "nudge")
    assert slower_start(before).training.optimizer == before.training.optimizer
