"""The experiments that the window is measured with: a small network, one to look inside of, and a deep one."""

from __future__ import annotations

from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec, TrainingSpec

OUTPUT = LayerSpec(1, "linear")

WORKLOADS = {
    "2-4-2-1": Experiment(network=NetworkSpec((LayerSpec(4), LayerSpec(2), OUTPUT))),
    "2-8-8-1": Experiment(network=NetworkSpec((LayerSpec(8), LayerSpec(8), OUTPUT))),
    "2-10x16-1": Experiment(
        network=NetworkSpec((*(LayerSpec(16, "sigmoid"),) * 10, OUTPUT)),
        training=TrainingSpec(batch_size=32, optimizer=Choice.of("sgd", learning_rate=0.03)),
    ),
}
