"""The rule by which one parameter was updated in the last step, with the numbers of that step put in."""

from __future__ import annotations

import math

import numpy as np

from playground.document.edits import is_frozen
from playground.document.experiment import Experiment
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.schedules import SCHEDULES
from playground.engine.settings import complete
from playground.i18n import _
from playground.messages import N_
from playground.training.insight import ParameterPlace
from playground.training.snapshot import Snapshot
from playground.ui import numbers
from playground.ui.inspector.sums import bracketed, difference
from playground.ui.parameters import Reading, symbol

DIGITS = 4


def update_rule(snapshot: Snapshot, place: ParameterPlace, now: Reading, *, by_hand: bool) -> str:
    """`w ← w − η · ∂L/∂w = 0.5312 − 0.03 × 0.0212 = 0.5306`; in words where nothing was updated.

    by_hand  the parameter was set by hand since the last step
    """
    s = symbol(place)
    if is_frozen(snapshot.experiment, place.layer, place.source, place.unit):
        return _(N_("Frozen: a step leaves {parameter} as it is.")).format(parameter=s)
    if by_hand:
        return _(N_("Set by hand: the next step goes on from here.")).format(parameter=s)
    if now.gradient is None or now.update is None:
        return f"{s} ← {s} − η · ∂L/∂{s}" if _rate(snapshot) is not None else f"{s} ← {s} + Δ{s}"
    before, rate = now.value - now.update, _rate(snapshot)
    if rate is not None and _is_plain_step(snapshot, now, rate):
        factor = bracketed(numbers.significant(now.gradient, DIGITS))
        sums = difference(before, f"− {rate:.6g} × {factor}", now.value)
        return f"{s} ← {s} − η · ∂L/∂{s} = {sums}"
    sign = "−" if now.update < 0 else "+"
    return (
        f"{s} ← {s} + Δ{s} = {difference(before, f'{sign} {numbers.significant(abs(now.update), DIGITS)}', now.value)}"
    )


def _rate(snapshot: Snapshot) -> float | None:
    """η of the last step where the rule is plain gradient descent, else None."""
    training = snapshot.experiment.training
    if training.optimizer.kind != "sgd":
        return None
    rate = complete(OPTIMIZERS["sgd"].settings, dict(training.optimizer.settings))["learning_rate"]
    schedule = SCHEDULES[training.schedule.kind]
    settings = complete(schedule.settings, dict(training.schedule.settings))
    return float(rate) * schedule.factor(max(1, snapshot.parameters_step), **settings)


def _is_plain_step(snapshot: Snapshot, now: Reading, rate: float) -> bool:
    """Whether the update is rate times gradient: not where the gradient was clipped, or the rate changed since."""
    assert now.gradient is not None
    assert now.update is not None
    rounding = 4 * float(np.finfo(snapshot.experiment.training.precision).eps) * abs(now.value)
    return math.isclose(now.update, -rate * now.gradient, rel_tol=1e-5, abs_tol=rounding)


def rule_of(experiment: Experiment) -> str:
    """The formula of the optimizer, for all parameters."""
    return _(OPTIMIZERS[experiment.training.optimizer.kind].formula)
