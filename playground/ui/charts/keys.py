"""The keys of a chart over steps."""

from __future__ import annotations

from playground.messages import N_
from playground.ui.keys import KeyRecord

KEYS = (
    KeyRecord(("Left",), N_("Point at an earlier step"), "point_left"),
    KeyRecord(("Right",), N_("Point at a later step"), "point_right"),
    KeyRecord(("+", "="), N_("Zoom in"), "zoom_in"),
    KeyRecord(("-",), N_("Zoom out"), "zoom_out"),
    KeyRecord(("Home",), N_("Show the whole run again, as it goes on"), "refollow"),
    KeyRecord(("Escape",), N_("Point nowhere"), "point_nowhere"),
)
