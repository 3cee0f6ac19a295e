"""The one change that would help against what is diagnosed, as an edit of the experiment."""

from __future__ import annotations

import math

import numpy as np

from playground.document.experiment import Choice
from playground.engine.initializers import INITIALIZERS, Shape
from playground.engine.settings import complete
from playground.messages import N_, message
from playground.training.evidence import Evidence
from playground.training.insight import Remedy

# More than half of a layer's units give 0 on all samples (Maas, Hannun and Ng 2013; Lu et al. 2020, "Dying ReLU").
DEAD = 0.5
# Three quarters of a layer's outputs are where its curve is flat (Glorot and Bengio 2010, section 3).
SATURATED = 0.75
# The training loss is so many times what it was at the start.
FAR_ABOVE = 10.0
# Initializations whose weights do not depend on how many inputs a layer has.
UNSCALED = ("zeros", "constant", "uniform", "normal", "tf_playground_default")
# The L2 penalty where there is none: felt within a few epochs on small noisy sets, and a task can still be learnt.
FIRST_PENALTY = 0.01
# Sums of a layer's inputs are larger than the inputs by more than this: Kaiming's are by the root of 2.
LARGE = 2.0
# So many weights show how large they are.
DRAWN = 64


def suitable_weights() -> Remedy:
    """Another start from weights that are made for each layer's inputs and activation."""
    return Remedy(message(N_("Use Xavier or Kaiming weights")), "set_suitable_weights")


def slower_start(evidence: Evidence) -> Remedy | None:
    """Another start with a tenth of the learning rate; None where there is none."""
    if evidence.rate is None:
        return None
    return Remedy(message(N_("Start again with smaller steps")), "slower_start")


def other_rate(evidence: Evidence, factor: float) -> Remedy | None:
    """The learning rate times `factor`, rounded to one digit; None where there is no learning rate."""
    optimizer, rate = evidence.experiment.training.optimizer, evidence.rate
    if rate is None:
        return None
    rounded = float(f"{rate * factor:.0e}")
    text = message(N_("Set the learning rate to {rate}"), rate=f"{rounded:g}")
    return Remedy(text, "set_optimizer", (optimizer.with_setting("learning_rate", rounded),))


def stronger_penalty(evidence: Evidence) -> Remedy:
    """Three times the L2 penalty, or a first one."""
    l2 = evidence.experiment.training.l2
    stronger = float(f"{3 * l2:.1g}") if l2 else FIRST_PENALTY
    text = message(N_("Set the L2 penalty to {l2}"), l2=f"{stronger:g}")
    return Remedy(text, "set_training", settings=(("l2", stronger),))


def against_death(evidence: Evidence, layer: int) -> Remedy:
    """A slope also below 0: in this layer, or in all hidden ones where others are dying too."""
    if sum(evidence.dead[i] > DEAD for i in evidence.hidden) > 1:
        return Remedy(message(N_("Use leaky ReLU in all hidden layers")), "set_hidden_activations", ("leaky_relu",))
    text = message(N_("Use leaky ReLU in layer {layer}"), layer=layer + 1)
    return Remedy(text, "set_activation", (layer, "leaky_relu"))


def smaller_steps(evidence: Evidence) -> Remedy | None:
    """A third of the learning rate from here on, or another start where steps too large have led too far away."""
    far = evidence.train[-1] > FAR_ABOVE * evidence.train[0]
    flat = any(evidence.saturated[i] >= SATURATED or evidence.dead[i] > DEAD for i in evidence.hidden)
    return slower_start(evidence) if far or flat else other_rate(evidence, 1 / 3)


def against_saturation(evidence: Evidence) -> Remedy | None:
    """Smaller weights where they were large from the start; else steps were too large: smaller ones lead not back."""
    return suitable_weights() if _has_large_weights(evidence) else slower_start(evidence)


def against_explosion(evidence: Evidence) -> Remedy | None:
    """Scaled weights where they are not; otherwise gradients of bounded length, unless they are already."""
    training = evidence.experiment.training
    if training.clip_norm > 0:
        return None
    if _has_unscaled_weights(evidence):
        return suitable_weights()
    return Remedy(message(N_("Clip gradients to norm {norm}"), norm=1), "set_training", settings=(("clip_norm", 1.0),))


def against_vanishing(evidence: Evidence) -> Remedy | None:
    """Scaled weights where they are not; otherwise an activation whose slope is about 1 around 0."""
    if _has_unscaled_weights(evidence):
        return suitable_weights()
    if "sigmoid" in evidence.network.activations[:-1]:
        return Remedy(message(N_("Use tanh in all hidden layers")), "set_hidden_activations", ("tanh",))
    return None


def _has_unscaled_weights(evidence: Evidence) -> bool:
    return any(layer.weight_init.kind in UNSCALED for layer in evidence.experiment.network.layers)


def _has_large_weights(evidence: Evidence) -> bool:
    layers, inputs = evidence.experiment.network.layers, evidence.network.sizes
    return any(_gain(layer.weight_init, fan_in) > LARGE for layer, fan_in in zip(layers, inputs, strict=False))


def _gain(init: Choice, fan_in: int) -> float:
    """About how much larger than the inputs the weighted sums of a layer are at the start."""
    settings = dict(init.settings)
    if init.kind not in UNSCALED:
        return float(settings.get("gain", 1.0))
    record, shape = INITIALIZERS[init.kind], Shape((DRAWN, DRAWN), fan_in, DRAWN)
    drawn = record.draw(np.random.default_rng(0), shape, **complete(record.settings, settings))
    return float(np.sqrt(np.mean(drawn**2))) * math.sqrt(fan_in)
