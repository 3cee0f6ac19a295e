"""What is happening to a run and why, said in words, and only where the figures leave no doubt.

Each rule is a pure function of the evidence. Its thresholds lie far from what runs that learn well show; the tests hold
both sides with real runs. The first rule that is sure decides: causes come before what they cause.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from playground.messages import N_, message
from playground.training import remedies
from playground.training.evidence import Evidence
from playground.training.insight import Diagnosis

# A network whose training loss is above this share of the best constant answer's has not learnt yet.
LEARNT = 0.3
# The first layer's gradient is a thousandth of the largest (Hochreiter 1991; Bengio, Simard and Frasconi 1994).
VANISHED = 1e-3
# A gradient a thousand times as large as the loss to be removed, or as the last layer's (Pascanu et al. 2013).
EXPLODED = 1e3
# The training loss is at twice what it was at the start (beyond 2 / curvature steps lead uphill: LeCun et al. 1998).
RISEN = 2.0
# Or that of several batches, which differ, is at ten times.
BATCHES_RISEN = 10.0
# Or it changes by a quarter of itself each time, every other time upwards, and stays above its lowest by half of that.
JUMP, JUMPS_BACK, ABOVE_LOWEST = 0.25, 0.5, 1.5
# Updates are a hundredth of the usual thousandth of the weights (Karpathy, CS231n: a ratio of about 1e-3 is right).
TOO_SLOW = 3e-5
# The test loss is above its lowest value by this factor, and by this share of the best constant answer's loss
# (Prechelt 1998, "Early Stopping - But When?").
OVERFITTED, OVERFITTED_SHARE = 1.2, 0.03
# Steps, epochs and evaluations before a rule about a course of events is sure.
FEW_STEPS, FEW_EPOCHS, FEW_EVALUATIONS = 20, 5, 12
# Less gradient than this is as good as none: the chart of the gradients calls it vanishing.
NO_GRADIENT = 1e-5
# From the third quarter of the run to the last, the training loss changes by this share of the best constant answer's.
STILL = 0.01
# Gradients of all layers within this factor of the largest are of similar size.
SIMILAR = 1e-2

Rule = Callable[[Evidence], Diagnosis | None]


def diagnose(evidence: Evidence) -> Diagnosis | None:
    """The first rule's diagnosis that is sure, or None: always before the run was evaluated for the first time."""
    if not len(evidence.train):
        return None
    return next((found for rule in _RULES if (found := rule(evidence)) is not None), None)


def symmetry(evidence: Evidence) -> Diagnosis | None:
    """All units of a hidden layer are alike, so they get equal gradients (Rumelhart, Hinton and Williams 1986)."""
    layer = _first(evidence.alike)
    if layer is None or _has_risen(evidence):  # among huge weights, differences that were there at the start are lost
        return None
    sentence = N_("All units of layer {layer} stay alike: they began with equal weights.")
    return Diagnosis("symmetry", message(sentence, layer=layer + 1), remedies.suitable_weights())


def rate_high(evidence: Evidence) -> Diagnosis | None:
    """The training loss has risen far above where it began."""
    if not _has_risen(evidence):
        return _jumping(evidence)
    sentence = N_("The loss rises instead of falling: the learning rate is too high.")
    return Diagnosis("rate_high", message(sentence), remedies.smaller_steps(evidence))


def _jumping(evidence: Evidence) -> Diagnosis | None:
    """The training loss jumps up and down far above where it has been."""
    lately = evidence.train[-FEW_EVALUATIONS:]
    level, changes = np.median(lately), np.diff(lately)
    if len(lately) < FEW_EVALUATIONS or level < LEARNT * evidence.constant_loss:
        return None
    large = np.median(np.abs(changes)) > JUMP * level
    back = np.mean(changes[1:] * changes[:-1] < 0) >= JUMPS_BACK
    if not (large and back and level > ABOVE_LOWEST * evidence.train.min()):
        return None
    sentence = N_("The loss jumps up and down instead of settling: the learning rate is too high.")
    return Diagnosis("rate_high", message(sentence), remedies.smaller_steps(evidence))


def stuck(evidence: Evidence) -> Diagnosis | None:
    """No gradient anywhere long before the task is learnt: steps too large left every unit where its curve is flat."""
    if evidence.step < FEW_STEPS or _has_learnt(evidence) or not (evidence.norms < NO_GRADIENT).all():
        return None
    layer = _first(evidence.saturated[i] >= remedies.SATURATED for i in range(len(evidence.saturated)))
    if layer is None:
        return None
    sentence = N_("Nothing moves any more: layer {layer} is at its flat ends, and no layer gets a gradient.")
    return Diagnosis("stuck", message(sentence, layer=layer + 1), remedies.slower_start(evidence))


def dead(evidence: Evidence) -> Diagnosis | None:
    """Units that give 0 on all samples, and so get no gradient, while there is still much to learn."""
    units = evidence.network.sizes[1:]
    counts = [round(share * size) if share > 0 else 0 for share, size in zip(evidence.dead, units, strict=True)]
    all_of_them = _first(counts[i] == units[i] for i in evidence.hidden)
    many = _first(evidence.dead[i] > remedies.DEAD for i in evidence.hidden)
    layer = all_of_them if all_of_them is not None or evidence.step < FEW_STEPS else many
    if layer is None or _has_learnt(evidence):
        return None
    sentence = N_("{dead} of {units} units of layer {layer} are dead: they give 0 for every sample.")
    text = message(sentence, dead=counts[layer], units=units[layer], layer=layer + 1)
    return Diagnosis("dead", text, remedies.against_death(evidence, layer))


