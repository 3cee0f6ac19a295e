"""Activations and features as lines of a NumPy script. Tests compare every one with what the program computes."""

from __future__ import annotations

SIGMOID = """
def sigmoid(z):
    e = np.exp(-np.abs(z))  # cannot overflow
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))
"""
SOFTPLUS = """
def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))
"""

# The functions that each activation needs, its own last.
ACTIVATIONS: dict[str, tuple[str, ...]] = {
    "linear": ("\ndef linear(z):\n    return z\n",),
    "relu": ("\ndef relu(z):\n    return np.maximum(z, 0)\n",),
    "leaky_relu": ("\ndef leaky_relu(z):\n    return np.maximum(z, 0.01 * z)\n",),
    "elu": ("\ndef elu(z):\n    return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))\n",),
    "gelu": (
        """
def gelu(z):
    erfc = np.vectorize(math.erfc, otypes=[np.float64])
    return z * np.asarray(erfc(z / -math.sqrt(2)) / 2, z.dtype)
""",
    ),
    "silu": (SIGMOID, "\ndef silu(z):\n    return z * sigmoid(z)\n"),
    "mish": (SOFTPLUS, "\ndef mish(z):\n    return z * np.tanh(softplus(z))\n"),
    "softplus": (SOFTPLUS,),
    "sigmoid": (SIGMOID,),
    "tanh": ("\ndef tanh(z):\n    return np.tanh(z)\n",),
}

FEATURES = {
    "x1": "x1",
    "x2": "x2",
    "x1_squared": "x1 * x1",
    "x2_squared": "x2 * x2",
    "x1_times_x2": "x1 * x2",
    "sin_x1": "np.sin(x1)",
    "sin_x2": "np.sin(x2)",
}

# For losses on logits: what makes probabilities of the outputs y, for each class a column.
PROBABILITIES = {
    "binary_cross_entropy": '''
def predict_proba(x):
    """The probability (n, 2) of each class of METADATA["targets"]["classes"], in that order."""
    y = predict(x)[:, 0]
    e = np.exp(-np.abs(y))
    p = np.where(y >= 0, 1 / (1 + e), e / (1 + e))
    return np.column_stack([1 - p, p])
''',
    "cross_entropy": '''
def predict_proba(x):
    """The probability (n, k) of each class of METADATA["targets"]["classes"], in that order."""
    y = predict(x)
    e = np.exp(y - y.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
''',
}

# By the encoding of targets: what makes the index of a class of the outputs y.
CLASSES = {
    "one_hot": "y.argmax(axis=1)",
    "signed": "(y[:, 0] > 0).astype(int)",
    "zero_one": "(y[:, 0] > 0).astype(int)",
}
