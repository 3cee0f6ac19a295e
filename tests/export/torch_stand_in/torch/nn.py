"""The modules of PyTorch that an exported network is made of."""

import math

import numpy as np


class Module:
    def __call__(self, *arguments):
        return self.forward(*arguments)

    def register_buffer(self, name, value):
        setattr(self, name, value)


class Linear(Module):
    def __init__(self, in_features, out_features, dtype):
        self.weight = np.full((out_features, in_features), np.nan, dtype)
        self.bias = np.full(out_features, np.nan, dtype)

    def forward(self, x):
        return x @ self.weight.T + self.bias


class Sequential(Module):
    def __init__(self, *modules):
        self.modules = modules

    def __getitem__(self, index):
        return self.modules[index]

    def load_state_dict(self, state):
        own = {f"{i}.{name}" for i, module in enumerate(self.modules) for name in vars(module) if name in PARAMETERS}
        assert own == set(state), f"keys {sorted(state)}, expected {sorted(own)}"
        for key, value in state.items():
            index, name = key.split(".")
            array = getattr(self.modules[int(index)], name)
            assert (array.shape, array.dtype) == (value.shape, value.dtype), key
            array[...] = value

    def forward(self, x):
        for module in self.modules:
            x = module(x)
        return x


PARAMETERS = ("weight", "bias")


class ReLU(Module):
    def forward(self, x):
        return np.where(x > 0, x, 0)


class LeakyReLU(Module):
    def __init__(self, negative_slope=0.01):
        self.negative_slope = negative_slope

    def forward(self, x):
        return np.where(x >= 0, x, self.negative_slope * x)


class ELU(Module):
    def __init__(self, alpha=1.0):
        self.alpha = alpha

    def forward(self, x):
        return np.where(x > 0, x, self.alpha * np.expm1(np.minimum(x, 0)))


class GELU(Module):
    def forward(self, x):
        return x * np.vectorize(lambda z: 0.5 * math.erfc(-z / math.sqrt(2)))(x)


class SiLU(Module):
    def forward(self, x):
        return x / (1 + np.exp(-x))


class Softplus(Module):
    def __init__(self, beta=1.0, threshold=20.0):
        self.beta, self.threshold = beta, threshold

    def forward(self, x):
        below = np.log1p(np.exp(self.beta * np.minimum(x, self.threshold))) / self.beta
        return np.where(x * self.beta > self.threshold, x, below)


class Mish(Module):
    def forward(self, x):
        return x * np.tanh(Softplus()(x))


class Sigmoid(Module):
    def forward(self, x):
        return 1 / (1 + np.exp(-x))


class Tanh(Module):
    def forward(self, x):
        return np.tanh(x)


class Loss(Module):
    pass


class MSELoss(Loss):
    pass


class L1Loss(Loss):
    pass


class HuberLoss(Loss):
    pass


class BCEWithLogitsLoss(Loss):
    pass


class CrossEntropyLoss(Loss):
    pass