def saturation(evidence: Evidence) -> Diagnosis | None:
    """A layer on the flat ends of its curve, while there is still much to learn."""
    layer = _first(evidence.saturated[i] >= remedies.SATURATED for i in evidence.hidden)
    if layer is None or _has_learnt(evidence):
        return None
    sentence = N_("Layer {layer} is saturated: at the flat ends hardly any gradient passes.")
    return Diagnosis("saturation", message(sentence, layer=layer + 1), remedies.against_saturation(evidence))


def exploding(evidence: Evidence) -> Diagnosis | None:
    """Gradients out of all proportion to the task."""
    norms = evidence.norms
    too_large = norms.max() > EXPLODED * evidence.constant_loss or norms[0] > EXPLODED * norms[-1] > 0
    if not too_large or _has_learnt(evidence):
        return None
    sentence = N_("The gradient explodes: it is far too large in layer {layer}.")
    text = message(sentence, layer=int(norms.argmax()) + 1)
    return Diagnosis("exploding", text, remedies.against_explosion(evidence))


def vanishing(evidence: Evidence) -> Diagnosis | None:
    """A gradient that does not reach the first layer."""
    norms = evidence.norms
    if evidence.step < FEW_STEPS or len(norms) < 3 or _has_learnt(evidence):
        return None
    if not 0 < norms[0] < VANISHED * norms.max():
        return None
    sentence = N_("The gradient vanishes: layer 1 gets less than a thousandth of layer {layer}'s.")
    return Diagnosis(
        "vanishing", message(sentence, layer=int(norms.argmax()) + 1), remedies.against_vanishing(evidence)
    )


def rate_low(evidence: Evidence) -> Diagnosis | None:
    """Steps so small that nothing has changed after whole epochs, although the gradient is there."""
    moving = evidence.update_ratio[evidence.update_ratio > 0]
    if evidence.epoch < FEW_EPOCHS or not len(moving) or moving.max() > TOO_SLOW:
        return None
    as_steep_as_ever = (evidence.norms >= evidence.first_norms / 2).all()
    if not as_steep_as_ever or evidence.train[-1] < evidence.train[0] / 2 or _has_learnt(evidence):
        return None
    sentence = N_("The network hardly moves: the learning rate is too low.")
    return Diagnosis("rate_low", message(sentence), remedies.other_rate(evidence, 10))


def overfitting(evidence: Evidence) -> Diagnosis | None:
    """The test loss rises while the training loss goes on falling."""
    test, train = evidence.test, evidence.train
    if not len(test) or not np.isfinite(test).all():
        return None
    best = int(test.argmin())
    lately = test[-FEW_EVALUATIONS // 2 :].min()
    risen = lately > OVERFITTED * test[best] and lately - test[best] > OVERFITTED_SHARE * evidence.constant_loss
    if len(test) - best <= FEW_EVALUATIONS or not risen or train[-1] > 0.9 * train[best]:
        return None
    sentence = N_("Overfitting: the test loss rises while the training loss falls.")
    return Diagnosis("overfitting", message(sentence), remedies.stronger_penalty(evidence))


def settled(evidence: Evidence) -> Diagnosis | None:
    """What could be learnt is learnt, and so hardly any gradient is left."""
    norms, train = evidence.norms, evidence.train
    if not _has_learnt(evidence) or len(train) < FEW_EVALUATIONS:
        return None
    hardly_any = norms.min() < NO_GRADIENT and norms.max() < NO_GRADIENT / SIMILAR
    third_quarter, last_quarter = np.array_split(train[len(train) // 2 :], 2)
    still = abs(np.median(third_quarter) - np.median(last_quarter)) < STILL * evidence.constant_loss
    if not (hardly_any and still):
        return None
    sentence = N_("Learnt: gradients are tiny because little is left to learn, not because they vanish.")
    return Diagnosis("settled", message(sentence))


def healthy(evidence: Evidence) -> Diagnosis | None:
    """Gradients of similar size everywhere, large enough to learn from, and a loss that is below where it began."""
    norms, train = evidence.norms, evidence.train
    if norms.min() < NO_GRADIENT:
        return None
    falls, similar = train[-1] < train[0], norms.min() > SIMILAR * norms.max()
    if evidence.step < FEW_STEPS or not (falls and similar):
        return None
    return Diagnosis("healthy", message(N_("Gradients healthy: they are of similar size in all layers.")))


_RULES: tuple[Rule, ...] = (
    symmetry,
    stuck,
    rate_high,
    dead,
    saturation,
    exploding,
    vanishing,
    rate_low,
    overfitting,
    settled,
    healthy,
)


def _first(flags: Iterable[object]) -> int | None:
    return next((i for i, flag in enumerate(flags) if flag), None)


def _has_learnt(evidence: Evidence) -> bool:
    """By the last evaluation; in the first epoch that is the untrained network's, and the batches tell."""
    train, batches = evidence.train, evidence.batch_losses
    newest = np.median(batches) if len(train) == 1 and len(batches) else train[-1]
    return bool(min(newest, train[-1]) < LEARNT * evidence.constant_loss)


def _has_risen(evidence: Evidence) -> bool:
    train, batches = evidence.train, evidence.batch_losses
    risen = len(train) > 2 and (train[-2:] > RISEN * train[0]).all()
    batches_risen = len(batches) > 2 and (batches > BATCHES_RISEN * train[0]).all()
    return bool(risen or batches_risen)
