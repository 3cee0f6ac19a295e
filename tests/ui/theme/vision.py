"""How colours look: contrast after WCAG 2.2, difference after CIEDE2000, and how people see who lack one kind of cones.

Colours are `#rrggbb`; inside they are arrays (3,) of linear red, green and blue in 0..1 (IEC 61966-2-1).
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Triple = NDArray[np.float64]

# CIE XYZ of the primaries of sRGB, and of its white (D65)
TO_XYZ = np.array(
    ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
)
WHITE = TO_XYZ.sum(axis=1)

# Machado, Oliveira and Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency, IEEE
# Transactions on Visualization and Computer Graphics 15 (2009), severity 1.0; for linear colours.
SIGHT = {
    "normal": np.eye(3),
    "protanopia": np.array(
        ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
    ),
    "deuteranopia": np.array(
        ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
    ),
    "tritanopia": np.array(
        ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900))
    ),
}


def linear(colour: str) -> Triple:
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """Relative luminance, 0..1."""
    return float(linear(colour) @ (0.2126, 0.7152, 0.0722))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, 1..21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lightness(colour: str) -> float:
    """L* of CIELAB, 0..100: what is left of a colour in greyscale."""
    return float(_lab(linear(colour))[0])


def difference(one: str, other: str, sight: str = "normal") -> float:
    """How different two colours look to people with this `sight`: about 1 is the least that is seen at all."""
    labs = (_lab(np.clip(SIGHT[sight] @ linear(colour), 0.0, 1.0)) for colour in (one, other))
    return ciede2000(*labs)


def _lab(rgb: Triple) -> Triple:
    """CIELAB of a linear colour."""
    share = TO_XYZ @ rgb / WHITE
    x, y, z = np.where(share > (6 / 29) ** 3, np.cbrt(share), share / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array((116 * y - 16, 500 * (x - y), 200 * (y - z)))


def ciede2000(one: Triple, other: Triple) -> float:
    """The difference of two colours in CIELAB.

    Sharma, Wu and Dalal: The CIEDE2000 Color-Difference Formula, Color Research and Application 30 (2005); the names
    are theirs.
    """
    l1, a1, b1 = (float(part) for part in one)
    l2, a2, b2 = (float(part) for part in other)
    g = 0.5 * (1 - _saturation((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2))
    c1, c2 = math.hypot((1 + g) * a1, b1), math.hypot((1 + g) * a2, b2)
    h1, h2 = _hue((1 + g) * a1, b1), _hue((1 + g) * a2, b2)
    turn = _turn(h1, h2) if c1 * c2 else 0.0
    d_hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    hue, chroma, light = _mean_hue(h1, h2, c1 * c2), (c1 + c2) / 2, (l1 + l2) / 2
    s_l = 1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2)
    s_c = 1 + 0.045 * chroma
    s_h = 1 + 0.015 * chroma * _hue_weight(hue)
    r_t = -2 * _saturation(chroma) * math.sin(math.radians(60 * math.exp(-(((hue - 275) / 25) ** 2))))
    lightness_part, chroma_part, hue_part = (l2 - l1) / s_l, (c2 - c1) / s_c, d_hue / s_h
    return math.sqrt(lightness_part**2 + chroma_part**2 + hue_part**2 + r_t * chroma_part * hue_part)


def _saturation(chroma: float) -> float:
    return math.sqrt(chroma**7 / (chroma**7 + 25.0**7))


def _hue(a: float, b: float) -> float:
    return math.degrees(math.atan2(b, a)) % 360


def _turn(h1: float, h2: float) -> float:
    """From one hue to the other the shorter way, in degrees."""
    turn = h2 - h1
    return turn - 360 if turn > 180 else turn + 360 if turn < -180 else turn


def _mean_hue(h1: float, h2: float, chroma_product: float) -> float:
    if not chroma_product or abs(h1 - h2) <= 180:
        return h1 + h2 if not chroma_product else (h1 + h2) / 2
    return (h1 + h2 + 360) / 2 if h1 + h2 < 360 else (h1 + h2 - 360) / 2


def _hue_weight(hue: float) -> float:
    waves = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.20, 4, -63))
    return 1 + sum(size * math.cos(math.radians(times * hue + shift)) for size, times, shift in waves)
