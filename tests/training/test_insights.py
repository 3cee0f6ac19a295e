"""Looking inside a run: what is wanted is there, what is not costs nothing, and nothing of the run changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import cycle, pairwise
from time import perf_counter, thread_time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.datasets.spec import DataSpec
from playground.document.edits import add_layer, freeze_parameter, remove_layer, set_optimizer, set_training
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec
from playground.document.presets import preset
from playground.engine.propagation import forward
from playground.training.current import CurrentRun
from playground.training.engines import EngineFactory, ReferenceEngine, bound, stop_flag
from playground.training.insight import Insight, InsightWants, ParameterPlace, together
from playground.training.pieces import complete
from playground.training.preparation import Supply
from playground.training.probe import Probe
from playground.training.session import Session
from playground.training.snapshot import RunState, Snapshot, Wants
from tests.training.conftest import OpenSession, in_state, until

EXPERIMENT = Experiment(data=DataSpec(samples=40))
PLACE = ParameterPlace(0, 2, 1)
EVERYTHING = InsightWants(
    health=True,
    hidden_layer=0,
    parameter=PLACE,
    mistakes=True,
    start=True,
    diagnosis=True,
    question=(0.5, -1.0),
)
SINGLE_WANTS = [
    replace(InsightWants(), **{field.name: getattr(EVERYTHING, field.name)}) for field in fields(InsightWants)
]


def bits(current: CurrentRun) -> dict[str, object]:
    """Everything that decides how a run goes on, and its records."""
    state = current.run.state
    arrays = {name: getattr(state, name).tobytes() for name in ("parameters", "slots", "gradient", "update")}
    numbers = {name: getattr(state, name) for name in ("step", "epoch", "position", "optimizer_step", "evaluations")}
    records = current.run.evaluations.history()
    return arrays | numbers | {"train": records.train.tobytes(), "test": records.test.tobytes()}


def look(current: CurrentRun, wants: InsightWants) -> Insight:
    """Everything that is wanted, computed at once."""
    current.probes.advance(
        current.run, current.experiment, Wants(insight=wants), current.moment, moving=False, until=perf_counter() + 60
    )
    return current.probes.insights.shown(wants, current.nudge)


def current_run(experiment: Experiment, factory: EngineFactory) -> CurrentRun:
    return CurrentRun(experiment, None, bound(factory, stop_flag()))


EXPERIMENTS = {
    "sgd": EXPERIMENT,
    "adam": set_optimizer(EXPERIMENT, "adam"),
    "momentum, frozen": freeze_parameter(set_optimizer(EXPERIMENT, "momentum"), 0, 1, 2),
    "float32": set_training(EXPERIMENT, precision="float32"),
    "deep": add_layer(add_layer(EXPERIMENT, 1, LayerSpec(6, "relu")), 1, LayerSpec(5, "sigmoid")),
    "classes": replace(preset("blobs"), data=replace(preset("blobs").data, samples=60)),
}


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_looking_changes_no_bit_in_a_thousand_steps(name: str, factory: EngineFactory) -> None:
    seen, unseen = current_run(EXPERIMENTS[name], factory), current_run(EXPERIMENTS[name], factory)
    wants: Iterator[InsightWants] = cycle([EVERYTHING, *SINGLE_WANTS, InsightWants()])
    look(seen, EVERYTHING)
    for _ in range(40):
        seen.run.train(25)
        look(seen, next(wants))
    unseen.run.train(1000)
    assert bits(seen) == bits(unseen)


def test_a_session_that_is_looked_at_goes_where_one_goes_that_is_not(
    open_session: OpenSession, factory: EngineFactory
) -> None:
    seen, unseen = (open_session(EXPERIMENT, supply=Supply(factory)) for _ in range(2))
    unseen.want(Wants(output=False, unit_maps=False))
    seen.want(Wants(insight=EVERYTHING))
    for steps in range(100, 1001, 100):
        seen.step(100)
        until(seen, in_state(RunState.PAUSED, steps))
        seen.want(Wants(insight=SINGLE_WANTS[steps // 100 % len(SINGLE_WANTS)]))
    unseen.step(1000)
    ours, theirs = (until(session, in_state(RunState.PAUSED, 1000)) for session in (seen, unseen))
    assert np.array_equal(ours.parameters, theirs.parameters)
    assert np.array_equal(ours.evaluations.train, theirs.evaluations.train)
    assert np.array_equal(ours.steps.loss_low, theirs.steps.loss_low)


# What is wanted


def paused(session: Session, step: int = 30) -> Snapshot:
    session.step(step)
    return until(session, in_state(RunState.PAUSED, step))


def test_nothing_wanted_nothing_is_there(open_session: OpenSession) -> None:
    insight = paused(open_session(EXPERIMENT)).insight
    assert all(getattr(insight, field.name) is None for field in fields(Insight))


def test_everything_wanted_is_there_of_this_very_step(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.want(Wants(insight=EVERYTHING))
    insight = paused(session).insight
    assert insight.health is not None
    assert insight.health.step[-1] == 30
    assert insight.hidden is not None
    assert insight.parameter is not None
    assert insight.parameter.step[-1] == 30
    assert insight.mistakes is not None
    assert insight.start is not None
    assert insight.answer is not None
    assert insight.diagnosis is not None
    assert insight.diagnosis.kind == "healthy"


@pytest.mark.parametrize("wants", SINGLE_WANTS)
def test_only_what_is_wanted_is_there(wants: InsightWants) -> None:
    current = current_run(EXPERIMENT, ReferenceEngine)
    current.run.train(30)
    look(current, EVERYTHING)
    shown = current.probes.insights.shown(wants, None)
    present = {field.name for field in fields(Insight) if getattr(shown, field.name) is not None}
    names = {"hidden_layer": {"hidden"}, "question": {"answer", "asked"}}
    wanted = {field.name for field in fields(InsightWants) if getattr(wants, field.name)}
    wanted |= {"hidden_layer"} if wants.hidden_layer is not None else set()
    assert present == set().union(*(names.get(name, {name}) for name in wanted))


def test_the_same_object_is_shown_until_there_is_a_newer_one() -> None:
    current = current_run(EXPERIMENT, ReferenceEngine)
    first, second = look(current, EVERYTHING), look(current, EVERYTHING)
    for field in fields(Insight):
        assert getattr(first, field.name) is getattr(second, field.name) or field.name == "asked"
    current.run.train(1)
    third = look(current, EVERYTHING)
    assert third.health is not first.health
    assert third.start is first.start


def test_a_question_is_answered_as_the_maps_answer_it() -> None:
    current = current_run(EXPERIMENTS["classes"], ReferenceEngine)
    current.run.train(20)
    answer = look(current, InsightWants(question=(1.0, 2.0))).answer
    assert answer is not None
    assert answer.sum() == pytest.approx(1.0)
    x = current.data.pipeline.apply(np.array([[1.0, 2.0]]))
    logits = forward(current.network, current.run.state.parameters, x).outputs[0]
    assert answer == pytest.approx(np.exp(logits) / np.exp(logits).sum(), rel=1e-12)


def test_a_question_for_other_data_is_not_answered() -> None:
    current = current_run(EXPERIMENT, ReferenceEngine)
    assert look(current, InsightWants(question=(1.0,))).answer is None
    assert look(current, InsightWants(question=(1.0, 2.0, 3.0))).answer is None


def test_the_watched_parameter_is_followed_from_look_to_look() -> None:
    current = current_run(EXPERIMENT, ReferenceEngine)
    expected = []
    for _ in range(5):
        look(current, EVERYTHING)
        expected.append(current.run.state.parameters[6])
        current.run.train(3)
    history = look(current, EVERYTHING).parameter
    assert history is not None
    assert history.step.tolist() == [0, 3, 6, 9, 12, 15]
    assert history.value[:-1].tolist() == expected


def test_another_parameter_begins_another_history() -> None:
    current = current_run(EXPERIMENT, ReferenceEngine)
    look(current, EVERYTHING)
    current.run.train(3)
    other = look(current, replace(EVERYTHING, parameter=ParameterPlace(1, 0))).parameter
    assert other is not None
    assert (other.place, other.step.tolist()) == (ParameterPlace(1, 0), [3])


def test_what_does_not_exist_any_more_is_not_shown(open_session: OpenSession) -> None:
    experiment = add_layer(EXPERIMENT, 1)
    session = open_session(experiment)
    session.want(Wants(insight=InsightWants(hidden_layer=2, parameter=ParameterPlace(1, 3, 3))))
    before = until(session, in_state(RunState.IDLE))
    assert before.insight.hidden is not None
    assert before.insight.parameter is not None
    session.apply(remove_layer(experiment, 1))
    after = until(session, lambda snapshot: snapshot.network.layers == 2)
    assert after.insight.hidden is None
    assert after.insight.parameter is None


def test_a_new_start_begins_a_new_history(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.want(Wants(insight=EVERYTHING))
    before = paused(session)
    session.reset()
    after = until(session, lambda snapshot: snapshot.run > before.run and snapshot.insight.health is not None)
    assert after.insight.health is not None
    assert after.insight.health.step.tolist() == [0]


def test_another_initialization_gives_other_start_figures(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.want(Wants(insight=InsightWants(start=True)))
    before = until(session, lambda snapshot: snapshot.insight.start is not None).insight.start
    layers = tuple(replace(layer, weight_init=Choice("zeros")) for layer in EXPERIMENT.network.layers)
    session.apply(replace(EXPERIMENT, network=NetworkSpec(layers)))
    changed = lambda s: s.insight.start is not None and s.insight.start[0].activation_deviation == (0.0, 0.0)  # noqa: E731
    after = until(session, changed).insight.start
    assert before is not None
    assert after is not None
    assert after[1:] == before[1:]


@settings(max_examples=50)
@given(st.lists(st.sampled_from([*SINGLE_WANTS, EVERYTHING]), max_size=5))
def test_views_together_want_what_each_wants(wants: list[InsightWants]) -> None:
    everything = together(wants)
    for want in wants:
        for field in fields(InsightWants):
            wanted = getattr(want, field.name)
            assert wanted in (False, None) or getattr(everything, field.name) == wanted


# Time


def test_a_moving_run_keeps_more_than_half_of_the_time_when_everything_is_looked_at() -> None:
    current = current_run(EXPERIMENT, ReferenceEngine)
    probes = [*vars(current.probes).values(), *vars(current.probes.insights).values()]
    shares = [probe.share for probe in probes if isinstance(probe, Probe)]
    assert len(shares) > 8
    assert sum(shares) < 0.4


def test_the_largest_network_is_looked_at_in_short_pieces(compiled: EngineFactory) -> None:
    hidden = tuple(LayerSpec(1024, "relu") for _ in range(3))
    current = current_run(
        Experiment(data=DataSpec(samples=300), network=NetworkSpec((*hidden, LayerSpec(1, "linear")))), compiled
    )
    for wants in SINGLE_WANTS:
        if not wants.start:  # drawing the weights of a network takes as long as beginning a run with them
            work = current.probes.insights.work(current.run, current.experiment, wants, 0)
            assert max(durations(next(computation for _, _, computation in work))) < 0.2


def durations(computation: Iterator[None]) -> list[float]:
    """Processor time of each piece, in seconds."""
    times = [thread_time()]
    for _ in computation:
        times.append(thread_time())
    return [later - earlier for earlier, later in pairwise([*times, thread_time()])]


def test_looking_at_everything_is_complete_at_once_for_small_networks() -> None:
    current = current_run(EXPERIMENT, ReferenceEngine)
    work = current.probes.insights.work(current.run, EXPERIMENT, EVERYTHING, 0)
    assert all(complete(computation) is not None for _, _, computation in work)
