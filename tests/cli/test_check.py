"""`playground check` names what is wrong and where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_a_good_experiment_passes(run: Run, experiment: Path) -> None:
    code, out, err = run("check", experiment)
    assert (code, err) == (0, "")
    assert out == f"{experiment}: nothing is wrong with this experiment.\n"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('{"version": 1, "network": {"layers": [{"units": 4}, {"units": 0}]}}', "network.layers[1].units"),
        ('{"version": 1, "data": {"kind": "cricle"}}', "data.kind"),
        ('{"version": 1, "training": {"optimizer": {"kind": "sgd", "learning_rate": -1}}}', "learning_rate"),
        ('{"version": 1', "e.json"),
        ("", "e.json"),
        ("[1]", "object"),
    ],
)
def test_a_wrong_experiment_is_one_sentence_and_exit_code_2(
    run: Run, tmp_path: Path, content: str, sentence: str
) -> None:
    (tmp_path / "e.json").write_text(content, encoding="utf-8")
    code, out, err = run("check", tmp_path / "e.json")
    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1


def test_a_missing_file_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    code, _, err = run("check", tmp_path / "missing.json")
    assert code == 2
    assert "missing.json" in err


def test_a_table_is_looked_for_beside_its_experiment(run: Run, tmp_path: Path) -> None:
    data = {"kind": "table", "path": "t.csv"}
    layers = {"layers": [{"units": 1, "activation": "linear"}]}
    experiment = {"version": 1, "data": data, "network": layers}
    (tmp_path / "e.json").write_text(json.dumps(experiment), encoding="utf-8")
    assert run("check", tmp_path / "e.json").code == 2
    rows = "\n".join(f"{i},{i * 0.37}" for i in range(30))
    (tmp_path / "t.csv").write_text(f"a,b\n{rows}\n", encoding="utf-8")
    assert run("check", tmp_path / "e.json")[::2] == (0, "")


def test_a_table_is_said_how_it_was_read_and_what_is_wrong_in_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes("สูง;หนัก;ชนิด\n1,5;2;แมว\n;4;หมา\n5;6;หมา\n".encode("cp874"))
    data = {"kind": "table", "path": "t.csv", "missing": "skip"}
    (tmp_path / "e.json").write_text(json.dumps({"version": 1, "data": data}), encoding="utf-8")
    code, out, err = run("check", tmp_path / "e.json")
    assert (code, err) == (0, "")
    assert out.splitlines()[:3] == [
        "t.csv: 2 rows are used, inputs สูง, หนัก, target ชนิด (Classification).",
        "It was read as: Thai (TIS-620, Windows-874), Semicolon ;, Comma 1,5, With names.",
        "1 row has an empty cell: row 3.",
    ]
