"""Weights as a NumPy archive: `layers.0.weight (d_in, d_out)`, `layers.0.bias (d_out,)`, ... at full precision."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import numpy as np

from playground.export.layout import Layout
from playground.export.metadata import metadata
from playground.export.trained import TrainedNetwork

LAYOUT = Layout("layers.{layer}.{name}")


def npz_pieces(trained: TrainedNetwork) -> Iterator[bytes]:
    """The weights with `metadata` (JSON text), `test_inputs` (n, d raw) and `test_outputs` (n, k)."""
    arrays = {part.key: array for part, array in LAYOUT.arrays(trained)}
    arrays["metadata"] = np.array(json.dumps(metadata(trained, LAYOUT), ensure_ascii=False, allow_nan=False))
    arrays["test_inputs"] = trained.samples
    arrays["test_outputs"] = trained.outputs(trained.samples)
    content = io.BytesIO()
    np.savez(content, allow_pickle=False, **arrays)
    yield content.getvalue()
