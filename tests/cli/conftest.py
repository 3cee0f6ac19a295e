"""Experiment files, and running a command in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from playground.cli import main
from playground.datasets.spec import DataSpec
from playground.document.experiment import Experiment
from playground.document.files import write_experiment
from playground.engine.kernel import cache


class Result(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]

EXPERIMENT = Experiment(data=DataSpec(samples=40, test_fraction=0.5))  # 2 batches of 10 an epoch


@pytest.fixture(scope="session", autouse=True)
def compiled() -> None:
    """The engine is compiled before, so that no command says that it prepares it."""
    if not cache.is_ready():
        from playground.engine.kernel.prepare import prepare

        prepare()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `playground` with the given words."""

    def run_(*words: object) -> Result:
        try:
            code = main([str(word) for word in words])
        except SystemExit as end:  # argparse, after --help
            code = int(end.code or 0)
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return run_


@pytest.fixture
def experiment(tmp_path: Path) -> Path:
    """A small experiment on disk."""
    path = tmp_path / "e.json"
    write_experiment(EXPERIMENT, path)
    return path
