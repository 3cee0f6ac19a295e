"""`playground gradcheck` compares every layer, and fails where a gradient is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from playground.document.files import write_experiment
from playground.document.presets import preset
from playground.engine import gradient_check
from playground.engine.network import Floats
from tests.cli.conftest import Run


@pytest.mark.parametrize("name", ["circle", "iris", "line"])
def test_ready_experiments_have_right_gradients(run: Run, tmp_path: Path, name: str) -> None:
    write_experiment(preset(name), tmp_path / "e.json")
    code, out, err = run("gradcheck", tmp_path / "e.json")
    assert (code, err) == (0, "")
    layers = len(preset(name).network.layers)
    assert [line.split(":")[0] for line in out.splitlines()] == [f"Layer {i + 1}" for i in range(layers)]


def test_json_has_one_entry_a_layer(run: Run, experiment: Path) -> None:
    layers = json.loads(run("gradcheck", experiment, "--json").out)["layers"]
    assert [layer["layer"] for layer in layers] == [0, 1]
    assert all(layer["difference"] < 1e-6 for layer in layers)
    assert [layer["compared"] for layer in layers] == [12, 5]


def test_a_wrong_gradient_is_found(run: Run, experiment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = gradient_check.backward

    def wrong(*arguments: object) -> Floats:
        gradient = right(*arguments)  # type: ignore[arg-type]
        gradient[-1] *= 1.001
        return gradient

    monkeypatch.setattr(gradient_check, "backward", wrong)
    code, out, err = run("gradcheck", experiment)
    assert code == 1
    assert "the bias of unit 1" in out
    assert err.startswith("The gradient of layer 2 differs")
