"""Training steps: batch, forward, loss, backward, update, until the asked number is done or something is not finite.

A step reads the present generation and writes the next; only when everything about it is finite do the two change
places. So a step that fails, or is interrupted, has not happened.
"""

from __future__ import annotations

import math

from playground.engine.kernel import plan as codes
from playground.engine.kernel.batches import fill_order, gather
from playground.engine.kernel.gradients import accumulate, add_penalty, all_finite, norm, sum_of_squares
from playground.engine.kernel.jit import compiled, entry_point, spliced
from playground.engine.kernel.losses import loss_and_delta
from playground.engine.kernel.plan import Data, Generation, Plan, Record, Rules, Scratch
from playground.engine.kernel.pointers import Pointer, is_raised, offset, pointers
from playground.engine.kernel.propagation import backward, forward
from playground.engine.kernel.schedules import factor
from playground.engine.kernel.updates import decay, from_parameter, hold, update


@entry_point
def take_steps(
    plan: Plan,
    rules: Rules,
    data: Data,
    scratch: Scratch,
    kept: Generation,
    spare: Generation,
    record: Record,
    steps: int,
) -> tuple[int, int, int]:
    """Take steps from the generation `kept`. After an even number of steps the last one is there, else in `spare`.

    Returns (steps done, what ended them early, the layer where it shows or -1).
    """
    plan, rules, data, scratch = pointers(plan), pointers(rules), pointers(data), pointers(scratch)
    kept, spare, record = pointers(kept), pointers(spare), pointers(record)
    now, then, place = kept, spare, record.place
    done, reason, layer = 0, codes.FINE, -1
    while done < steps:
        norms = offset(record.norms, done * plan.layers)
        reason, layer, batch = _try_step(plan, rules, data, scratch, now, then, record, norms)
        if reason != codes.FINE:
            break
        record.losses[done] = record.loss[0]
        now, then = then, now
        done += 1
        place[0] += 1
        place[2] += batch
        place[3] += 1
        if place[2] >= data.samples:
            place[1] += 1
            place[2] = 0
    if done > 0:
        for i in range(plan.parameters):
            record.update[i] = now.parameters[i] - then.parameters[i]
    return done, reason, layer


@compiled
def copy(source: Pointer, target: Pointer, m: int) -> None:
    """m numbers."""
    for i in range(m):
        target[i] = source[i]


@spliced
def _try_step(
    plan: Plan,
    rules: Rules,
    data: Data,
    scratch: Scratch,
    now: Generation,
    then: Generation,
    record: Record,
    norms: Pointer,
) -> tuple[int, int, int]:
    """One step from `now` to `then`; its loss goes to `record.loss`. Returns (reason, layer, size of the batch)."""
    epoch, position = record.place[1], record.place[2]
    if scratch.order_epoch[0] != epoch:
        fill_order(rules.shuffle_seed, epoch, rules.shuffle, scratch.order, data.samples)
        scratch.order_epoch[0] = epoch
    chosen, batch = offset(scratch.order, position), min(rules.batch_size, data.samples - position)
    reason, layer = _loss_and_gradient(plan, rules, data, scratch, now, then, record, chosen, batch)
    if reason != codes.FINE:
        return reason, layer, 0
    if rules.l1 != 0 or rules.l2 != 0:
        add_penalty(plan, now.parameters, rules.l1, rules.l2, then.gradient)
    scale = 1.0
    if rules.clip_norm > 0:
        length = norm(then.gradient, plan.parameters)
        scale = rules.clip_norm / length if rules.clip_norm < length else 1.0
    reason, layer = _update_layers(plan, rules, data, now, then, record, norms, scale)
    return reason, layer, batch


