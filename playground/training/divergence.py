"""Why a run stopped by itself, in a sentence."""

from __future__ import annotations

from playground.engine.optimizers import OPTIMIZERS
from playground.engine.program import Divergence, Program
from playground.messages import N_, Message, message
from playground.training.snapshot import Failure


def explain(divergence: Divergence, program: Program) -> Failure:
    """The failure that a step with a number that is not finite is for the user."""
    layer = divergence.layer if divergence.layer >= 0 else None
    return Failure(_sentence(divergence, program), divergence.step, layer, diverged=True)


def _sentence(divergence: Divergence, program: Program) -> Message:
    step, layer = divergence.step, divergence.layer + 1
    rate = program.settings.get("learning_rate")
    if step == 1 and divergence.quantity == "loss":
        return message(
            N_(
                "The numbers overflowed in layer {layer} before the first step: the inputs or the first weights are "
                "too large."
            ),
            layer=max(layer, 1),
        )
    if rate is not None and OPTIMIZERS[program.optimizer].uses_gradient:
        return message(
            N_(
                "Training diverged at step {step}, first in layer {layer}: the numbers grew beyond all bounds. The "
                "likely cause is a learning rate of {rate}, which is too high here."
            ),
            step=step,
            layer=max(layer, 1),
            rate=f"{rate:g}",
        )
    return message(
        N_("Training diverged at step {step}, first in layer {layer}: the numbers grew beyond all bounds."),
        step=step,
        layer=max(layer, 1),
    )
