"""Forward and backward propagation through a network of dense layers, written to be read.

Notation: n samples; layer i has d_in inputs and d_out units, weight W (d_in, d_out) and bias b (d_out,).
With x the layer's input, f its activation and L the loss of the batch:

    forward     z = x W + b         a = f(z)            a is the input of the next layer
    backward    dL/dz = dL/da ∘ f'(z)
                dL/dW = xᵀ dL/dz    dL/db = sum over samples of dL/dz
                dL/dx = dL/dz Wᵀ                        dL/dx is the dL/da of the layer before

Source: Rumelhart, Hinton and Williams 1986, Learning representations by back-propagating errors.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.engine.activations import ACTIVATIONS
from playground.engine.network import Floats, Network


@dataclass(frozen=True, eq=False)
class Trace:
    """What a forward pass leaves behind for the backward pass.

    inputs           (n, d) what went into the first layer
    pre_activations  z of each layer, (n, units)
    activations      a of each layer, (n, units)
    """

    inputs: Floats
    pre_activations: tuple[Floats, ...]
    activations: tuple[Floats, ...]

    @property
    def outputs(self) -> Floats:
        """What the last layer gives, (n, k)."""
        return self.activations[-1]

    def layer_input(self, layer: int) -> Floats:
        """What went into layer number `layer` (from 0), (n, d_in)."""
        return self.activations[layer - 1] if layer > 0 else self.inputs


def forward(network: Network, parameters: Floats, x: Floats) -> Trace:
    """Send inputs x (n, d) through the network with the flat vector `parameters` (p,)."""
    pre_activations, activations = [], []
    a = x
    for (weight, bias), name in zip(network.views(parameters), network.activations, strict=True):
        z = a @ weight + bias
        a = ACTIVATIONS[name].value(z)
        pre_activations.append(z)
        activations.append(a)
    return Trace(x, tuple(pre_activations), tuple(activations))


def backward(network: Network, parameters: Floats, trace: Trace, output_gradient: Floats) -> Floats:
    """The gradient of the loss with respect to every parameter, flat (p,).

    output_gradient  (n, k) dL/dOutput, as `Loss.gradient` gives it: already divided by the number of samples
    """
    gradient = np.empty_like(parameters)
    layers, gradients = network.views(parameters), network.views(gradient)
    a_gradient = output_gradient
    for i in reversed(range(network.layers)):
        z_gradient = a_gradient * ACTIVATIONS[network.activations[i]].slope(trace.pre_activations[i])
        gradients[i].weight[:] = trace.layer_input(i).T @ z_gradient
        gradients[i].bias[:] = z_gradient.sum(axis=0)
        a_gradient = z_gradient @ layers[i].weight.T
    return gradient
