"""The keys of the plane: everything the mouse can do on it."""

from __future__ import annotations

from playground.messages import N_
from playground.ui.keys import KeyRecord

KEYS = (
    KeyRecord(("Left",), N_("Move the cursor to the left"), "go_left"),
    KeyRecord(("Right",), N_("Move the cursor to the right"), "go_right"),
    KeyRecord(("Up",), N_("Move the cursor up"), "go_up"),
    KeyRecord(("Down",), N_("Move the cursor down"), "go_down"),
    KeyRecord(("Return", "Enter", "Insert"), N_("Put a point at the cursor"), "put"),
    KeyRecord(("Delete", "Backspace"), N_("Erase around the cursor"), "take"),
)
CLASS_KEYS = tuple(
    KeyRecord((str(number),), text, "choose")
    for number, text in enumerate(
        (
            N_("Draw the first class"),
            N_("Draw the second class"),
            N_("Draw the third class"),
            N_("Draw the fourth class"),
            N_("Draw the fifth class"),
            N_("Draw the sixth class"),
        ),
        start=1,
    )
)
