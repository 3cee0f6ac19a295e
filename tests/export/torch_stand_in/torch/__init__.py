"""As much of PyTorch, on NumPy, as an exported module calls; for machines without PyTorch.

What each function computes is written after PyTorch's documentation, in NumPy alone and not with this project's
activations, so that a wrong constant in an export is seen.
"""

from contextlib import nullcontext as no_grad

import numpy as np

from . import nn

__all__ = ["cat", "float32", "float64", "frombuffer", "nn", "no_grad", "sigmoid", "sin", "softmax", "stack", "tensor"]

float32, float64 = np.float32, np.float64


class Tensor(np.ndarray):
    def to(self, dtype):
        return self.astype(dtype)

    def double(self):
        return self.astype(np.float64)

    def abs(self):
        return np.abs(self)

    def all(self, dim):
        return np.asarray(self).all(axis=dim)


def tensor(data, dtype=np.float32):
    return np.array(data, dtype).view(Tensor)


def frombuffer(buffer, dtype):
    return np.frombuffer(buffer, dtype).view(Tensor)


def stack(columns, dim):
    return np.stack(columns, axis=dim).view(Tensor)


def cat(parts, dim):
    return np.concatenate(parts, axis=dim).view(Tensor)


def sin(x):
    return np.sin(x)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(x, dim):
    e = np.exp(x - x.max(axis=dim, keepdims=True))
    return e / e.sum(axis=dim, keepdims=True)
