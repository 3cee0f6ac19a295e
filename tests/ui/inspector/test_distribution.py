import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.document.experiment import Choice
from playground.engine.initializers import INITIALIZERS
from playground.ui.inspector.distribution import SAMPLE, distribution

SIDES = st.integers(1, 1024)


def test_a_uniform_distribution_has_the_range_and_deviation_of_its_formula() -> None:
    spread = distribution(Choice.of("uniform", low=-0.5, high=0.5), 4, 4)
    assert spread.low == pytest.approx(-0.5, abs=0.01)
    assert spread.high == pytest.approx(0.5, abs=0.01)
    assert spread.deviation == pytest.approx(1 / np.sqrt(12), rel=0.03)


@pytest.mark.parametrize(("fan_in", "fan_out"), [(2, 4), (1024, 1024), (1024, 8), (8, 1024), (1, 1)])
def test_xavier_follows_the_size_of_the_layer(fan_in: int, fan_out: int) -> None:
    spread = distribution(Choice("xavier_normal"), fan_in, fan_out)
    assert spread.deviation == pytest.approx(np.sqrt(2 / (fan_in + fan_out)), rel=5 / np.sqrt(2 * SAMPLE))


@pytest.mark.parametrize(("fan_in", "fan_out"), [(1024, 1024), (1024, 8), (8, 1024)])
def test_an_orthogonal_matrix_keeps_the_deviation_of_its_longer_side(fan_in: int, fan_out: int) -> None:
    assert distribution(Choice("orthogonal"), fan_in, fan_out).deviation == pytest.approx(1 / 32, rel=0.05)


def test_equal_weights_are_one_value() -> None:
    assert distribution(Choice("zeros"), 3, 2).is_single_value
    assert not distribution(Choice("normal"), 3, 2).is_single_value


@given(st.sampled_from(list(INITIALIZERS)), SIDES, SIDES)
def test_the_shares_add_up_for_every_initializer_and_size(kind: str, fan_in: int, fan_out: int) -> None:
    spread = distribution(Choice(kind), fan_in, fan_out)
    assert spread.shares.sum() == pytest.approx(1)
    assert spread.low <= spread.high
    assert spread.deviation >= 0
