"""Looking back at an earlier step of the run: everything in the window is as it was then, until one comes back to now.

Whoever edits or trains while looking back goes on from there: first that is a step of its own that can be undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from playground.document.experiment import Experiment
from playground.i18n import _
from playground.messages import N_
from playground.training.snapshot import Failure, Snapshot
from playground.ui import numbers
from playground.ui.undo import GoOn

if TYPE_CHECKING:
    from playground.ui.workbench import Workbench


class Past(QObject):
    """Which step of the run the window of `workbench` is at, where that is not the newest."""

    changed = Signal(bool)  # whether an earlier step is looked at from now on

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench)
        self._workbench = workbench
        self._present: Experiment | None = None
        self._step = 0
        self._failure: Failure | None = None
        self._way: tuple[int, int] | None = None  # steps that could be undone, and number of the run, when it set out

    @property
    def is_shown(self) -> bool:
        """Whether an earlier step is looked at."""
        return self._present is not None

    @property
    def is_left_for(self) -> bool:
        """Whether the run is on its way to an earlier step, to go on from there."""
        return self._way is not None

    @property
    def is_elsewhere(self) -> bool:
        """Whether the window is at another step than the newest, or will be in a moment."""
        return self.is_shown or self.is_left_for

    @property
    def present(self) -> Experiment:
        """The experiment that is open, whichever step is looked at."""
        return self._workbench.experiment if self._present is None else self._present

    def look_back(self, step: int) -> None:
        """Show the run as it was at `step`."""
        self._turn_round()
        self._step = step
        if self._present is None:
            snapshot = self._workbench.snapshot
            self._failure = None if snapshot is None else snapshot.failure
            self._present = self._workbench.experiment
            self.changed.emit(True)
        self._workbench.session.look_back(step)

    def look_at_now(self) -> None:
        """Show where the run stands; on the way to an earlier step, what leads there is undone."""
        self._turn_round()
        self.show_now()

    def show_now(self) -> None:
        """Show where the run stands, or where it is on its way to."""
        if self.is_shown:
            self._workbench.session.look_at_now()
            self._come_back()

    def go_on(self) -> None:
        """Let the run go on from the step that is shown, undoably; nothing where that is the newest."""
        if self.is_shown:
            text = _(N_("Go on from step {step}")).format(step=numbers.count(self._step))
            self.go_on_from(self._step, self._workbench.experiment, text)

    def go_on_from(self, step: int, experiment: Experiment, text: str) -> None:
        """Let the run go on from another step, as `experiment`; undoably, `text` is the translated name of that."""
        self._workbench.undo_stack.push(GoOn(self._workbench, self.present, experiment, step, text))

    def set_out(self) -> None:
        """Whoever calls this has just told the session to go on from an earlier step."""
        self.leave()
        snapshot = self._workbench.snapshot
        self._way = self._workbench.undo_stack.index(), 0 if snapshot is None else snapshot.run

    def arrive(self) -> None:
        """The run is no longer on its way to an earlier step."""
        self._way = None

    def leave(self) -> None:
        """Whoever calls this shows another experiment at once."""
        if self.is_shown:
            self._present = None
            self.changed.emit(False)

    def follow(self, snapshot: Snapshot) -> None:
        """Show the settings that belong to the step; a failure on the way ends the looking back."""
        if self._way is not None and snapshot.run > self._way[1]:
            self.arrive()
        if not self.is_shown:
            return
        if snapshot.look_back is not None:
            self._workbench.display(snapshot.experiment)
        elif snapshot.failure not in (None, self._failure):
            self._come_back()

    def _turn_round(self) -> None:
        """Undo what leads to an earlier step, where the run is still on its way there."""
        if self._way is not None:
            self._workbench.undo_stack.setIndex(self._way[0])

    def _come_back(self) -> None:
        present = self.present
        self.leave()
        self._workbench.display(present)
