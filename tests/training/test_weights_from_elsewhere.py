"""A run can begin with weights that come from elsewhere; the run that this takes away comes back."""

from __future__ import annotations

import numpy as np

from playground.datasets.spec import DataSpec
from playground.document.edits import set_layers, set_training
from playground.document.experiment import Experiment
from playground.training.session import Session
from playground.training.snapshot import RunState, Snapshot
from tests.training.conftest import PATIENCE, OpenSession, in_state, until
from tests.training.test_checkpoint import assert_same

EXPERIMENT = Experiment(data=DataSpec(samples=46))
GIVEN = np.linspace(-1, 1, 17)


def trained(session: Session, steps: int) -> Snapshot:
    session.step(steps)
    return until(session, in_state(RunState.PAUSED, steps))


def test_it_begins_at_step_0_with_exactly_these_weights(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    trained(session, 8)
    session.begin_with(EXPERIMENT, GIVEN)
    found = session.capture().result(PATIENCE)
    assert (found.step, found.is_drawn) == (0, False)
    assert np.array_equal(found.state.parameters, GIVEN)
    assert session.state is RunState.IDLE


def test_it_goes_on_from_them(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.begin_with(EXPERIMENT, GIVEN)
    assert trained(session, 5).step == 5
    assert not np.array_equal(session.capture().result(PATIENCE).state.parameters, GIVEN)


def test_reset_draws_the_start_of_the_experiment(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    drawn = session.capture().result(PATIENCE).state.parameters
    session.begin_with(EXPERIMENT, GIVEN)
    session.reset()
    assert np.array_equal(session.capture().result(PATIENCE).state.parameters, drawn)


def test_the_run_before_comes_back_to_the_bit_and_so_does_the_new_one(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    trained(session, 8)
    before, one, two = session.capture().result(PATIENCE), session.token(), session.token()
    session.begin_with(EXPERIMENT, GIVEN, keep=one)
    trained(session, 3)
    after = session.capture().result(PATIENCE)
    session.apply(EXPERIMENT, keep=two, restore=one)
    assert_same(session.capture().result(PATIENCE), before)
    session.apply(EXPERIMENT, keep=one, restore=two)
    assert_same(session.capture().result(PATIENCE), after)


def test_another_network_comes_with_its_weights_and_goes_with_them(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    trained(session, 8)
    before, kept = session.capture().result(PATIENCE), session.token()
    other = set_layers(EXPERIMENT, [(3, "relu"), (2, "sigmoid"), (1, "linear")])
    given = np.linspace(0, 1, 9 + 8 + 3)
    session.begin_with(other, given, keep=kept)
    found = session.capture().result(PATIENCE)
    assert found.experiment == other
    assert np.array_equal(found.state.parameters, given)
    session.apply(EXPERIMENT, restore=kept)
    assert_same(session.capture().result(PATIENCE), before)


def test_they_are_rounded_to_the_precision_of_the_run(open_session: OpenSession) -> None:
    single = set_training(EXPERIMENT, precision="float32")
    session = open_session(single)
    session.begin_with(single, GIVEN)
    parameters = session.capture().result(PATIENCE).state.parameters
    assert parameters.dtype == np.float32
    assert np.array_equal(parameters, GIVEN.astype(np.float32))
