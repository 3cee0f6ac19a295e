"""What is shown for a query: the commands that fit, best first, each with the letters that fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from playground.i18n import LANGUAGES, language
from playground.messages import Message
from playground.ui.finder.command import Command
from playground.ui.finder.match import SCATTERED, Match, match_all

MOST = 60
# The language that is shown wins where a name fits as well in another one.
OTHER_COST = 1.0


@dataclass(frozen=True)
class Hit:
    """A command that fits. `letters` are the places in its title that fit, in the language that is set.

    also   its name in the other language, where that is what was typed
    value  the number that was typed behind the name of a setting
    """

    command: Command
    letters: tuple[int, ...] = ()
    also: str = ""
    value: float | None = None
    typed: str = ""


def search(query: str, commands: Sequence[Command], recent: Sequence[str] = ()) -> list[Hit]:
    """The commands that fit a query; for an empty one all of them: those used last, those with keys, the others."""
    if not query.strip():
        order = {key: place - len(recent) for place, key in enumerate(recent)}
        return [Hit(command) for command in sorted(commands, key=lambda c: order.get(c.key, not c.keys))]
    found = [scored for command in commands for scored in _scored(query, command)]
    found.sort(key=lambda pair: -pair[0])
    # letters that merely stand there in order are a last resort
    best = found[0][0] if found else 0.0
    return [hit for score, hit in found[:MOST] if best <= SCATTERED or score > SCATTERED]


def _scored(query: str, command: Command) -> Iterable[tuple[float, Hit]]:
    """The command with how well it fits; nothing where it does not. Disabled ones come after their like."""
    cost = 0.0 if command.enabled else OTHER_COST
    found = _fit(query, command)
    if found is not None:
        yield found[0] - cost, found[1]
    name, _space, number = query.strip().rpartition(" ")
    if command.number is not None and name:
        value, found = command.number.read(number), _fit(name, command)
        if found is not None and not isinstance(value, Message):
            yield found[0] - cost, Hit(command, found[1].letters, found[1].also, value, number)


def _fit(query: str, command: Command) -> tuple[float, Hit] | None:
    """The best fit of the names in all languages."""
    fits = {code: match_all(query, command.titles[code], command.places[code]) for code in LANGUAGES}
    shown = fits.pop(language())
    score = shown.score if shown is not None else -1.0
    hit = Hit(command, shown.letters if shown is not None else ())
    for code, other in fits.items():
        if other is not None and _is_better(other, score) and command.titles[code] != command.titles[language()]:
            score, hit = other.score - OTHER_COST, Hit(command, (), command.titles[code])
    return (score, hit) if score >= 0 else None


def _is_better(other: Match, score: float) -> bool:
    return other.score - OTHER_COST > score
