"""An ONNX graph under construction, and what the program computes as operators of opset 17, in single precision.

The package `onnx` is imported where it is used: the window starts without it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from playground.datasets.pipeline import InputPipeline
from playground.engine.activations import LEAK

if TYPE_CHECKING:
    from onnx import NodeProto, TensorProto


class Graph:
    """Nodes and constants, in order. A value is known by its name."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self._constants: dict[str, TensorProto] = {}

    @property
    def constants(self) -> list[TensorProto]:
        return list(self._constants.values())

    def node(self, operator: str, *inputs: str, **attributes: Any) -> str:
        """Add a node; the name of its only output."""
        from onnx.helper import make_node

        name = f"{operator.lower()}_{len(self.nodes)}"
        self.nodes.append(make_node(operator, list(inputs), [name], name=name, **attributes))
        return name

    def constant(self, name: str, value: np.ndarray | float) -> str:
        """Keep a constant as float32, whole numbers as int64; its name."""
        from onnx.numpy_helper import from_array

        array = np.asarray(value)
        dtype = np.float32 if array.dtype.kind == "f" else np.int64
        self._constants[name] = from_array(np.ascontiguousarray(array.astype(dtype)), name)
        return name


def add_inputs(graph: Graph, raw: str, pipeline: InputPipeline) -> str:
    """(features(raw) - offset) / scale; steps that change nothing are left out."""
    value = _features(graph, raw, pipeline.features) if pipeline.features else raw
    if pipeline.offset.any():
        value = graph.node("Sub", value, graph.constant("offset", pipeline.offset))
    if (pipeline.scale != 1).any():
        value = graph.node("Div", value, graph.constant("scale", pipeline.scale))
    return value


def _features(graph: Graph, raw: str, names: tuple[str, ...]) -> str:
    """One column a feature."""
    columns = [graph.node("Gather", raw, graph.constant(f"column_{i}", np.array([i])), axis=1) for i in range(2)]
    return graph.node("Concat", *(FEATURES[name](graph, *columns) for name in names), axis=1)


FEATURES: dict[str, Callable[[Graph, str, str], str]] = {
    "x1": lambda _, x1, __: x1,
    "x2": lambda _, __, x2: x2,
    "x1_squared": lambda graph, x1, _: graph.node("Mul", x1, x1),
    "x2_squared": lambda graph, _, x2: graph.node("Mul", x2, x2),
    "x1_times_x2": lambda graph, x1, x2: graph.node("Mul", x1, x2),
    "sin_x1": lambda graph, x1, _: graph.node("Sin", x1),
    "sin_x2": lambda graph, _, x2: graph.node("Sin", x2),
}


def gelu(graph: Graph, z: str) -> str:
    """z (1 + erf(z / sqrt(2))) / 2; Gelu itself is an operator only from opset 20 on."""
    erf = graph.node("Erf", graph.node("Mul", z, graph.constant("root_half", math.sqrt(0.5))))
    twice = graph.node("Add", erf, graph.constant("one", 1.0))
    return graph.node("Mul", z, graph.node("Mul", twice, graph.constant("half", 0.5)))


def mish(graph: Graph, z: str) -> str:
    """z tanh(softplus(z)); Mish itself is an operator only from opset 18 on."""
    return graph.node("Mul", z, graph.node("Tanh", graph.node("Softplus", z)))


ACTIVATIONS: dict[str, Callable[[Graph, str], str]] = {
    "linear": lambda _, z: z,
    "relu": lambda graph, z: graph.node("Relu", z),
    "leaky_relu": lambda graph, z: graph.node("LeakyRelu", z, alpha=LEAK),
    "elu": lambda graph, z: graph.node("Elu", z, alpha=1.0),
    "gelu": gelu,
    "silu": lambda graph, z: graph.node("Mul", z, graph.node("Sigmoid", z)),
    "mish": mish,
    "softplus": lambda graph, z: graph.node("Softplus", z),
    "sigmoid": lambda graph, z: graph.node("Sigmoid", z),
    "tanh": lambda graph, z: graph.node("Tanh", z),
}
