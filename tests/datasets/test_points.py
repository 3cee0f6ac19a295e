"""Points drawn by hand."""

from __future__ import annotations

import pytest

from playground.datasets.sources import describe, load
from playground.datasets.spec import DataSpec
from playground.messages import UserError


def points(x, y, names=()) -> DataSpec:
    return DataSpec(kind="points", x=tuple(map(tuple, x)), y=tuple(y), class_names=names)


def test_two_inputs_and_small_whole_numbers_are_classes() -> None:
    data = load(points([(0, 1), (2, 3), (4, 5)], [0, 2, 1.0]))
    assert data.class_names == ("0", "1", "2")
    assert data.targets.tolist() == [0, 2, 1]
    assert data.inputs.tolist() == [[0, 1], [2, 3], [4, 5]]


def test_one_class_alone_is_still_one_of_two() -> None:
    assert describe(points([(0, 1)], [0])).classes == 2


@pytest.mark.parametrize("y", [[0, 0.5], [-1, 1], [0, 10]])
def test_other_numbers_are_values(y: list[float]) -> None:
    data = load(points([(0, 1), (2, 3)], y))
    assert (data.task, data.targets[:, 0].tolist()) == ("regression", y)


def test_one_input_means_a_curve() -> None:
    assert describe(points([(0,), (1,)], [0, 1])).task == "regression"


def test_names_say_how_many_classes_there_are() -> None:
    data = load(points([(0, 1), (2, 3)], [0, 2], ("cat", "dog", "owl")))
    assert data.class_names == ("cat", "dog", "owl")
    assert data.targets.tolist() == [0, 2]


@pytest.mark.parametrize(
    ("y", "names", "sentence"),
    [
        ([0, 2], ("a", "b"), r"data.y\[1\]: 2 is not one of the 2 classes"),
        ([0, 0.5], ("a", "b"), r"data.y\[1\]: 0.5 is not one of the 2 classes"),
        ([0, 0], ("a",), "one name; a target needs two classes"),
        ([0, 1], ("a", "a"), "names a class twice"),
    ],
)
def test_names_that_do_not_fit_are_refused(y, names, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        describe(points([(0, 1), (2, 3)], y, names))


@pytest.mark.parametrize(
    ("x", "y", "sentence"),
    [
        ([], [], "no points yet"),
        ([(0, 1)], [0, 1], "differ in length, 1 and 2"),
        ([(0, 1), (2,)], [0, 1], r"data.x\[1\]: the number of coordinates is 1, not 2"),
    ],
)
def test_points_that_do_not_fit_each_other_are_refused(x, y, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        describe(points(x, y))
