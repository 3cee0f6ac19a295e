"""Steps that can be undone: what they change in the document, and the trained network that they would take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand, QUndoStack

from playground.document.experiment import Experiment
from playground.engine.network import Floats

if TYPE_CHECKING:
    from playground.ui.workbench import Workbench


class SwapExperiment(QUndoCommand):
    """Swaps two experiments; where that takes a trained network away, the session keeps it under one of two tokens.

    Edits of one field with one `key` merge, so that a turned wheel is undone at once.
    """

    def __init__(self, workbench: Workbench, new: Experiment, text: str, key: str = "") -> None:
        super().__init__(text)
        self._workbench = workbench
        self._old = workbench.experiment
        self._new = new
        self._key = key
        self._before, self._after = workbench.session.token(), workbench.session.token()

    def redo(self) -> None:
        self._workbench.show_experiment(self._new, keep=self._before, restore=self._after)

    def undo(self) -> None:
        self._workbench.show_experiment(self._old, keep=self._after, restore=self._before)

    def id(self) -> int:
        return hash(self._key) % (1 << 30) if self._key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, SwapExperiment) or other._key != self._key:
            return False
        self._new = other._new
        other.forget()
        if self._new == self._old:
            # there and back again is as if nothing had been done: the network that it took away comes back
            self._workbench.show_experiment(self._old, keep=None, restore=self._before)
            self.setObsolete(True)
        return True

    def forget(self) -> None:
        """This step will never be undone or done again."""
        for token in (self._before, self._after):
            self._workbench.session.forget(token)


class StartAgain(SwapExperiment):
    """The same start once more. Undone, the trained network is back; done again, what was trained since then."""

    def __init__(self, workbench: Workbench, text: str) -> None:
        super().__init__(workbench, workbench.experiment, text)
        self._is_done = False

    def redo(self) -> None:
        if self._is_done:
            super().redo()
        else:
            self._workbench.session.reset(keep=self._before)
            self._is_done = True


class GoOn(SwapExperiment):
    """The run goes on from `step`, as `then`. Undone, all that came after that step is back, even on the way there."""

    def __init__(self, workbench: Workbench, present: Experiment, then: Experiment, step: int, text: str) -> None:
        super().__init__(workbench, then, text)
        self._old = present
        self._step = step

    def redo(self) -> None:
        workbench = self._workbench
        workbench.session.go_on(self._new, self._step, keep=self._before, restore=self._after)
        workbench.past.set_out()
        workbench.display(self._new)

    def undo(self) -> None:
        self._workbench.past.arrive()
        super().undo()


class TakeWeights(SwapExperiment):
    """A new run from parameters (p,) that were given, of the same network or of another one."""

    def __init__(self, workbench: Workbench, new: Experiment, parameters: Floats, text: str) -> None:
        super().__init__(workbench, new, text)
        self._parameters: Floats | None = parameters

    def redo(self) -> None:
        parameters, self._parameters = self._parameters, None
        if parameters is None:
            super().redo()
        else:
            self._workbench.show_weights(self._new, parameters, keep=self._before)


class UndoStack(QUndoStack):
    """Forgets what was kept for steps that can no longer be done again."""

    def push(self, command: QUndoCommand) -> None:
        for index in range(self.index(), self.count()):
            step = self.command(index)
            if isinstance(step, SwapExperiment):
                step.forget()
        super().push(command)
