"""Parameters set by hand: typed, or nudged; undoable, although they belong to the run and not to the document."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from playground.i18n import _
from playground.messages import N_
from playground.training.insight import NudgeResult, ParameterPlace
from playground.training.nudging import Instead
from playground.training.snapshot import Snapshot
from playground.ui.parameters import reading
from playground.ui.workbench import Workbench


class HandEdit(QUndoCommand):
    """Swaps two values (before, after) of one parameter, to the last bit.

    key   repeats with one key merge, as long as nothing else has moved the parameter in between
    done  the training side has moved it already
    """

    def __init__(
        self,
        edits: HandEdits,
        place: ParameterPlace,
        values: tuple[float, float],
        text: str,
        *,
        key: str = "",
        done: bool = False,
    ) -> None:
        super().__init__(text)
        snapshot = edits.workbench.snapshot
        assert snapshot is not None
        self._edits = edits
        self._place = place
        self._old, self._new = values
        self._key = key
        self._is_done = done
        self._run, self._step, self._origin = snapshot.run, snapshot.step, snapshot.origin

    def redo(self) -> None:
        if self._is_done:
            self._is_done = False
            self._edits.tell(self._place)
        else:
            self._put(self._new, self._old)

    def undo(self) -> None:
        self._put(self._old, self._new)

    def go_on_to(self, value: float) -> None:
        """The training side has moved it further."""
        self._new = value

    def value_left(self, place: ParameterPlace, snapshot: Snapshot) -> float | None:
        """What it put in `place`, as long as no step was taken since: newer than a snapshot may know."""
        is_last = (self._place, self._run, self._step) == (place, snapshot.run, snapshot.step)
        return self._new if is_last else None

    def _put(self, value: float, expected: float) -> None:
        """Set the value; a run that started anew takes it only if it has kept what this edit left."""
        session, snapshot = self._edits.workbench.session, self._edits.workbench.snapshot
        self._edits.workbench.past.show_now()
        session.set_parameter(self._place, value, Instead(self._origin, expected))
        if snapshot is not None:
            self._run, self._step = snapshot.run, snapshot.step
        self._edits.tell(self._place)

    def id(self) -> int:
        return hash((self._key, self._place)) % (1 << 30) if self._key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, HandEdit) or (other._key, other._place) != (self._key, self._place):
            return False
        if other._old != self._new or other._run != self._run:
            return False
        self._new = other._new
        self.setObsolete(self._new == self._old)
        return True


class HandEdits(QObject):
    """Sets and nudges parameters of the run; `nudged` brings what a nudge measured, some snapshots later."""

    nudged = Signal(object)  # NudgeResult

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self._last: NudgeResult | None = None
        self._other_way: tuple[ParameterPlace, float, bool] | None = None
        self._moments: dict[ParameterPlace, tuple[int, int]] = {}
        workbench.snapshot_taken.connect(self._follow)

    def set(self, place: ParameterPlace, value: float) -> None:
        """Put a value in place of one parameter; nothing where there is no such parameter yet."""
        old = self._value(place)
        if old is not None and old != value:
            self.workbench.past.go_on()
            self.workbench.undo_stack.push(HandEdit(self, place, (old, value), _(N_("Set by hand")), key="set"))

    def nudge(self, place: ParameterPlace, epsilon: float, on_batch: bool) -> None:
        """Move it by epsilon and measure what that does to the loss."""
        self._other_way = None
        self.workbench.past.go_on()
        self.workbench.session.nudge(place, epsilon, on_batch)

    def repeat(self, place: ParameterPlace, epsilon: float, on_batch: bool) -> None:
        """Move it by epsilon again and again while the loss falls; the other way where this one leads up."""
        self._other_way = place, -epsilon, on_batch
        self.workbench.past.go_on()
        self.workbench.session.nudge_until_no_better(place, epsilon, on_batch)

    def tell(self, place: ParameterPlace) -> None:
        """Remember that the parameter there was set at the step the run is at."""
        snapshot = self.workbench.snapshot
        assert snapshot is not None
        self._moments[place] = snapshot.run, snapshot.step

    def is_fresh(self, place: ParameterPlace, snapshot: Snapshot) -> bool:
        """Whether the parameter was set by hand since the last step."""
        return self._moments.get(place) == (snapshot.run, snapshot.step)

    def _follow(self, snapshot: Snapshot) -> None:
        """Take over a new result; those of a repeated nudge arrive while it is under way."""
        result, last = snapshot.insight.nudge, self._last
        if result is last:
            return
        self._last = result
        if result is None or self._turns_round(result):
            return
        if last is not None and _continues(result, last) and self._on_top is not None:
            self._on_top.go_on_to(result.value_after)
        elif result.value_after != result.value_before:
            values = result.value_before, result.value_after
            self.workbench.undo_stack.push(HandEdit(self, result.place, values, _(N_("Nudge")), done=True))
        self.nudged.emit(result)

    def _turns_round(self, result: NudgeResult) -> bool:
        """Whether a repeated nudge found only rising ground, and starts in the other direction."""
        other, self._other_way = self._other_way, None
        if other is None or result.moves > 0 or (result.place, -result.epsilon, result.on_batch) != other:
            return False
        self.workbench.session.nudge_until_no_better(*other)
        return True

    def _value(self, place: ParameterPlace) -> float | None:
        snapshot, last = self.workbench.snapshot, self._on_top
        now = reading(snapshot, place)
        if snapshot is None or now is None:
            return None
        left = None if last is None else last.value_left(place, snapshot)
        return now.value if left is None else left

    @property
    def _on_top(self) -> HandEdit | None:
        """The command that undo would undo, if it is one of these."""
        stack = self.workbench.undo_stack
        command = stack.command(stack.index() - 1) if stack.index() > 0 else None
        return command if isinstance(command, HandEdit) else None


def _continues(result: NudgeResult, last: NudgeResult) -> bool:
    """Whether both are of one repeated nudge."""
    return (
        result.moves > last.moves > 0
        and (result.place, result.epsilon, result.step) == (last.place, last.epsilon, last.step)
        and (result.value_before, result.loss_before) == (last.value_before, last.loss_before)
    )
