"""Commands that are nobody's, for searching alone."""

from __future__ import annotations

from playground.engine.settings import Setting
from playground.messages import Message
from playground.ui.finder.command import Command
from playground.ui.widgets.refusals import read_number


class Positive:
    """A number above 0, now 0.03."""

    shown = "0.03"

    def read(self, text: str) -> float | Message:
        return read_number(text, Setting("", 1.0, 0.0, low_open=True))


def command(title: str, thai: str = "", place: str = "", **more: object) -> Command:
    return Command({"en": title, "th": thai or title}, {"en": place, "th": place}, **more)  # type: ignore[arg-type]
