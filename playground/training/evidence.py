"""The figures of a run that a diagnosis is made from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.document.experiment import Experiment
from playground.engine import network
from playground.training.baseline import constant_loss
from playground.training.health import Look
from playground.training.insight import Floats
from playground.training.middles import middle
from playground.training.run import Run

# The last of the recorded step ranges that count as recent, as a share of all, and how many at most.
RECENT_SHARE = 0.1
MOST_RECENT = 20
NEWEST = 3


@dataclass(frozen=True, eq=False)
class Evidence:
    """What is known of a run at one moment; L layers.

    norms              (L,) usual gradient norm of each layer in recent steps, as the chart draws it; NaN before step 1
    first_norms        (L,) likewise in the first steps
    batch_losses       (n,) usual batch loss in the newest recorded step ranges, likewise, at most `NEWEST`
    constant_loss      training loss of the best constant answer: what a network that learns nothing can reach; infinite
                       where even that is nothing
    rate               learning rate; None where the optimizer has none
    train, test        (m,) losses over the whole sets at chosen ends of epochs, the first before the first step; `test`
                       is NaN where there is none
    update_ratio, saturated, dead, alike    of the last look; see `health.Look`
    """

    experiment: Experiment
    network: network.Network
    step: int
    epoch: int
    norms: Floats
    first_norms: Floats
    batch_losses: Floats
    constant_loss: float
    rate: float | None
    train: Floats
    test: Floats
    update_ratio: Floats
    saturated: Floats
    dead: Floats
    alike: tuple[bool, ...]

    @property
    def hidden(self) -> range:
        """The numbers of the hidden layers."""
        return range(self.network.layers - 1)


def gather(run: Run, experiment: Experiment, look: Look) -> Evidence:
    """The evidence of a run as it is now; `look` may be a moment old."""
    steps, evaluations = run.steps.history(), run.evaluations.history()
    recent = min(MOST_RECENT, -(-len(steps.step) // round(1 / RECENT_SHARE)))
    norms = middle(steps.norm_low, steps.norm_high)
    return Evidence(
        experiment=experiment,
        network=run.program.network,
        step=run.state.step,
        epoch=run.state.epoch,
        norms=_usual(norms[len(norms) - recent :]),
        first_norms=_usual(norms[:recent]),
        batch_losses=middle(steps.loss_low, steps.loss_high)[-NEWEST:],
        constant_loss=constant_loss(run.program.loss, run.program.y),
        rate=_rate(run),
        train=evaluations.train,
        test=evaluations.test,
        update_ratio=look.update_ratio,
        saturated=look.saturated,
        dead=look.dead,
        alike=look.alike,
    )


def _rate(run: Run) -> float | None:
    rate = run.program.settings.get("learning_rate")
    return None if rate is None else float(rate)


def _usual(norms: Floats) -> Floats:
    """The median (L,) over the rows of (n, L); NaN where there are none."""
    return np.median(norms, axis=0) if len(norms) else np.full(norms.shape[1], np.nan)
