"""Every key of the program in groups: the actions by their menus, then the keys of single views from their tables."""

from __future__ import annotations

from dataclasses import dataclass

from playground.messages import N_
from playground.ui.actions import ACTIONS
from playground.ui.canvas import keys as canvas
from playground.ui.charts import keys as charts
from playground.ui.drawing import keys as drawing
from playground.ui.keys import KeyRecord
from playground.ui.layers_list import KEYS as LAYERS_LIST
from playground.ui.menus import MENUS
from playground.ui.palette.walk import KEYS as PALETTE
from playground.ui.widgets.number_field import KEYS as NUMBERS

AROUND = (
    KeyRecord(("Tab",), N_("To the next control")),
    KeyRecord(("Shift+Tab",), N_("To the control before")),
    KeyRecord(("Esc",), N_("All panels again, after one was enlarged")),
    KeyRecord(("Space",), N_("Press the button that has the focus")),
)


@dataclass(frozen=True)
class Group:
    """`title` is a marked English text, perhaps with the mark of a menu's key."""

    title: str
    rows: tuple[KeyRecord, ...]


def groups() -> tuple[Group, ...]:
    """All keys, each group once; actions without a key are left out."""
    by_key = {record.key: record for record in ACTIONS}
    menus = [Group(title, tuple(_row(by_key[key]) for key in keys if key in by_key)) for title, keys in MENUS]
    named = {key for _title, keys in MENUS for key in keys}
    others = Group(N_("Window"), tuple(_row(record) for record in ACTIONS if record.key not in named))
    views = (
        Group(N_("Moving around"), AROUND),
        Group(N_("In the palette"), PALETTE),
        Group(N_("In the network"), canvas.KEYS),
        Group(N_("In the list of layers"), LAYERS_LIST),
        Group(N_("In a chart over steps"), charts.KEYS),
        Group(N_("On the plane that is drawn on"), (*drawing.KEYS, *drawing.CLASS_KEYS)),
        Group(N_("In a field with a number"), NUMBERS),
    )
    return tuple(found for group in (*menus, others, *views) if (found := _with_keys(group)).rows)


def _row(record) -> KeyRecord:  # type: ignore[no-untyped-def]
    return KeyRecord(record.shortcuts, record.text)


def _with_keys(group: Group) -> Group:
    return Group(group.title, tuple(row for row in group.rows if row.keys))
