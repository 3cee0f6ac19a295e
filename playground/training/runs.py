"""The run a session is at, those that edits took away from it, and the earlier step that is looked at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from playground.document.experiment import Experiment
from playground.engine.network import Floats
from playground.messages import N_, Message, UserError, message
from playground.training.checkpoint import Checkpoint
from playground.training.current import Applied, CurrentRun
from playground.training.engines import MakeEngine
from playground.training.keeping import KeptRun, KeptRuns
from playground.training.looking_back import Branch, LookingBack

BACK = N_("The trained network is back, at step {step}.")
BACK_AND_PAUSED = N_("The trained network is back, at step {step}. Training is paused.")
DROPPED = N_("To save memory, the trained weights from before that change were not kept: they cannot come back.")


class Runs:
    """Each command says by an `Applied` whether the run has to stand still from now on, and what the user should know.

    current   None until the first experiment could be opened
    back      the earlier step that is looked at; whatever changes the run ends that
    is_ready  whether the engine to train with is there
    """

    def __init__(self, make_engine: MakeEngine) -> None:
        self.current: CurrentRun | None = None
        self.back: LookingBack | None = None
        self.is_ready = False
        self._make_engine = make_engine
        self._kept = KeptRuns()
        self._given_up: int | None = None

    @property
    def shown(self) -> CurrentRun | None:
        """What is looked at: the run, or an earlier step of it."""
        return self.current if self.back is None else self.back.then

    def use_engine(self, make_engine: MakeEngine) -> None:
        """Compute with the engine to train with from now on."""
        if self.current is not None:
            self.current.use_engine(make_engine)
        self._make_engine, self.is_ready = make_engine, True

    def open(self, experiment: Experiment, base: Path | None, checkpoint: Checkpoint | None) -> None:
        """Begin another experiment. UserError where that cannot be; then the run is as it was."""
        number = self.current.number + 1 if self.current else 1
        self.current = CurrentRun(experiment, base, self._make_engine, number, checkpoint, is_ready=self.is_ready)
        self.back = None
        self._kept.clear()

    def capture(self) -> Checkpoint:
        if self.current is None:
            raise UserError(N_("There is nothing to keep yet: training has not been set up."))
        return self.current.capture()

    # What takes a run away, and brings it back

    def reset(self, keep: int | None) -> None:
        self.back = None
        if self.current is not None:
            self._keep(keep, self.current.set_aside())
            self.current.reset()

    def begin_with(self, experiment: Experiment, parameters: Floats, keep: int | None) -> None:
        self.back = None
        if self.current is not None:
            lost = self.current.set_aside()
            self.current.begin_with(experiment, parameters)
            self._keep(keep, lost)

    def apply(
        self, experiment: Experiment, base: Path | None, keep: int | None, restore: int | None, *, moving: bool
    ) -> Applied:
        self.back = None
        if self.current is None:
            self.open(experiment, base, None)
            return Applied(stands_still=True)
        kept = None if restore is None else self._kept.take(restore)
        if kept is not None:
            return self._bring_back(self.current, experiment, kept, keep, moving=moving)
        applied = self.current.apply(experiment)
        self._keep(keep, applied.lost)
        if restore is not None and restore == self._given_up:
            return replace(applied, stands_still=True)
        if restore is not None and self._kept.had_to_drop(restore):
            return Applied(applied.stands_still, (*applied.notices, message(DROPPED)))
        return applied

    def has(self, token: int | None) -> bool:
        """Whether a run is kept under a token."""
        return token in self._kept

    def forget(self, token: int) -> None:
        self._kept.forget(token)

    def _bring_back(
        self, current: CurrentRun, experiment: Experiment, kept: KeptRun, keep: int | None, *, moving: bool
    ) -> Applied:
        """Stand where the run was that an edit had taken away."""
        self._keep(keep, current.set_aside())
        current.bring_back(kept)
        notices = current.apply(experiment).notices
        step = current.run.state.step
        back = message(BACK_AND_PAUSED if moving else BACK, step=f"{step:,}")
        return Applied(stands_still=True, notices=(*notices, back) if step else notices)

    def _keep(self, token: int | None, run: KeptRun | None) -> None:
        if token is not None and run is not None:
            self._kept.put(token, run)

    # Earlier steps

    def look_back(self, step: int) -> None:
        """Look at an earlier step, as far as that is kept."""
        if self.back is not None:
            self.back.go_to(step)
        elif self.current is not None:
            self.back = LookingBack(self.current, step)

    def look_at_now(self) -> None:
        """Look at where the run stands."""
        if self.back is not None and self.current is not None:
            self.back = None
            self.current.touch()

    def go_on(self, experiment: Experiment, keep: int | None) -> None:
        """Let the run go on from the step that is looked at, as soon as that is there, as `experiment`."""
        assert self.back is not None
        self.back.branch = Branch(experiment, keep)

    @property
    def is_about_to_branch(self) -> bool:
        return self.back is not None and self.back.branch is not None

    def give_up(self) -> None:
        """Do not go on from an earlier step after all: whoever asked for it is about to take it back."""
        assert self.back is not None
        assert self.back.branch is not None
        self._given_up = self.back.branch.keep
        self.look_at_now()

    def branch(self) -> Message | None:
        """Where the step is there that the run goes on from: go over to it. Says which, where that was done."""
        back = self.back
        if self.current is None or back is None or back.branch is None or not back.has_arrived:
            return None
        self.back = None
        self._keep(back.branch.keep, self.current.set_aside())
        self.current.branch(back.then.capture())
        self.current.apply(back.branch.experiment)
        return message(N_("The run goes on from step {step}. Undo brings back what came after."), step=f"{back.step:,}")
