"""Which epoch a step of the past belongs to, and how that is said."""

from __future__ import annotations

from playground.i18n import _
from playground.training.snapshot import Snapshot
from playground.ui import numbers


def epoch_at(snapshot: Snapshot, step: int) -> int | None:
    """Whole epochs done after `step`; None when the batch size was changed in mid-run, so that it cannot be told."""
    rows = len(snapshot.data.train_rows)
    size = max(1, min(snapshot.experiment.training.batch_size, rows))
    steps_per_epoch = max(1, -(-rows // size))
    if snapshot.step // steps_per_epoch != snapshot.epoch:
        return None
    return step // steps_per_epoch


def step_line(snapshot: Snapshot, step: int) -> str:
    """`step 1,200 · epoch 48`, without the epoch where it cannot be known."""
    epoch = epoch_at(snapshot, step)
    if epoch is None:
        return _("step {step}").format(step=numbers.count(step))
    return _("step {step} · epoch {epoch}").format(step=numbers.count(step), epoch=numbers.count(epoch))
