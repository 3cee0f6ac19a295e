"""Everywhere in the program, in both languages and at every size, each text has its room."""

from __future__ import annotations

from itertools import product

import pytest

from tests.tour.fits import complaints
from tests.tour.pictures import LANGUAGES, SIZES, toured_window
from tests.tour.stops import STOPS


@pytest.mark.parametrize(("language", "size"), [*product(LANGUAGES, SIZES)])
def test_every_text_has_its_room(qapp: object, language: str, size: tuple[int, int]) -> None:
    found = []
    with toured_window(language, "light", size) as window:
        for stop in STOPS:
            stop.visit(window)
            found += [f"{stop.name}: {line}" for line in complaints(window)]
            stop.leave(window)
    assert not found, "\n".join(found)
