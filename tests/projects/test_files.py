"""Projects: what comes back is what was there, bit for bit, and others can read it."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load, save

from playground.document.class_view import ClassView
from playground.document.experiment import LayerSpec, NetworkSpec
from playground.document.files import from_json
from playground.engine.optimizers import OPTIMIZERS
from playground.messages import UserError
from playground.projects.files import Project, is_project, read_project, read_summary, write_project
from playground.training.checkpoint import Checkpoint
from playground.training.engines import EngineFactory, ReferenceEngine
from playground.training.insight import ParameterPlace
from tests.projects.conftest import EXPERIMENT, MID_EPOCH, current, pack, parts, same, with_training


def through_a_file(checkpoint: Checkpoint, folder: Path) -> Checkpoint:
    write_project(Project(checkpoint.experiment, checkpoint), folder / "p.playground", None)
    read = read_project(folder / "p.playground").checkpoint
    assert read is not None
    return read


def test_the_settings_of_earlier_steps_come_back(tmp_path: Path) -> None:
    run = current(EXPERIMENT, 4)
    run.apply(with_training(EXPERIMENT, "adam"))
    run.run.train(3)
    read = through_a_file(run.capture(), tmp_path)
    assert [(stage.step, stage.training.optimizer.kind) for stage in read.stages] == [(0, "sgd"), (4, "adam")]


def test_of_a_project_without_them_the_settings_are_known_from_its_step_on(tmp_path: Path) -> None:
    checkpoint = replace(current(EXPERIMENT, 4).capture(), stages=())
    read = through_a_file(checkpoint, tmp_path)
    assert "stages.json" not in parts(tmp_path / "p.playground")
    assert [stage.step for stage in current(EXPERIMENT, 0, read).capture().stages] == [4]


@pytest.mark.parametrize("precision", ["float64", "float32"])
@pytest.mark.parametrize("optimizer", sorted(OPTIMIZERS))
@pytest.mark.parametrize("steps", [0, 1, MID_EPOCH, 18])
def test_a_run_goes_on_as_if_it_had_never_stopped(
    tmp_path: Path, factory: EngineFactory, optimizer: str, precision: str, steps: int
) -> None:
    experiment = with_training(EXPERIMENT, optimizer, precision)
    make = ReferenceEngine if optimizer == "nudge" else factory
    stopped = through_a_file(current(experiment, steps, factory=make).capture(), tmp_path)
    assert same(stopped, current(experiment, steps, factory=make).capture())
    went_on = current(experiment, 20, stopped, factory=make).capture()
    assert same(went_on, current(experiment, steps + 20, factory=make).capture())


def test_so_does_one_in_which_a_weight_was_set_by_hand(tmp_path: Path) -> None:
    run = current(EXPERIMENT)
    run.set_parameter(ParameterPlace(0, 2, 1), 0.25)
    stopped = through_a_file(run.capture(), tmp_path)
    assert (stopped.is_drawn, stopped.hand_steps) == (False, (0,))
    run.run.train(30)
    assert same(current(EXPERIMENT, 30, stopped).capture(), run.capture())


def test_a_long_history_is_kept(tmp_path: Path) -> None:
    run = current(EXPERIMENT, 4000)
    assert same(through_a_file(run.capture(), tmp_path), run.capture())


def test_a_run_that_diverged_keeps_its_last_finite_weights_and_why(tmp_path: Path) -> None:
    training = EXPERIMENT.training.optimizer.with_setting("learning_rate", 1e6)
    run = current(replace(EXPERIMENT, training=replace(EXPERIMENT.training, optimizer=training)), 1000)
    assert run.run.diverged
    read = through_a_file(run.capture(), tmp_path)
    assert read.state.divergence == run.run.state.divergence
    assert np.isfinite(read.state.parameters).all()


def test_an_experiment_without_a_run_can_be_kept(tmp_path: Path) -> None:
    write_project(Project(EXPERIMENT), tmp_path / "p.playground", None)
    read = read_project(tmp_path / "p.playground")
    assert (read.experiment, read.checkpoint) == (EXPERIMENT, None)


def test_the_file_that_was_open_is_remembered(tmp_path: Path, checkpoint: Checkpoint) -> None:
    origin = tmp_path / "แบบฝึกหัด.playground"
    write_project(Project(checkpoint.experiment, checkpoint, origin), tmp_path / "p.playground", None)
    assert read_project(tmp_path / "p.playground").origin == origin


def test_what_a_project_is_about_is_read_without_its_weights(project: Path, checkpoint: Checkpoint) -> None:
    experiment, about = read_summary(project)
    assert experiment == checkpoint.experiment
    assert (about.step, about.epoch) == (checkpoint.step, checkpoint.state.epoch)


@pytest.mark.parametrize(("name", "expected"), [("a.playground", True), ("A.PLAYGROUND", True), ("a.json", False)])
def test_a_project_is_known_by_its_name(name: str, expected: bool) -> None:
    assert is_project(Path(name)) is expected


# -- what others see --------------------------------------------------------------------------------------------------


def test_the_members_are_those_of_the_format(project: Path, checkpoint: Checkpoint) -> None:
    members = parts(project)
    assert set(members) == {"experiment.json", "weights.safetensors", "history.npz", "meta.json", "stages.json"}
    assert from_json(members["experiment.json"].decode()) == checkpoint.experiment
    about = json.loads(members["meta.json"])
    assert (about["format"], about["format_version"]) == ("nn-playground project", 1)
    assert (about["step"], about["epoch"], about["position"]) == (MID_EPOCH, 5, 20)
    assert about["program_version"]


def test_the_package_safetensors_reads_the_weights(project: Path, checkpoint: Checkpoint) -> None:
    found = load(parts(project)["weights.safetensors"])
    sizes = (2, *(layer.units for layer in checkpoint.experiment.network.layers))
    flat = [checkpoint.state.parameters, *checkpoint.state.slots, checkpoint.state.gradient, checkpoint.state.update]
    for prefix, vector in zip(("", "optimizer.0.", "optimizer.1.", "gradient.", "update."), flat, strict=True):
        layers = [found[f"{prefix}layers.{index}.{name}"] for index in range(2) for name in ("weight", "bias")]
        assert np.array_equal(np.concatenate([layer.ravel() for layer in layers]), vector)
        assert [layer.shape for layer in layers] == [sizes[:2], sizes[1:2], sizes[1:], sizes[2:]]


def test_what_the_package_safetensors_writes_is_read(project: Path, checkpoint: Checkpoint, tmp_path: Path) -> None:
    members = parts(project)
    again = save(load(members["weights.safetensors"]), {"written by": "the package"})
    assert again != members["weights.safetensors"]
    path = pack(tmp_path / "p.playground", {**members, "weights.safetensors": again}.items())
    read = read_project(path).checkpoint
    assert read is not None
    assert same(read, checkpoint)


def test_numpy_reads_the_history(project: Path, checkpoint: Checkpoint, tmp_path: Path) -> None:
    (tmp_path / "h.npz").write_bytes(parts(project)["history.npz"])
    with np.load(tmp_path / "h.npz", allow_pickle=False) as stored:
        assert np.array_equal(stored["steps_low"], checkpoint.steps.low)
        assert np.array_equal(stored["evaluations"], checkpoint.evaluations.entries, equal_nan=True)
        assert stored["steps_count"] == MID_EPOCH


def test_a_project_that_somebody_packed_again_is_read(project: Path, checkpoint: Checkpoint, tmp_path: Path) -> None:
    path = pack(tmp_path / "again.playground", reversed(parts(project).items()), zipfile.ZIP_DEFLATED)
    read = read_project(path).checkpoint
    assert read is not None
    assert same(read, checkpoint)


# -- writing ----------------------------------------------------------------------------------------------------------


def test_progress_rises_to_one(checkpoint: Checkpoint, tmp_path: Path) -> None:
    told: list[float] = []
    write_project(Project(checkpoint.experiment, checkpoint), tmp_path / "p.playground", None, told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_weights_that_are_not_finite_are_never_written(tmp_path: Path, checkpoint: Checkpoint) -> None:
    state = checkpoint.state.copy()
    state.parameters[0] = np.inf
    with pytest.raises(UserError, match="not finite"):
        write_project(Project(checkpoint.experiment, replace(checkpoint, state=state)), tmp_path / "p.playground", None)
    assert list(tmp_path.iterdir()) == []


def test_a_large_network_takes_its_own_size_to_write_and_read(tmp_path: Path) -> None:
    layers = (*[LayerSpec(400)] * 4, LayerSpec(1, "linear"))
    checkpoint = current(replace(EXPERIMENT, network=NetworkSpec(layers)), 1).capture()
    assert same(through_a_file(checkpoint, tmp_path), checkpoint)
    # three vectors of it, since SGD remembers nothing
    size = (tmp_path / "p.playground").stat().st_size
    assert size == pytest.approx(3 * checkpoint.state.parameters.nbytes, rel=0.01)


# -- what a class sees -------------------------------------------------------------------------------------------------

VIEWS = (ClassView("map", ("output",), ()), ClassView("ทั้งหมด", large="loss"))


def test_views_travel_with_a_project_with_and_without_a_run(tmp_path: Path, checkpoint: Checkpoint) -> None:
    for project in (Project(EXPERIMENT, views=VIEWS), Project(checkpoint.experiment, checkpoint, views=VIEWS)):
        write_project(project, tmp_path / "p.playground", None)
        assert read_project(tmp_path / "p.playground").views == VIEWS


def test_a_project_without_views_has_no_part_for_them(project: Path) -> None:
    assert "views.json" not in parts(project)
    assert read_project(project).views == ()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[]", "is not a group of named values"),
        ('{"view": []}', "view: this name is unknown; the names here are views"),
        ('{"views": [{"name": "a", "panels": ["lost"]}]}', 'views[0].panels[0]: "lost" is not one of network'),
        ('{"views": [', "This is not valid JSON"),
    ],
)
def test_damaged_views_are_said_with_their_place(project: Path, tmp_path: Path, text: str, sentence: str) -> None:
    path = pack(tmp_path / "q.playground", {**parts(project), "views.json": text.encode()}.items())
    with pytest.raises(UserError) as refusal:
        read_project(path)
    assert sentence in str(refusal.value)
