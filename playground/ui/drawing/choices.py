"""What can be chosen beside the plane: what is drawn, and with what; key, text and tip of each."""

from __future__ import annotations

from playground.messages import N_

TOOLS = (
    ("draw", N_("Draw"), N_("The left button draws; the right one erases")),
    ("erase", N_("Erase"), N_("The left button erases too")),
)

CLASSES, VALUES = "classes", "values"
KINDS = (
    (CLASSES, N_("Classes"), N_("Points of a few classes: what class is (x₁, x₂) of?")),
    (VALUES, N_("Curve"), N_("Points of a curve: what is y, given x₁? For a regression")),
)
