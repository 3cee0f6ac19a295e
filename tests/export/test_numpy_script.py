"""The NumPy script runs alone, computes what the program computes, and checks itself."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.datasets.prepare import prepare
from playground.document.experiment import Experiment
from playground.engine.losses import LOSSES
from playground.engine.metrics import predicted_classes
from playground.export.formats import write_weights
from playground.export.script_text import PACKED_FROM
from playground.export.trained import TrainedNetwork
from tests.export.cases import CASES, layers
from tests.export.conftest import train

CALL = """
import json, runpy, sys
script = runpy.run_path(sys.argv[1])
inputs = json.load(sys.stdin)
print(json.dumps({name: list(map(lambda v: getattr(v, "tolist", lambda: v)(), script[name](inputs)))
                  for name in ("predict", "predict_proba", "predict_class") if name in script}))
"""


def run_alone(path: Path) -> tuple[int, str]:
    """The script as a person runs it, with nothing of this project to be found."""
    done = subprocess.run([sys.executable, "-I", path], capture_output=True, text=True, cwd=path.parent, timeout=100)
    assert done.stderr == ""
    return done.returncode, done.stdout


def call(path: Path, inputs: np.ndarray) -> dict[str, Any]:
    """What its functions give."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", CALL, path],
        input=json.dumps(inputs.tolist()),
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert done.stderr == ""
    return json.loads(done.stdout)


def all_in_one_process(scripts: dict[str, Path]) -> dict[str, Any]:
    """`predict` of several scripts for their own test inputs; one start of Python for all of them."""
    code = (
        "import json, runpy, sys\n"
        "out = {}\n"
        "for name, path in json.load(sys.stdin).items():\n"
        "    script = runpy.run_path(path)\n"
        "    out[name] = script['predict'](script['TEST_INPUTS']).tolist()\n"
        "print(json.dumps(out))"
    )
    names = json.dumps({name: str(path) for name, path in scripts.items()})
    done = subprocess.run([sys.executable, "-I", "-c", code], input=names, capture_output=True, text=True, timeout=100)
    assert done.stderr == ""
    return json.loads(done.stdout)


def test_every_network_computes_the_same_to_12_digits(tmp_path: Path) -> None:
    networks = {name: train(experiment, steps=2) for name, experiment in CASES.items()}
    paths = {name: tmp_path / f"{index}.py" for index, name in enumerate(networks)}
    for name, path in paths.items():
        write_weights(networks[name], path)
    for name, outputs in all_in_one_process(paths).items():
        expected = networks[name].outputs(networks[name].samples)
        scale = max(1.0, float(np.abs(expected).max()))
        tolerance = 1e-6 if name == "single precision" else 1e-12
        assert np.array(outputs) / scale == pytest.approx(expected / scale, rel=0, abs=tolerance), name


def test_run_alone_it_checks_itself(trained: TrainedNetwork, tmp_path: Path) -> None:
    write_weights(trained, tmp_path / "วงกลม.py")
    code, out = run_alone(tmp_path / "วงกลม.py")
    assert code == 0
    assert out.startswith("8 of 8 test inputs give the same output (largest difference ")


def test_run_alone_it_tells_when_it_is_wrong(trained: TrainedNetwork, tmp_path: Path) -> None:
    path = tmp_path / "w.py"
    write_weights(trained, path)
    value = repr(float(trained.layers[0].bias[0]))
    text = path.read_text(encoding="utf-8")
    assert text.count(value) == 1
    path.write_text(text.replace(value, f"{value} + 1e-6"), encoding="utf-8")
    code, out = run_alone(path)
    assert code == 1
    assert out.startswith("0 of 8 ")


def test_it_needs_nothing_but_numpy(trained: TrainedNetwork, tmp_path: Path) -> None:
    write_weights(trained, tmp_path / "w.py")
    lines = (tmp_path / "w.py").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith(("import", "from"))] == ["import sys", "import numpy as np"]


@pytest.mark.parametrize("name", ["binary", "iris", "one layer", "one hot"])
def test_probabilities_and_classes_are_those_of_the_program(tmp_path: Path, name: str) -> None:
    trained = train(CASES[name], steps=20)
    write_weights(trained, tmp_path / "w.py")
    found = call(tmp_path / "w.py", trained.samples)
    outputs = trained.outputs(trained.samples)
    classes = [trained.class_names[index] for index in predicted_classes(outputs, trained.encoding)]
    assert found["predict_class"] == classes
    loss = LOSSES[trained.experiment.training.loss]
    assert ("predict_proba" in found) == loss.on_logits
    if loss.on_logits:
        probabilities = loss.link(outputs)
        both = np.hstack([1 - probabilities, probabilities]) if name == "binary" else probabilities
        assert np.array(found["predict_proba"]) == pytest.approx(both, abs=1e-12)


def test_regression_has_no_classes(tmp_path: Path) -> None:
    write_weights(train(CASES["regression"]), tmp_path / "w.py")
    assert set(call(tmp_path / "w.py", np.zeros((2, 2)))) == {"predict"}


def test_one_sample_may_be_given_without_a_row(trained: TrainedNetwork, tmp_path: Path) -> None:
    write_weights(trained, tmp_path / "w.py")
    one = call(tmp_path / "w.py", trained.samples[0])["predict"]
    assert one == call(tmp_path / "w.py", trained.samples[:1])["predict"]


def test_a_large_network_is_packed_and_still_the_same(tmp_path: Path) -> None:
    experiment = replace(Experiment(), network=layers(200, 150, 1))
    trained = train(experiment, steps=1)
    assert trained.network.parameter_count > PACKED_FROM
    write_weights(trained, tmp_path / "w.py")
    assert run_alone(tmp_path / "w.py") == (0, "8 of 8 test inputs give the same output (largest difference 0.0e+00)\n")


def test_names_from_a_file_are_never_code(tmp_path: Path) -> None:
    """A column or a class called like Python must stay a name."""
    hostile = '"""\nraise SystemExit("pwned") #'
    trained = train(CASES["iris"])
    names = replace(trained.pipeline, input_names=(hostile, *trained.pipeline.input_names[1:]))
    evil = replace(trained, pipeline=names, class_names=(hostile, "'''", "\\"))
    evil = replace(evil, experiment=replace(evil.experiment, name=hostile))
    write_weights(evil, tmp_path / "w.py")
    write_weights(evil, tmp_path / "w.torch.py")
    assert run_alone(tmp_path / "w.py")[0] == 0
    compile((tmp_path / "w.torch.py").read_bytes(), "w.torch.py", "exec")
    assert set(call(tmp_path / "w.py", evil.samples)["predict_class"]) <= set(evil.class_names)


def test_a_network_without_test_rows_uses_rows_it_was_trained_on(tmp_path: Path) -> None:
    experiment = replace(Experiment(), data=replace(Experiment().data, test_fraction=0.0, samples=40))
    data = prepare(experiment.data, "mse", 1)
    write_weights(train(experiment), tmp_path / "w.py")
    assert run_alone(tmp_path / "w.py")[1].startswith(f"{min(8, len(data.train_rows))} of 8")
