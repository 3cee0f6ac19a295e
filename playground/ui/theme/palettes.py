"""The four themes: light and dark, each also with high contrast, which is what a projector in a bright room needs.

The two signs are Okabe and Ito's blue and vermillion (Color Universal Design, 2008), darker or lighter where the theme
asks for it; the first two classes have them too. Every pair of colours that meets is held to its threshold by
tests/ui/theme; the categories and the colours of the other classes were searched for so that they stay apart for people
with any of the common colour-vision deficiencies.
"""

from __future__ import annotations

from playground.ui.theme.tokens import Tokens

LIGHT = Tokens(
    name="light",
    dark=False,
    contrasting=False,
    window="#f3f5f9",
    surface="#ffffff",
    raised="#f4f6fa",
    hover="#e9edf5",
    pressed="#dde3ef",
    border="#dfe4ec",
    border_strong="#7f8796",
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
    good="#00764f",
    warning="#875900",
    danger="#b42318",
    tooltip="#1c2430",
    tooltip_text="#ffffff",
    chart_grid="#e7ebf1",
    chart_train="#141b27",
    chart_test="#b87400",
    categories=(
        "#0072b2", "#e14b78", "#699600", "#4b2d78", "#780f3c", "#5a691e", "#784b78", "#0096a5", "#5a3c0f", "#7878f0",
    ),
    more_classes=(
        "#005a00", "#0000f0", "#5a1e5a", "#b41e5a", "#3c3c96", "#78003c", "#b4001e", "#963c78",
    ),
    ramp_low="#2b3f9e",
    ramp_high="#c2620a",
)  # fmt: skip

DARK = Tokens(
    name="dark",
    dark=True,
    contrasting=False,
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
    accent="#7f9aff",
    accent_hover="#95aaff",
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
    categories=(
        "#56b4e9", "#e17896", "#ffc35a", "#00875a", "#c3e1b4", "#78960f", "#b4a569", "#69f0e1", "#b45a87", "#2d78f0",
    ),
    more_classes=(
        "#78f000", "#d20078", "#f0b4f0", "#5a783c", "#f0b478", "#b4f0b4", "#965a96", "#3cd2b4",
    ),
    ramp_low="#7f9bff",
    ramp_high="#ffb259",
)  # fmt: skip

LIGHT_CONTRAST = Tokens(
    name="light_contrast",
    dark=False,
    contrasting=True,
    window="#eef1f6",
    surface="#ffffff",
    raised="#f2f4f8",
    hover="#e3e8f1",
    pressed="#d5dcea",
    border="#6b7585",
    border_strong="#3a4352",
    text="#05080d",
    text_muted="#2f3846",
    text_disabled="#666f7e",
    accent="#1f3aa8",
    accent_hover="#182e88",
    accent_text="#ffffff",
    accent_soft="#dfe6fb",
    focus="#1f3aa8",
    positive="#00529b",
    negative="#983900",
    neutral="#f6f7f9",
    good="#00512f",
    warning="#624000",
    danger="#8a0f0e",
    tooltip="#05080d",
    tooltip_text="#ffffff",
    chart_grid="#c9d0dc",
    chart_train="#05080d",
    chart_test="#7a4b00",
    categories=(
        "#00529b", "#962d5a", "#5a5a00", "#0f0f78", "#002d0f", "#3c0f2d", "#004b3c", "#3c5a3c", "#2d0f4b", "#782d69",
    ),
    more_classes=(
        "#001e00", "#1e0096", "#1e001e", "#783c5a", "#3c1e3c", "#1e003c", "#5a005a", "#5a001e",
    ),
    ramp_low="#1c2f86",
    ramp_high="#8a3f00",
)  # fmt: skip

DARK_CONTRAST = Tokens(
    name="dark_contrast",
    dark=True,
    contrasting=True,
    window="#000000",
    surface="#0b0e13",
    raised="#161b22",
    hover="#242b36",
    pressed="#323b49",
    border="#78828f",
    border_strong="#b9c2cf",
    text="#ffffff",
    text_muted="#d5dbe4",
    text_disabled="#8b94a2",
    accent="#a9bcff",
    accent_hover="#c3d0ff",
    accent_text="#05080f",
    accent_soft="#1d2a5c",
    focus="#c3d0ff",
    positive="#5cb8f2",
    negative="#ff9d4d",
    neutral="#0b0e13",
    good="#4fe0ae",
    warning="#ffcf66",
    danger="#ffa79d",
    tooltip="#ffffff",
    tooltip_text="#05080d",
    chart_grid="#2f3845",
    chart_train="#ffffff",
    chart_test="#ffc04d",
    categories=(
        "#56b4e9", "#d287a5", "#d2c32d", "#e1f0b4", "#87a569", "#96ffff", "#c3c387", "#a5d2ff", "#96a500", "#ffb4c3",
    ),
    more_classes=(
        "#96d296", "#00f0f0", "#f0f03c", "#b496b4", "#96b496", "#d2f096", "#f0b4d2", "#b4f0d2",
    ),
    ramp_low="#9db4ff",
    ramp_high="#ffb259",
)  # fmt: skip

THEMES = {tokens.name: tokens for tokens in (LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST)}


def contrasting(tokens: Tokens) -> Tokens:
    """The theme with high contrast that is as dark as `tokens`."""
    return DARK_CONTRAST if tokens.dark else LIGHT_CONTRAST


def light(tokens: Tokens) -> Tokens:
    """The light theme with as much contrast as `tokens`."""
    return LIGHT_CONTRAST if tokens.contrasting else LIGHT
