"""What every file says about its weights."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from playground.document.edits import set_optimizer
from playground.document.experiment import Choice
from playground.export.formats import write_weights
from playground.export.metadata import metadata
from playground.export.npz import LAYOUT
from playground.export.reading.files import READERS, read_parameters
from playground.export.trained import TrainedNetwork
from playground.training.snapshot import RunState, Snapshot
from tests.export.conftest import EXPERIMENT
from tests.training.conftest import OpenSession, in_state, until

FASTER = set_optimizer(EXPERIMENT, Choice.of("sgd", learning_rate=0.1))


@pytest.fixture
def changed(open_session: OpenSession) -> Snapshot:
    """A run whose learning rate was changed after step 4."""
    session = open_session(EXPERIMENT)
    session.step(4)
    until(session, in_state(RunState.PAUSED, 4))
    session.apply(FASTER)
    session.step(3)
    return until(session, in_state(RunState.PAUSED, 7))


def test_the_settings_of_every_step_are_told(changed: Snapshot) -> None:
    about = metadata(TrainedNetwork.from_snapshot(changed), LAYOUT)
    assert about["optimizer"]["learning_rate"] == 0.1
    first, second = about["stages"]
    assert (first["after_step"], first["optimizer"]["learning_rate"], first["batch_size"]) == (0, 0.03, 10)
    assert second == {"after_step": 4, "optimizer": {"kind": "sgd", "learning_rate": 0.1}}


def test_what_was_changed_after_these_weights_is_not_theirs(changed: Snapshot) -> None:
    earlier = TrainedNetwork.from_snapshot(replace(changed, parameters_step=3))
    assert [stage["after_step"] for stage in metadata(earlier, LAYOUT)["stages"]] == [0]


@pytest.mark.parametrize("ending", READERS)
def test_a_file_with_them_is_read_back(changed: Snapshot, tmp_path: Path, ending: str) -> None:
    trained = TrainedNetwork.from_snapshot(changed)
    write_weights(trained, tmp_path / f"w{ending}")
    assert np.array_equal(read_parameters(tmp_path / f"w{ending}", trained.network), trained.parameters)
