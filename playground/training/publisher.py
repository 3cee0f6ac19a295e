"""Building the snapshots that are asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import perf_counter

from playground.messages import Message
from playground.training.current import CurrentRun
from playground.training.health import with_look
from playground.training.mailbox import Mailbox
from playground.training.snapshot import Failure, LookBack, RunState, Snapshot, Wants

# Seconds in one go of computing what views want.
SLICE = 0.003
# How long a run that stands still may hold back a snapshot until everything in it is true of this very step.
PATIENCE = 0.1


@dataclass(frozen=True)
class Condition:
    """How the run is.

    moving         the next snapshot will show another step anyway
    blind          looking at the run has failed: show what can be copied
    awaits_engine  it is to move as soon as the engine is ready
    look_back      how far back one looks
    """

    state: RunState
    failure: Failure | None
    moving: bool
    blind: bool = False
    awaits_engine: bool = False
    look_back: LookBack | None = None


class Publisher:
    """Puts a snapshot into the mailbox when one is asked for and there is something new to show.

    notices  sentences to go with the next snapshot
    """

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox
        self.wants = Wants()
        self.notices: list[Message] = []
        self._number = 0
        self._published: object = None
        self._held: object = None
        self._held_until = 0.0

    def offer(
        self, current: CurrentRun, condition: Condition, steps_per_second: float, now: CurrentRun | None = None
    ) -> bool:
        """Get on with the snapshot that is asked for; whether there is more to do at once.

        now  the run whose histories are shown, where `current` is an earlier step of it
        """
        if not self._mailbox.is_asked:
            return False
        news = (current.number, current.moment, condition, self.wants)
        if self._published == (news, 0) and not self.notices:
            return False
        wants, until = None if condition.blind else self.wants, perf_counter() + SLICE
        missing = current.probes.advance(
            current.run, current.experiment, wants, current.moment, moving=condition.moving, until=until
        )
        missing += current.run.is_evaluating
        if (self._published == (news, missing) and not self.notices) or current.probes.vectors.value is None:
            return not condition.moving
        if not condition.moving and missing and self._is_patient(news, current):
            return True
        self._published = (news, missing)
        snapshot = self._snapshot(current, condition, steps_per_second)
        self._mailbox.put(snapshot if now is None else self._with_histories(snapshot, now))
        self.notices.clear()
        return True

    def _is_patient(self, news: object, current: CurrentRun) -> bool:
        """Whether to wait a little for what is still being computed; for the parameters, as long as it takes."""
        if self._held != news:
            self._held, self._held_until = news, perf_counter() + PATIENCE
        return perf_counter() < self._held_until or not current.probes.vectors.is_true_of(current.moment)

    def _snapshot(self, current: CurrentRun, condition: Condition, steps_per_second: float) -> Snapshot:
        run, probes = current.run, current.probes
        vectors = probes.vectors.value
        assert vectors is not None
        exact = condition.moving or probes.figures.is_true_of(current.moment)
        self._number += 1
        return Snapshot(
            number=self._number,
            run=current.number,
            experiment=current.experiment,
            state=condition.state,
            network=current.network,
            data=current.data,
            step=run.state.step,
            epoch=run.state.epoch,
            parameters=vectors.parameters,
            gradient=vectors.gradient,
            update=vectors.update,
            figures=probes.figures.value if exact else None,
            steps_per_second=steps_per_second,
            steps=run.steps.history(),
            evaluations=run.evaluations.history(),
            unit_maps=probes.unit_maps.value if self.wants.unit_maps else None,
            output=probes.output.value if self.wants.output else None,
            failure=condition.failure,
            notices=tuple(self.notices),
            parameters_step=vectors.step,
            parameters_epoch=vectors.epoch,
            insight=probes.insights.shown(self.wants.insight, current.nudge),
            origin=current.origin,
            is_untouched=current.is_untouched,
            hand_steps=current.hand_steps,
            stages=current.stages,
            first_step=current.timeline.first,
            awaits_engine=condition.awaits_engine,
            look_back=condition.look_back,
        )

    def _with_histories(self, snapshot: Snapshot, now: CurrentRun) -> Snapshot:
        """The snapshot of an earlier step, with what is known of the whole run."""
        whole = now.probes.insights.shown(self.wants.insight, None).health
        return replace(
            snapshot,
            steps=now.run.steps.history(),
            evaluations=now.run.evaluations.history(),
            hand_steps=now.hand_steps,
            first_step=now.timeline.first,
            insight=replace(snapshot.insight, health=with_look(whole, snapshot.insight.health)),
        )
