"""Where the run stands, in words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.i18n import set_language
from playground.messages import message
from playground.training.insight import Diagnosis, Insight
from playground.training.snapshot import EvaluationHistory, Failure, Figures, RunState, Snapshot
from playground.ui.summary import STATES, run_summary
from tests.ui.snapshots import network_of, snapshot_of


def a_run(**changes: object) -> Snapshot:
    steps = np.arange(0.0, 301.0, 25.0)
    loss = 1.0 / (1.0 + steps)
    values: dict[str, object] = {
        "state": RunState.RUNNING,
        "step": 300,
        "epoch": 12,
        "figures": Figures(float(loss[-1]), 0.04, 0.98, 0.955, 0.0),
        "evaluations": EvaluationHistory(steps, loss, loss),
    }
    return snapshot_of(network_of(4), **(values | changes))  # type: ignore[arg-type]


def test_state_place_losses_and_accuracy_are_said() -> None:
    assert run_summary(a_run()) == (
        "Training. Epoch 12, step 300. Loss: training 0.0033, falling over the last 100 steps; test 0.0400. "
        "Accuracy: training 98.0 %; test 95.5 %."
    )


def test_what_is_wrong_is_said_last() -> None:
    found = Diagnosis("vanishing", message("The gradient vanishes."))
    assert run_summary(a_run(insight=Insight(diagnosis=found))).endswith(" The gradient vanishes.")
    failure = Failure(message("The loss is no longer a number."), 30, None, True)
    said = run_summary(a_run(state=RunState.FAILED, failure=failure))
    assert said.startswith("Stopped. Epoch 12, step 300.")
    assert said.endswith(" The loss is no longer a number.")


def test_what_is_not_known_is_not_said() -> None:
    assert run_summary(None) == "The engine is being prepared."
    assert run_summary(a_run(figures=None)) == "Training. Epoch 12, step 300."
    regression = Figures(0.5, None, None, None, 0.0)
    assert "Accuracy" not in run_summary(a_run(figures=regression))
    assert "test" not in run_summary(a_run(figures=regression))


@pytest.mark.parametrize("state", RunState)
def test_every_state_has_its_words(state: RunState) -> None:
    assert run_summary(a_run(state=state)).startswith(STATES[state])
    set_language("th")
    assert "Epoch" not in run_summary(a_run(state=state))
    assert replace(a_run(), state=state).state is state
