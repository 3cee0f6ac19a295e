"""What is wrong with an experiment: a place in it, and a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from playground.messages import N_, Message, UserError


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong. `str` is `network.layers[1].units: 0 is not between 1 and 1024`.

    place    the keys that lead to it in the file; empty for the experiment as a whole
    message  the sentence, without its place
    """

    place: str
    message: Message

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else str(self.message)


class ExperimentError(UserError):
    """An experiment that cannot be used; its sentence is the first problem and how many there are besides."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        first, others = self.problems[0], len(self.problems) - 1
        values = {"place": first.place, "problem": first.message, "others": others}
        super().__init__(_TEMPLATES[bool(first.place), min(others, 2)], **values)


_TEMPLATES = {
    (True, 0): N_("{place}: {problem}"),
    (True, 1): N_("{place}: {problem} (and 1 problem more)"),
    (True, 2): N_("{place}: {problem} (and {others} problems more)"),
    (False, 0): N_("{problem}"),
    (False, 1): N_("{problem} (and 1 problem more)"),
    (False, 2): N_("{problem} (and {others} problems more)"),
}
