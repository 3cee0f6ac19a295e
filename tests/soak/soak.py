"""One session: actions by the dice, a look at every law after each, a visit at home now and then."""

from __future__ import annotations

import random
import time
import traceback
from collections import Counter, deque
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

from tests.soak.actions import ACTIONS, IN_DIALOG, Action
from tests.soak.counts import GROWTH, Counts, growing, kinds, memory_growth
from tests.soak.home import close_everything, go_home, make_all_that_is_kept
from tests.soak.invariants import AFTER_EVERY_ACTION, AT_REST, undoing_everything_leads_to_where_it_began
from tests.soak.overrides import guarded_overrides
from tests.soak.stage import Stage, stage
from tests.soak.watch import Watch

REMEMBERED = 40
REST_EVERY, HOME_EVERY = 12, 150

Say = Callable[[str], None]


class SoakError(AssertionError):
    """A law was broken. The text says by which seed and after which actions."""


class Soak:
    """`say` gets a line at every visit at home, of which there is one in `home_every` actions; `note` every action."""

    def __init__(self, on: Stage, watch: Watch, seed: int, say: Say, note: Say, home_every: int) -> None:
        self.stage = on
        self.done = 0
        self._watch = watch
        self._seed = seed
        self._say = say
        self._note = note
        self._home_every = home_every
        self._last: deque[str] = deque(maxlen=REMEMBERED)
        self._visits: list[int] = []
        self._counts: list[Counts] = []
        self._kinds: list[Counter[str]] = []

    def run(self, is_over: Callable[[int], bool]) -> None:
        """Act until `is_over` says so of the number of actions done; SoakError where something is wrong."""
        self._guard(lambda: make_all_that_is_kept(self.stage), "before the first visit at home")
        self._guard(self._visit_home, "at home")
        while not is_over(self.done):
            self._act()
            if self.done % REST_EVERY == 0:
                self._guard(self._rest, "at rest")
            if self.done % self._home_every == 0:
                self._guard(self._visit_home, "at home")
        self._guard(self._visit_home, "at home")
        self._judge_memory()

    def _act(self) -> None:
        self.done += 1
        self.stage.dice = random.Random(f"{self._seed}:{self.done}")
        chosen = self._choose()
        self._note(f"{self.done}  {chosen.name} ...")
        self.stage.said = ""
        self._guard(lambda: chosen.do(self.stage), chosen.name)
        self._last.append(f"{self.done}  {chosen.name}: {self.stage.said}")
        self._note(self._last[-1])
        self.stage.pump()
        for law in AFTER_EVERY_ACTION:
            self._guard(lambda law=law: law(self.stage), law.__name__)

    def _choose(self) -> Action:
        if self.stage.dialogs:
            return IN_DIALOG
        return self.stage.dice.choices(ACTIONS, [action.weight for action in ACTIONS])[0]

    def _come_to_rest(self) -> None:
        """What is under way, a nudge for one, still makes steps to undo."""
        close_everything(self.stage)
        assert self.stage.rest(), f"the run does not come to rest: {self.stage.snapshot.state}"
        self.stage.pump(150)

    def _rest(self) -> None:
        self._come_to_rest()
        for law in AT_REST:
            self._guard(lambda law=law: law(self.stage), law.__name__)

    def _visit_home(self) -> None:
        self._come_to_rest()
        undoing_everything_leads_to_where_it_began(self.stage)
        go_home(self.stage)
        self._visits.append(self.done)
        self._counts.append(Counts.of(self.stage))
        self._kinds.append(kinds())
        self._say(f"{self.done:>7} actions  {self._counts[-1]}")
        if len(self._counts) > 2 and (found := growing(self._counts[1:])):
            more = self._kinds[-1] - self._kinds[1]
            raise AssertionError(f"more and more: {'; '.join(found)}; of widgets {dict(more.most_common())}")

    def _judge_memory(self) -> None:
        growth = memory_growth(self._visits, self._counts)
        self._say(f"memory grows by {growth:.2f} MB in a thousand actions")
        if growth > GROWTH:
            raise SoakError(self._report(f"memory grows by {growth:.2f} MB in a thousand actions"))

    def _guard(self, work: Callable[[], object], where: str) -> None:
        """Do something; whatever goes wrong in it, or went wrong meanwhile, ends the session with a report."""
        try:
            work()
        except SoakError:
            raise
        except Exception as error:
            at = traceback.extract_tb(error.__traceback__)[-1]
            raise SoakError(
                self._report(f"{where}: {type(error).__name__} in {at.name}: {str(error) or at.line}")
            ) from error
        complaints = self._watch.take()
        if complaints:
            raise SoakError(self._report(f"{where}:\n" + "\n".join(complaints)))

    def _report(self, what: str) -> str:
        doing = f"{self.done}  now: {self.stage.said}"
        return "\n".join([what, f"seed {self._seed}, after {self.done} actions; the last were", *self._last, doing])


def soak(
    seed: int,
    folder: Path,
    is_over: Callable[[int], bool],
    say: Say = print,
    note: Say = str,
    home_every: int = HOME_EVERY,
) -> int:
    """A whole session in a window of its own; returns the number of actions. SoakError where something is wrong."""
    watch = Watch()
    # a name that is typed without a folder is a file in the folder of the process: let that be the person's home
    with chdir(folder), watch.listening(), guarded_overrides(watch.hear), stage(folder) as on:
        watch.take()
        session = Soak(on, watch, seed, say, note, home_every)
        session.run(is_over)
        return session.done


def after(seconds: float, actions: int | None = None) -> Callable[[int], bool]:
    """Over when so much time has passed, or so many actions are done."""
    end = time.monotonic() + seconds
    return lambda done: time.monotonic() >= end or (actions is not None and done >= actions)
