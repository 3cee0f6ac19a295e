"""Weights as an ONNX model: the whole way from raw inputs to outputs, which any ONNX runtime computes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

import playground
from playground.export.layout import Layout
from playground.export.metadata import metadata
from playground.export.onnx_graph import ACTIVATIONS, Graph, add_inputs
from playground.export.rounding import rounding
from playground.export.trained import TrainedNetwork
from playground.messages import N_, UserError

if TYPE_CHECKING:
    from onnx import GraphProto, ModelProto

LAYOUT = Layout("layers.{layer}.{name}")
PRECISION = "float32"
OPSET, IR_VERSION = 17, 8


def onnx_pieces(trained: TrainedNetwork) -> Iterator[bytes]:
    """The model with features and scaling in its graph, float32, any batch size, checked by the official checker.

    Input `inputs` (batch, d) raw, output `outputs` (batch, k); `metadata`, `test_inputs`, `test_outputs` as JSON in
    `metadata_props`. UserError where a number is too large or too small for single precision.
    """
    from onnx.checker import check_model

    _require_single(trained)
    model = _model(trained)
    check_model(model, full_check=True)
    yield model.SerializeToString()


def _require_single(trained: TrainedNetwork) -> None:
    """UserError where single precision makes infinity of a number, or nothing of one that divides."""
    with np.errstate(all="ignore"):
        for index, layer in enumerate(trained.layers):
            if not all(np.isfinite(array.astype(np.float32)).all() for array in layer):
                raise UserError(
                    N_("Layer {layer} has weights too large for single precision (float32), the precision of .onnx."),
                    layer=index + 1,
                )
        offset, scale = (array.astype(np.float32) for array in (trained.pipeline.offset, trained.pipeline.scale))
    if not (np.isfinite(offset).all() and scale.all() and np.isfinite(rounding(trained, PRECISION).outputs)):
        raise UserError(
            N_("The network computes numbers that single precision (float32), the precision of .onnx, cannot hold.")
        )


def _model(trained: TrainedNetwork) -> ModelProto:
    from onnx.helper import make_model, make_opsetid, set_model_props

    model = make_model(
        _graph(trained),
        opset_imports=[make_opsetid("", OPSET)],
        ir_version=IR_VERSION,
        producer_name="nn-playground",
        producer_version=playground.__version__,
    )
    about = {
        "metadata": metadata(trained, LAYOUT, PRECISION),
        "test_inputs": trained.samples.tolist(),
        "test_outputs": trained.outputs(trained.samples).tolist(),
    }
    set_model_props(
        model, {name: json.dumps(value, ensure_ascii=False, allow_nan=False) for name, value in about.items()}
    )
    return model


def _graph(trained: TrainedNetwork) -> GraphProto:
    from onnx import TensorProto
    from onnx.helper import make_graph, make_tensor_value_info

    graph = Graph()
    value = add_inputs(graph, "inputs", trained.pipeline)
    parameters = [graph.constant(part.key, array) for part, array in LAYOUT.arrays(trained)]
    for index, activation in enumerate(trained.network.activations):
        z = graph.node("Gemm", value, *parameters[2 * index : 2 * index + 2])
        value = ACTIVATIONS[activation](graph, z)
    graph.nodes[-1].output[0] = "outputs"
    shapes = {"inputs": trained.pipeline.inputs, "outputs": trained.network.sizes[-1]}
    ends = [make_tensor_value_info(name, TensorProto.FLOAT, ["batch", size]) for name, size in shapes.items()]
    return make_graph(graph.nodes, "network", ends[:1], ends[1:], graph.constants)
