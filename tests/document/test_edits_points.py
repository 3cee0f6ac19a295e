"""Points drawn by hand: each stroke is an edit that leaves an experiment which can be trained."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.datasets.sources import load
from playground.document.edits import (
    can_be_drawn_on,
    draw_points,
    draw_values,
    erase_points,
    set_data,
    set_data_kind,
    set_loss,
    set_table,
    shake_points,
    take_points,
)
from playground.document.edits.points import has_points, has_values
from playground.document.experiment import Experiment
from playground.document.files import from_json, to_json
from playground.document.problems import check
from playground.messages import UserError

LINE = [(-1.0, 0.5), (0.0, 0.5), (1.0, 0.5)]


def drawn() -> Experiment:
    """Three points of A and one of C."""
    return draw_points(draw_points(Experiment(), LINE, 0), [(2.0, 2.0)], 2)


def test_the_first_stroke_becomes_the_data() -> None:
    experiment = draw_points(Experiment(), LINE, 0)
    check(experiment)
    assert (experiment.data.kind, experiment.data.x, experiment.data.y) == ("points", tuple(LINE), (0, 0, 0))
    assert experiment.data.class_names == ("A", "B")
    assert experiment.network.layers[-1].units == 1


def test_a_stroke_of_another_class_brings_its_output_unit() -> None:
    experiment = drawn()
    check(experiment)
    assert experiment.data.class_names == ("A", "B", "C")
    assert (experiment.training.loss, experiment.network.layers[-1].units) == ("cross_entropy", 3)
    assert load(experiment.data).targets.tolist() == [0, 0, 0, 2]


def test_a_fresh_stroke_begins_on_an_empty_plane() -> None:
    experiment = draw_points(drawn(), [(3.0, 3.0)], 1, fresh=True)
    assert (experiment.data.x, experiment.data.y) == (((3.0, 3.0),), (1.0,))
    assert experiment.data.class_names == ("A", "B")


def curve() -> Experiment:
    """Three points of one input and its value."""
    return draw_values(Experiment(), [(-2.0, 1.0), (0.0, 2.0), (2.0, 2.5)])


def test_points_of_a_curve_become_a_regression() -> None:
    experiment = curve()
    check(experiment)
    data = experiment.data
    assert (data.kind, data.x, data.y) == ("points", ((-2.0,), (0.0,), (2.0,)), (1.0, 2.0, 2.5))
    assert (experiment.training.loss, experiment.network.layers[-1].activation) == ("mse", "linear")
    loaded = load(data)
    assert (loaded.task, loaded.input_names, loaded.target_names) == ("regression", ("x1",), ("y",))
    assert from_json(to_json(experiment)) == experiment
    more = draw_values(experiment, [(1.0004, 0.0)])
    assert more.data.x[-1] == (1.0,)
    assert draw_values(experiment, [(1.0, 0.0)], fresh=True).data.x == ((1.0,),)


def test_small_whole_values_of_a_curve_are_no_classes() -> None:
    experiment = draw_values(Experiment(), [(0.0, 0.0), (1.0, 1.0), (2.0, 2.0)])
    assert has_values(experiment)
    assert not has_points(experiment)
    assert load(experiment.data).task == "regression"


def test_a_stroke_of_the_other_kind_begins_anew() -> None:
    assert draw_points(curve(), LINE, 0).data.x == tuple(LINE)
    assert draw_values(drawn(), [(1.0, 2.0)]).data.x == ((1.0,),)
    assert not draw_values(drawn(), [(1.0, 2.0)]).data.class_names


def test_points_of_a_curve_are_erased_but_for_the_last() -> None:
    experiment = erase_points(curve(), {1})
    check(experiment)
    assert (experiment.data.x, experiment.data.y) == (((-2.0,), (2.0,)), (1.0, 2.5))
    with pytest.raises(UserError, match="At least one point stays"):
        erase_points(experiment, {0, 1})


def test_noise_moves_the_values_of_a_curve_and_no_input() -> None:
    experiment = draw_values(Experiment(), [(x / 10, 6.0) for x in range(50)])
    shaken = shake_points(experiment, 0.5, seed=1)
    check(shaken)
    assert shaken.data.x == experiment.data.x
    assert len(set(shaken.data.y)) > 40
    assert all(abs(y) <= 6 for y in shaken.data.y)


def test_points_are_erased_but_for_the_last() -> None:
    experiment = erase_points(drawn(), {0, 3})
    check(experiment)
    assert (experiment.data.x, experiment.data.class_names) == (((0.0, 0.5), (1.0, 0.5)), ("A", "B"))
    assert experiment.network.layers[-1].units == 1
    with pytest.raises(UserError, match="At least one point stays"):
        erase_points(experiment, {0, 1})


def test_noise_moves_every_point_a_little_and_none_off_the_plane() -> None:
    experiment = draw_points(Experiment(), [(6.0, -6.0)] * 50, 0)
    shaken = shake_points(experiment, 0.5, seed=1)
    check(shaken)
    assert shaken == shake_points(experiment, 0.5, seed=1)
    assert shaken != shake_points(experiment, 0.5, seed=2)
    assert len(set(shaken.data.x)) > 40
    assert all(abs(value) <= 6 for point in shaken.data.x for value in point)


def test_there_is_a_most_of_points_and_of_classes() -> None:
    full = draw_points(Experiment(), [(0.0, 0.0)] * 2000, 0)
    with pytest.raises(UserError, match="At most 2000 points"):
        draw_points(full, [(1.0, 1.0)], 1)
    with pytest.raises(UserError, match="At most 2000 points"):
        draw_values(curve(), [(0.0, 0.0)] * 2000)
    with pytest.raises(UserError, match="At most 6 classes"):
        draw_points(full, [(1.0, 1.0)], 6)


@pytest.mark.parametrize("kind", ["circle", "xor", "gauss", "spiral", "moons", "blobs"])
def test_a_toy_set_can_be_drawn_on(kind: str) -> None:
    toy = set_data(set_data_kind(Experiment(), kind), samples=60, noise=0.1)
    assert can_be_drawn_on(toy)
    points = take_points(toy)
    check(points)
    before, after = load(toy.data), load(points.data)
    assert after.inputs == pytest.approx(before.inputs, abs=0.0005)
    assert after.targets.tolist() == before.targets.tolist()
    assert after.class_names == before.class_names
    assert points.training.loss == toy.training.loss
    more = draw_points(points, [(0.0, 0.0)], before.classes)
    assert more.data.class_names == (*before.class_names, str(before.classes))


@pytest.mark.parametrize("kind", ["line", "sine"])
def test_a_toy_set_of_one_input_can_be_drawn_on(kind: str) -> None:
    toy = set_data(set_data_kind(Experiment(), kind), samples=60, noise=0.1)
    points = take_points(toy)
    check(points)
    before, after = load(toy.data), load(points.data)
    assert after.task == "regression"
    assert after.inputs == pytest.approx(before.inputs, abs=0.0005)
    assert after.targets == pytest.approx(before.targets, abs=0.0005)
    assert points.training.loss == toy.training.loss
    assert len(draw_values(points, [(0.0, 0.0)]).data.x) == 61


@pytest.mark.parametrize("kind", ["plane", "gauss_regression", "iris"])
def test_other_sets_cannot(kind: str, tmp_path: Path) -> None:
    experiment = set_data_kind(Experiment(), kind)
    assert not can_be_drawn_on(experiment)
    with pytest.raises(UserError, match="Only sets of two inputs and at most 6 classes, or of one input and one value"):
        take_points(experiment)


def test_a_table_cannot(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b,y\n1,2,0\n3,4,1\n")
    assert not can_be_drawn_on(set_table(Experiment(), "t.csv", tmp_path), tmp_path)


def test_the_loss_that_was_chosen_stays_while_there_are_two_classes() -> None:
    experiment = set_loss(draw_points(Experiment(), LINE, 0), "binary_cross_entropy")
    assert draw_points(experiment, [(1.0, 1.0)], 1).training.loss == "binary_cross_entropy"


def test_the_plane_holds_what_was_drawn() -> None:
    assert load(draw_points(Experiment(), LINE, 0).data).plane == 6
    assert load(draw_points(Experiment(), [(7.25, 0.0)], 0).data).plane == 8
    assert load(Experiment().data).plane == 0


coordinates = st.floats(-6, 6)
strokes = st.lists(
    st.tuples(st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=5), st.integers(0, 5), st.booleans()),
    min_size=1,
    max_size=6,
)


@given(strokes, st.data())
def test_any_strokes_leave_an_experiment_that_can_be_trained_and_kept(strokes, data: st.DataObject) -> None:
    experiment = Experiment()
    for points, label, fresh in strokes:
        experiment = draw_points(experiment, points, label, fresh=fresh)
        count = len(experiment.data.x)
        gone = data.draw(st.sets(st.integers(0, count - 1), max_size=count - 1))
        experiment = erase_points(experiment, gone)
        check(experiment)
        assert from_json(to_json(experiment)) == experiment
        assert len(load(experiment.data).inputs) == count - len(gone)
