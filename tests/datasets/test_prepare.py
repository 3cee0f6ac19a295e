"""Preparing: what training reads, for every built-in set."""

from __future__ import annotations

import numpy as np
import pytest

from playground.datasets.prepare import prepare
from playground.datasets.sources import DATA_KINDS, describe
from playground.datasets.spec import DataSpec
from playground.datasets.targets import losses_for, output_units
from playground.messages import UserError

BUILT_IN = [kind for kind in DATA_KINDS if kind not in ("table", "points")]


@pytest.mark.parametrize("kind", BUILT_IN)
def test_arrays_fit_the_description_for_every_loss(kind: str) -> None:
    spec = DataSpec(kind=kind, samples=40, scaling="standard", test_fraction=0.25)
    description = describe(spec)
    for loss in losses_for(description):
        units = output_units(description, loss)
        data = prepare(spec, loss, units)
        assert data.x_train.shape == (len(data.train_rows), description.inputs)
        assert data.x_test.shape == (len(data.test_rows), description.inputs)
        assert data.y_train.shape == (len(data.train_rows), units)
        assert data.y_test.shape == (len(data.test_rows), units)
        for array in (data.x_train, data.y_train, data.x_test, data.y_test):
            assert array.dtype == np.float64
            assert array.flags.c_contiguous


def test_scaling_is_fitted_on_training_rows_only() -> None:
    data = prepare(DataSpec(kind="iris", scaling="standard", test_fraction=0.4), "cross_entropy", 3)
    assert data.x_train.mean(axis=0) == pytest.approx(np.zeros(4), abs=1e-12)
    assert data.x_train.std(axis=0) == pytest.approx(np.ones(4), rel=1e-12)
    raw = data.dataset.inputs[data.train_rows]
    assert data.pipeline.offset == pytest.approx(raw.mean(axis=0))


def test_rows_of_inputs_and_targets_belong_together() -> None:
    data = prepare(DataSpec(kind="plane", scaling="none", features=("x1", "x2")), "mse", 1)
    assert data.y_train[:, 0] == pytest.approx(data.x_train.sum(axis=1) / 10)
    assert data.y_test[:, 0] == pytest.approx(data.x_test.sum(axis=1) / 10)


def test_features_apply_to_two_inputs_only() -> None:
    features = ("x1", "x2", "sin_x1")
    assert prepare(DataSpec(kind="circle", features=features), "mse", 1).x_train.shape[1] == 3
    assert prepare(DataSpec(kind="line", features=features), "mse", 1).x_train.shape[1] == 1


def test_one_sample_trains_and_none_tests() -> None:
    data = prepare(DataSpec(kind="circle", samples=1, scaling="standard"), "mse", 1)
    assert (len(data.x_train), len(data.x_test)) == (1, 0)
    assert data.x_test.shape == (0, 2)
    assert np.isfinite(data.x_train).all()


def test_another_number_of_units_than_the_data_needs_is_refused() -> None:
    with pytest.raises(UserError, match="5 output units"):
        prepare(DataSpec(kind="iris"), "cross_entropy", 5)


def test_gaps_of_a_table_are_filled_from_its_training_rows() -> None:
    text = "a,y\n" + "".join(f"{'' if i % 3 == 0 else i},{i + 0.5}\n" for i in range(30))
    data = prepare(DataSpec(kind="table", text=text, missing="mean"), "mse", 1)
    gaps = np.arange(30) % 3 == 0
    train = data.train_rows[~gaps[data.train_rows]]
    assert np.isfinite(data.x_train).all()
    assert data.dataset.inputs[gaps, 0] == pytest.approx(train.mean())
