"""What pictures can be taken of, and how that is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from playground.messages import N_

if TYPE_CHECKING:
    from playground.ui.charts.legend import LegendEntry


@dataclass(frozen=True, eq=False)
class Subject:
    """What is in a picture. Texts are in the language that is set.

    name         what it is called
    title        what stands above it; empty: nothing
    content      the widget that is shown; what has `in_picture = False` in it is left out
    legend       entries beside the title
    across       the name of the axis to the right, where `content` does not say it
    footer       a widget that explains it below
    description  for those who cannot see it
    """

    name: str
    title: str
    content: QWidget
    legend: tuple[LegendEntry, ...] = ()
    across: str = ""
    footer: QWidget | None = None
    description: str = ""


class Panel(Protocol):
    """A part of the window that pictures can be taken of."""

    def subject(self) -> Subject:
        """What is in the picture now."""
        ...

    def dress(self) -> None:
        """Take colours from the theme and show the newest snapshot, at once."""
        ...


class Way(Enum):
    """What becomes of a picture; the value is what the user chooses, as a marked English text."""

    COPY = N_("Copy picture")
    SAVE = N_("Save picture as…")


@dataclass(frozen=True, eq=False)
class PictureRequest:
    """A picture of `panel` is wanted."""

    panel: Panel
    way: Way


Ask = Callable[[PictureRequest], None]
