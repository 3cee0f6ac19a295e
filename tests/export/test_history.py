"""The history of a run as a table: what each row covers, and that its numbers are those of the run."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from playground.cli.history import History
from playground.cli.interrupt import Interrupt
from playground.cli.loop import Goal, train
from playground.cli.progress import Progress
from playground.datasets.prepare import prepare
from playground.document.edits import set_training
from playground.export.history import RunHistory, history_csv, write_history
from playground.messages import UserError
from playground.training.engines import ReferenceEngine
from playground.training.evaluations import EveryEpoch
from playground.training.headless import headless_run
from playground.training.recorder import RANGES
from playground.training.session import Session
from playground.training.snapshot import RunState, Snapshot
from tests.export.conftest import EXPERIMENT
from tests.training.conftest import OpenSession, in_state, until

LAYERS = len(EXPERIMENT.network.layers)


def at_step(session: Session, steps: int) -> Snapshot:
    session.step(steps)
    return until(session, in_state(RunState.PAUSED, steps))


def rows_of(history: RunHistory) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(history_csv(history))))


def test_a_short_run_has_one_row_a_step_with_the_numbers_of_the_command_line(
    open_session: OpenSession, tmp_path: Path
) -> None:
    steps = 21
    rows = rows_of(RunHistory.of(at_step(open_session(EXPERIMENT), steps)))
    run = headless_run(
        EXPERIMENT, prepare(EXPERIMENT.data, "mse", 1), evaluations=EveryEpoch(), factory=ReferenceEngine
    )
    with Interrupt() as interrupt, History(tmp_path / "cli.csv", LAYERS) as written:
        train(run, Goal(steps), interrupt, Progress(io.StringIO(), steps), written)
    expected = list(csv.DictReader(io.StringIO((tmp_path / "cli.csv").read_text())))
    assert [row["last_step"] for row in rows] == ["0", *(row["step"] for row in expected)]
    for mine, theirs in zip(rows[1:], expected, strict=True):
        assert mine["first_step"] == mine["last_step"]
        assert mine["epoch"] == theirs["epoch"]
        for name in ("loss", *(f"gradient_norm.{layer}" for layer in range(LAYERS))):
            assert mine[f"{name}.least"] == mine[f"{name}.greatest"] == theirs[name]
        for name in ("train_loss", "test_loss"):
            # the newest row says besides what this very moment's losses are
            assert mine[name] == theirs[name] or (theirs[name] == "" and mine is rows[-1])


def test_a_long_run_has_ranges_that_cover_every_step_once(open_session: OpenSession) -> None:
    steps = 3 * RANGES + 5
    rows = rows_of(RunHistory.of(at_step(open_session(EXPERIMENT), steps)))
    ranges = [(int(row["first_step"]), int(row["last_step"])) for row in rows if row["loss.least"]]
    assert ranges[0][0] == 1
    assert ranges[-1][1] == steps
    assert all(later[0] == before[1] + 1 for before, later in pairwise(ranges))
    assert any(first < last for first, last in ranges)


def test_least_and_greatest_are_those_of_all_steps_in_the_range(open_session: OpenSession) -> None:
    steps = 3 * RANGES
    rows = [row for row in rows_of(RunHistory.of(at_step(open_session(EXPERIMENT), steps))) if row["loss.least"]]
    run = headless_run(EXPERIMENT, prepare(EXPERIMENT.data, "mse", 1), factory=ReferenceEngine)
    losses, norms = [], []
    while run.state.step < steps:
        if run.advance(steps - run.state.step):
            losses.append(run.losses.copy())
            norms.append(run.norms.copy())
    every = np.column_stack((np.concatenate(losses), np.concatenate(norms)))
    for row in rows:
        part = every[int(row["first_step"]) - 1 : int(row["last_step"])]
        for column, name in enumerate(("loss", *(f"gradient_norm.{layer}" for layer in range(LAYERS)))):
            assert float(row[f"{name}.least"]) == part[:, column].min()
            assert float(row[f"{name}.greatest"]) == part[:, column].max()


def test_evaluations_stand_at_their_own_step(open_session: OpenSession) -> None:
    snapshot = at_step(open_session(EXPERIMENT), 2 * RANGES + 1)
    rows = rows_of(RunHistory.of(snapshot))
    found = {int(row["last_step"]): float(row["train_loss"]) for row in rows if row["train_loss"]}
    assert {int(step): loss for step, loss in found.items() if step != snapshot.step} == dict(
        zip(snapshot.evaluations.step.astype(int).tolist(), snapshot.evaluations.train.tolist(), strict=True)
    )
    assert snapshot.figures is not None
    assert found[snapshot.step] == snapshot.figures.train_loss


def test_rows_are_in_the_order_of_steps(open_session: OpenSession) -> None:
    rows = rows_of(RunHistory.of(at_step(open_session(EXPERIMENT), 4 * RANGES)))
    steps = [int(row["last_step"]) for row in rows]
    assert steps == sorted(set(steps))


def test_without_test_rows_their_column_is_empty(open_session: OpenSession) -> None:
    experiment = replace(EXPERIMENT, data=replace(EXPERIMENT.data, test_fraction=0.0))
    rows = rows_of(RunHistory.of(at_step(open_session(experiment), 8)))
    assert {row["test_loss"] for row in rows} == {""}


def test_a_run_that_has_not_moved_has_its_first_evaluation_alone(open_session: OpenSession) -> None:
    snapshot = until(open_session(EXPERIMENT), lambda it: it.state is RunState.IDLE and it.figures is not None)
    (row,) = rows_of(RunHistory.of(snapshot))
    assert (row["first_step"], row["last_step"], row["epoch"], row["loss.least"]) == ("0", "0", "0", "")
    assert float(row["train_loss"]) == snapshot.evaluations.train[0]


def test_where_the_batch_size_was_changed_in_mid_run_no_epoch_is_said(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    at_step(session, 9)
    session.apply(set_training(EXPERIMENT, batch_size=7))
    session.step(9)
    rows = rows_of(RunHistory.of(until(session, in_state(RunState.PAUSED, 18))))
    assert {row["epoch"] for row in rows} == {""}


def test_a_table_reads_the_same_in_every_language(open_session: OpenSession) -> None:
    text = history_csv(RunHistory.of(at_step(open_session(EXPERIMENT), 3)))
    assert text.isascii()
    assert len({line.count(",") for line in text.splitlines()}) == 1


def test_it_is_written_whole_or_not_at_all(open_session: OpenSession, tmp_path: Path) -> None:
    history = RunHistory.of(at_step(open_session(EXPERIMENT), 3))
    write_history(tmp_path / "h.csv", history)
    assert (tmp_path / "h.csv").read_text() == history_csv(history)
    with pytest.raises(UserError, match=r"h\.csv cannot be written"):
        write_history(tmp_path / "none" / "h.csv", history)
