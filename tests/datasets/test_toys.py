"""Toy sets: every record in the table, and the geometry each promises."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.datasets.spec import DataSpec
from playground.datasets.toys import TOYS

kinds = st.sampled_from(sorted(TOYS))
specs = st.builds(
    DataSpec,
    kind=kinds,
    samples=st.integers(1, 60),
    noise=st.floats(0, 1),
    seed=st.integers(0, 2**53 - 1),
    classes=st.integers(2, 10),
)


@given(specs)
def test_a_set_is_what_its_description_says(spec: DataSpec) -> None:
    toy = TOYS[spec.kind]
    described, drawn = toy.describe(spec), toy.dataset(spec)
    assert drawn.inputs.shape == (spec.samples, described.raw_inputs)
    assert drawn.task == described.task
    assert drawn.class_names == described.class_names
    assert np.isfinite(drawn.inputs).all()
    if described.classes:
        assert drawn.targets.shape == (spec.samples,)
        assert drawn.targets.dtype == np.int64
        assert set(drawn.targets) <= set(range(described.classes))
    else:
        assert drawn.targets.shape == (spec.samples, described.target_columns)
        assert np.isfinite(drawn.targets).all()


@given(specs)
def test_the_same_spec_draws_the_same_numbers(spec: DataSpec) -> None:
    first, second = TOYS[spec.kind].dataset(spec), TOYS[spec.kind].dataset(replace(spec))
    assert np.array_equal(first.inputs, second.inputs)
    assert np.array_equal(first.targets, second.targets)


@pytest.mark.parametrize("kind", TOYS)
def test_another_seed_draws_other_numbers(kind: str) -> None:
    spec = DataSpec(kind=kind, noise=0.1)
    drawn = [TOYS[kind].dataset(replace(spec, seed=seed)).inputs for seed in (1, 2)]
    assert not np.array_equal(*drawn)


@pytest.mark.parametrize("kind", TOYS)
def test_inputs_lie_roughly_within_six(kind: str) -> None:
    inputs = TOYS[kind].dataset(DataSpec(kind=kind)).inputs
    assert np.abs(inputs).max() < 7
    assert np.abs(inputs).max() > 2


@pytest.mark.parametrize("kind", [kind for kind, toy in TOYS.items() if toy.classes != 0])
def test_classes_share_the_samples(kind: str) -> None:
    spec = DataSpec(kind=kind, samples=300)
    counts = np.bincount(TOYS[kind].dataset(spec).targets)
    assert counts.min() > 0.35 * counts.max()


def test_circle_without_noise_is_decided_by_the_radius() -> None:
    data = TOYS["circle"].dataset(DataSpec(kind="circle"))
    radius = np.hypot(*data.inputs.T)
    assert radius[data.targets == 1].max() <= 2.5
    assert radius[data.targets == 0].min() >= 3.5
    assert radius.max() <= 5


def test_xor_without_noise_is_decided_by_the_signs() -> None:
    data = TOYS["xor"].dataset(DataSpec(kind="xor"))
    assert np.array_equal(data.targets == 1, data.inputs.prod(axis=1) > 0)
    assert np.abs(data.inputs).min() >= 0.3


def test_gauss_has_its_centres_and_variance() -> None:
    data = TOYS["gauss"].dataset(DataSpec(kind="gauss", samples=100_000, noise=0.5))
    for label, centre in ((1, 2.0), (0, -2.0)):
        cloud = data.inputs[data.targets == label]
        assert cloud.mean(axis=0) == pytest.approx([centre, centre], abs=0.05)
        assert cloud.var(axis=0) == pytest.approx([4.0, 4.0], rel=0.03)


def test_spiral_arms_are_half_a_turn_apart() -> None:
    data = TOYS["spiral"].dataset(DataSpec(kind="spiral", samples=200))
    one, other = (data.inputs[data.targets == label] for label in (1, 0))
    assert one == pytest.approx(-other, abs=1e-12)
    assert np.hypot(*one.T).max() < 5


def test_moons_reach_into_each_other_but_do_not_touch() -> None:
    data = TOYS["moons"].dataset(DataSpec(kind="moons", samples=400))
    upper, lower = (data.inputs[data.targets == label] for label in (0, 1))
    assert upper[:, 1].min() < lower[:, 1].max()
    distances = np.linalg.norm(upper[:, np.newaxis] - lower, axis=2)
    assert distances.min() > 0.5


@given(st.integers(2, 10))
def test_blobs_have_as_many_classes_as_asked(classes: int) -> None:
    spec = DataSpec(kind="blobs", samples=100, classes=classes)
    assert set(TOYS["blobs"].dataset(spec).targets) == set(range(classes))
    assert TOYS["blobs"].describe(spec).classes == classes


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("line", lambda x: 0.5 * x[:, 0] + 1),
        ("sine", lambda x: np.sin(x[:, 0])),
        ("plane", lambda x: x.sum(axis=1) / 10),
    ],
)
def test_regression_without_noise_is_its_formula(kind: str, value) -> None:
    data = TOYS[kind].dataset(DataSpec(kind=kind))
    assert data.targets[:, 0] == pytest.approx(value(data.inputs), abs=1e-12)


def test_gauss_regression_has_three_hills_and_three_hollows() -> None:
    data = TOYS["gauss_regression"].dataset(DataSpec(kind="gauss_regression", samples=20_000))
    centres = {(-4, 2.5): 1, (0, 2.5): -1, (4, 2.5): 1, (-4, -2.5): -1, (0, -2.5): 1, (4, -2.5): -1}
    for centre, sign in centres.items():
        nearest = np.linalg.norm(data.inputs - centre, axis=1).argmin()
        distance = np.linalg.norm(data.inputs[nearest] - centre)
        assert data.targets[nearest, 0] == pytest.approx(sign * (1 - distance / 2))
    assert np.abs(data.targets).max() <= 1


@pytest.mark.parametrize("kind", TOYS)
def test_noise_changes_the_set(kind: str) -> None:
    quiet, noisy = (TOYS[kind].dataset(DataSpec(kind=kind, noise=noise)) for noise in (0.0, 0.5))
    assert not (np.array_equal(quiet.inputs, noisy.inputs) and np.array_equal(quiet.targets, noisy.targets))