@spliced
def _loss_and_gradient(
    plan: Plan,
    rules: Rules,
    data: Data,
    scratch: Scratch,
    now: Generation,
    then: Generation,
    record: Record,
    chosen: Pointer,
    batch: int,
) -> tuple[int, int]:
    """Mean loss of the samples `chosen` (batch,), their gradient in `then.gradient`. Returns (reason, layer).

    Samples are worked off in blocks. The first block's gradient is written, the others' are added, by way of the
    parameters' room in the next generation, which nobody needs yet.
    """
    loss = 0.0
    for first in range(0, batch, codes.MOST_COLUMNS):
        block, samples = offset(chosen, first), min(codes.MOST_COLUMNS, batch - first)
        columns = (samples + codes.LANES - 1) // codes.LANES * codes.LANES
        gather(data.x, plan.sizes[0], block, samples, scratch.outputs, columns)
        gather(data.y, plan.sizes[plan.layers], block, samples, scratch.target, columns)
        if not forward(plan, now.parameters, scratch, columns, record.stop):
            return codes.INTERRUPTED, -1
        loss += block_loss(plan, rules.loss, scratch, samples, columns, batch)
        if not math.isfinite(loss):
            return codes.LOSS, _first_not_finite(plan, scratch.outputs, columns)
        into = then.gradient if first == 0 else then.parameters
        if not backward(plan, now.parameters, scratch, into, columns, record.stop):
            return codes.INTERRUPTED, -1
        for at in range(0, plan.parameters if first > 0 else 0, codes.LARGE_PIECE):
            if is_raised(record.stop):
                return codes.INTERRUPTED, -1
            m = min(codes.LARGE_PIECE, plan.parameters - at)
            accumulate(offset(then.parameters, at), offset(then.gradient, at), m)
    record.loss[0] = loss
    return codes.FINE, -1


@spliced
def block_loss(plan: Plan, loss: int, scratch: Scratch, samples: int, columns: int, batch: int) -> float:
    """The loss of the outputs that `forward` left in `scratch`; see `loss_and_delta`."""
    output = offset(scratch.outputs, plan.rows_at[plan.layers] * columns)
    k = plan.sizes[plan.layers]
    return loss_and_delta(loss, output, scratch.target, scratch.delta, scratch.by_sample, k, samples, columns, batch)


@spliced
def _first_not_finite(plan: Plan, outputs: Pointer, columns: int) -> int:
    """The lowest layer whose outputs are not all finite, or -1."""
    for layer in range(plan.layers):
        start, size = plan.rows_at[layer + 1] * columns, plan.sizes[layer + 1] * columns
        if not all_finite(offset(outputs, start), size):
            return layer
    return -1


@spliced
def _update_layers(
    plan: Plan,
    rules: Rules,
    data: Data,
    now: Generation,
    then: Generation,
    record: Record,
    norms: Pointer,
    scale: float,
) -> tuple[int, int]:
    """The next parameters and slots of every layer, and the norms of the gradients. Returns (reason, layer).

    Piece by piece: what has been read for the norm is still near when the update reads it again.
    """
    rate = rules.learning_rate * factor(rules.schedule, rules.schedule_settings, record.place[0] + 1)
    reason, where = codes.FINE, -1
    for layer in range(plan.layers):
        if is_raised(record.stop):
            return codes.INTERRUPTED, -1
        end = plan.parameters_at[layer + 1]
        squares, finite = 0.0, True
        for at in range(plan.parameters_at[layer], end, codes.PIECE):
            m = min(codes.PIECE, end - at)
            weights = min(m, end - plan.sizes[layer + 1] - at)
            squares += sum_of_squares(offset(then.gradient, at), m)
            _update_piece(rules, data, now, then, at, m, weights, rate, record.place[3] + 1, scale)
            finite = finite and all_finite(offset(then.parameters, at), m)
        norms[layer] = math.sqrt(squares)
        if not math.isfinite(norms[layer]) and reason != codes.GRADIENT:
            reason, where = codes.GRADIENT, layer
        elif not finite and reason == codes.FINE:
            reason, where = codes.PARAMETERS, layer
    return reason, where


@spliced
def _update_piece(
    rules: Rules,
    data: Data,
    now: Generation,
    then: Generation,
    at: int,
    m: int,
    weights: int,
    rate: float,
    t: int,
    scale: float,
) -> None:
    """The next values of the m parameters of one layer from number `at` on; the first `weights` are no biases."""
    here, next_one = from_parameter(now, at), from_parameter(then, at)
    update(rules.optimizer, rules.settings, rate, t, scale, here, next_one, m)
    if rules.optimizer == codes.ADAMW:
        decay(rate * rules.settings[3], here, next_one, weights)
    if data.some_frozen:
        hold(offset(data.trainable, at), here, next_one, codes.SLOTS[rules.optimizer], m)
