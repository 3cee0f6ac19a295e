"""`playground train` trains as the window would, and leaves what was asked for."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from playground.datasets.prepare import prepare
from playground.document.experiment import Choice, LayerSpec, NetworkSpec
from playground.document.files import write_experiment
from playground.export.formats import FORMATS, Format
from playground.export.trained import TrainedNetwork
from playground.training.headless import headless_run
from tests.cli.conftest import EXPERIMENT, Run


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def wild(tmp_path: Path) -> Path:
    """An experiment that diverges."""
    training = replace(EXPERIMENT.training, optimizer=Choice.of("sgd", learning_rate=1e5))
    network = NetworkSpec((LayerSpec(4, activation="linear"), LayerSpec(1, activation="linear")))
    write_experiment(replace(EXPERIMENT, network=network, training=training), tmp_path / "wild.json")
    return tmp_path / "wild.json"


def test_it_says_how_far_it_came(run: Run, experiment: Path) -> None:
    code, out, err = run("train", experiment, "--steps", 50)
    assert (code, err) == (0, "")
    assert out.startswith("Step 50, epoch 25\nTraining loss ")
    assert "Test loss" in out


def test_the_weights_are_those_of_a_run_bit_for_bit(run: Run, experiment: Path, tmp_path: Path) -> None:
    assert run("train", experiment, "--steps", 100, "--export", tmp_path / "w.npz").code == 0
    same = headless_run(EXPERIMENT, prepare(EXPERIMENT.data, "mse", 1))
    same.train(100)
    with np.load(tmp_path / "w.npz", allow_pickle=False) as file:
        for index, layer in enumerate(same.program.network.views(same.state.parameters)):
            assert np.array_equal(file[f"layers.{index}.weight"], layer.weight)


def test_epochs_use_every_sample(run: Run, experiment: Path) -> None:
    assert run("train", experiment, "--epochs", 7).out.startswith("Step 14, epoch 7\n")


def test_several_exports_are_all_written(run: Run, experiment: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "1.npz", tmp_path / "2.npz"
    code, out, _ = run("train", experiment, "--steps", 5, "--export", one, "--export", two)
    assert code == 0
    assert one.read_bytes()[:2] == two.read_bytes()[:2] == b"PK"
    assert f"Written: {one}" in out
    assert f"Written: {two}" in out


@pytest.mark.parametrize("record", FORMATS, ids=lambda record: record.ending)
def test_every_format_can_be_asked_for(run: Run, experiment: Path, tmp_path: Path, record: Format) -> None:
    path = tmp_path / f"w{record.ending}"
    assert run("train", experiment, "--steps", 5, "--export", path, "--quiet").code == 0
    same = headless_run(EXPERIMENT, data := prepare(EXPERIMENT.data, "mse", 1))
    same.train(5)
    trained = TrainedNetwork.of(EXPERIMENT, same.program.network, data, same.state.parameters, 5, same.state.epoch)
    proof = record.verify(path, trained)
    assert proof.is_proved or proof.remark.startswith("It compiles.")


def test_another_seed_is_another_run(run: Run, experiment: Path, tmp_path: Path) -> None:
    run("train", experiment, "--steps", 5, "--export", tmp_path / "1.npz")
    run("train", experiment, "--steps", 5, "--seed", 9, "--export", tmp_path / "2.npz")
    with np.load(tmp_path / "1.npz") as one, np.load(tmp_path / "2.npz") as two:
        assert not np.array_equal(one["layers.0.weight"], two["layers.0.weight"])
        assert json.loads(str(two["metadata"]))["seed"] == 9


def test_weights_can_be_taken_up_again(run: Run, experiment: Path, tmp_path: Path) -> None:
    run("train", experiment, "--steps", 300, "--export", tmp_path / "w.npz")
    first = json.loads(run("train", experiment, "--steps", 300, "--json").out)
    second = json.loads(run("train", experiment, "--steps", 300, "--weights-in", tmp_path / "w.npz", "--json").out)
    assert second["train_loss"] < first["train_loss"]


def test_the_history_has_every_step_and_the_losses_at_ends_of_epochs(
    run: Run, experiment: Path, tmp_path: Path
) -> None:
    run("train", experiment, "--steps", 7, "--history", tmp_path / "h.csv")
    rows = rows_of(tmp_path / "h.csv")
    assert list(rows[0]) == [
        "step", "epoch", "loss", "gradient_norm.0", "gradient_norm.1", "train_loss", "test_loss",
    ]  # fmt: skip
    assert [int(row["step"]) for row in rows] == [1, 2, 3, 4, 5, 6, 7]
    assert [int(row["epoch"]) for row in rows] == [1, 1, 2, 2, 3, 3, 4]
    assert [bool(row["train_loss"]) for row in rows] == [False, True, False, True, False, True, False]
    same = headless_run(EXPERIMENT, prepare(EXPERIMENT.data, "mse", 1))
    same.train(7)
    assert [float(row["loss"]) for row in rows] == same.steps.history().loss_low.tolist()
    assert [float(row["gradient_norm.1"]) for row in rows] == same.steps.history().norm_low[:, 1].tolist()
    assert float(rows[5]["test_loss"]) == same.evaluations.history().test[-1]


def test_a_long_history_evaluates_at_every_epoch(run: Run, experiment: Path, tmp_path: Path) -> None:
    run("train", experiment, "--epochs", 1100, "--history", tmp_path / "h.csv")
    rows = rows_of(tmp_path / "h.csv")
    assert len(rows) == 2200
    assert all(bool(row["train_loss"]) == (int(row["step"]) % 2 == 0) for row in rows)


def test_it_stops_at_the_loss_asked_for(run: Run, experiment: Path) -> None:
    outcome = json.loads(run("train", experiment, "--until-loss", 0.5, "--json").out)
    assert outcome["stopped"] == "reached"
    assert outcome["train_loss"] <= 0.5
    assert outcome["step"] % 2 == 0
    before = json.loads(run("train", experiment, "--steps", outcome["step"] - 2, "--json").out)
    assert before["train_loss"] > 0.5


def test_a_loss_that_is_not_reached_is_exit_code_1(run: Run, experiment: Path) -> None:
    code, _, err = run("train", experiment, "--until-loss", 0.0, "--steps", 10)
    assert code == 1
    assert err == "The training loss did not fall to 0 within 10 steps.\n"


def test_quiet_says_nothing(run: Run, experiment: Path) -> None:
    assert run("train", experiment, "--steps", 5, "--quiet") == (0, "", "")


def test_json_is_given_in_quiet_too(run: Run, experiment: Path) -> None:
    code, out, err = run("train", experiment, "--steps", 5, "--quiet", "--json")
    assert (code, err) == (0, "")
    assert json.loads(out)["step"] == 5


def test_json_is_one_object(run: Run, experiment: Path, tmp_path: Path) -> None:
    out = run("train", experiment, "--steps", 4, "--json", "--export", tmp_path / "w.npz").out
    outcome = json.loads(out)
    assert (outcome["stopped"], outcome["step"], outcome["epoch"]) == ("steps", 4, 2)
    assert outcome["files"] == [str(tmp_path / "w.npz")]
    assert 0 <= outcome["test_accuracy"] <= 1


def test_divergence_is_exit_code_1_and_keeps_what_was_asked_for(run: Run, tmp_path: Path) -> None:
    code, _, err = run(
        "train", wild(tmp_path), "--export", tmp_path / "w.npz", "--history", tmp_path / "h.csv", "--json"
    )
    assert code == 1
    assert "learning rate 100000 is" in err
    assert err.count("\n") == 1
    with np.load(tmp_path / "w.npz") as file:
        assert np.isfinite(file["layers.0.weight"]).all()
    assert rows_of(tmp_path / "h.csv")


def test_divergence_is_said_in_quiet_too(run: Run, tmp_path: Path) -> None:
    code, out, err = run("train", wild(tmp_path), "--quiet")
    assert (code, out) == (1, "")
    assert "diverged" in err


def test_an_unknown_format_is_refused_before_any_work(run: Run, experiment: Path, tmp_path: Path) -> None:
    code, out, err = run("train", experiment, "--steps", 10**12, "--export", tmp_path / "w.docx")
    assert (code, out) == (2, "")
    assert ".npz" in err


@pytest.mark.parametrize("option", ["--export", "--history", "--report"])
def test_what_is_trained_is_not_replaced(run: Run, experiment: Path, option: str) -> None:
    before = experiment.read_bytes()
    code, out, error = run("train", experiment, "--steps", 5, option, experiment.parent / "." / experiment.name)
    assert (code, out) == (2, "")
    assert "is what is trained" in error
    assert experiment.read_bytes() == before


def test_a_folder_that_does_not_exist_is_refused_before_any_work(run: Run, experiment: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    for option in ("--export", "--history"):
        code, out, err = run("train", experiment, "--steps", 10**12, option, missing / "o.npz")
        assert (code, out) == (1, "")
        assert str(missing) in err


def test_weights_of_another_network_are_refused(run: Run, experiment: Path, tmp_path: Path) -> None:
    run("train", experiment, "--steps", 1, "--export", tmp_path / "w.npz")
    other = replace(EXPERIMENT, network=NetworkSpec((LayerSpec(5), LayerSpec(1, activation="linear"))))
    write_experiment(other, tmp_path / "o.json")
    code, _, err = run("train", tmp_path / "o.json", "--weights-in", tmp_path / "w.npz")
    assert code == 1
    assert "layer 1" in err
    assert err.count("\n") == 1


def test_a_full_disk_is_a_sentence(run: Run, experiment: Path) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full here")
    code, _, err = run("train", experiment, "--steps", 1000, "--history", "/dev/full")
    assert code == 1
    assert "the disk is full" in err
    assert err.count("\n") == 1


def test_a_negative_seed_is_wrong_usage(run: Run, experiment: Path) -> None:
    code, _, err = run("train", experiment, "--seed", -1)
    assert code == 2
    assert "--seed" in err


def test_ctrl_c_stops_cleanly_and_keeps_what_was_asked_for(experiment: Path, tmp_path: Path) -> None:
    history, weights = tmp_path / "h.csv", tmp_path / "w.npz"
    words = ["train", experiment, "--steps", 10**12, "--history", history, "--export", weights]
    process = subprocess.Popen(
        [sys.executable, "-m", "playground", *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    pause = threading.Event()
    while not (history.exists() and history.stat().st_size > 10_000):
        assert process.poll() is None
        pause.wait(0.01)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.startswith("Stopped by Ctrl-C at step ")
    assert err.count("\n") == 1
    last = rows_of(history)[-1]
    assert out.startswith(f"Step {int(last['step']):,}, ")
    assert weights.exists()


def test_tensorboard_gets_the_run_with_the_losses_of_its_end(run: Run, experiment: Path, tmp_path: Path) -> None:
    folder = tmp_path / "runs" / "one"
    folder.parent.mkdir()
    code, out, _ = run("train", experiment, "--steps", 31, "--tensorboard", folder)
    reader = EventAccumulator(str(folder))
    reader.Reload()
    same = headless_run(EXPERIMENT, prepare(EXPERIMENT.data, "mse", 1))
    same.train(31)
    train = [(event.step, event.value) for event in reader.Scalars("loss/train")]
    evaluated = same.evaluations.history()
    expected = list(zip(evaluated.step.tolist(), evaluated.train.astype(np.float32).tolist(), strict=True))
    assert train[:-1] == expected
    assert train[-1][0] == 31
    norms = [event.value for event in reader.Scalars("gradient_norm/layer_1")]
    assert norms == same.steps.history().norm_low[:, 1].astype(np.float32).tolist()
    assert code == 0
    assert f"Written: {folder}" in out


def test_a_table_of_every_step_takes_nothing_from_tensorboard(run: Run, experiment: Path, tmp_path: Path) -> None:
    arguments = ("train", experiment, "--steps", 30, "--tensorboard")
    run(*arguments, tmp_path / "one")
    run(*arguments, tmp_path / "two", "--history", tmp_path / "h.csv", "--until-loss", 1e-9)
    losses = []
    for name in ("one", "two"):
        reader = EventAccumulator(str(tmp_path / name))
        reader.Reload()
        losses.append([(event.step, event.value) for event in reader.Scalars("loss/test")])
    assert losses[0] == losses[1]


def test_the_page_of_a_run_says_what_the_command_says(run: Run, experiment: Path, tmp_path: Path) -> None:
    page = tmp_path / "r.html"
    out = run("train", experiment, "--steps", 40, "--report", page).out
    assert f"Written: {page}" in out
    text = page.read_text(encoding="utf-8")
    loss = out.split("Training loss ")[1].split(",")[0]
    assert f"<dd>{loss}</dd>" in text
    assert "<h1>e</h1>" in text


def test_a_run_that_diverged_leaves_its_page_too(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "r.html"
    assert run("train", wild(tmp_path), "--steps", 5000, "--report", page).code == 1
    assert 'class="says"' in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("option", ["--report", "--tensorboard"])
def test_a_place_that_is_not_there_is_refused_before_the_work(
    run: Run, experiment: Path, tmp_path: Path, option: str
) -> None:
    code, out, err = run("train", experiment, option, tmp_path / "none" / "deep" / "x")
    assert (code, out) == (1, "")
    assert "there is no folder" in err
