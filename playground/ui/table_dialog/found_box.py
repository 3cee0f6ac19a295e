"""A choice that can be left to the program: its first entry says what was found out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from playground.datasets.encodings import AUTO
from playground.i18n import _, name_of
from playground.messages import N_
from playground.ui.widgets.choice_box import ChoiceBox


class FoundBox(ChoiceBox):
    """`kinds` and `auto` before them; `name` gives the English name of a kind."""

    def __init__(
        self, kinds: Iterable[str], *, name: Callable[[str], str] = name_of, parent: QWidget | None = None
    ) -> None:
        self._found = ""
        super().__init__((AUTO, *kinds), name=name, parent=parent)

    def name_of(self, kind: str) -> str:
        if kind != AUTO:
            return super().name_of(kind)
        if not self._found:
            return _(N_("Automatic"))
        return _(N_("{found} (auto)")).format(found=super().name_of(self._found))

    def show_found(self, kind: str) -> None:
        """What `auto` means for this table; "" while that is not known."""
        if kind != self._found:
            self._found = kind
            self._say_names()
            self.update()


def decimal_name(kind: str) -> str:
    """`point` and `comma` as decimal signs: a comma may be a separator as well."""
    return name_of(f"decimal_{kind}")


def header_name(kind: str) -> str:
    """`yes` and `no` as answers to whether the first row holds names."""
    return name_of(f"header_{kind}")
