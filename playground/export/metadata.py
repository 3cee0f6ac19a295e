"""What every export says about the weights in it, as plain values that any format can carry."""

from __future__ import annotations

from typing import Any

import playground
from playground.document.experiment import Choice
from playground.engine.losses import LOSSES
from playground.export.layout import Layout
from playground.export.rounding import rounding
from playground.export.trained import TrainedNetwork
from playground.training.stages import told

FORMAT = "nn-playground weights"
FORMAT_VERSION = 1


def metadata(trained: TrainedNetwork, layout: Layout, precision: str | None = None) -> dict[str, Any]:
    """Layers in order, loss, inputs with their transform and scaling, targets, training, and where it stood.

    The settings are those of now; `stages` has those of every step.

    precision   of the numbers in the file, None for the run's own: what that costs is said too
    """
    experiment, training = trained.experiment, trained.experiment.training
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "program_version": playground.__version__,
        "name": experiment.name,
        "layers": _layers(trained),
        "stored": _stored(trained, layout, precision),
        "inputs": _inputs(trained),
        "targets": {"encoding": trained.encoding, "classes": list(trained.class_names)},
        "loss": training.loss,
        "output": _output(training.loss),
        "optimizer": _choice(training.optimizer),
        "batch_size": training.batch_size,
        "l1": training.l1,
        "l2": training.l2,
        "seed": training.seed,
        "data": {"kind": experiment.data.kind, "seed": experiment.data.seed},
        "precision": training.precision,
        "stages": list(told(trained.stages)),
        "step": trained.step,
        "epoch": trained.epoch,
    }


def _layers(trained: TrainedNetwork) -> list[dict[str, Any]]:
    sizes = trained.network.sizes
    return [
        {"kind": "dense", "inputs": d_in, "units": d_out, "activation": activation}
        for d_in, d_out, activation in zip(sizes, sizes[1:], trained.network.activations, strict=False)
    ]


def _stored(trained: TrainedNetwork, layout: Layout, precision: str | None) -> dict[str, Any]:
    """How the file holds the numbers, and the largest absolute differences that this makes."""
    lost = rounding(trained, precision)
    return {
        "layout": layout.describe(),
        "precision": lost.precision,
        "largest_weight_difference": lost.weights,
        "largest_output_difference": lost.outputs,
    }


def _inputs(trained: TrainedNetwork) -> dict[str, Any]:
    """Network input = (features(raw) - offset) / scale; without features, the raw inputs themselves."""
    pipeline = trained.pipeline
    return {
        "raw": list(pipeline.input_names),
        "features": list(pipeline.features),
        "scaling": trained.experiment.data.scaling,
        "offset": pipeline.offset.tolist(),
        "scale": pipeline.scale.tolist(),
    }


def _output(loss: str) -> str:
    """What the outputs are, and what makes probabilities of them."""
    if not LOSSES[loss].on_logits:
        return "values of the output layer"
    return f"logits of the output layer; {'softmax' if loss == 'cross_entropy' else 'sigmoid'} gives probabilities"


def _choice(choice: Choice) -> dict[str, Any]:
    return {"kind": choice.kind, **dict(choice.settings)}
