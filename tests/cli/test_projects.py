"""Commands that are given a project instead of an experiment."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from playground.document.files import write_experiment
from playground.document.presets import preset
from playground.projects.files import Project, read_project, write_project
from tests.cli.conftest import EXPERIMENT, Run
from tests.projects.conftest import same


@pytest.fixture
def project(run: Run, experiment: Path, tmp_path: Path) -> Path:
    """The small experiment after 31 steps, in the middle of an epoch."""
    path = tmp_path / "p.playground"
    assert run("train", experiment, "--steps", 31, "--quiet", "--save", path).code == 0
    return path


def test_training_goes_on_from_the_step_of_the_project(
    run: Run, experiment: Path, project: Path, tmp_path: Path
) -> None:
    code, out, err = run("train", project, "--steps", 70, "--save", tmp_path / "q.playground")
    assert (code, err) == (0, "")
    assert out.startswith("Step 101, epoch 50\n")
    assert f"Written: {tmp_path / 'q.playground'}" in out
    run("train", experiment, "--steps", 101, "--save", tmp_path / "r.playground")
    went_on, at_once = (read_project(tmp_path / f"{name}.playground").checkpoint for name in "qr")
    assert went_on is not None
    assert at_once is not None
    assert same(went_on, at_once)


def test_a_project_is_saved_alike_where_every_epoch_is_looked_at(
    run: Run, experiment: Path, project: Path, tmp_path: Path
) -> None:
    looking = ["--history", tmp_path / "h.csv", "--until-loss", 0]
    run("train", project, "--steps", 3000, *looking, "--save", tmp_path / "q.playground")
    run("train", experiment, "--steps", 3031, "--save", tmp_path / "r.playground")
    went_on, at_once = (read_project(tmp_path / f"{name}.playground").checkpoint for name in "qr")
    assert went_on is not None
    assert at_once is not None
    assert same(went_on, at_once)


def test_the_history_goes_on_with_the_next_step(run: Run, project: Path, tmp_path: Path) -> None:
    run("train", project, "--steps", 4, "--history", tmp_path / "h.csv")
    with (tmp_path / "h.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["step"], row["epoch"]) for row in rows] == [("32", "16"), ("33", "17"), ("34", "17"), ("35", "18")]
    assert [bool(row["train_loss"]) for row in rows] == [True, False, True, False]


def test_epochs_end_where_an_epoch_ends(run: Run, project: Path) -> None:
    assert run("train", project, "--epochs", 2).out.startswith("Step 34, epoch 17\n")


@pytest.mark.parametrize("words", [["--seed", 3], ["--weights-in", "p.playground"]])
def test_with_another_seed_or_other_weights_it_begins_anew(
    run: Run, project: Path, words: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.parent)
    assert run("train", project, "--steps", 4, *words).out.startswith("Step 4, epoch 2\n")


def test_the_weights_of_a_project_are_exported(run: Run, experiment: Path, project: Path, tmp_path: Path) -> None:
    code, out, err = run("export", project, tmp_path / "w.npz")
    assert (code, err) == (0, "")
    assert out == f"Weights of step 31 written to {tmp_path / 'w.npz'}\n"
    run("train", experiment, "--steps", 31, "--export", tmp_path / "x.npz")
    with np.load(tmp_path / "w.npz") as one, np.load(tmp_path / "x.npz") as other:
        assert one.files == other.files
        assert all(np.array_equal(one[name], other[name]) for name in one.files)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["export", "p.playground", "w.xyz"], 2, "no known ending"),
        (["export", "e.json", "w.npz"], 2, "e.json has no weights"),
        (["export", "missing.playground", "w.npz"], 2, "missing.playground"),
        (["export", "damaged.playground", "w.npz"], 1, "damaged.playground: This is not a project, or it is damaged"),
        (["export", "p.playground", "none/w.npz"], 1, "cannot be written"),
        (["export", "p.playground"], 2, "--help"),
        (["check", "damaged.playground"], 1, "damaged.playground"),
        (["train", "damaged.playground"], 1, "damaged.playground"),
        (["train", "e.json", "--save", "p.zip"], 2, "its name has to end in .playground"),
        (["train", "e.json", "--save", "none/p.playground"], 1, "no folder"),
        (["train", "e.json", "--weights-in", "iris.playground"], 1, "has no weights for a network like that"),
        (["predict", "e.json", "--inputs", "x.csv"], 2, "has no weights; name their file with --weights"),
        (["predict", "iris.playground", "--inputs", "x.csv"], 2, "has no weights"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], code: int, sentence: str
) -> None:
    monkeypatch.chdir(project.parent)
    Path("damaged.playground").write_bytes(project.read_bytes()[:-100])
    write_project(Project(preset("iris")), Path("iris.playground"), None)
    found = run(*words)
    assert (found.code, found.out) == (code, "")
    assert sentence in found.err
    assert found.err.count("\n") == 1


def test_a_project_is_checked(run: Run, project: Path) -> None:
    code, out, err = run("check", project)
    assert (code, err) == (0, "")
    assert out == f"{project}: nothing is wrong with this project, which is at step 31.\n"


def test_a_project_predicts_with_its_own_weights(run: Run, experiment: Path, project: Path, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("x1,x2\n1.5,-2\n0,0\n", encoding="utf-8")
    run("export", project, tmp_path / "w.npz")
    own = run("predict", project, "--inputs", tmp_path / "x.csv")
    assert (own.code, own.err) == (0, "")
    for weights in (project, tmp_path / "w.npz"):
        assert run("predict", experiment, "--weights", weights, "--inputs", tmp_path / "x.csv") == own


@pytest.fixture
def long_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every table is too long to be inside its project."""
    monkeypatch.setattr("playground.projects.table_copy.MAX_PASTED", 0)


