"""Training steps: batch, forward, loss, backward, update, until the asked number is done or something is not finite.

A step reads the present generation and writes the next; only when everything about it is finite do the two change
places. So a step that fails, or is interrupted, has not happened.
"""

from __future__ import annotations

import math

import numpy as np

from playground.engine.kernel import plan as codes
from playground.engine.kernel.batches import fill_order, gather
from playground.engine.kernel.flag import is_raised
from playground.engine.kernel.jit import compiled
from playground.engine.kernel.losses import loss_and_delta
from playground.engine.kernel.penalties import add_penalty, all_finite, norm
from playground.engine.kernel.plan import Data, Generation, Ints, Plan, Rules, Scratch
from playground.engine.kernel.propagation import backward, forward
from playground.engine.kernel.schedules import factor
from playground.engine.kernel.updates import decay, hold, update
from playground.engine.network import Floats


@compiled
def take_steps(
    plan: Plan,
    rules: Rules,
    data: Data,
    scratch: Scratch,
    kept: Generation,
    spare: Generation,
    place: Ints,
    losses: Floats,
    norms: Floats,
    change: Floats,
    stop: Ints,
) -> tuple[int, int, int]:
    """Take `losses.size` steps from the generation `kept`, and leave the last one there.

    place (4,): step, epoch, position, optimizer step, moved on. losses (steps,), norms (steps, layers): written.
    change (p,): the last update. Returns (steps done, what ended them early, the layer where it shows or -1).
    """
    now, then = kept, spare
    done, reason, layer = 0, codes.FINE, -1
    while done < losses.size:
        reason, layer, batch = _try_step(plan, rules, data, scratch, now, then, place, losses, norms, done, stop)
        if reason != codes.FINE:
            break
        now, then = then, now
        done += 1
        _advance(place, batch, data.x.shape[0])
    if done > 0:
        _settle(now, then, kept, change, rules.optimizer, done % 2 == 1)
    return done, reason, layer


@compiled
def _advance(place: Ints, batch: int, samples: int) -> None:
    place[0] += 1
    place[2] += batch
    place[3] += 1
    if place[2] >= samples:
        place[1] += 1
        place[2] = 0


@compiled
def _settle(now: Generation, before: Generation, kept: Generation, change: Floats, optimizer: int, odd: bool) -> None:
    """Write the last update to `change`, and after an odd number of steps bring the newest generation home."""
    for i in range(change.size):
        change[i] = now.parameters[i] - before.parameters[i]
    if odd:
        kept.parameters[:] = now.parameters
        kept.gradient[:] = now.gradient
        for s in range(codes.SLOTS[optimizer]):
            kept.slots[s, :] = now.slots[s]


@compiled
def _try_step(
    plan: Plan,
    rules: Rules,
    data: Data,
    scratch: Scratch,
    now: Generation,
    then: Generation,
    place: Ints,
    losses: Floats,
    norms: Floats,
    at: int,
    stop: Ints,
) -> tuple[int, int, int]:
    """One step from `now` to `then`; its loss and norms go to row `at`. Returns (reason, layer, size of the batch)."""
    if scratch.order_epoch[0] != place[1]:
        fill_order(rules.shuffle_seed, place[1], rules.shuffle, scratch.order)
        scratch.order_epoch[0] = place[1]
    chosen = scratch.order[place[2] : min(place[2] + rules.batch_size, scratch.order.size)]
    loss, reason, layer = _loss_and_gradient(plan, rules, data, scratch, now, then, chosen, stop)
    losses[at] = loss
    if reason != codes.FINE:
        return reason, layer, 0
    if rules.l1 != 0 or rules.l2 != 0:
        add_penalty(plan, now.parameters, rules.l1, rules.l2, then.gradient)
    squares, layer = 0.0, -1
    for i in range(plan.activations.size - 1, -1, -1):
        size = norm(then.gradient[plan.parameters_at[i] : plan.parameters_at[i + 1]])
        norms[at, i] = size
        squares += size * size
        layer = layer if math.isfinite(size) else i
    if layer >= 0:
        return codes.GRADIENT, layer, 0
    length = math.sqrt(squares)
    scale = rules.clip_norm / length if 0 < rules.clip_norm < length else 1.0
    reason, layer = _update_layers(plan, rules, data, now, then, place, scale, stop)
    return reason, layer, chosen.size


