"""Which theme is in force: the one that was chosen, or one like the rest of the system, also while it changes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.ui.charts.classes import class_colour
from playground.ui.theme.palettes import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, THEMES
from playground.ui.theme.theme import SYSTEM, Theme, theme
from playground.ui.theme.tokens import Tokens
from tests.ui.theme.vision import contrast

Scheme, Preference = Qt.ColorScheme, Qt.ContrastPreference


class System(QObject):
    """Stands in for what the platform says of the system: here no platform knows of any."""

    colorSchemeChanged = Signal(object)
    contrastPreferenceChanged = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.scheme, self.contrast = Scheme.Unknown, Preference.NoPreference
        self.asked: Qt.ColorScheme | None = None

    def colorScheme(self) -> Qt.ColorScheme:
        return self.scheme

    def accessibility(self) -> System:
        return self

    def contrastPreference(self) -> Qt.ContrastPreference:
        return self.contrast

    def setColorScheme(self, scheme: Qt.ColorScheme) -> None:
        self.asked = scheme

    def unsetColorScheme(self) -> None:
        self.asked = None

    def change(self, scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference = Preference.NoPreference) -> None:
        self.scheme, self.contrast = scheme, contrast
        self.colorSchemeChanged.emit(scheme)


@pytest.fixture
def system(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> System:
    system = System()
    monkeypatch.setattr(QApplication, "styleHints", staticmethod(lambda: system))
    return system


@pytest.fixture
def fresh(system: System) -> Iterator[Theme]:
    """A theme of its own on the application."""
    yield Theme()
    theme().choose("light")


@pytest.mark.parametrize(
    ("scheme", "preference", "expected"),
    [
        (Scheme.Unknown, Preference.NoPreference, LIGHT),
        (Scheme.Light, Preference.NoPreference, LIGHT),
        (Scheme.Dark, Preference.NoPreference, DARK),
        (Scheme.Light, Preference.HighContrast, LIGHT_CONTRAST),
        (Scheme.Dark, Preference.HighContrast, DARK_CONTRAST),
    ],
)
def test_the_theme_is_like_the_system(
    system: System, fresh: Theme, scheme: Qt.ColorScheme, preference: Qt.ContrastPreference, expected: Tokens
) -> None:
    system.change(scheme, preference)
    fresh.choose(SYSTEM)
    assert fresh.tokens == expected


def test_it_follows_while_the_system_changes(qtbot: QtBot, system: System, fresh: Theme) -> None:
    fresh.choose(SYSTEM)
    with qtbot.waitSignal(fresh.changed):
        system.change(Scheme.Dark)
    assert fresh.tokens == DARK
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    system.contrast = Preference.HighContrast
    with qtbot.waitSignal(fresh.changed):
        system.contrastPreferenceChanged.emit(system.contrast)
    assert fresh.tokens == DARK_CONTRAST


def test_a_theme_that_was_chosen_stays_whatever_the_system_does(system: System, fresh: Theme) -> None:
    fresh.choose("light")
    system.change(Scheme.Dark)
    assert fresh.tokens == LIGHT


def test_the_frame_of_the_window_is_asked_to_be_as_dark_as_the_theme(system: System, fresh: Theme) -> None:
    fresh.choose("dark_contrast")
    assert system.asked == Scheme.Dark
    fresh.choose("light")
    assert system.asked == Scheme.Light
    fresh.choose(SYSTEM)
    assert system.asked is None


def test_a_theme_nobody_knows_is_light(fresh: Theme) -> None:
    fresh.choose("sepia")
    assert fresh.tokens == LIGHT


@pytest.mark.parametrize("name", THEMES)
def test_a_projector_has_high_contrast_large_type_and_thick_lines_as_dark_as_before(fresh: Theme, name: str) -> None:
    fresh.choose(name)
    fresh.set_projector(True)
    assert fresh.tokens.contrasting
    assert fresh.tokens.dark == THEMES[name].dark
    assert min(fresh.tokens.text_size, fresh.tokens.small_size) >= 20
    assert fresh.tokens.line_width == 3
    fresh.set_projector(False)
    assert fresh.tokens == THEMES[name]


@pytest.mark.parametrize("name", THEMES)
def test_a_class_keeps_its_colour_however_many_there_are(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(theme(), "tokens", THEMES[name])
    assert [{class_colour(index, classes).name() for classes in range(index + 1, 11)} for index in range(10)] == [
        {colour} for colour in THEMES[name].classes
    ]


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("classes", [2, 3, 10, 11, 40])
def test_every_class_stands_out_from_the_card(monkeypatch: pytest.MonkeyPatch, name: str, classes: int) -> None:
    monkeypatch.setattr(theme(), "tokens", THEMES[name])
    colours = [class_colour(index, classes).name() for index in range(classes)]
    assert len(set(colours)) == classes
    assert min(contrast(colour, THEMES[name].surface) for colour in colours) >= 3.0
