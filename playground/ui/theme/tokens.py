"""The design tokens: every colour, size and line width of the program has its name here and nowhere else.

The two signs and the two classes are Okabe and Ito's blue and vermillion (Color Universal Design, 2008), which stay
apart for people with any of the common colour-vision deficiencies. Spacing is on an 8-pixel grid, with 4 as its half.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Tokens:
    """One theme. Colours are `#rrggbb`; sizes are pixels at 100 % scale."""

    name: str
    dark: bool

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
    layer_colours: tuple[str, ...]  # categorical, for up to this many layers
    ramp_low: str  # deeper networks: from first to last layer
    ramp_high: str

    # sizes
    text_size: int = 13
    small_size: int = 12
    title_size: int = 13
    readout_size: int = 15
    unit: int = 8
    radius: int = 8
    card_radius: int = 12
    line_width: int = 1
    control_height: int = 32


LIGHT = Tokens(
    name="light",
    dark=False,
    window="#f3f5f9",
    surface="#ffffff",
    raised="#f4f6fa",
    hover="#e9edf5",
    pressed="#dde3ef",
    border="#dfe4ec",
    border_strong="#868e9c",
    text="#141b27",
    text_muted="#566072",
    text_disabled="#8b93a1",
    accent="#3352d2",
    accent_hover="#2944b6",
    accent_text="#ffffff",
    accent_soft="#e5eafc",
    focus="#3352d2",
    positive="#0072b2",
    negative="#d55e00",
    neutral="#f6f7f9",
    good="#00805c",
    warning="#9a6700",
    danger="#b42318",
    tooltip="#1c2430",
    tooltip_text="#ffffff",
    chart_grid="#e7ebf1",
    chart_train="#141b27",
    chart_test="#b87400",
    layer_colours=("#0072b2", "#b8528a", "#00805c", "#b87400", "#5b52c7", "#a34a00", "#3d7f93"),
    ramp_low="#2b3f9e",
    ramp_high="#c2620a",
)

DARK = Tokens(
    name="dark",
    dark=True,
    window="#11151b",
    surface="#1a2028",
    raised="#12171e",
    hover="#252d39",
    pressed="#303a49",
    border="#2c3542",
    border_strong="#6e7a8c",
    text="#f2f4f8",
    text_muted="#a3adbc",
    text_disabled="#6d7787",
    accent="#6f8dff",
    accent_hover="#8aa2ff",
    accent_text="#0d1220",
    accent_soft="#27325a",
    focus="#8aa2ff",
    positive="#2f95d6",
    negative="#e8731a",
    neutral="#1a2028",
    good="#2fbf8f",
    warning="#e6b047",
    danger="#ff7a6b",
    tooltip="#e9edf4",
    tooltip_text="#141b27",
    chart_grid="#2a323e",
    chart_train="#f2f4f8",
    chart_test="#e6a93a",
    layer_colours=("#56b4e9", "#dd8fb9", "#2fbf8f", "#e6b047", "#a79dff", "#f0854a", "#7fc4d6"),
    ramp_low="#7f9bff",
    ramp_high="#ffb259",
)

THEMES = {tokens.name: tokens for tokens in (LIGHT, DARK)}


def projector(tokens: Tokens) -> Tokens:
    """The same theme for the back row: type at least 20 px, lines 3 px (solid and not antialiased: see charts)."""
    return replace(tokens, text_size=20, small_size=20, title_size=22, readout_size=26, line_width=3, control_height=44)
