"""Weights as safetensors, with the keys and the layout of a torch.nn.Sequential of Linear and activation modules."""

from __future__ import annotations

import json
from collections.abc import Iterator

from playground.export.layout import Layout
from playground.export.metadata import metadata
from playground.export.trained import TrainedNetwork

LAYOUT = Layout("{layer}.{name}", rows_are_outputs=True, counts_modules=True)


def safetensors_pieces(trained: TrainedNetwork) -> Iterator[bytes]:
    """`0.weight` (units, inputs), `0.bias`, ...; in the header `metadata`, `test_inputs`, `test_outputs` as JSON.

    The arrays alone are what `load_state_dict` expects, so that all else stands in the header.
    """
    from safetensors.numpy import save

    header = {
        "format": "pt",  # the convention for weights that PyTorch can load
        "metadata": json.dumps(metadata(trained, LAYOUT), ensure_ascii=False, allow_nan=False),
        "test_inputs": json.dumps(trained.samples.tolist(), allow_nan=False),
        "test_outputs": json.dumps(trained.outputs(trained.samples).tolist(), allow_nan=False),
    }
    yield save({part.key: array for part, array in LAYOUT.arrays(trained)}, header)
