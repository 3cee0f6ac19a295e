"""What must be in view without scrolling, in both languages and at the usual sizes."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtWidgets import QWidget

from playground.ui.focus.order import stops
from playground.ui.window import MainWindow
from tests.tour.fits import seen_rect
from tests.tour.pictures import LANGUAGES, SIZES, toured_window
from tests.tour.stops import STOPS


def visit(window: MainWindow, name: str) -> None:
    next(stop for stop in STOPS if stop.name == name).visit(window)


def is_whole(widget: QWidget) -> bool:
    """Whether all of the widget is in view."""
    return widget.visibleRegion().boundingRect() == widget.rect()


@pytest.mark.parametrize(("language", "size"), [("en", (1024, 768)), *product(LANGUAGES, [(1280, 720), (1920, 1080)])])
def test_a_nudge_leaves_its_sums_and_the_freeze_switches_in_view(
    qapp: object, language: str, size: tuple[int, int]
) -> None:
    with toured_window(language, "light", size) as window:
        visit(window, "weight")
        nudges = window.docks.views["inspector"].weight_page.nudges  # type: ignore[attr-defined]
        shown = (nudges.more, nudges.on, nudges.freeze.one, nudges.freeze.layer, nudges.sums)
        assert [widget for widget in shown if not is_whole(widget)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_large_window_shows_every_setting_of_a_run(qapp: object, language: str) -> None:
    with toured_window(language, "light", (1920, 1040)) as window:
        visit(window, "training")
        page = window.docks.views["inspector"].training_page  # type: ignore[attr-defined]
        assert page.isVisible()
        assert page.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(("language", "size"), [*product(LANGUAGES, SIZES)])
def test_a_message_covers_nothing_that_can_be_pressed_or_typed_into(
    qapp: object, language: str, size: tuple[int, int]
) -> None:
    with toured_window(language, "light", size) as window:
        visit(window, "message")
        place = window.toast.geometry()
        assert window.toast.isVisible()
        controls = [stop for stop in stops(window) if stop is not window.network.view]
        assert [control for control in controls if seen_rect(control, window).intersects(place)] == []
