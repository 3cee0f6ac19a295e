"""Experiment files: round trips, defaults, and a sentence with its place for everything that is wrong."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from playground.document import files
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec, TrainingSpec
from playground.document.files import from_json, from_mapping, read_experiment, to_json, to_mapping, write_experiment
from playground.document.problem import ExperimentError
from playground.document.problems import check
from playground.messages import UserError
from tests.document.strategies import experiments

# The example of the file format's description, word for word.
XOR = """{
  "version": 1,
  "name": "XOR with two layers",
  "data": {"kind": "xor", "samples": 500, "noise": 0.0, "test_fraction": 0.5, "seed": 1,
            "features": ["x1", "x2"], "scaling": "none"},
  "network": {"layers": [
     {"kind": "dense", "units": 4, "activation": "tanh",    "weight_init": {"kind": "xavier_uniform"}, "bias_init": {"kind": "zeros"}},
     {"kind": "dense", "units": 1, "activation": "linear",  "weight_init": {"kind": "xavier_uniform"}, "bias_init": {"kind": "zeros"}}]},
  "training": {"loss": "mse", "optimizer": {"kind": "sgd", "learning_rate": 0.03},
               "batch_size": 10, "shuffle": true, "l1": 0.0, "l2": 0.0, "seed": 0, "precision": "float64"}
}"""  # noqa: E501


def changed(*path: str | int, value: Any) -> dict[str, Any]:
    """The data of the example with one value replaced."""
    data = json.loads(XOR)
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return data


def sentence(data: Any) -> str:
    with pytest.raises(ExperimentError) as caught:
        from_mapping(data)
    return str(caught.value)


@given(experiments)
def test_what_is_written_is_read_back_equal(experiment: Experiment) -> None:
    assert from_json(to_json(experiment)) == experiment


def test_the_example_is_read_and_written_as_it_stands() -> None:
    experiment = from_json(XOR)
    check(experiment)
    assert (experiment.name, experiment.data.kind) == ("XOR with two layers", "xor")
    assert to_mapping(experiment) == json.loads(XOR)


def test_every_name_but_the_version_has_a_default() -> None:
    assert from_json('{"version": 1}') == Experiment()
    assert from_json('{"version": 1, "data": {}, "network": {}, "training": {}}') == Experiment()


def test_a_layer_that_says_nothing_is_a_default_layer() -> None:
    experiment = from_json('{"version": 1, "network": {"layers": [{}, {}, {}]}}')
    assert experiment.network.layers == (LayerSpec(4), LayerSpec(4), LayerSpec(1, "linear"))


@pytest.mark.parametrize(
    ("kind", "loss", "units"),
    [("iris", "cross_entropy", 3), ("digits", "mse", 10), ("circle", "cross_entropy", 2), ("line", "huber", 1)],
)
def test_an_output_layer_that_is_left_out_follows_the_data(kind: str, loss: str, units: int) -> None:
    experiment = from_mapping({"version": 1, "data": {"kind": kind}, "training": {"loss": loss}})
    assert experiment.network.layers[-1] == LayerSpec(units, "linear")
    check(experiment)


def test_an_output_layer_that_is_left_out_follows_a_table(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,kind\n1,x\n2,y\n3,z\n")
    path = tmp_path / "e.json"
    path.write_text('{"version": 1, "data": {"kind": "table", "path": "t.csv"}}')
    assert read_experiment(path).network.layers[-1].units == 3


def test_settings_stand_beside_the_kind() -> None:
    adam = {"kind": "adam", "beta1": 0.5, "learning_rate": 1}
    experiment = from_mapping({"version": 1, "training": {"optimizer": adam}})
    assert experiment.training.optimizer == Choice.of("adam", beta1=0.5, learning_rate=1.0)
    assert to_mapping(experiment)["training"]["optimizer"] == adam


def test_schedule_and_clipping_are_written_only_where_they_are_used() -> None:
    assert "schedule" not in to_mapping(Experiment())["training"]
    assert "clip_norm" not in to_mapping(Experiment())["training"]
    used = Experiment(training=TrainingSpec(schedule=Choice.of("cosine", warmup=10.0), clip_norm=1.0))
    assert to_mapping(used)["training"]["schedule"] == {"kind": "cosine", "warmup": 10.0}
    assert from_json(to_json(used)) == used


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (changed("network", "layers", 1, "units", value=0), "network.layers[1].units: 0 is not between 1 and 1024"),
        (changed("network", "layers", 0, "units", value=10_000), "layers[0].units: 10000 is not between 1 and 1024"),
        (changed("network", "layers", 0, "units", value=True), "network.layers[0].units: true is not a whole number"),
        (changed("network", "layers", 0, "units", value="4"), 'network.layers[0].units: "4" is not a whole number'),
        (changed("network", "layers", 0, "units", value=4.5), "network.layers[0].units: 4.5 is not a whole number"),
        (changed("network", "layers", 0, "units", value=10**400), "units: 10^30… is not between 1 and 1024"),
        (changed("network", "layers", value=[]), "network.layers: the number of items is 0, not between 1 and 16"),
        (changed("network", "layers", value=[{}] * 17), "network.layers: the number of items is 17"),
        (changed("network", "layers", value={}), "network.layers: {…} is not a list"),
        (changed("network", "layers", 0, value=[]), "network.layers[0]: […] is not a group of named values"),
        (changed("network", value=None), "network: null is not a group of named values"),
        (changed("network", "layers", 0, "kind", value="conv"), 'network.layers[0].kind: "conv" is not one of dense'),
        (changed("network", "layers", 0, "activation", value="tanhh"), '[0].activation: "tanhh" is not one of linear'),
        (changed("network", "layers", 0, "activation", value=["tanh"]), "[0].activation: […] is not one of"),
        (changed("network", "layers", 0, "bias_init", value={"kind": "orthogonal"}), "is not one of zeros"),
        (changed("network", "layers", 0, "weight_init", value="zeros"), 'weight_init: "zeros" is not a group'),
        (changed("network", "layers", 0, "weight_init", "gain", value=-1), "weight_init.gain: -1 is not between"),
        (changed("network", "layers", 0, "weight_init", "std", value=1), "weight_init.std: this name is unknown"),
        (
            changed("training", "optimizer", "learning_rate", value=0),
            "training.optimizer.learning_rate: 0 is not above",
        ),
        (changed("training", "optimizer", "learning_rate", value=-1), "optimizer.learning_rate: -1 is not above 0"),
        (
            changed("training", "optimizer", "learning_rate", value=1e9),
            "1000000000.0 is not above 0 and at most 1000000",
        ),
        (changed("training", "optimizer", "learning_rate", value=10**400), "learning_rate: 10^30… is not above 0"),
        (changed("training", "optimizer", "learning_rate", value=None), "learning_rate: null is not a number"),
        (changed("training", "optimizer", "learning_rate", value=True), "learning_rate: true is not a number"),
        (changed("training", "optimizer", "kind", value="sdg"), 'training.optimizer.kind: "sdg" is not one of sgd'),
        (
            changed("training", "optimizer", value={"kind": "momentum", "nesterov": 1}),
            "nesterov: 1 is not true or false",
        ),
        (changed("training", "shuffle", value=0), "training.shuffle: 0 is not true or false"),
        (changed("training", "batch_size", value=0), "training.batch_size: 0 is not between 1 and 1000000"),
        (changed("training", "seed", value=-1), "training.seed: -1 is not between 0 and 9007199254740991"),
        (changed("training", "l1", value=float("nan")), "training.l1: NaN is not between 0 and 1000000"),
        (changed("training", "l2", value=float("inf")), "training.l2: Infinity is not between 0 and 1000000"),
        (changed("training", "precision", value="float16"), '"float16" is not one of float64, float32'),
        (changed("data", "kind", value="cricle"), 'data.kind: "cricle" is not one of circle'),
        (changed("data", "noise", value="0"), 'data.noise: "0" is not a number'),
        (changed("data", "noise", value=1.5), "data.noise: 1.5 is not between 0 and 1"),
        (changed("data", "test_fraction", value=1), "data.test_fraction: 1 is not at least 0 and below 1"),
        (changed("data", "features", value=["x3"]), 'data.features[0]: "x3" is not one of x1'),
        (changed("data", "features", value="x1"), 'data.features: "x1" is not a list'),
        (changed("data", "path", value=3), "data.path: 3 is not a text"),
        (changed("data", "path", value="a\0b"), "data.path: "),
        (changed("data", "x", value=[[1, "2"]]), 'data.x[0][1]: "2" is not a number'),
        (changed("data", "nois", value=1), "data.nois: this name is unknown; the names here are kind, samples"),
        (changed("name", value="x" * 201), "name: the text is longer than 200 characters"),
        (changed("name", value=None), "name: null is not a text"),
        (changed("name", value="\ud800"), "name: "),
        (changed("seed", value=1), "seed: this name is unknown; the names here are version, name, data"),
        (changed("version", value="1"), 'version: "1" is not a whole number'),
        (changed("version", value=0), "version: 0 is not between 1 and 1"),
        (changed("version", value=2), "version: this file is of version 2, made by a newer program"),
        ({}, "version: this name is missing; 1 was expected"),
        ([], "An experiment is a JSON object"),
        (None, "An experiment is a JSON object"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(data: Any, expected: str) -> None:
    found = sentence(data)
    assert expected in found
    assert "\n" not in found


def test_the_first_problem_is_said_and_the_others_are_counted() -> None:
    data = changed("data", "noise", value=2)
    assert sentence(data) == "data.noise: 2 is not between 0 and 1"
    data["data"]["samples"] = 0
    assert sentence(data) == "data.samples: 0 is not between 1 and 100000 (and 1 problem more)"
    data["training"]["l1"] = -1
    assert sentence(data).endswith("(and 2 problems more)")


def test_every_problem_is_found_in_one_reading() -> None:
    data = changed("data", "noise", value=2)
    data["training"]["l1"] = -1
    with pytest.raises(ExperimentError) as caught:
        from_mapping(data)
    assert [problem.place for problem in caught.value.problems] == ["data.noise", "training.l1"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "not valid JSON: the mistake is at line 1, column 1"),
        ('{\n"version": 1,\n', "not valid JSON: the mistake is at line 3, column 1"),
        ('{"version": 1,}', "not valid JSON"),
        ("[" * 50_000, "nested too deeply"),
        ('{"a":' * 9_000, "nested too deeply"),
        ('{"version": ' + "1" * 10_000 + "}", "too many digits"),
        ('{"version": 1, "version": 1}', "version: this name is given twice"),
        ('{"version": 1, "data": {"noise": 0, "noise": 1}}', "data.noise: this name is given twice"),
        ('{"version": 1, "training": {"l1": 1e999}}', "training.l1: Infinity is not between"),
        ('{"version": 1, "training": {"l1": NaN}}', "training.l1: NaN is not between"),
        (
            '{"version": 1, "network": {"layers": [{}, {"units": 1, "units": 1}]}}',
            "layers[1].units: this name is given",
        ),
    ],
)
def test_text_that_is_no_experiment_is_one_sentence(text: str, expected: str) -> None:
    with pytest.raises(UserError) as caught:
        from_json(text)
    assert expected in str(caught.value)
    assert "\n" not in str(caught.value)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=5), children, max_size=3),
    max_leaves=8,
)
places = st.sampled_from(
    [
        ("name",),
        ("version",),
        ("data",),
        ("network",),
        ("training",),
        *[("data", name) for name in ("kind", "samples", "noise", "features", "path", "x", "y", "inputs")],
        ("network", "layers"),
        ("network", "layers", 0),
        ("network", "layers", 1),
        *[("network", "layers", 1, name) for name in ("units", "activation", "weight_init", "bias_init")],
        ("training", "optimizer"),
        ("training", "optimizer", "kind"),
        ("training", "optimizer", "learning_rate"),
        ("training", "schedule"),
    ]
)


@given(places, json_values)
@example(("data",), {"kind": "points"})
def test_any_value_anywhere_is_read_or_refused(place: tuple[str | int, ...], value: Any) -> None:
    data = changed(*place, value=value)
    try:
        experiment = from_json(json.dumps(data))
    except UserError:
        return
    assert from_json(to_json(experiment)) == experiment


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(UserError):
        from_json(text)


@given(st.binary(max_size=60))
def test_any_file_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.json"
    path.write_bytes(content)
    with pytest.raises(UserError):
        read_experiment(path)


def test_a_file_with_a_million_unknown_names_is_answered_shortly() -> None:
    text = '{"version": 1, ' + ", ".join(f'"k{i}": 0' for i in range(40_000)) + "}"
    with pytest.raises(ExperimentError) as caught:
        from_json(text)
    assert len(caught.value.problems) <= 10


def test_a_file_is_written_and_read_back(tmp_path: Path) -> None:
    experiment = Experiment(name="วงกลม", network=NetworkSpec((LayerSpec(2), LayerSpec(1, "tanh"))))
    write_experiment(experiment, tmp_path / "e.json")
    assert read_experiment(tmp_path / "e.json") == experiment
    assert read_experiment(str(tmp_path / "e.json")) == experiment
    assert "วงกลม" in (tmp_path / "e.json").read_text(encoding="utf-8")


def test_a_byte_order_mark_is_allowed(tmp_path: Path) -> None:
    (tmp_path / "e.json").write_text(XOR, encoding="utf-8-sig")
    assert read_experiment(tmp_path / "e.json") == from_json(XOR)


def test_a_sentence_about_a_file_names_it(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{")
    with pytest.raises(UserError, match=r"broken\.json.*line 1, column 2"):
        read_experiment(tmp_path / "broken.json")


def test_files_that_cannot_be_read_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "latin.json").write_bytes('{"version": 1, "name": "é"}'.encode("latin-1"))
    (tmp_path / "large.json").write_text(" " * 100)
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setattr(files, "MAX_BYTES", 99)
    for name, expected in (
        ("missing.json", "does not exist"),
        ("", "not a file"),
        ("pipe", "not a file"),
        ("latin.json", "not a text in UTF-8"),
        ("large.json", "too large"),
    ):
        with pytest.raises(UserError, match=expected):
            read_experiment(tmp_path / name)
