"""The pipeline from raw inputs to network inputs."""

from __future__ import annotations

import numpy as np

from playground.datasets.pipeline import InputPipeline

RAW = np.array([[1.0, 2.0], [3.0, 6.0]])


def test_features_come_before_scaling() -> None:
    pipeline = InputPipeline.fit(("x1", "x2"), ("x1_squared",), "min_max", RAW)
    assert pipeline.apply(RAW).tolist() == [[0.0], [1.0]]
    assert pipeline.apply(np.array([[2.0, 0.0]])).tolist() == [[0.375]]
    assert (pipeline.inputs, pipeline.outputs, pipeline.names) == (2, 1, ("x1_squared",))


def test_without_features_the_inputs_keep_their_names() -> None:
    pipeline = InputPipeline.fit(("height", "weight", "age"), (), "none", np.ones((1, 3)))
    assert pipeline.names == ("height", "weight", "age")
    assert (pipeline.inputs, pipeline.outputs) == (3, 3)


def test_the_result_is_contiguous_and_the_input_untouched() -> None:
    raw = np.asfortranarray(RAW)
    before = raw.copy()
    result = InputPipeline.fit(("x1", "x2"), ("x1", "x2"), "standard", raw).apply(raw)
    assert result.flags.c_contiguous
    assert result.dtype == np.float64
    assert np.array_equal(raw, before)


def test_no_rows_give_no_rows() -> None:
    pipeline = InputPipeline.fit(("x1", "x2"), ("x1", "sin_x2"), "standard", RAW)
    assert pipeline.apply(np.empty((0, 2))).shape == (0, 2)
