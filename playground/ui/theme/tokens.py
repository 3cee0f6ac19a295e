"""The design tokens: every colour, size and line width of the program has its name here and nowhere else.

The colours of the themes are in `palettes`. Spacing is on an 8-pixel grid, with 4 as its half.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

USUAL_TEXT = 13
LEAST_SIZE = 9


@dataclass(frozen=True)
class Tokens:
    """One theme. Colours are `#rrggbb`; sizes are pixels at 100 % scale."""

    name: str
    dark: bool
    contrasting: bool  # everything at least 7:1; nothing is told by opacity

    # surfaces
    window: str
    surface: str  # cards, docks
    raised: str  # buttons, chips, palette items
    hover: str
    pressed: str
    border: str
    border_strong: str  # the outline of something that can be used: at least 3:1

    # text
    text: str
    text_muted: str
    text_disabled: str

    # the one accent
    accent: str
    accent_hover: str
    accent_text: str
    accent_soft: str  # selection behind text
    focus: str

    # meaning
    positive: str
    negative: str
    neutral: str  # the middle of the diverging map
    good: str
    warning: str
    danger: str
    tooltip: str
    tooltip_text: str

    # charts
    chart_grid: str
    chart_train: str
    chart_test: str
    categories: tuple[str, ...]  # of layers, for up to this many
    more_classes: tuple[str, ...]  # after the first two classes, which have the colours of the signs
    ramp_low: str  # deeper networks: from first to last layer
    ramp_high: str

    # sizes
    text_size: int = USUAL_TEXT
    small_size: int = 12
    tiny_size: int = 11  # numbers at charts
    least_size: int = LEAST_SIZE  # no letter is smaller, wherever it has to fit
    title_size: int = 13
    readout_size: int = 15
    unit: int = 8
    radius: int = 8
    card_radius: int = 12
    line_width: int = 1
    control_height: int = 32

    @property
    def classes(self) -> tuple[str, ...]:
        """The colour of each class, the same however many there are."""
        return self.negative, self.positive, *self.more_classes

    @property
    def factor(self) -> float:
        """How many times as large as usual the type is."""
        return self.text_size / USUAL_TEXT

    def scaled(self, pixels: float) -> int:
        """A length that grows with the type, from its pixels at the usual size."""
        return round(pixels * self.factor)


def enlarged(tokens: Tokens, percent: int) -> Tokens:
    """The same theme with type, and what holds it, at `percent` of its size."""
    sizes = ("text_size", "small_size", "tiny_size", "least_size", "title_size", "readout_size", "control_height")
    return replace(tokens, **{size: round(getattr(tokens, size) * percent / 100) for size in sizes})


def presented(tokens: Tokens, room: float = 1.0) -> Tokens:
    """The same theme for the back row: type at least 20 px, lines 3 px (solid and not antialiased: see charts).

    room  how many times as large as 1280x720 the window is
    """
    large = replace(
        tokens,
        text_size=20,
        small_size=20,
        tiny_size=20,
        least_size=20,
        title_size=22,
        readout_size=26,
        line_width=round(3 * room),
        control_height=44,
    )
    return enlarged(large, round(100 * room))
