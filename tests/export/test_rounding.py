"""What single precision costs is measured, and nothing is claimed to be lost where nothing is."""

from __future__ import annotations

import numpy as np
import pytest

from playground.export.formats import FORMATS
from playground.export.rounding import Rounding, rounding
from playground.export.trained import TrainedNetwork


def test_the_runs_own_precision_costs_nothing(trained: TrainedNetwork, trained_in_single: TrainedNetwork) -> None:
    assert rounding(trained, None) == rounding(trained, "float64") == Rounding("float64", 0, 0)
    assert rounding(trained_in_single, None) == rounding(trained_in_single, "float32") == Rounding("float32", 0, 0)


def test_it_is_the_largest_difference_of_any_weight(trained: TrainedNetwork) -> None:
    trained.parameters[:] = 1.0
    trained.layers[1].weight[2, 0] = 1 + 2**-25
    assert rounding(trained, "float32").weights == 2**-25


def test_outputs_are_computed_in_that_precision(trained: TrainedNetwork) -> None:
    trained.parameters[:] = 0.0
    trained.layers[1].bias[:] = 1e8 + 1
    assert rounding(trained, "float32") == Rounding("float32", 1, 1)


def test_what_it_cannot_hold_is_infinitely_far_away(trained: TrainedNetwork) -> None:
    trained.layers[0].weight[0, 0] = 1e300
    assert rounding(trained, "float32").weights == float("inf")


@pytest.mark.parametrize("record", FORMATS, ids=lambda record: record.ending)
def test_only_onnx_loses_digits(record: object, trained: TrainedNetwork) -> None:
    lost = record.rounding(trained)  # type: ignore[attr-defined]
    assert (lost.weights > 0) == (record.ending == ".onnx")  # type: ignore[attr-defined]
    assert lost.weights < np.finfo(np.float32).eps
