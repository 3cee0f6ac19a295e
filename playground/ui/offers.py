"""What the status line offers as buttons: steps back, steps on, and a remedy for a run that diverged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from playground.document import edits
from playground.document.experiment import Experiment
from playground.i18n import _
from playground.messages import N_, Message
from playground.training.snapshot import Failure
from playground.ui import numbers
from playground.ui.widgets.sentence import Word
from playground.ui.workbench import Workbench

SLOWER = 10.0


@dataclass(frozen=True)
class Offer:
    """A button, and what it does."""

    word: Word
    act: Callable[[], None]


def offers_back(workbench: Workbench, *, is_there: bool) -> tuple[Offer, ...]:
    """What can be done while an earlier step is looked at; `is_there`: it has been computed once more.

    Until then one can come back at any time, and not go on from where the run is not yet.
    """
    past = workbench.past
    if not past.is_elsewhere:
        return ()
    tip = _(N_("Show the newest step of the run again"))
    back = Offer(Word(_(N_("Back to now")), tip), past.look_at_now)
    if not is_there or past.is_left_for:
        return (back,)
    tip = _(N_("Continue from the step that is shown, as Train does too. Undo brings back what came after it"))
    return back, Offer(Word(_(N_("Go on from here")), tip), workbench.past.go_on)


def offers_after(failure: Failure, workbench: Workbench) -> tuple[Offer, ...]:
    """What can be done about a run that diverged."""
    offers = []
    if failure.well is not None:
        tip = _(N_("Look at step {step}, where all was well; go on from there, or come back"))
        word = Word(_(N_("Back to the last good step")), tip.format(step=numbers.count(failure.well)))
        offers.append(Offer(word, partial(workbench.past.look_back, failure.well)))
    if failure.learning_rate is not None:
        word = Word(_(N_("Learning rate / 10")), _slower_tip(failure, failure.learning_rate))
        offers.append(Offer(word, partial(slow_down, workbench, failure, failure.learning_rate)))
    return tuple(offers)


def slow_down(workbench: Workbench, failure: Failure, rate: float) -> None:
    """Take a tenth of the rate, from the last step at which all was well."""
    text = _(N_("Learning rate / 10"))
    slower = workbench.attempt(_with_rate, _tenth(rate))
    if isinstance(slower, Message):
        workbench.said.emit(slower)
    elif failure.well is None:
        workbench.edit_or_say(text, _with_rate, _tenth(rate))
    else:
        workbench.past.go_on_from(failure.well, slower, text)


def _slower_tip(failure: Failure, rate: float) -> str:
    if failure.well is None:
        return _(N_("Go on with a learning rate of {rate}")).format(rate=f"{_tenth(rate):g}")
    tip = _(N_("Go back to step {step} and stand ready to train with a learning rate of {rate}. Undo takes it back"))
    return tip.format(step=numbers.count(failure.well), rate=f"{_tenth(rate):g}")


def _with_rate(experiment: Experiment, rate: float) -> Experiment:
    return edits.set_optimizer(experiment, experiment.training.optimizer.with_setting("learning_rate", rate))


def _tenth(rate: float) -> float:
    return float(f"{rate / SLOWER:.6g}")
