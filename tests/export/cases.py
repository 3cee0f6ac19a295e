"""Networks of every kind that an export must give the same outputs for, by a name for each."""

from __future__ import annotations

from dataclasses import replace

from playground.datasets.features import FEATURES
from playground.datasets.scaling import SCALINGS
from playground.datasets.spec import DataSpec
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec, TrainingSpec
from playground.engine.activations import ACTIVATIONS

BASE = Experiment(data=DataSpec(samples=40))
NORMAL = Choice.of("normal", std=1.0)


def layers(*units: int, activation: str = "tanh", last: str = "linear") -> NetworkSpec:
    """Weights and biases wide enough for every part of an activation to be used; less so where the network is deep."""
    weights = NORMAL if len(units) == 2 else Choice("xavier_normal")
    hidden = [LayerSpec(count, activation, weights, NORMAL) for count in units[:-1]]
    return NetworkSpec((*hidden, LayerSpec(units[-1], last)))


def _cases() -> dict[str, Experiment]:
    cases = {"one layer": replace(BASE, network=layers(1))}
    for name in ACTIVATIONS:
        cases[f"{name}, 1 hidden"] = replace(BASE, network=layers(5, 1, activation=name))
        cases[f"{name}, 4 hidden"] = replace(BASE, network=layers(6, 5, 4, 3, 1, activation=name))
        cases[f"{name} at the end"] = replace(BASE, network=layers(4, 1, last=name))
    for name in FEATURES:
        cases[f"feature {name}"] = replace(BASE, data=replace(BASE.data, features=(name,)))
    every = replace(BASE.data, features=tuple(FEATURES))
    cases |= {f"scaling {name}": replace(BASE, data=replace(every, scaling=name)) for name in SCALINGS}
    cases["one input"] = replace(BASE, data=DataSpec("sine", samples=40, scaling="standard", features=()))
    cases["regression"] = replace(BASE, data=DataSpec("plane", samples=40))
    cases["iris"] = replace(
        BASE,
        data=DataSpec("iris", features=(), scaling="min_max"),
        network=layers(5, 3),
        training=TrainingSpec(loss="cross_entropy"),
    )
    cases["digits"] = replace(
        BASE, data=DataSpec("digits", features=()), network=layers(20, 10), training=TrainingSpec(loss="cross_entropy")
    )
    cases["binary"] = replace(BASE, training=TrainingSpec(loss="binary_cross_entropy"))
    cases["one hot"] = replace(BASE, network=layers(4, 2))
    cases["single precision"] = replace(BASE, training=TrainingSpec(precision="float32"))
    return cases


CASES = _cases()
