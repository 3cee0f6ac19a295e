"""Each diagnosis with a real run that shows it, and its remedy; and runs that learn well, which hear no such thing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.datasets.prepare import prepare
from playground.datasets.spec import DataSpec
from playground.document import edits
from playground.document.edits import set_data, set_optimizer, set_training
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec
from playground.document.presets import PRESETS, preset
from playground.document.problems import check
from playground.engine.losses import LOSSES
from playground.training.baseline import constant_loss
from playground.training.diagnosis import NO_GRADIENT, diagnose
from playground.training.engines import EngineFactory
from playground.training.evidence import MOST_RECENT, Evidence, gather
from playground.training.headless import headless_run
from playground.training.health import Health
from playground.training.insight import Diagnosis, Floats
from playground.training.pieces import complete
from playground.training.start import program_of
from playground.ui.charts.norms import Norms


class Trained:
    """A run of an experiment, stopped here and there to be looked at."""

    def __init__(self, experiment: Experiment, factory: EngineFactory) -> None:
        self.experiment = experiment
        data = prepare(experiment.data, experiment.training.loss, experiment.network.layers[-1].units)
        self.run = headless_run(experiment, data, factory=factory)

    def evidence(self, step: int) -> Evidence:
        self.run.train(step - self.run.state.step)
        with np.errstate(all="ignore"):
            look, _ = complete(Health().look(self.run))
        return gather(self.run, self.experiment, look)

    def diagnosis(self, step: int) -> Diagnosis | None:
        with np.errstate(all="ignore"):
            return diagnose(self.evidence(step))


def stack(
    *units: int, activation: str = "tanh", init: Choice | str = "xavier_uniform", data: str = "circle"
) -> Experiment:
    chosen = Choice(init) if isinstance(init, str) else init
    layers = (*(LayerSpec(u, activation, chosen) for u in units), LayerSpec(1, "linear", chosen))
    return Experiment(data=DataSpec(kind=data), network=NetworkSpec(layers))


def with_rate(experiment: Experiment, rate: float, kind: str = "sgd") -> Experiment:
    return set_optimizer(experiment, Choice.of(kind, learning_rate=rate))


def normal(deviation: float) -> Choice:
    return Choice.of("normal", std=deviation)


DEAD_FROM_THE_START = replace(
    stack(8, activation="relu"),
    network=NetworkSpec((LayerSpec(8, "relu", bias_init=Choice.of("constant", value=-10.0)), LayerSpec(1, "linear"))),
)
FEW_AND_NOISY = with_rate(set_data(stack(32, 32, data="moons"), samples=30, noise=0.6), 0.1)

# experiment, step at which it is looked at, diagnosis, the layer that is named
SICK = {
    "zeros before the first step": (stack(8, 8, init="zeros"), 0, "symmetry", 1),
    "zeros later": (stack(8, 8, init="zeros"), 500, "symmetry", 1),
    "equal weights": (stack(8, 8, init=Choice.of("constant", value=0.1)), 500, "symmetry", 1),
    "rate above the limit": (with_rate(preset("line"), 0.1), 100, "rate_high", None),
    "rate far above the limit": (with_rate(stack(8), 1.0), 10, "rate_high", None),
    "rate far above the limit with relu": (with_rate(stack(8, activation="relu"), 0.3), 5, "rate_high", None),
    "rate too high for Adam": (with_rate(stack(8), 1.0, "adam"), 1000, "rate_high", None),
    "units that never answer": (DEAD_FROM_THE_START, 0, "dead", 1),
    "units killed by steps too large": (with_rate(stack(16, 16, activation="relu"), 1.0, "adam"), 500, "dead", 2),
    "weights of deviation 3": (stack(16, 16, 16, init=normal(3.0)), 0, "saturation", 2),
    "weights of deviation 3 later": (stack(16, 16, 16, init=normal(3.0)), 1000, "saturation", 1),
    "weights of deviation 1 in wide layers": (stack(64, 64, 64, init=normal(1.0)), 20, "saturation", 2),
    "large weights with relu": (
        with_rate(stack(32, 32, 32, 32, 32, activation="relu", init=normal(1.0)), 1e-9), 100, "exploding", None,
    ),
    "ten sigmoid layers": (stack(*[8] * 10, activation="sigmoid"), 20, "vanishing", 11),
    "ten sigmoid layers later": (stack(*[8] * 10, activation="sigmoid"), 5000, "vanishing", 11),
    "five sigmoid layers": (stack(*[8] * 5, activation="sigmoid"), 500, "vanishing", 6),
    "ten tanh layers of deviation 0.01": (stack(*[8] * 10, init=normal(0.01)), 500, "vanishing", 11),
    "rate of 0.00001": (with_rate(stack(4), 1e-5), 1000, "rate_low", None),
    "rate of 0.00001 for Adam": (with_rate(stack(8), 1e-5, "adam"), 500, "rate_low", None),
    "thirty noisy samples": (FEW_AND_NOISY, 2000, "overfitting", None),
    "iris too long": (preset("iris"), 5000, "overfitting", None),
}  # fmt: skip


@pytest.mark.parametrize("name", SICK)
def test_a_run_that_does_not_learn_well_is_told_why(name: str, compiled: EngineFactory) -> None:
    experiment, step, kind, layer = SICK[name]
    diagnosis = Trained(experiment, compiled).diagnosis(step)
    assert diagnosis is not None
    assert diagnosis.kind == kind
    assert diagnosis.message.values.get("layer") == layer or layer is None
    assert str(diagnosis.message)


@pytest.mark.parametrize("name", SICK)
def test_its_remedy_is_an_edit_that_changes_the_experiment_to_a_whole_one(name: str, compiled: EngineFactory) -> None:
    experiment, step, *_ = SICK[name]
    diagnosis = Trained(experiment, compiled).diagnosis(step)
    assert diagnosis is not None
    assert diagnosis.remedy is not None
    assert remedied(experiment, diagnosis) != experiment
    check(remedied(experiment, diagnosis))
    assert str(diagnosis.remedy.text)


def remedied(experiment: Experiment, diagnosis: Diagnosis) -> Experiment:
    remedy = diagnosis.remedy
    assert remedy is not None
    changed: Experiment = getattr(edits, remedy.edit)(experiment, *remedy.arguments, **dict(remedy.settings))
    return changed


REMEDIED_SLOWLY = {"iris too long", "thirty noisy samples", "rate of 0.00001 for Adam"}


@pytest.mark.parametrize("name", sorted(set(SICK) - REMEDIED_SLOWLY))
def test_after_the_remedy_the_same_is_not_said_again(name: str, compiled: EngineFactory) -> None:
    experiment, step, *_ = SICK[name]
    diagnosis = Trained(experiment, compiled).diagnosis(step)
    assert diagnosis is not None
    again = Trained(remedied(experiment, diagnosis), compiled).diagnosis(step)
    assert again is None or again.kind != diagnosis.kind


@pytest.mark.parametrize(
    "name",
    [
        "zeros later",
        "rate above the limit",
        "rate far above the limit with relu",
        "weights of deviation 3 later",
        "five sigmoid layers",
        "ten tanh layers of deviation 0.01",
    ],
)
def test_taking_the_remedies_one_after_the_other_it_learns(name: str, compiled: EngineFactory) -> None:
    experiment, step, *_ = SICK[name]
    for _ in range(3):
        diagnosis = Trained(experiment, compiled).diagnosis(step)
        if diagnosis is None or diagnosis.kind == "healthy":
            break
        experiment = remedied(experiment, diagnosis)
    evidence = Trained(experiment, compiled).evidence(4000)
    assert evidence.train[-1] < 0.3 * evidence.constant_loss


@pytest.mark.parametrize("name", sorted(REMEDIED_SLOWLY))
def test_with_a_slow_remedy_the_test_loss_is_lower(name: str, compiled: EngineFactory) -> None:
    experiment, step, *_ = SICK[name]
    trained = Trained(experiment, compiled)
    diagnosis = trained.diagnosis(step)
    assert diagnosis is not None
    after = Trained(remedied(experiment, diagnosis), compiled).evidence(step)
    assert after.test[-1] < trained.evidence(step).test[-1]


def test_dead_units_learn_again_with_the_remedy(compiled: EngineFactory) -> None:
    experiment, step, *_ = SICK["units killed by steps too large"]
    trained = Trained(experiment, compiled)
    diagnosis = trained.diagnosis(step)
    assert diagnosis is not None
    assert trained.evidence(step).norms[0] == 0
    trained.run.change(program_of(remedied(experiment, diagnosis), prepare(experiment.data, "mse", 1)))
    assert trained.run.train(100) == 100
    assert (trained.run.norms > 0).all()


WELL = {
    **{name: preset(name) for name in PRESETS if name not in ("iris", "digits")},
    **{
        f"{activation} on {data}": stack(8, 8, activation=activation, data=data)
        for activation in ("tanh", "sigmoid", "gelu")
        for data in ("circle", "xor", "gauss", "moons")
    },
    "relu": stack(8, 8, activation="relu"),
    "ten tanh layers": stack(*[8] * 10),
    "ten relu layers": stack(*[8] * 10, activation="relu"),
    "three sigmoid layers": stack(8, 8, 8, activation="sigmoid"),
    "one large layer": stack(200),
    "large weights that learn all the same": stack(16, 16, 16, init=normal(1.0)),
    "Adam": with_rate(stack(8, 8), 0.003, "adam"),
    "momentum": set_optimizer(stack(8, 8), Choice.of("momentum", learning_rate=0.003)),
    "single samples": set_training(stack(8), batch_size=1),
    "the whole set": set_training(stack(8), batch_size=250),
    "single precision": set_training(stack(8), precision="float32"),
    "L2 penalty": set_training(stack(8), l2=0.001),
    "the rate that the defaults have": stack(4),
    "a rate ten times smaller": with_rate(stack(8), 0.003),
}


@pytest.mark.parametrize("name", WELL)
def test_a_run_that_learns_well_is_told_nothing_else(name: str, compiled: EngineFactory) -> None:
    trained = Trained(WELL[name], compiled)
    kinds = [found and found.kind for found in map(trained.diagnosis, (0, 1, 3, 10, 30, 100, 300, 1000, 3000, 10_000))]
    assert kinds[:3] == [None, None, None]
    assert "healthy" in kinds
    assert set(kinds) <= {None, "healthy", "settled"}


def test_a_network_that_cannot_learn_the_task_is_not_sick(compiled: EngineFactory) -> None:
    trained = Trained(with_rate(stack(data="xor"), 0.01), compiled)
    kinds = {found and found.kind for found in map(trained.diagnosis, (0, 20, 100, 1000, 5000))}
    assert kinds <= {None, "healthy"}


def test_what_is_frozen_is_not_called_slow(compiled: EngineFactory) -> None:
    experiment = edits.freeze_layer(edits.freeze_layer(stack(4), 0), 1)
    found = Trained(experiment, compiled).diagnosis(2000)
    assert found is None or found.kind == "healthy"


def test_an_optimizer_without_a_rate_gets_no_other_one(compiled: EngineFactory) -> None:
    experiment = set_optimizer(stack(2), Choice.of("nudge", epsilon=1e-6))
    found = Trained(experiment, compiled).diagnosis(150)
    assert found is not None
    assert (found.kind, found.remedy) == ("rate_low", None)


@pytest.mark.parametrize("loss", sorted(LOSSES))
def test_the_best_constant_answer_is_no_worse_than_any_other(loss: str) -> None:
    rng = np.random.default_rng(0)
    encoding = LOSSES[loss].encodings[0]
    targets = {
        "value": rng.normal(1.0, 0.3, size=(30, 2)),
        "zero_one": rng.integers(0, 2, size=(30, 1)).astype(float),
        "one_hot": np.eye(3)[rng.integers(0, 3, 30)],
    }[encoding]
    best = constant_loss(loss, targets)
    others = rng.normal(size=(200, targets.shape[1]))
    assert best <= min(LOSSES[loss].value(np.broadcast_to(other, targets.shape), targets) for other in others) + 1e-12


def test_targets_that_are_all_the_same_leave_nothing_to_learn() -> None:
    assert constant_loss("mse", np.ones((5, 1))) == np.inf
    assert constant_loss("cross_entropy", np.tile([0.0, 1.0], (5, 1))) == np.inf


# experiment, step, what is not so although some figures look like it
NOT_SO = {
    "huge weights in which small differences are lost": (
        set_training(with_rate(stack(4, 4, 4, init=normal(0.01), data="xor"), 1.0, "momentum"), batch_size=32), 100,
        "symmetry",
    ),
    "a layer most of which is dead, and the rest has learnt": (
        set_training(with_rate(stack(32, 32, 32, activation="relu", data="sine"), 0.03, "adam"), batch_size=32), 3000,
        "dead",
    ),
    "flat ends in the first epoch, and the batches are right": (
        set_training(with_rate(preset("blobs"), 0.3, "momentum"), batch_size=1), 50, "saturation",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NOT_SO)
def test_what_only_looks_like_it_is_not_said(name: str, compiled: EngineFactory) -> None:
    experiment, step, kind = NOT_SO[name]
    trained = Trained(experiment, compiled)
    evidence = trained.evidence(step)
    assert any(evidence.alike) or np.nanmax([*evidence.dead, *evidence.saturated]) > 0.7
    found = diagnose(evidence)
    assert found is None or found.kind != kind


def test_rare_batches_of_a_large_loss_are_not_taken_for_a_loss_that_rises(compiled: EngineFactory) -> None:
    trained = Trained(with_rate(stack(8, 8, init=normal(0.1), data="sine"), 0.3, "rmsprop"), compiled)
    evidence = trained.evidence(1_000_000)
    steps = trained.run.steps.history()
    assert ((steps.loss_low + steps.loss_high)[-3:] / 2 > 10 * evidence.train[0]).all()
    assert np.median(evidence.train[-100:]) < 10 * evidence.train[0]
    assert (evidence.batch_losses < 10 * evidence.train[0]).all()


class TestWhereNoGradientIsLeft:
    def test_steps_far_too_large_leave_a_network_that_cannot_move(self, compiled: EngineFactory) -> None:
        found = Trained(with_rate(preset("circle"), 1000.0), compiled).diagnosis(2000)
        assert found is not None
        assert found.kind == "stuck"

    def test_its_remedy_learns(self, compiled: EngineFactory) -> None:
        stuck = with_rate(preset("circle"), 10.0)
        again = edits.slower_start(edits.slower_start(stuck))
        evidence = Trained(again, compiled).evidence(4000)
        assert evidence.train[-1] < evidence.constant_loss / 2

    def test_a_network_that_has_learnt_all_is_not_called_healthy(self, compiled: EngineFactory) -> None:
        learnt = Trained(preset("circle"), compiled).evidence(20_000)
        found = diagnose(replace(learnt, norms=np.array([1e-9, 1e-10])))
        assert found is not None
        assert found.kind == "settled"

    @pytest.mark.parametrize("name", ["xor", "circle"])
    def test_a_long_run_ends_settled_and_is_never_called_healthy_where_the_chart_says_vanishing(
        self, name: str, compiled: EngineFactory
    ) -> None:
        trained, kinds = Trained(preset(name), compiled), []
        for step in (1000, 3000, 10_000, 30_000, 100_000, 300_000, 1_000_000):
            evidence = trained.evidence(step)
            found = diagnose(evidence)
            kinds.append(found and found.kind)
            drawn = drawn_lately(trained)
            assert (drawn >= NO_GRADIENT).all() or kinds[-1] != "healthy"
            assert (drawn < NO_GRADIENT).any() or kinds[-1] != "settled"
        assert kinds[0] == "healthy"
        assert kinds[-1] == "settled"

    def test_a_loss_that_still_falls_is_not_called_settled(self, compiled: EngineFactory) -> None:
        learnt = Trained(preset("circle"), compiled).evidence(20_000)
        falling = np.linspace(0.2, 0.1, 40) * learnt.constant_loss
        assert diagnose(replace(learnt, norms=np.array([1e-9, 1e-10]), train=falling)) is None


def drawn_lately(trained: Trained) -> Floats:
    """The heights (layers,) of the newest part of the lines in the gradient chart."""
    steps = trained.run.steps.history()
    drawn = Norms(steps.step, steps.norm_low, steps.norm_high).middle
    floats: Floats = np.median(drawn[-MOST_RECENT:], axis=0)
    return floats
