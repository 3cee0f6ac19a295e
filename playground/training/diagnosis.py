"""What is happening to a run and why, said in words, and only where the figures leave no doubt.

Each rule is a pure function of the evidence. Its thresholds lie far from what runs that learn well show; the tests hold
both sides with real runs. The first rule that is sure decides: causes come before what they cause.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from playground.messages import N_, message
from playground.training.evidence import Evidence
from playground.training.insight import Diagnosis, Remedy

# A network whose training loss is above this share of the best constant answer's has not learnt yet.
LEARNT = 0.3
# More than half of a layer's units give 0 on all samples (Maas, Hannun and Ng 2013; Lu et al. 2020, "Dying ReLU").
DEAD = 0.5
# Three quarters of a layer's outputs are where its curve is flat (Glorot and Bengio 2010, section 3).
SATURATED = 0.75
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
# No layer's gradient is above this: nothing moves any more. The chart of the gradients calls it vanishing.
NO_GRADIENT = 1e-5
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
    if layer is None:
        return None
    sentence = N_("All units of layer {layer} stay alike: they began with equal weights.")
    return Diagnosis("symmetry", message(sentence, layer=layer + 1), _suitable_weights())


def rate_high(evidence: Evidence) -> Diagnosis | None:
    """The training loss has risen far above where it began."""
    train, batches = evidence.train, evidence.batch_losses
    risen = len(train) > 2 and (train[-2:] > RISEN * train[0]).all()
    batches_risen = len(batches) > 2 and (batches > BATCHES_RISEN * train[0]).all()
    if not (risen or batches_risen):
        return _jumping(evidence)
    sentence = N_("The loss rises instead of falling: the learning rate is too high.")
    return Diagnosis("rate_high", message(sentence), _other_rate(evidence, 1 / 3))


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
    return Diagnosis("rate_high", message(sentence), _other_rate(evidence, 1 / 3))


def stuck(evidence: Evidence) -> Diagnosis | None:
    """No gradient anywhere long before the task is learnt: steps too large left every unit where its curve is flat."""
    if evidence.step < FEW_STEPS or _has_learnt(evidence) or not (evidence.norms < NO_GRADIENT).all():
        return None
    layer = _first(evidence.saturated[i] >= SATURATED for i in range(len(evidence.saturated)))
    if layer is None:
        return None
    sentence = N_("Nothing moves any more: layer {layer} is at its flat ends, and no layer gets a gradient.")
    text = message(N_("Start again with smaller steps"))
    return Diagnosis("stuck", message(sentence, layer=layer + 1), Remedy(text, "slower_start"))


def dead(evidence: Evidence) -> Diagnosis | None:
    """Units that give 0 on all samples, and so get no gradient."""
    units = evidence.network.sizes[1:]
    counts = [round(share * size) if share > 0 else 0 for share, size in zip(evidence.dead, units, strict=True)]
    all_of_them = _first(counts[i] == units[i] for i in evidence.hidden)
    many = _first(evidence.dead[i] > DEAD for i in evidence.hidden)
    layer = all_of_them if all_of_them is not None or evidence.step < FEW_STEPS else many
    if layer is None:
        return None
    sentence = N_("{dead} of {units} units of layer {layer} are dead: they give 0 for every sample.")
    text = message(N_("Use leaky ReLU in layer {layer}"), layer=layer + 1)
    return Diagnosis(
        "dead",
        message(sentence, dead=counts[layer], units=units[layer], layer=layer + 1),
        Remedy(text, "set_activation", (layer, "leaky_relu")),
    )


def saturation(evidence: Evidence) -> Diagnosis | None:
    """A layer on the flat ends of its curve, while there is still much to learn."""
    layer = _first(evidence.saturated[i] >= SATURATED for i in evidence.hidden)
    if layer is None or _has_learnt(evidence):
        return None
    sentence = N_("Layer {layer} is saturated: at the flat ends hardly any gradient passes.")
    remedy = _suitable_weights() if _has_unscaled_weights(evidence) else _other_rate(evidence, 1 / 3)
    return Diagnosis("saturation", message(sentence, layer=layer + 1), remedy)


def exploding(evidence: Evidence) -> Diagnosis | None:
    """Gradients out of all proportion to the task."""
    norms = evidence.norms
    too_large = norms.max() > EXPLODED * evidence.constant_loss or norms[0] > EXPLODED * norms[-1] > 0
    if not too_large or _has_learnt(evidence):
        return None
    sentence = N_("The gradient explodes: it is far too large in layer {layer}.")
    if _has_unscaled_weights(evidence):
        remedy = _suitable_weights()
    else:
        text = message(N_("Clip gradients to norm {norm}"), norm=1)
        remedy = Remedy(text, "set_training", settings=(("clip_norm", 1.0),))
    clipped = evidence.experiment.training.clip_norm > 0
    return Diagnosis("exploding", message(sentence, layer=int(norms.argmax()) + 1), None if clipped else remedy)


def vanishing(evidence: Evidence) -> Diagnosis | None:
    """A gradient that does not reach the first layer."""
    norms = evidence.norms
    if evidence.step < FEW_STEPS or len(norms) < 3 or _has_learnt(evidence):
        return None
    if not 0 < norms[0] < VANISHED * norms.max():
        return None
    sentence = N_("The gradient vanishes: layer 1 gets less than a thousandth of layer {layer}'s.")
    return Diagnosis("vanishing", message(sentence, layer=int(norms.argmax()) + 1), _against_vanishing(evidence))


def rate_low(evidence: Evidence) -> Diagnosis | None:
    """Steps so small that nothing has changed after whole epochs, although the gradient is there."""
    moving = evidence.update_ratio[evidence.update_ratio > 0]
    if evidence.epoch < FEW_EPOCHS or not len(moving) or moving.max() > TOO_SLOW:
        return None
    as_steep_as_ever = (evidence.norms >= evidence.first_norms / 2).all()
    if not as_steep_as_ever or evidence.train[-1] < evidence.train[0] / 2 or _has_learnt(evidence):
        return None
    sentence = N_("The network hardly moves: the learning rate is too low.")
    return Diagnosis("rate_low", message(sentence), _other_rate(evidence, 10))


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
    l2 = evidence.experiment.training.l2
    stronger = float(f"{3 * l2:.1g}") if l2 else 0.003
    text = message(N_("Set the L2 penalty to {l2}"), l2=f"{stronger:g}")
    return Diagnosis("overfitting", message(sentence), Remedy(text, "set_training", settings=(("l2", stronger),)))


def settled(evidence: Evidence) -> Diagnosis | None:
    """What could be learnt is learnt, and so hardly any gradient is left."""
    if not _has_learnt(evidence) or not (evidence.norms < NO_GRADIENT).all():
        return None
    return Diagnosis("settled", message(N_("Learnt: hardly any gradient is left, and the loss hardly falls any more.")))


def healthy(evidence: Evidence) -> Diagnosis | None:
    """Gradients of similar size everywhere, and a loss that is below where it began."""
    norms, train = evidence.norms, evidence.train
    if norms.max() < NO_GRADIENT:
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
    return bool(evidence.train[-1] < LEARNT * evidence.constant_loss)


def _has_unscaled_weights(evidence: Evidence) -> bool:
    """Whether some layer's first weights do not depend on how many inputs it has."""
    unscaled = ("zeros", "constant", "uniform", "normal", "tf_playground_default")
    return any(layer.weight_init.kind in unscaled for layer in evidence.experiment.network.layers)


def _suitable_weights() -> Remedy:
    return Remedy(message(N_("Use Xavier or Kaiming weights")), "set_suitable_weights")


def _other_rate(evidence: Evidence, factor: float) -> Remedy | None:
    """The learning rate times `factor`, rounded to one digit; None where there is no learning rate."""
    optimizer, rate = evidence.experiment.training.optimizer, evidence.rate
    if rate is None:
        return None
    rounded = float(f"{rate * factor:.0e}")
    text = message(N_("Set the learning rate to {rate}"), rate=f"{rounded:g}")
    return Remedy(text, "set_optimizer", (optimizer.with_setting("learning_rate", rounded),))


def _against_vanishing(evidence: Evidence) -> Remedy | None:
    """Scaled weights where they are not; otherwise an activation whose slope is about 1 around 0."""
    if _has_unscaled_weights(evidence):
        return _suitable_weights()
    if "sigmoid" in evidence.network.activations[:-1]:
        return Remedy(message(N_("Use tanh in all hidden layers")), "set_hidden_activations", ("tanh",))
    return None
