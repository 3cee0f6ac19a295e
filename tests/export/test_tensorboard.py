"""Event files, read with TensorBoard's own reader."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from playground.document.files import from_json
from playground.export.tensorboard import LoggedRun, run_folder, write_events
from playground.messages import UserError
from playground.training.recorder import RANGES
from playground.training.snapshot import RunState, Snapshot
from tests.export.conftest import EXPERIMENT
from tests.training.conftest import OpenSession, in_state, until

SHORT = 21


def at_step(open_session: OpenSession, steps: int) -> Snapshot:
    session = open_session(EXPERIMENT)
    session.step(steps)
    return until(session, in_state(RunState.PAUSED, steps))


def read(folder: Path, run: LoggedRun) -> EventAccumulator:
    write_events(folder, run)
    reader = EventAccumulator(str(folder), {"scalars": 0, "histograms": 0, "tensors": 0})
    reader.Reload()
    return reader


def scalars(reader: EventAccumulator, tag: str) -> tuple[list[int], list[float]]:
    events = reader.Scalars(tag)
    return [event.step for event in events], [event.value for event in events]


def single(values: np.ndarray) -> list[float]:
    """As TensorBoard keeps them."""
    return values.astype(np.float32).astype(float).tolist()


def test_losses_stand_at_the_steps_at_which_they_were_evaluated(open_session: OpenSession, tmp_path: Path) -> None:
    snapshot = at_step(open_session, 2 * 10)
    reader = read(tmp_path, LoggedRun.of(snapshot))
    for tag, values in (("loss/train", snapshot.evaluations.train), ("loss/test", snapshot.evaluations.test)):
        assert scalars(reader, tag) == (snapshot.evaluations.step.astype(int).tolist(), single(values))


def test_the_newest_losses_are_those_of_this_moment(open_session: OpenSession, tmp_path: Path) -> None:
    snapshot = at_step(open_session, SHORT)
    steps, values = scalars(read(tmp_path, LoggedRun.of(snapshot)), "loss/train")
    assert snapshot.figures is not None
    assert (steps[-1], values[-1]) == (SHORT, np.float32(snapshot.figures.train_loss))


def test_a_short_run_has_one_value_a_step_and_layer(open_session: OpenSession, tmp_path: Path) -> None:
    snapshot = at_step(open_session, SHORT)
    reader = read(tmp_path, LoggedRun.of(snapshot))
    steps = list(range(1, SHORT + 1))
    assert scalars(reader, "loss/batch") == (steps, single(snapshot.steps.loss_low))
    for layer in range(snapshot.network.layers):
        assert scalars(reader, f"gradient_norm/layer_{layer}") == (steps, single(snapshot.steps.norm_low[:, layer]))


def test_a_long_run_has_the_least_and_the_greatest_of_each_range(open_session: OpenSession, tmp_path: Path) -> None:
    snapshot = at_step(open_session, 2 * RANGES + 1)
    reader = read(tmp_path, LoggedRun.of(snapshot))
    assert "gradient_norm/layer_0" not in reader.Tags()["scalars"]
    steps, least = scalars(reader, "gradient_norm/layer_1/least")
    assert (steps[-1], least) == (snapshot.step, single(snapshot.steps.norm_low[:, 1]))
    assert scalars(reader, "gradient_norm/layer_1/greatest") == (steps, single(snapshot.steps.norm_high[:, 1]))


def test_histograms_hold_every_weight_and_gradient_of_the_present_moment(
    open_session: OpenSession, tmp_path: Path
) -> None:
    snapshot = at_step(open_session, SHORT)
    reader = read(tmp_path, LoggedRun.of(snapshot))
    assert snapshot.gradient is not None
    for tag, flat in (("weight", snapshot.parameters), ("gradient", snapshot.gradient)):
        for layer, (weight, _bias) in enumerate(snapshot.network.views(flat)):
            (event,) = reader.Histograms(f"{tag}/layer_{layer}")
            assert event.step == SHORT
            found = event.histogram_value
            assert (found.num, found.min, found.max) == (weight.size, weight.min(), weight.max())
            assert found.sum == pytest.approx(weight.sum())
            assert sum(found.bucket) == weight.size


def test_before_the_first_step_there_is_no_gradient(open_session: OpenSession, tmp_path: Path) -> None:
    session = open_session(EXPERIMENT)
    snapshot = until(session, lambda it: it.state is RunState.IDLE and it.figures is not None)
    tags = read(tmp_path, LoggedRun.of(snapshot)).Tags()
    assert tags["scalars"] == ["loss/train", "loss/test"]
    assert not [tag for tag in tags["histograms"] if "gradient" in tag]


def test_weights_that_are_not_finite_are_left_out(open_session: OpenSession, tmp_path: Path) -> None:
    run = LoggedRun.of(at_step(open_session, SHORT))
    parameters = run.parameters.copy()
    parameters[0] = np.inf
    tags = read(tmp_path, replace(run, parameters=parameters)).Tags()["histograms"]
    assert "weight/layer_0" not in tags
    assert "weight/layer_1" in tags


def test_the_whole_experiment_is_there_as_text(open_session: OpenSession, tmp_path: Path) -> None:
    (event,) = read(tmp_path, LoggedRun.of(at_step(open_session, SHORT))).Tensors("experiment/text_summary")
    (text,) = event.tensor_proto.string_val
    assert from_json(text.decode().strip("`\n")) == EXPERIMENT


def test_every_run_gets_a_folder_of_its_own(open_session: OpenSession, tmp_path: Path) -> None:
    run = LoggedRun.of(at_step(open_session, SHORT))
    first = run_folder(tmp_path, run, "circle")
    assert first == tmp_path / "circle-seed0-step21"
    write_events(first, run)
    assert run_folder(tmp_path, run, "circle") == tmp_path / "circle-seed0-step21-2"


def test_a_folder_that_cannot_be_made_gets_one_sentence(open_session: OpenSession, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    run = LoggedRun.of(at_step(open_session, 1))
    with pytest.raises(UserError, match="cannot be a folder to write to"):
        write_events(tmp_path / "file" / "runs", run)
    with pytest.raises(UserError, match="cannot be"):
        write_events(tmp_path / "file", run)
