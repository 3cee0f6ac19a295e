"""The flat vector of parameters and its views."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.builders import network

shapes = st.lists(st.integers(1, 6), min_size=2, max_size=6)


@given(sizes=shapes)
def test_views_cover_the_flat_vector_in_order_and_copy_nothing(sizes):
    net = network(*sizes)
    flat = np.arange(net.parameter_count, dtype=float)
    views = net.views(flat)
    assert [layer.weight.shape for layer in views] == list(pairwise(sizes))
    assert [layer.bias.shape for layer in views] == [(size,) for size in sizes[1:]]
    assert np.concatenate([part.ravel() for layer in views for part in layer]).tolist() == flat.tolist()
    assert all(np.shares_memory(part, flat) for layer in views for part in layer)


@given(sizes=shapes)
def test_layer_slices_follow_one_another(sizes):
    net = network(*sizes)
    slices = net.layer_slices()
    assert slices[0].start == 0
    assert [a.stop for a in slices[:-1]] == [b.start for b in slices[1:]]
    assert slices[-1].stop == net.parameter_count == sum((a + 1) * b for a, b in pairwise(sizes))


def test_weight_mask_tells_weights_from_biases():
    assert network(2, 1, 2).weight_mask().tolist() == [True, True, False, True, True, False, False]
