"""What the screen shows of a run at one moment: plain values, copied out of the run, never written to again."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from playground.datasets.prepared import PreparedData
from playground.document.experiment import Experiment
from playground.engine.network import Network
from playground.messages import Message
from playground.training.insight import Insight, InsightWants
from playground.training.stages import Stages

Floats = NDArray[np.float64]


class RunState(Enum):
    """Where a run stands. PREPARING: the compiled engine is being made ready; commands given then are remembered."""

    PREPARING = "preparing"
    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Wants:
    """What the visible views need. What nobody looks at is not computed.

    on_data  the output on the data (confusion matrix, predictions) also where there is a map or a curve
    """

    output: bool = True
    unit_maps: bool = True
    output_resolution: int = 100
    unit_resolution: int = 24
    insight: InsightWants = field(default_factory=InsightWants)
    on_data: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class StepHistory:
    """Every step of the run, bounded: step ranges in order, with the least and greatest value in each.

    step            (n,) first step of each range (1 is the first step of a run)
    loss_low/high   (n,) batch loss before the update
    norm_low/high   (n, layers) L2 norm of the layer's weight and bias gradient
    """

    step: Floats
    loss_low: Floats
    loss_high: Floats
    norm_low: Floats
    norm_high: Floats


@dataclass(frozen=True, slots=True, eq=False)
class EvaluationHistory:
    """Data loss over the whole training and test set, at epoch ends chosen by the run alone (never by the screen).

    The first entry is step 0, the untrained network. `test` is NaN throughout when there are no test rows.
    """

    step: Floats
    train: Floats
    test: Floats


@dataclass(frozen=True, slots=True)
class Figures:
    """The read-outs at this very step. None where a figure has no meaning (no test rows, accuracy of a regression)."""

    train_loss: float
    test_loss: float | None
    train_accuracy: float | None
    test_accuracy: float | None
    penalty: float


@dataclass(frozen=True, slots=True, eq=False)
class InputGrid:
    """The raw-input region that maps cover: `x1` from `x_low` to `x_high` to the right, `x2` likewise upwards."""

    x_low: float
    x_high: float
    y_low: float
    y_high: float


@dataclass(frozen=True, slots=True, eq=False)
class UnitMaps:
    """What each unit computes over the input region.

    Two raw inputs: `features` and each of `layers` are float32 (units, r, r), row 0 at the bottom (lowest x2).
    One raw input: float32 (units, r), a curve from x_low to x_high.
    More inputs: `features` and `layers` are empty.
    `layers[i]` are the activations (outputs) of layer i; the output layer shows its raw output.
    """

    grid: InputGrid
    features: NDArray[np.float32]
    layers: tuple[NDArray[np.float32], ...]


@dataclass(frozen=True, slots=True, eq=False)
class OutputProbe:
    """What the output panel draws.

    kind "map"        two raw inputs: `values` float32 (outputs, r, r) over `grid`, row 0 at the bottom. For
                      cross-entropy losses these are probabilities, else the raw output.
    kind "curve"      one raw input: `values` float32 (outputs, r) over `grid`.
    With more inputs, or where the output on the data is wanted:
    kind "confusion"  classification: `train` and `test` int64 (k, k), rows true, columns predicted.
    kind "scatter"    regression: `train` and `test` float64 (n, 2), target and prediction (bounded n).

    wrong_rows        map or curve of a classification: the rows of the dataset, of those that are shown (`evenly` of
                      the training rows and of the test rows), that this very network classifies wrongly; else None
    """

    kind: str
    grid: InputGrid | None = None
    values: NDArray[np.float32] | None = None
    train: NDArray[np.int64] | Floats | None = None
    test: NDArray[np.int64] | Floats | None = None
    wrong_rows: NDArray[np.int64] | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a run stopped by itself.

    layer          counts from 0
    diverged       the loss is not finite, or beyond hope; False: a defect, or data that cannot be had
    well           the last step at which it was well; None where that is not known
    learning_rate  the rate it diverged with; None where the optimizer has none
    """

    message: Message
    step: int
    layer: int | None
    diverged: bool
    well: int | None = None
    learning_rate: float | None = None


@dataclass(frozen=True, slots=True)
class LookBack:
    """That the snapshot is of an earlier step of the run than the newest: `step`, or one on the way to it.

    newest    where the run stands
    progress  how much of the way is done, 0 to 1; the snapshot is of `step` only where it is 1
    goes_on   whether the run is to go on from there
    """

    step: int
    newest: int
    progress: float
    goes_on: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """One moment of one run. Arrays are read-only copies; flat vectors are laid out as `network.views` says.

    number      grows by one with each snapshot of the session
    run         grows by one with each new start of the session (reset, new data): views drop what they kept
    parameters  (p,) float64;  gradient, update (p,) of the last step, None before the first
    figures     None while a run of a large network that stands still has none of this very step yet
    notices     each is told once, in the first snapshot after it

    `parameters` belong to `parameters_step` and `parameters_epoch`: those of the snapshot whenever the run stands still
    and, but for large networks, while it moves.

    origin        the `run` that this one was when it began: the same again when it is brought back
    is_untouched  the parameters are those that the experiment's seed gives, before the first step
    hand_steps    the steps of this run at which a parameter was set by hand, in order; the newest 256
    stages        the settings that the run was trained with up to this step, in order
    first_step    the earliest step one can look back at
    awaits_engine  it is to move as soon as the engine is ready
    look_back     an earlier step is shown: all of the snapshot is of that step, but for the histories (`steps`,
                  `evaluations`, `hand_steps`, `insight.health`), which are of the whole run
    """

    number: int
    run: int
    experiment: Experiment
    state: RunState
    network: Network
    data: PreparedData
    step: int
    epoch: int
    parameters: Floats
    gradient: Floats | None
    update: Floats | None
    figures: Figures | None
    steps_per_second: float
    steps: StepHistory
    evaluations: EvaluationHistory
    unit_maps: UnitMaps | None
    output: OutputProbe | None
    failure: Failure | None
    notices: tuple[Message, ...]
    parameters_step: int = 0
    parameters_epoch: int = 0
    insight: Insight = field(default_factory=Insight)
    origin: int = 0
    is_untouched: bool = False
    hand_steps: tuple[int, ...] = ()
    first_step: int = 0
    awaits_engine: bool = False
    look_back: LookBack | None = None
    stages: Stages = ()

    @property
    def goes_on(self) -> bool:
        """Whether it moves, or will as soon as it can: until it is told to pause."""
        return self.state is RunState.RUNNING or self.awaits_engine

    @property
    def newest_step(self) -> int:
        """Where the run stands, whichever step is shown."""
        return self.step if self.look_back is None else self.look_back.newest
