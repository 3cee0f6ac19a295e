"""The run of an experiment without a session: on the caller's own thread, with the same numbers bit for bit."""

from __future__ import annotations

from playground.datasets.prepared import PreparedData
from playground.document.experiment import Experiment
from playground.engine.network import Floats
from playground.training.checkpoint import Checkpoint
from playground.training.engines import EngineFactory, bound, compiled_engine, stop_flag
from playground.training.evaluations import EvaluationRecorder
from playground.training.run import Run
from playground.training.start import program_of, start_parameters


def headless_run(
    experiment: Experiment,
    data: PreparedData,
    *,
    parameters: Floats | None = None,
    checkpoint: Checkpoint | None = None,
    evaluations: EvaluationRecorder | None = None,
    factory: EngineFactory = compiled_engine,
) -> Run:
    """The run from the experiment's own start, from `parameters` (p,), or on from a checkpoint that fits it."""
    if parameters is None:
        parameters = checkpoint.state.parameters if checkpoint else start_parameters(experiment, data)
    test = data.x_test, data.y_test
    run = Run(bound(factory, stop_flag()), program_of(experiment, data), parameters, test, evaluations)
    if checkpoint is not None:
        run.go_to(checkpoint)
        run.evaluations = evaluations or run.evaluations
    return run
