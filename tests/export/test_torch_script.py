"""The PyTorch module: compiled, computed with a stand-in for PyTorch, and run with PyTorch itself where it is."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.document.experiment import Experiment
from playground.engine.losses import LOSSES
from playground.export.formats import write_weights
from playground.export.trained import TrainedNetwork
from tests.export.cases import CASES, layers
from tests.export.conftest import train

STAND_IN = Path(__file__).parent / "torch_stand_in"
CODE = """
import json, runpy, sys
import torch
out = {}
for name, path in json.load(sys.stdin).items():
    script = runpy.run_path(path)
    network, inputs = script["Network"](), torch.tensor(script["TEST_INPUTS"], dtype=torch.float64)
    with torch.no_grad():
        out[name] = {"outputs": network(inputs).tolist()}
        if hasattr(network, "predict_proba"):
            out[name]["probabilities"] = network.predict_proba(inputs).tolist()
print(json.dumps(out))
"""
BOTH = pytest.mark.parametrize(
    "torch",
    [
        pytest.param(STAND_IN, id="stand-in"),
        pytest.param(
            None,
            id="PyTorch",
            marks=pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="PyTorch is not installed"),
        ),
    ],
)


def run(words: list[object], torch: Path | None, text: str = "") -> str:
    environment = dict(os.environ) if torch is None else {**os.environ, "PYTHONPATH": str(torch)}
    done = subprocess.run(
        [sys.executable, *map(str, words)], input=text, capture_output=True, text=True, env=environment, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@BOTH
def test_every_network_computes_the_same(tmp_path: Path, torch: Path | None) -> None:
    networks = {name: train(experiment, steps=2) for name, experiment in CASES.items()}
    paths = {name: str(tmp_path / f"{index}.torch.py") for index, name in enumerate(networks)}
    for name, path in paths.items():
        write_weights(networks[name], Path(path))
    found: dict[str, Any] = json.loads(run(["-c", CODE], torch, json.dumps(paths)))
    for name, trained in networks.items():
        expected = trained.outputs(trained.samples)
        scale = max(1.0, float(np.abs(expected).max()))
        tolerance = 1e-6 if name == "single precision" else 1e-12
        outputs = np.array(found[name]["outputs"])
        assert outputs / scale == pytest.approx(expected / scale, rel=0, abs=tolerance), name
        loss = LOSSES[trained.experiment.training.loss]
        assert ("probabilities" in found[name]) == loss.on_logits
        if loss.on_logits:
            p = loss.link(expected)
            both = np.hstack([1 - p, p]) if p.shape[1] == 1 else p
            assert np.array(found[name]["probabilities"]) == pytest.approx(both, abs=1e-12)


@BOTH
def test_run_alone_it_checks_itself(trained: TrainedNetwork, tmp_path: Path, torch: Path | None) -> None:
    write_weights(trained, tmp_path / "w.torch.py")
    assert run([tmp_path / "w.torch.py"], torch).startswith("8 of 8 test inputs give the same output")


@BOTH
def test_a_large_network_is_packed_and_still_the_same(tmp_path: Path, torch: Path | None) -> None:
    write_weights(train(replace(Experiment(), network=layers(200, 150, 1)), steps=1), tmp_path / "w.torch.py")
    assert "\nimport base64\n" in (tmp_path / "w.torch.py").read_text(encoding="utf-8")
    assert run([tmp_path / "w.torch.py"], torch).startswith("8 of 8 ")


def test_every_network_compiles(case: TrainedNetwork, tmp_path: Path) -> None:
    write_weights(case, tmp_path / "w.torch.py")
    compile((tmp_path / "w.torch.py").read_bytes(), "w.torch.py", "exec")


def test_it_names_the_loss_it_was_trained_with(trained: TrainedNetwork, tmp_path: Path) -> None:
    write_weights(trained, tmp_path / "w.torch.py")
    assert "\nLOSS = nn.MSELoss()" in (tmp_path / "w.torch.py").read_text(encoding="utf-8")
