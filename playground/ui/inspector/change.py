"""An edit that is ready to be made: what a field's new value means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playground.ui.workbench import Edit


@dataclass(frozen=True)
class Change:
    """`edit(experiment, *arguments, **settings)`, undone under the name `text`; changes with one `key` merge."""

    text: str
    edit: Edit
    arguments: tuple[Any, ...] = ()
    key: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
