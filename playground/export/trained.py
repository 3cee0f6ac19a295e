"""A trained network as every export needs it: its parameters, and what turns raw inputs into its inputs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.datasets.pipeline import InputPipeline
from playground.datasets.prepared import PreparedData
from playground.document.experiment import Experiment
from playground.engine.network import Floats, LayerParameters, Network
from playground.engine.propagation import forward
from playground.messages import N_, UserError
from playground.training.snapshot import Snapshot
from playground.training.stages import Stages

TEST_VECTORS = 8


@dataclass(frozen=True, eq=False)
class TrainedNetwork:
    """A network at one moment of its training; nothing in it changes afterwards.

    parameters   (p,) in the precision of the experiment
    step, epoch  steps taken and epochs completed when it had them
    pipeline     from raw inputs to network inputs
    class_names  in the order of the class index; empty for regression
    encoding     how targets were written for training: `signed`, `zero_one`, `one_hot` or `value`
    stages       the settings it was trained with, in order; empty where that is not known
    samples      raw inputs (n, d) of a few real samples, for a reader to check itself
    """

    experiment: Experiment
    network: Network
    parameters: Floats
    step: int
    epoch: int
    pipeline: InputPipeline
    class_names: tuple[str, ...]
    encoding: str
    samples: NDArray[np.float64]
    stages: Stages = ()

    @classmethod
    def of(
        cls,
        experiment: Experiment,
        network: Network,
        data: PreparedData,
        parameters: Floats,
        step: int,
        epoch: int,
        stages: Stages = (),
    ) -> TrainedNetwork:
        """A copy of `parameters` with what belongs to them."""
        rows = data.test_rows if len(data.test_rows) else data.train_rows
        return cls(
            experiment,
            network,
            np.array(parameters, dtype=experiment.training.precision),
            step,
            epoch,
            data.pipeline,
            data.dataset.class_names,
            data.encoding,
            data.dataset.inputs[rows[:TEST_VECTORS]],
            tuple(stage for stage in stages if stage.step <= step),
        )

    @classmethod
    def from_snapshot(cls, snapshot: Snapshot) -> TrainedNetwork:
        """The network that a snapshot shows."""
        return cls.of(
            snapshot.experiment,
            snapshot.network,
            snapshot.data,
            snapshot.parameters,
            snapshot.parameters_step,
            snapshot.parameters_epoch,
            snapshot.stages,
        )

    @property
    def layers(self) -> tuple[LayerParameters, ...]:
        """`weight` (d_in, d_out) and `bias` (d_out,) of each layer, in order."""
        return self.network.views(self.parameters)

    def outputs(self, raw: NDArray[np.float64]) -> Floats:
        """Raw outputs (n, k) of the network for raw inputs (n, d): logits where the loss is a cross-entropy."""
        inputs = self.pipeline.apply(raw).astype(self.parameters.dtype)
        return forward(self.network, self.parameters, inputs).outputs

    @property
    def tolerance(self) -> float:
        """How far outputs computed elsewhere may be off by rounding alone, relative to the largest output or to 1."""
        return 1e-12 if self.parameters.dtype == np.float64 else 1e-5

    def require_finite(self) -> None:
        """UserError where a parameter or an output is not a finite number: such weights are of no use to anybody."""
        for index, layer in enumerate(self.layers):
            if not (np.isfinite(layer.weight).all() and np.isfinite(layer.bias).all()):
                raise UserError(
                    N_("Layer {layer} has weights that are not finite numbers, so they were not written."),
                    layer=index + 1,
                )
        with np.errstate(all="ignore"):
            if not np.isfinite(self.outputs(self.samples)).all():
                raise UserError(
                    N_("The outputs of the network are not finite numbers, so its weights were not written.")
                )
