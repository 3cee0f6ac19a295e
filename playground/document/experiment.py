"""The experiment: everything the user edits, as one immutable value. The file format is this, in JSON."""

from __future__ import annotations

from dataclasses import dataclass, field

from playground.datasets.spec import DataSpec
from playground.document.frozen import Places

FORMAT_VERSION = 1
MAX_LAYERS = 16
MAX_UNITS = 1024


@dataclass(frozen=True)
class Choice:
    """One record of a table (an initializer, an optimizer, a schedule) by name, with the settings that were given.

    `settings` is a sorted tuple of pairs, so that equal choices are equal values and can be hashed.
    """

    kind: str
    settings: tuple[tuple[str, float | bool], ...] = ()

    @classmethod
    def of(cls, kind: str, **settings: float | bool) -> Choice:
        return cls(kind, tuple(sorted(settings.items())))

    def setting(self, name: str, default: float | bool) -> float | bool:
        return dict(self.settings).get(name, default)

    def with_setting(self, name: str, value: float | bool) -> Choice:
        return Choice.of(self.kind, **(dict(self.settings) | {name: value}))


XAVIER_UNIFORM = Choice("xavier_uniform")
ZEROS = Choice("zeros")
CONSTANT = Choice("constant")


@dataclass(frozen=True)
class LayerSpec:
    """One dense layer: `activation(x @ weight + bias)`. A frozen one does not learn."""

    units: int
    activation: str = "tanh"
    weight_init: Choice = XAVIER_UNIFORM
    bias_init: Choice = ZEROS
    kind: str = "dense"
    frozen: bool = False


@dataclass(frozen=True)
class NetworkSpec:
    """The stack of layers from the first hidden layer to the output layer, which is always last."""

    layers: tuple[LayerSpec, ...] = (LayerSpec(4), LayerSpec(1, activation="linear"))


@dataclass(frozen=True)
class TrainingSpec:
    """How the network learns. `clip_norm` 0 means that gradients are not clipped.

    frozen  single parameters that do not learn, in order: (layer, source, unit), source -1 for the unit's bias
    """

    loss: str = "mse"
    optimizer: Choice = field(default_factory=lambda: Choice.of("sgd", learning_rate=0.03))
    batch_size: int = 10
    shuffle: bool = True
    l1: float = 0.0
    l2: float = 0.0
    seed: int = 0
    precision: str = "float64"
    schedule: Choice = CONSTANT
    clip_norm: float = 0.0
    frozen: Places = ()


@dataclass(frozen=True)
class Experiment:
    """Data, network and training: what a run is a function of."""

    version: int = FORMAT_VERSION
    name: str = ""
    data: DataSpec = field(default_factory=DataSpec)
    network: NetworkSpec = field(default_factory=NetworkSpec)
    training: TrainingSpec = field(default_factory=TrainingSpec)
