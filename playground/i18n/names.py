"""What people call the records that files and tables know by a kind: `xavier_uniform` is Xavier uniform.

The names are English and marked for translation; `_(name_of(kind))` is the name in the language that is set.
"""

from __future__ import annotations

from collections.abc import Sequence

from playground.messages import N_

ACTIVATION_NAMES = {
    "linear": N_("Linear"),
    "relu": N_("ReLU"),
    "leaky_relu": N_("Leaky ReLU"),
    "elu": N_("ELU"),
    "gelu": N_("GELU"),
    "silu": N_("SiLU"),
    "mish": N_("Mish"),
    "softplus": N_("Softplus"),
    "sigmoid": N_("Sigmoid"),
    "tanh": N_("Tanh"),
}

INITIALIZER_NAMES = {
    "zeros": N_("Zeros"),
    "constant": N_("Constant"),
    "uniform": N_("Uniform"),
    "normal": N_("Normal"),
    "xavier_uniform": N_("Xavier uniform"),
    "xavier_normal": N_("Xavier normal"),
    "kaiming_uniform": N_("Kaiming uniform"),
    "kaiming_normal": N_("Kaiming normal"),
    "lecun_normal": N_("LeCun normal"),
    "orthogonal": N_("Orthogonal"),
    "lsuv": N_("LSUV"),
    "pytorch_default": N_("PyTorch default"),
    "keras_default": N_("Keras default"),
    "tf_playground_default": N_("TensorFlow Playground default"),
}

LOSS_NAMES = {
    "mse": N_("Squared error"),
    "mae": N_("Absolute error"),
    "huber": N_("Huber"),
    "binary_cross_entropy": N_("Binary cross-entropy"),
    "cross_entropy": N_("Cross-entropy"),
}

OPTIMIZER_NAMES = {
    "sgd": N_("SGD"),
    "momentum": N_("Momentum"),
    "rmsprop": N_("RMSProp"),
    "adagrad": N_("AdaGrad"),
    "adam": N_("Adam"),
    "adamw": N_("AdamW"),
    "nudge": N_("Nudge"),
}

SCHEDULE_NAMES = {
    "constant": N_("Constant"),
    "step": N_("In steps"),
    "exponential": N_("Exponential"),
    "cosine": N_("Cosine"),
}

DATASET_NAMES = {
    "circle": N_("Circle"),
    "xor": N_("Exclusive-or"),
    "gauss": N_("Two Gaussians"),
    "spiral": N_("Spiral"),
    "moons": N_("Moons"),
    "blobs": N_("Blobs"),
    "plane": N_("Plane"),
    "gauss_regression": N_("Gaussian hills"),
    "line": N_("Line"),
    "sine": N_("Sine"),
    "iris": N_("Iris flowers"),
    "digits": N_("Handwritten digits"),
    "table": N_("Table from a file"),
    "points": N_("Points drawn by hand"),
}

# Mathematical signs, the same in every language.
FEATURE_NAMES = {
    "x1": "x₁",
    "x2": "x₂",
    "x1_squared": "x₁²",
    "x2_squared": "x₂²",
    "x1_times_x2": "x₁x₂",
    "sin_x1": "sin x₁",
    "sin_x2": "sin x₂",
}

# The same after the names of the two inputs, where those have names: columns of a table.
FEATURE_FORMS = {
    "x1": "{0}",
    "x2": "{1}",
    "x1_squared": "{0}²",
    "x2_squared": "{1}²",
    "x1_times_x2": "{0} × {1}",
    "sin_x1": "sin {0}",
    "sin_x2": "sin {1}",
}

SCALING_NAMES = {
    "none": N_("None"),
    "standard": N_("Mean 0, SD 1"),
    "min_max": N_("Range (0 to 1)"),
}

TASK_NAMES = {
    "classification": N_("Classification"),
    "regression": N_("Regression"),
}

# How tables are written.
TABLE_NAMES = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "windows-874": N_("Thai (TIS-620, Windows-874)"),
    "windows-1252": N_("Western European (Windows-1252)"),
    "comma": N_("Comma ,"),
    "semicolon": N_("Semicolon ;"),
    "tab": N_("Tab"),
    "pipe": N_("Pipe |"),
    "space": N_("Space"),
    "decimal_point": N_("Point 1.5"),
    "decimal_comma": N_("Comma 1,5"),
    "header_yes": N_("With names"),
    "header_no": N_("No names"),
}

SETTING_NAMES = {
    "learning_rate": N_("Learning rate"),
    "momentum": N_("Momentum"),
    "nesterov": N_("Nesterov"),
    "alpha": N_("Smoothing"),
    "beta1": N_("Beta 1"),
    "beta2": N_("Beta 2"),
    "epsilon": N_("Epsilon"),
    "weight_decay": N_("Weight decay"),
    "value": N_("Value"),
    "low": N_("Lowest"),
    "high": N_("Highest"),
    "std": N_("Standard deviation"),
    "gain": N_("Gain"),
    "warmup": N_("Warm-up steps"),
    "gamma": N_("Factor"),
    "every": N_("Steps between"),
    "steps": N_("Steps in all"),
    "minimum": N_("Least factor"),
}

# Names that are not written with a capital in the middle of a sentence: "Layer 1: 4 units, tanh, Xavier uniform".
WORDS = {
    "linear": N_("linear"),
    "leaky_relu": N_("leaky ReLU"),
    "softplus": N_("softplus"),
    "sigmoid": N_("sigmoid"),
    "tanh": N_("tanh"),
    "zeros": N_("zeros"),
    "constant": N_("constant"),
    "uniform": N_("uniform"),
    "normal": N_("normal"),
    "orthogonal": N_("orthogonal"),
}

_NAMES = (
    SETTING_NAMES
    | TABLE_NAMES
    | TASK_NAMES
    | SCALING_NAMES
    | FEATURE_NAMES
    | DATASET_NAMES
    | SCHEDULE_NAMES
    | OPTIMIZER_NAMES
    | LOSS_NAMES
    | INITIALIZER_NAMES
    | ACTIVATION_NAMES
)


def input_names(features: Sequence[str], raw: Sequence[str]) -> tuple[str, ...]:
    """What a network's inputs are called: `features` of two raw inputs, or where there are none, the raw ones."""
    if not features:
        return tuple(FEATURE_NAMES.get(name, name) for name in raw)
    if tuple(raw) == ("x1", "x2"):
        return tuple(FEATURE_NAMES[feature] for feature in features)
    names = input_names((), raw)
    return tuple(FEATURE_FORMS[feature].format(*names) for feature in features)


def name_of(kind: str) -> str:
    """The English name of a record or a setting, as on a button; a kind without a name is shown as it is."""
    return _NAMES.get(kind, kind)


def word_of(kind: str) -> str:
    """The English name of a record as in the middle of a sentence."""
    return WORDS.get(kind) or name_of(kind)
