"""The losses of a moment in words."""

from __future__ import annotations

from playground.i18n import _
from playground.training.evaluations import up_to_now
from playground.training.snapshot import Snapshot
from playground.ui import numbers
from playground.ui.charts.trend import trend


def losses_in_words(snapshot: Snapshot) -> str:
    """`training 0.0310, falling over the last 100 steps; test 0.0400`; nothing without figures."""
    figures = snapshot.figures
    if figures is None:
        return ""
    known = up_to_now(snapshot)
    said = [_("training {value}").format(value=numbers.loss(figures.train_loss)), trend(known.step, known.train)]
    parts = [", ".join(part for part in said if part)]
    if figures.test_loss is not None:
        parts.append(_("test {value}").format(value=numbers.loss(figures.test_loss)))
    return "; ".join(parts)
