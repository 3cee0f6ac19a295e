from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.document import edits
from playground.document.experiment import Experiment
from playground.training.insight import Insight, NudgeResult, ParameterPlace
from playground.training.nudging import Instead
from playground.training.snapshot import RunState, Snapshot
from playground.ui.hand_edits import HandEdits
from playground.ui.workbench import Workbench
from tests.ui.snapshots import network_of, snapshot_of, still_workbench

PLACE = ParameterPlace(0, 1, 0)
OTHER = ParameterPlace(1, 0)


def nudged(moves: int = 1, *, place: ParameterPlace = PLACE, epsilon: float = 0.5, start: float = 1.0) -> NudgeResult:
    return NudgeResult(
        place=place,
        step=0,
        epsilon=epsilon,
        on_batch=False,
        value_before=start,
        value_after=start + moves * epsilon,
        loss_before=0.25,
        loss_after=0.25 - 0.001 * moves,
        measured_slope=-0.002,
        central_slope=-0.002,
        gradient=-0.002,
        evaluations=3 + moves,
        moves=moves,
    )


class Desk:
    """A workbench at which parameters are set by hand; what its session was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.workbench = still_workbench(monkeypatch, network_of(4))
        self.hand = HandEdits(self.workbench)
        self.number = 0
        self.show()

    def show(self, **fields: object) -> Snapshot:
        """The next snapshot arrives; the parameters are 1 everywhere unless they are given."""
        self.number += 1
        parameters = np.ones(17)
        snapshot = replace(snapshot_of(self.workbench.experiment, parameters=parameters), number=self.number, **fields)
        self.workbench.snapshot = snapshot
        self.workbench.snapshot_taken.emit(snapshot)
        return snapshot

    def show_nudge(self, result: NudgeResult | None) -> None:
        self.show(insight=Insight(nudge=result))

    @property
    def asked(self) -> list[tuple[object, ...]]:
        return self.workbench.session.asked  # type: ignore[attr-defined]

    @property
    def instead(self) -> list[object]:
        return self.workbench.session.instead  # type: ignore[attr-defined]


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, qapp: object) -> Desk:
    return Desk(monkeypatch)


class TestSetting:
    def test_undo_and_redo_set_the_old_and_the_new_value(self, desk: Desk) -> None:
        desk.hand.set(PLACE, 0.3)
        desk.workbench.undo_stack.undo()
        desk.workbench.undo_stack.redo()
        assert desk.asked == [("set", PLACE, 0.3), ("set", PLACE, 1.0), ("set", PLACE, 0.3)]

    def test_the_same_value_again_is_no_edit(self, desk: Desk) -> None:
        desk.hand.set(PLACE, 1.0)
        assert desk.asked == []
        assert not desk.workbench.undo_stack.canUndo()

    def test_the_document_stays_as_it_was(self, desk: Desk) -> None:
        before = desk.workbench.experiment
        desk.hand.set(PLACE, 0.3)
        assert desk.workbench.experiment is before

    def test_values_set_in_a_row_are_undone_at_once_even_before_a_snapshot_shows_them(self, desk: Desk) -> None:
        desk.hand.set(PLACE, 0.3)
        desk.hand.set(PLACE, 0.4)
        desk.workbench.undo_stack.undo()
        assert desk.asked[-1] == ("set", PLACE, 1.0)
        assert not desk.workbench.undo_stack.canUndo()

    def test_steps_between_two_edits_keep_them_apart(self, desk: Desk) -> None:
        desk.hand.set(PLACE, 0.3)
        desk.show(step=10, parameters=np.full(17, 0.2))
        desk.hand.set(PLACE, 0.4)
        desk.workbench.undo_stack.undo()
        assert desk.asked[-1] == ("set", PLACE, 0.2)
        assert desk.workbench.undo_stack.canUndo()

    def test_edits_of_two_parameters_are_two_edits(self, desk: Desk) -> None:
        desk.hand.set(PLACE, 0.3)
        desk.hand.set(OTHER, 0.3)
        desk.workbench.undo_stack.undo()
        assert desk.asked[-1] == ("set", OTHER, 1.0)
        assert desk.workbench.undo_stack.canUndo()

    def test_it_is_for_the_run_and_the_value_it_was_made_with(self, desk: Desk) -> None:
        desk.show(origin=4)
        desk.hand.set(PLACE, 0.3)
        desk.show(run=2, origin=5)
        desk.workbench.undo_stack.undo()
        desk.workbench.undo_stack.redo()
        assert desk.instead == [Instead(4, 1.0), Instead(4, 0.3), Instead(4, 1.0)]

    def test_a_parameter_that_does_not_exist_is_not_set(self, desk: Desk) -> None:
        desk.hand.set(ParameterPlace(0, 99, 0), 0.3)
        assert desk.asked == []

    def test_it_is_fresh_until_the_next_step(self, desk: Desk) -> None:
        assert not desk.hand.is_fresh(PLACE, desk.show())
        desk.hand.set(PLACE, 0.3)
        assert desk.hand.is_fresh(PLACE, desk.show())
        assert not desk.hand.is_fresh(OTHER, desk.show())
        assert not desk.hand.is_fresh(PLACE, desk.show(step=1))


class TestNudging:
    def test_a_nudge_is_undone_to_the_value_before(self, desk: Desk) -> None:
        desk.hand.nudge(PLACE, 0.5, False)
        desk.show_nudge(nudged())
        desk.workbench.undo_stack.undo()
        assert desk.asked == [("nudge", PLACE, 0.5, False), ("set", PLACE, 1.0)]

    def test_its_figures_are_told_once(self, desk: Desk, qtbot: QtBot) -> None:
        results: list[NudgeResult] = []
        desk.hand.nudged.connect(results.append)
        result = nudged()
        desk.show_nudge(result)
        desk.show_nudge(result)
        assert results == [result]
        assert desk.workbench.undo_stack.count() == 1

    def test_a_repeated_nudge_is_undone_at_once(self, desk: Desk) -> None:
        desk.hand.repeat(PLACE, 0.5, False)
        for moves in (1, 4, 9):
            desk.show_nudge(nudged(moves))
        desk.workbench.undo_stack.undo()
        assert desk.asked[-1] == ("set", PLACE, 1.0)
        assert not desk.workbench.undo_stack.canUndo()
        desk.workbench.undo_stack.redo()
        assert desk.asked[-1] == ("set", PLACE, 5.5)

    def test_two_nudges_are_two_edits(self, desk: Desk) -> None:
        desk.show_nudge(nudged())
        desk.show_nudge(nudged(start=1.5))
        desk.workbench.undo_stack.undo()
        assert desk.asked[-1] == ("set", PLACE, 1.5)

    def test_where_the_loss_rises_a_repeat_turns_round(self, desk: Desk) -> None:
        results: list[NudgeResult] = []
        desk.hand.nudged.connect(results.append)
        desk.hand.repeat(PLACE, 0.5, True)
        desk.show_nudge(replace(nudged(0), on_batch=True))
        assert desk.asked[-1] == ("repeat", PLACE, -0.5, True)
        assert results == []
        desk.show_nudge(replace(nudged(0, epsilon=-0.5), on_batch=True))
        assert len(desk.asked) == 2
        assert [result.moves for result in results] == [0]

    def test_a_nudge_that_moved_nothing_is_no_edit(self, desk: Desk) -> None:
        desk.show_nudge(nudged(0))
        assert not desk.workbench.undo_stack.canUndo()


class TestWithARun:
    @pytest.fixture
    def live(self, qtbot: QtBot) -> Workbench:
        workbench = Workbench(edits.set_training(Experiment(), precision="float32"))
        workbench.session.start()
        pull(qtbot, workbench, RunState.IDLE)
        yield workbench
        workbench.close()
        workbench.undo_stack.clear()  # steps that are collected as garbage before their stack let it crash

    def test_undo_restores_the_bits(self, live: Workbench, qtbot: QtBot) -> None:
        hand = HandEdits(live)
        live.session.step(20)
        qtbot.waitUntil(lambda: pulled(live).step == 20 and pulled(live).state is RunState.PAUSED, timeout=60_000)
        before, loss = pulled(live).parameters, pulled(live).figures.train_loss
        hand.set(PLACE, 0.1)
        qtbot.waitUntil(lambda: not np.array_equal(pulled(live).parameters, before))
        assert pulled(live).figures.train_loss != loss
        live.undo_stack.undo()
        qtbot.waitUntil(lambda: np.array_equal(pulled(live).parameters, before))
        qtbot.waitUntil(lambda: pulled(live).figures is not None and pulled(live).figures.train_loss == loss)
        assert pulled(live).step == 20

    def test_undo_of_a_nudge_restores_the_bits(self, live: Workbench, qtbot: QtBot) -> None:
        hand = HandEdits(live)
        before = pulled(live).parameters
        results: list[NudgeResult] = []
        hand.nudged.connect(results.append)
        hand.repeat(PLACE, 0.01, False)
        qtbot.waitUntil(lambda: pulled(live) is not None and bool(results) and results[-1].moves > 0)
        live.undo_stack.undo()
        qtbot.waitUntil(lambda: np.array_equal(pulled(live).parameters, before))


def pulled(workbench: Workbench) -> Snapshot:
    workbench.pull()
    assert workbench.snapshot is not None
    return workbench.snapshot


def pull(qtbot: QtBot, workbench: Workbench, state: RunState) -> None:
    """Wait for a run in `state`: the engine may have to be prepared first."""

    def is_there() -> bool:
        workbench.pull()
        return workbench.snapshot is not None and workbench.snapshot.state is state

    qtbot.waitUntil(is_there, timeout=120_000)
