"""A run as an event file for TensorBoard: its history as scalars, its weights and gradients now as histograms.

    loss/train, loss/test              over the whole sets, at the steps at which they were evaluated
    loss/batch                         of every step's batch
    gradient_norm/layer_0 ...          L2 norm over weight and bias gradient of a layer
    weight/layer_0, bias/layer_0 ...   histograms of a layer's weights and biases at the newest step
    gradient/layer_0, bias_gradient/layer_0 ...   the same of the gradients of the last batch

Where several steps are kept as one range, `loss/batch` and `gradient_norm/layer_0` become `.../least` and
`.../greatest`, at the last step of each range. TensorBoard keeps scalars in single precision. `experiment` is the whole
experiment as text.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np

from playground.datasets.reading import reason
from playground.document.atomic import replace_file
from playground.document.experiment import Experiment
from playground.document.files import to_json
from playground.engine.network import Floats, Network
from playground.export.history import RunHistory
from playground.messages import N_, UserError
from playground.training.snapshot import Snapshot

if TYPE_CHECKING:
    from tensorboardX.proto.summary_pb2 import Summary

FILE_VERSION = "brain.Event:2"
BINS = 64


@dataclass(frozen=True, eq=False)
class LoggedRun:
    """A run as TensorBoard shows it: `parameters` (p,) and `gradient` (p,) belong to `parameters_step`."""

    experiment: Experiment
    history: RunHistory
    network: Network
    parameters: Floats
    gradient: Floats | None
    parameters_step: int

    @classmethod
    def of(cls, snapshot: Snapshot) -> Self:
        """The run that a snapshot shows."""
        return cls(
            snapshot.experiment,
            RunHistory.of(snapshot),
            snapshot.network,
            snapshot.parameters,
            snapshot.gradient,
            snapshot.parameters_step,
        )


@dataclass(frozen=True, eq=False)
class Curve:
    """One scalar over the steps: `step` (n,), `value` (n,)."""

    tag: str
    step: Floats
    value: Floats


def write_events(folder: Path, run: LoggedRun) -> Path:
    """Write one event file into `folder`, which is made where it is missing; returns the file.

    UserError where that is not possible; then no part of a file is left.
    """
    now = time.time()
    path = folder / f"events.out.tfevents.{now:010.0f}.nn-playground"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            N_("{path} cannot be a folder to write to: {reason}."), path=str(folder), reason=reason(error)
        ) from error
    replace_file(path, _events(run, now))
    return path


def run_folder(parent: Path, run: LoggedRun, name: str) -> Path:
    """A folder below `parent` for this run alone, so that TensorBoard shows it beside the others there."""
    wanted = f"{name}-seed{run.experiment.training.seed}-step{run.history.step}"
    folder, number = parent / wanted, 2
    while folder.exists():
        folder, number = parent / f"{wanted}-{number}", number + 1
    return folder


def curves(history: RunHistory) -> Iterator[Curve]:
    """Every scalar of a history. What was never measured is left out."""
    evaluations, steps = history.evaluations, history.steps
    for tag, values in (("loss/train", evaluations.train), ("loss/test", evaluations.test)):
        known = ~np.isnan(values)
        if known.any():
            yield Curve(tag, evaluations.step[known], values[known])
    yield from _ranges("loss/batch", history, steps.loss_low, steps.loss_high)
    for layer in range(history.layers):
        yield from _ranges(f"gradient_norm/layer_{layer}", history, steps.norm_low[:, layer], steps.norm_high[:, layer])


def _ranges(tag: str, history: RunHistory, low: Floats, high: Floats) -> Iterator[Curve]:
    if history.is_exact:
        yield Curve(tag, history.last_steps, low)
    else:
        yield Curve(f"{tag}/least", history.last_steps, low)
        yield Curve(f"{tag}/greatest", history.last_steps, high)


def histograms(run: LoggedRun) -> Iterator[tuple[str, Floats]]:
    """The values of every histogram; one with a value that is not finite is left out."""
    named = [("weight", "bias", run.parameters)]
    if run.gradient is not None:
        named.append(("gradient", "bias_gradient", run.gradient))
    for weight, bias, flat in named:
        for layer, parameters in enumerate(run.network.views(flat)):
            for name, values in ((weight, parameters.weight), (bias, parameters.bias)):
                if np.isfinite(values).all():
                    yield f"{name}/layer_{layer}", values


def _events(run: LoggedRun, now: float) -> bytes:
    """The content of an event file."""
    from tensorboardX import RecordWriter
    from tensorboardX.proto.event_pb2 import Event

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "events")
        writer = RecordWriter(str(path))
        writer.write(Event(wall_time=now, file_version=FILE_VERSION).SerializeToString())
        for step, summary in _summaries(run):
            writer.write(Event(wall_time=now, step=step, summary=summary).SerializeToString())
        writer.close()
        return path.read_bytes()


def _summaries(run: LoggedRun) -> Iterator[tuple[int, Summary]]:
    from tensorboardX.summary import histogram, scalar, text

    yield 0, text("experiment", "```\n" + to_json(run.experiment) + "\n```")
    for curve in curves(run.history):
        for step, value in zip(curve.step.tolist(), curve.value.tolist(), strict=True):
            yield int(step), scalar(curve.tag, value)
    for tag, values in histograms(run):
        yield run.parameters_step, histogram(tag, values, BINS)
