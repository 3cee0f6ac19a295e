"""Random streams are told apart by seed, purpose and index."""

import pytest

from playground.engine.seeds import PURPOSES, generator, layer_generator, shuffle_seed


def first(purpose: str, seed: int = 0, index: int = 0) -> int:
    return int(generator(seed, purpose, index).integers(2**62))


@pytest.mark.parametrize("purpose", PURPOSES)
def test_same_stream_gives_the_same_numbers(purpose):
    assert first(purpose, seed=5) == first(purpose, seed=5)


def test_seeds_purposes_and_indices_give_streams_of_their_own():
    drawn = [first(purpose, seed, index) for purpose in PURPOSES for seed in range(3) for index in range(3)]
    assert len(set(drawn)) == len(drawn)


def test_layers_draw_from_the_weights_stream_by_their_place():
    assert layer_generator(4, 2).random() == generator(4, "weights", 2).random()


def test_shuffle_seed_is_an_unsigned_64_bit_number_and_differs_by_seed():
    drawn = {shuffle_seed(seed) for seed in range(100)}
    assert len(drawn) == 100
    assert all(0 <= seed < 2**64 for seed in drawn)
    assert max(drawn) > 2**62


def test_seed_streams_stay_the_same_for_ever():
    """The purposes' places are part of saved experiments: the first four may never move."""
    assert PURPOSES[:4] == ("data", "split", "weights", "batches")
