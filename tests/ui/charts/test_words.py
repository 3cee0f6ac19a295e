"""Where the lines of a drawn sentence end."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics

from playground.i18n import _, set_language
from playground.ui.charts.words import _font, lines

SAID = "The network says {value} (class {name}) for {point}."


@pytest.mark.parametrize("language", ["en", "th"])
@pytest.mark.parametrize("width", range(95, 300, 7))
def test_a_minus_is_never_parted_from_its_number(qapp: object, language: str, width: int) -> None:
    set_language(language)
    text = _(SAID).format(value="−0.9380", name="0", point="(−3.21,\u00a0−4.56)")
    found = lines(text, width)
    assert not any(line.endswith("−") for line in found)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert all(QFontMetrics(_font()).horizontalAdvance(line) <= width + 1 for line in found)


def test_a_share_is_never_parted_from_its_sign(qapp: object) -> None:
    for width in range(60, 200, 5):
        assert not any(line.startswith("%") for line in lines("It is 80.0 % sure of that.", width))
