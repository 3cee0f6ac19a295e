"""The order of the samples is a permutation that seed and epoch alone decide."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from playground.engine.batches import GOLDEN_GAMMA, epoch_order, mix, random_bits

seeds = st.integers(0, 2**64 - 1)


def test_mix_is_splitmix64():
    """The first five numbers of splitmix64 from seed 1234567, as Rosetta Code lists them."""
    published = [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
        4593380528125082431,
        16408922859458223821,
    ]
    assert [mix((1234567 + i * GOLDEN_GAMMA) % 2**64) for i in range(5)] == published


def test_stream_of_an_epoch_starts_where_the_definition_says():
    seed, epoch = 2**63 + 5, 3
    state = mix(seed) ^ mix((epoch + GOLDEN_GAMMA) % 2**64)
    expected = [mix((state + i * GOLDEN_GAMMA) % 2**64) for i in range(4)]
    assert list(itertools.islice(random_bits(seed, epoch), 4)) == expected


@given(seed=seeds, epoch=st.integers(0, 10**6), n=st.integers(1, 200))
def test_every_sample_is_used_exactly_once_an_epoch(seed, epoch, n):
    order = epoch_order(seed, epoch, n)
    assert order.dtype == np.int64
    assert sorted(order) == list(range(n))


def test_same_seed_and_epoch_give_the_same_order_and_others_another():
    orders = [tuple(epoch_order(seed, epoch, 50)) for seed in range(5) for epoch in range(5)]
    assert len(set(orders)) == 25
    assert tuple(epoch_order(3, 2, 50)) == orders[3 * 5 + 2]


def test_without_shuffling_the_order_is_that_of_the_data():
    assert epoch_order(7, 3, 4, shuffle=False).tolist() == [0, 1, 2, 3]


def test_all_orders_of_four_samples_come_up_equally_often():
    """24 orders over 12,000 epochs: chi-squared with 23 degrees of freedom is above 64 once in 100,000."""
    counts: dict[tuple[int, ...], int] = {}
    for epoch in range(12_000):
        order = tuple(epoch_order(1, epoch, 4))
        counts[order] = counts.get(order, 0) + 1
    assert len(counts) == 24
    assert sum((count - 500) ** 2 / 500 for count in counts.values()) < 64
