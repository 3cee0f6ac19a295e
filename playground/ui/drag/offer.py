"""What a place answers to something that is dragged over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QPoint

if TYPE_CHECKING:
    from playground.ui.drag.payload import Payload


@dataclass(frozen=True)
class Mark:
    """Where the drop will go: into the gap after column `gap`, or onto column `column` (0 is the input)."""

    gap: int | None = None
    column: int | None = None


@dataclass(frozen=True)
class Offer:
    """The hint at the pointer, in the user's language, and what a drop here does; without `apply` it is refused."""

    text: str
    apply: Callable[[], object] | None = None
    mark: Mark | None = None

    @property
    def refused(self) -> bool:
        return self.apply is None


@runtime_checkable
class DropTarget(Protocol):
    """A widget that things can be dropped on."""

    def offer(self, payload: Payload, global_pos: QPoint) -> Offer | None:
        """What a drop of `payload` at `global_pos` would do; None: nothing, as if dropped on no target."""

    def show_mark(self, mark: Mark | None) -> None:
        """Show where the drop will go, or with None stop showing it."""