@pytest.mark.usefixtures("long_table")
def test_a_table_is_found_again_when_its_project_moves(run: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    (first / "t.csv").write_text("a,b,y\n" + "\n".join(f"{i},{i % 3},{i / 2}" for i in range(40)), encoding="utf-8")
    data = {"kind": "table", "path": "t.csv"}
    layers = {"layers": [{"units": 3}, {"units": 1, "activation": "linear"}]}
    (first / "e.json").write_text(json.dumps({"version": 1, "data": data, "network": layers}), encoding="utf-8")
    # into another folder: still the table where it is
    assert run("train", first / "e.json", "--steps", 9, "--quiet", "--save", second / "p.playground").code == 0
    assert run("train", second / "p.playground", "--steps", 9).out.startswith("Step 18")
    # both into a third
    third = tmp_path / "third"
    third.mkdir()
    (first / "t.csv").rename(third / "t.csv")
    (second / "p.playground").rename(third / "p.playground")
    assert run("train", third / "p.playground", "--steps", 9).out.startswith("Step 18")
    # and without it
    (third / "t.csv").unlink()
    code, _, err = run("train", third / "p.playground", "--steps", 9)
    assert code == 2
    assert "t.csv" in err


def test_a_project_needs_no_table_beside_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b,y\n" + "\n".join(f"{i},{i % 3},{i / 2}" for i in range(40)), encoding="utf-8")
    layers = {"layers": [{"units": 3}, {"units": 1, "activation": "linear"}]}
    document = {"version": 1, "data": {"kind": "table", "path": "t.csv"}, "network": layers}
    (tmp_path / "e.json").write_text(json.dumps(document), encoding="utf-8")
    assert run("train", tmp_path / "e.json", "--steps", 9, "--quiet", "--save", tmp_path / "p.playground").code == 0
    (tmp_path / "t.csv").unlink()
    assert run("train", tmp_path / "p.playground", "--steps", 9).out.startswith("Step 18")


@pytest.mark.usefixtures("long_table")
def test_a_table_that_has_shrunk_since_then_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b,y\n" + "\n".join(f"{i},{i % 3},{i / 2}" for i in range(90)), encoding="utf-8")
    data = {"kind": "table", "path": "t.csv"}
    layers = {"layers": [{"units": 3}, {"units": 1, "activation": "linear"}]}
    (tmp_path / "e.json").write_text(json.dumps({"version": 1, "data": data, "network": layers}), encoding="utf-8")
    run("train", tmp_path / "e.json", "--steps", 4, "--save", tmp_path / "p.playground")
    (tmp_path / "t.csv").write_text("a,b,y\n" + "\n".join(f"{i},{i % 3},{i / 2}" for i in range(9)), encoding="utf-8")
    code, out, err = run("check", tmp_path / "p.playground")
    assert (code, out) == (1, "")
    assert "at sample 40 of an epoch" in err


def test_an_experiment_may_be_called_anything(run: Run, tmp_path: Path) -> None:
    write_experiment(EXPERIMENT, tmp_path / "e.txt")
    assert run("check", tmp_path / "e.txt").code == 0


def test_exporting_loads_no_qt(project: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from playground.cli import main; "
        f"assert main(['export', {str(project)!r}, {str(tmp_path / 'w.npz')!r}]) == 0; "
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'pyqtgraph'))]"
    )
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