@compiled
def _loss_and_gradient(
    plan: Plan,
    rules: Rules,
    data: Data,
    scratch: Scratch,
    now: Generation,
    then: Generation,
    chosen: Ints,
    stop: Ints,
) -> tuple[float, int, int]:
    """Mean loss of the samples `chosen`, their gradient in `then.gradient`, and (reason, layer) if it is not finite.

    Samples are worked off in blocks. The first block's gradient is written, the others' are added, by way of the
    parameters' room in the next generation, which nobody needs yet.
    """
    loss = 0.0
    for first in range(0, chosen.size, codes.MOST_COLUMNS):
        if is_raised(stop):
            return loss, codes.INTERRUPTED, -1
        block = chosen[first : min(first + codes.MOST_COLUMNS, chosen.size)]
        columns = (block.size + codes.LANES - 1) // codes.LANES * codes.LANES
        inputs, outputs = plan.sizes[0], plan.sizes[-1]
        last = plan.rows_at[-2] * columns
        gather(data.x, block, scratch.outputs[: inputs * columns], columns)
        gather(data.y, block, scratch.target[: outputs * columns], columns)
        forward(plan, now.parameters, scratch.outputs, scratch.slopes, columns)
        loss += loss_and_delta(
            rules.loss,
            scratch.outputs[last : last + outputs * columns],
            scratch.target[: outputs * columns],
            scratch.delta[: outputs * columns],
            scratch.by_sample,
            block.size,
            columns,
            chosen.size,
        )
        if not math.isfinite(loss):
            return loss, codes.LOSS, first_not_finite(plan, scratch.outputs, columns)
        into = then.gradient if first == 0 else then.parameters
        backward(
            plan,
            now.parameters,
            scratch.outputs,
            scratch.slopes,
            scratch.delta,
            scratch.delta2,
            scratch.zeros,
            into,
            columns,
        )
        if first > 0:
            for i in range(into.size):
                then.gradient[i] += into[i]
    return loss, codes.FINE, -1


@compiled
def first_not_finite(plan: Plan, outputs: Floats, columns: int) -> int:
    """The lowest layer whose outputs are not all finite, or -1."""
    for layer in range(plan.activations.size):
        if not all_finite(outputs[plan.rows_at[layer + 1] * columns : plan.rows_at[layer + 2] * columns]):
            return layer
    return -1


@compiled
def _update_layers(
    plan: Plan,
    rules: Rules,
    data: Data,
    now: Generation,
    then: Generation,
    place: Ints,
    scale: float,
    stop: Ints,
) -> tuple[int, int]:
    """The next parameters and slots of every layer. Returns (reason, layer)."""
    rate = rules.learning_rate * factor(rules.schedule, rules.schedule_settings, place[0] + 1)
    for layer in range(plan.activations.size):
        if is_raised(stop):
            return codes.INTERRUPTED, -1
        start, end = plan.parameters_at[layer], plan.parameters_at[layer + 1]
        w, w_then = now.parameters[start:end], then.parameters[start:end]
        first, second = now.slots[0, start:end], now.slots[1, start:end]
        first_then, second_then = then.slots[0, start:end], then.slots[1, start:end]
        update(
            rules.optimizer,
            rules.settings,
            rate,
            place[3] + 1,
            scale,
            then.gradient[start:end],
            w,
            first,
            second,
            w_then,
            first_then,
            second_then,
        )
        if rules.optimizer == codes.ADAMW:
            weights = w.size - plan.sizes[layer + 1]
            decay(rate * rules.settings[3], w[:weights], w_then[:weights])
        if data.trainable.size > 0:
            hold(data.trainable[start:end], w, first, second, w_then, first_then, second_then)
        if not all_finite(w_then):
            return codes.PARAMETERS, layer
    return codes.FINE, -1
