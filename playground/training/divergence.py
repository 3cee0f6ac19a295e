"""Why a run stopped by itself, in a sentence, and the step it was still well at."""

from __future__ import annotations

import numpy as np

from playground.engine.optimizers import OPTIMIZERS
from playground.engine.program import Divergence, Program
from playground.messages import N_, Message, message
from playground.training.snapshot import Failure, StepHistory

# What the loss may be above the level it had around its best, for a step to count as well.
WELL = 2.0
AROUND = 8
# With plain gradient descent a penalty of l2 shrinks a weight by rate * l2 a step: from 2 on it grows instead.
OVERSHOT = 2.0


def explain(
    divergence: Divergence, program: Program, history: StepHistory | None = None, hand_steps: tuple[int, ...] = ()
) -> Failure:
    """The failure that it is for the user when numbers are not finite, or the loss is beyond hope.

    history     of the run, where there is one to go back in
    hand_steps  at which a parameter was set by hand, in order
    """
    well = None if history is None else last_well_step(history)
    layer = divergence.layer if divergence.layer >= 0 else None
    by_hand = next((step for step in reversed(hand_steps) if well is None or step >= well), None)
    return Failure(_sentence(divergence, program, by_hand), divergence.step, layer, True, well, _learning_rate(program))


def last_well_step(history: StepHistory) -> int:
    """The last step after which the loss was about as low as around its best; 0 where no step was recorded.

    From the record alone: where many steps are kept as one range, the last of a range that was well throughout.
    """
    high = history.loss_high
    if not len(high):
        return 0
    best = int(np.argmin(high))
    level = high[max(0, best - AROUND + 1) : best + 1].max()
    last = int(np.flatnonzero(high <= WELL * level)[-1])
    end = history.step[last + 1] if last + 1 < len(high) else history.step[last] + 1
    return int(end) - 2


def _sentence(divergence: Divergence, program: Program, by_hand: int | None) -> Message:
    layer = max(divergence.layer + 1, 1)
    if divergence.step == 1 and divergence.quantity == "loss":
        return message(
            N_(
                "The numbers overflowed in layer {layer} before the first step: the inputs or the first weights are "
                "too large."
            ),
            layer=layer,
        )
    told = {"step": f"{divergence.step:,}", "layer": layer, "cause": _cause(program, by_hand)}
    if divergence.quantity == "growth":
        return message(N_("The loss ran away by step {step}, first in layer {layer}: {cause}."), **told)
    return message(N_("Training diverged at step {step}, first in layer {layer}: {cause}."), **told)


def _cause(program: Program, by_hand: int | None) -> Message:
    rate = _learning_rate(program)
    if by_hand is not None:
        return message(N_("a value set by hand at step {hand} is probably the cause"), hand=f"{by_hand:,}")
    if rate is None:
        return message(N_("the numbers grew beyond all bounds"))
    if rate * program.l2 >= OVERSHOT:
        return message(N_("the learning rate {rate} is probably too high for such a penalty"), rate=f"{rate:g}")
    return message(N_("the learning rate {rate} is probably too high"), rate=f"{rate:g}")


def _learning_rate(program: Program) -> float | None:
    """None where the optimizer has none."""
    rate = program.settings.get("learning_rate")
    return float(rate) if rate is not None and OPTIMIZERS[program.optimizer].uses_gradient else None
