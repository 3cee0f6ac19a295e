"""`playground predict` gives what the trained network gives."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from playground.datasets.prepare import prepare
from playground.document.experiment import LayerSpec, NetworkSpec
from playground.document.files import write_experiment
from playground.document.presets import preset
from playground.engine.losses import LOSSES
from playground.engine.network import Floats
from playground.engine.propagation import forward
from playground.export.reading.files import read_parameters
from playground.training.start import network_of
from tests.cli.conftest import EXPERIMENT, Run


@pytest.fixture
def weights(run: Run, experiment: Path, tmp_path: Path) -> Path:
    """The weights of the small experiment after some steps."""
    assert run("train", experiment, "--steps", 50, "--quiet", "--export", tmp_path / "w.npz").code == 0
    return tmp_path / "w.npz"


def columns(path: Path) -> dict[str, list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {name: [row[name] for row in rows] for name in rows[0]}


def outputs(name: str, weights: Path) -> Floats:
    """What a ready experiment's network gives for all of its data."""
    experiment = preset(name)
    data = prepare(experiment.data, experiment.training.loss, experiment.network.layers[-1].units)
    network = network_of(experiment, data)
    x = data.pipeline.apply(data.dataset.inputs)
    return forward(network, read_parameters(weights, network), x).outputs


def test_the_data_of_the_experiment_can_be_predicted(run: Run, tmp_path: Path) -> None:
    write_experiment(preset("iris"), tmp_path / "e.json")
    run("train", tmp_path / "e.json", "--steps", 300, "--quiet", "--export", tmp_path / "w.npz")
    run("data", tmp_path / "e.json", "--out", tmp_path / "x.csv")
    words = ["--weights", tmp_path / "w.npz", "--inputs", tmp_path / "x.csv", "--out", tmp_path / "y.csv"]
    assert run("predict", tmp_path / "e.json", *words).code == 0
    found = columns(tmp_path / "y.csv")
    expected = LOSSES["cross_entropy"].link(outputs("iris", tmp_path / "w.npz"))
    assert list(found) == ["y1", "y2", "y3", "class"]
    outputs_found = np.array([found["y1"], found["y2"], found["y3"]], dtype=float).T
    assert outputs_found == pytest.approx(expected, rel=1e-12)
    names = np.array(prepare(preset("iris").data, "cross_entropy", 3).dataset.class_names)
    assert found["class"] == names[expected.argmax(axis=1)].tolist()


def test_without_a_file_the_table_goes_to_the_terminal(
    run: Run, experiment: Path, weights: Path, tmp_path: Path
) -> None:
    (tmp_path / "x.csv").write_text("note,x2,x1\nhello,1.5,-2\nworld,0,0\n", encoding="utf-8")
    code, out, err = run("predict", experiment, "--weights", weights, "--inputs", tmp_path / "x.csv")
    assert (code, err) == (0, "")
    network = network_of(EXPERIMENT, prepare(EXPERIMENT.data, "mse", 1))
    expected = forward(network, read_parameters(weights, network), np.array([[-2.0, 1.5], [0.0, 0.0]])).outputs
    lines = out.splitlines()
    assert lines[0] == "y,class"
    assert [float(line.split(",")[0]) for line in lines[1:]] == pytest.approx(expected[:, 0].tolist(), rel=1e-12)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [("x1,x3\n1,2\n", "x2"), ("x1,x2\n1,two\n", "two"), ("x1,x2\n1,nan\n", "line 2"), ("", "empty")],
)
def test_wrong_inputs_are_one_sentence(
    run: Run, experiment: Path, weights: Path, tmp_path: Path, content: str, sentence: str
) -> None:
    (tmp_path / "x.csv").write_text(content, encoding="utf-8")
    code, out, err = run("predict", experiment, "--weights", weights, "--inputs", tmp_path / "x.csv")
    assert (code, out) == (1, "")
    assert sentence in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("change", ["scaling", "activation"])
def test_weights_that_do_not_give_their_own_test_vectors_are_refused(
    run: Run, weights: Path, tmp_path: Path, change: str
) -> None:
    other = {
        "scaling": replace(EXPERIMENT, data=replace(EXPERIMENT.data, scaling="standard")),
        "activation": replace(
            EXPERIMENT, network=NetworkSpec((LayerSpec(4, activation="relu"), LayerSpec(1, "linear")))
        ),
    }[change]
    write_experiment(other, tmp_path / "o.json")
    (tmp_path / "x.csv").write_text("x1,x2\n1,2\n", encoding="utf-8")
    code, _, err = run("predict", tmp_path / "o.json", "--weights", weights, "--inputs", tmp_path / "x.csv")
    assert code == 1
    sentences = {
        "scaling": "The weights were trained on inputs that were scaled otherwise than here.",
        "activation": "Layer 1 was trained with the activation tanh, but has relu here.",
    }
    assert err == f"{weights}: {sentences[change]}\n"


def test_texts_of_new_rows_become_the_inputs_they_were_trained_as(run: Run, tmp_path: Path) -> None:
    rows = "".join(f"{i},{'red' if i % 2 else 'blue'},{i * 0.5}\n" for i in range(20))
    data = {"kind": "table", "text": f"size,colour,y\n{rows}", "one_hot": ["colour"]}
    (tmp_path / "e.json").write_text(json.dumps({"version": 1, "data": data}), encoding="utf-8")
    run("train", tmp_path / "e.json", "--steps", 10, "--quiet", "--export", tmp_path / "w.npz")
    (tmp_path / "x.csv").write_text("colour,size\nred,1\nblue,2\n", encoding="utf-8")
    words = ["--weights", tmp_path / "w.npz", "--inputs", tmp_path / "x.csv"]
    code, out, err = run("predict", tmp_path / "e.json", *words)
    assert (code, err, len(out.splitlines())) == (0, "", 3)
    (tmp_path / "x.csv").write_text("colour,size\ngreen,1\n", encoding="utf-8")
    assert "“green”" in run("predict", tmp_path / "e.json", *words).err
