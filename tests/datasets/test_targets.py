"""Targets: which losses suit the data, the output units they need, and the numbers."""

from __future__ import annotations

import numpy as np
import pytest

from playground.datasets.dataset import Dataset
from playground.datasets.description import Description
from playground.datasets.targets import (
    ENCODINGS,
    allowed_output_units,
    default_loss,
    encode,
    losses_for,
    output_units,
)
from playground.engine.losses import LOSSES
from playground.messages import UserError

VALUES = Description("regression", ("x",), target_names=("y",))
TWO = Description("classification", ("x",), class_names=("0", "1"))
THREE = Description("classification", ("x",), class_names=("a", "b", "c"))

X = np.zeros((3, 1))


def test_losses_that_suit_each_task() -> None:
    real = ("mse", "mae", "huber")
    assert losses_for(VALUES) == real
    assert losses_for(TWO) == (*real, "binary_cross_entropy", "cross_entropy")
    assert losses_for(THREE) == (*real, "cross_entropy")


@pytest.mark.parametrize(("data", "loss"), [(VALUES, "mse"), (TWO, "mse"), (THREE, "cross_entropy")])
def test_default_loss(data: Description, loss: str) -> None:
    assert default_loss(data) == loss


@pytest.mark.parametrize(
    ("data", "loss", "units"),
    [
        (VALUES, "mse", (1,)),
        (TWO, "mse", (1, 2)),
        (TWO, "binary_cross_entropy", (1,)),
        (TWO, "cross_entropy", (2,)),
        (THREE, "huber", (3,)),
        (THREE, "cross_entropy", (3,)),
        (THREE, "binary_cross_entropy", ()),
        (VALUES, "cross_entropy", ()),
    ],
)
def test_output_units(data: Description, loss: str, units: tuple[int, ...]) -> None:
    assert allowed_output_units(data, loss) == units


def test_output_units_of_an_unsuitable_loss_are_refused() -> None:
    with pytest.raises(UserError, match="cross_entropy does not suit"):
        output_units(VALUES, "cross_entropy")


@pytest.mark.parametrize(
    ("loss", "units", "encoding", "expected"),
    [
        ("mse", 1, "signed", [[-1.0], [1.0], [1.0]]),
        ("mae", 2, "one_hot", [[1.0, 0.0], [0.0, 1.0], [0.0, 1.0]]),
        ("binary_cross_entropy", 1, "zero_one", [[0.0], [1.0], [1.0]]),
        ("cross_entropy", 2, "one_hot", [[1.0, 0.0], [0.0, 1.0], [0.0, 1.0]]),
    ],
)
def test_two_classes_are_written_as_the_loss_needs(loss, units, encoding, expected) -> None:
    name, y = encode(TWO.dataset(X, np.array([0, 1, 1])), loss, units)
    assert (name, y.tolist()) == (encoding, expected)
    assert y.flags.c_contiguous


def test_values_stay_as_they_are() -> None:
    name, y = encode(VALUES.dataset(X, np.array([[0.5], [2.0], [-1.0]])), "huber", 1)
    assert (name, y.tolist()) == ("value", [[0.5], [2.0], [-1.0]])


def test_units_that_do_not_fit_are_refused() -> None:
    data: Dataset = THREE.dataset(X, np.array([0, 1, 2]))
    with pytest.raises(UserError, match="2 output units does not suit"):
        encode(data, "mse", 2)


@pytest.mark.parametrize("loss", LOSSES)
def test_every_encoding_a_loss_names_is_known(loss: str) -> None:
    assert set(LOSSES[loss].encodings) <= set(ENCODINGS)
