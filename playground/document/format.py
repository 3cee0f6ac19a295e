"""The experiment file, declared: which names it has and what each may hold."""

from __future__ import annotations

from playground.datasets.csv_format import DECIMALS, HEADERS
from playground.datasets.csv_text import DELIMITERS, MAX_COLUMNS, MAX_ROWS
from playground.datasets.encodings import AUTO, ENCODINGS
from playground.datasets.features import FEATURES
from playground.datasets.points import MAX_CLASSES, MAX_POINTS
from playground.datasets.scaling import SCALINGS
from playground.datasets.sources import DATA_KINDS
from playground.datasets.spec import DataSpec
from playground.datasets.table_samples import MISSING
from playground.datasets.tables import MAX_PASTED
from playground.document.experiment import MAX_LAYERS, MAX_UNITS, Experiment, LayerSpec, NetworkSpec, TrainingSpec
from playground.document.schema import ChoiceOf, ListOf, Number, OneOf, OrNull, Record, Switch, Text, Whole
from playground.engine.activations import ACTIVATIONS
from playground.engine.initializers import INITIALIZERS
from playground.engine.losses import LOSSES
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.schedules import SCHEDULES
from playground.engine.settings import Setting

MAX_SAMPLES = 100_000
MAX_BATCH_SIZE = 1_000_000
MAX_SEED = 2**53 - 1  # the largest whole number that every reader of JSON keeps
LARGEST_COORDINATE = 1e6
MAX_FROZEN = 10_000

_SEED = Whole(0, MAX_SEED)
_COORDINATE = Number(Setting("coordinate", 0.0, -LARGEST_COORDINATE, LARGEST_COORDINATE))
_COLUMN = Text(1000)


def _number(low: float, high: float, high_open: bool = False) -> Number:
    return Number(Setting("", low, low, high, high_open=high_open))


DATA = Record(
    DataSpec,
    {
        "kind": OneOf(tuple(DATA_KINDS)),
        "samples": Whole(1, MAX_SAMPLES),
        "noise": _number(0, 1),
        "test_fraction": _number(0, 1, high_open=True),
        "seed": _SEED,
        "features": ListOf(OneOf(tuple(FEATURES)), 1, len(FEATURES)),
        "scaling": OneOf(tuple(SCALINGS)),
        "path": OrNull(Text(4096)),
        "inputs": ListOf(_COLUMN, 0, MAX_COLUMNS),
        "target": OrNull(_COLUMN),
        "text": OrNull(Text(MAX_PASTED, lines=True)),
        "encoding": OneOf((AUTO, *ENCODINGS)),
        "delimiter": OneOf((AUTO, *DELIMITERS)),
        "decimal": OneOf((AUTO, *DECIMALS)),
        "header": OneOf((AUTO, *HEADERS)),
        "one_hot": ListOf(_COLUMN, 0, MAX_COLUMNS),
        "task": OneOf((AUTO, "classification", "regression")),
        "missing": OneOf(MISSING),
        "rows": OrNull(Whole(1, MAX_ROWS)),
        "x": ListOf(ListOf(_COORDINATE, 1, 100), 0, MAX_POINTS),
        "y": ListOf(_COORDINATE, 0, MAX_POINTS),
        "class_names": ListOf(Text(100), 0, MAX_CLASSES),
        "classes": Whole(2, 10),
    },
    quiet=(
        *("path", "inputs", "target", "text", "encoding", "delimiter", "decimal", "header", "one_hot", "task"),
        *("missing", "rows", "x", "y", "class_names", "classes"),
    ),
)

LAYER = Record(
    LayerSpec,
    {
        "kind": OneOf(("dense",)),
        "units": Whole(1, MAX_UNITS),
        "activation": OneOf(tuple(ACTIVATIONS)),
        "weight_init": ChoiceOf(INITIALIZERS, default="xavier_uniform"),
        "bias_init": ChoiceOf({name: i for name, i in INITIALIZERS.items() if i.for_bias}, default="zeros"),
        "frozen": Switch(),
    },
    quiet=("frozen",),
    defaults={"units": 4},
)

NETWORK = Record(NetworkSpec, {"layers": ListOf(LAYER, 1, MAX_LAYERS)})

TRAINING = Record(
    TrainingSpec,
    {
        "loss": OneOf(tuple(LOSSES)),
        "optimizer": ChoiceOf(OPTIMIZERS, default="sgd"),
        "batch_size": Whole(1, MAX_BATCH_SIZE),
        "shuffle": Switch(),
        "l1": _number(0, 1e6),
        "l2": _number(0, 1e6),
        "seed": _SEED,
        "precision": OneOf(("float64", "float32")),
        "schedule": ChoiceOf(SCHEDULES, default="constant"),
        "clip_norm": _number(0, 1e9),
        "frozen": ListOf(ListOf(Whole(-1, MAX_COLUMNS), 3, 3), 0, MAX_FROZEN),
    },
    quiet=("schedule", "clip_norm", "frozen"),
)

EXPERIMENT = Record(
    Experiment,
    {"version": Whole(1, 1), "name": Text(200), "data": DATA, "network": NETWORK, "training": TRAINING},
)
