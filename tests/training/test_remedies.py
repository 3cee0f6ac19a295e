"""Each remedy taken in the middle of a run, as its button takes it: it helps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from playground.document import edits
from playground.document.edits import set_data
from playground.document.experiment import Experiment
from playground.document.presets import preset
from playground.training.current import CurrentRun
from playground.training.diagnosis import diagnose
from playground.training.engines import EngineFactory, bound, stop_flag
from playground.training.evidence import Evidence, gather
from playground.training.health import Health
from playground.training.insight import Diagnosis
from playground.training.pieces import complete
from tests.training.test_diagnosis import normal, stack, with_rate

FURTHER = 6000


class Going:
    """A run that goes on, as a session has it."""

    def __init__(self, experiment: Experiment, factory: EngineFactory) -> None:
        self.current = CurrentRun(experiment, None, bound(factory, stop_flag()))

    def go_on(self, steps: int) -> None:
        """Take so many steps, or fewer where the run diverges."""
        self.current.run.train(steps)

    def evidence(self) -> Evidence:
        with np.errstate(all="ignore"):
            look, _ = complete(Health().look(self.current.run))
        return gather(self.current.run, self.current.experiment, look)

    def diagnosis(self) -> Diagnosis:
        with np.errstate(all="ignore"):
            found = diagnose(self.evidence())
        assert found is not None
        return found

    def take(self, diagnosis: Diagnosis) -> None:
        """Press the button behind the diagnosis."""
        remedy = diagnosis.remedy
        assert remedy is not None
        edit = getattr(edits, remedy.edit)
        self.current.apply(edit(self.current.experiment, *remedy.arguments, **dict(remedy.settings)))


@dataclass(frozen=True)
class Case:
    """A run that is sick after `steps` steps: what is said, and the edit that is offered."""

    experiment: Experiment
    steps: int
    kind: str
    edit: str


CASES = {
    "equal weights": Case(stack(8, 8, init="zeros"), 500, "symmetry", "set_suitable_weights"),
    "large weights": Case(stack(16, 16, 16, init=normal(3.0)), 1000, "saturation", "set_suitable_weights"),
    "small weights flattened by large steps": Case(
        with_rate(stack(8, 8, init=normal(0.1), data="sine"), 0.3, "rmsprop"), 100,
        "saturation", "slower_start",
    ),
    "a deep network flattened by large steps": Case(
        with_rate(stack(*[16] * 8, init="pytorch_default", data="moons"), 0.03, "rmsprop"), 300,
        "saturation", "slower_start",
    ),
    "a rate a little too high": Case(with_rate(preset("line"), 0.1), 10, "rate_high", "set_optimizer"),
    "a rate far too high": Case(with_rate(stack(2, 2, data="xor"), 1.0), 30, "rate_high", "slower_start"),
    "a rate far too low": Case(with_rate(stack(4), 1e-5), 1000, "rate_low", "set_optimizer"),
    "one layer dead": Case(
        stack(2, 2, 2, activation="relu", data="gauss"), 300, "dead", "set_activation",
    ),
    "several layers dead": Case(
        with_rate(stack(*[4] * 8, activation="relu", init="kaiming_normal", data="gauss"), 0.03, "rmsprop"), 1000,
        "dead", "set_hidden_activations",
    ),
    "a deep network of sigmoids": Case(
        stack(*[8] * 5, activation="sigmoid"), 500, "vanishing", "set_hidden_activations",
    ),
    "small weights in a deep network": Case(
        stack(*[8] * 10, init=normal(0.01)), 500, "vanishing", "set_suitable_weights",
    ),
    "large weights without an end": Case(
        with_rate(stack(*[32] * 5, activation="relu", init=normal(1.0)), 1e-9), 100,
        "exploding", "set_suitable_weights",
    ),
    "few noisy samples": Case(
        with_rate(set_data(stack(32, 32, data="moons"), samples=30, noise=0.6), 0.1), 2000,
        "overfitting", "set_training",
    ),
    "iris too long": Case(preset("iris"), 5000, "overfitting", "set_training"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_with_the_remedy_the_same_is_not_said_again_and_the_test_loss_is_lower_than_without(
    name: str, compiled: EngineFactory
) -> None:
    case = CASES[name]
    alone, helped = Going(case.experiment, compiled), Going(case.experiment, compiled)
    for run in alone, helped:
        run.go_on(case.steps)
    diagnosis = helped.diagnosis()
    assert diagnosis.remedy is not None
    assert (diagnosis.kind, diagnosis.remedy.edit) == (case.kind, case.edit)
    helped.take(diagnosis)
    for run in alone, helped:
        run.go_on(FURTHER)
    after, left = helped.evidence(), alone.evidence()
    again = diagnose(after)
    assert again is None or (again.message, again.remedy) != (diagnosis.message, diagnosis.remedy)
    assert after.test[-1] < left.test[-1]
