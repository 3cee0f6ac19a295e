"""The theme in force. Views read `theme().tokens` when they paint, and repaint when `theme().changed` says so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from playground.ui.theme.fonts import application_font
from playground.ui.theme.garbage import garbage_kept
from playground.ui.theme.palettes import DARK, LIGHT, THEMES, contrasting, light
from playground.ui.theme.scale import PROJECTOR_USUAL, USUAL, nearest_scale
from playground.ui.theme.stylesheet import stylesheet
from playground.ui.theme.tokens import Tokens, enlarged, presented

SYSTEM = "system"
# Pixels of a picture that is taken away to one of the screen, for what can only be drawn as pixels.
PAPER_DENSITY = 3.0


class Theme(QObject):
    """Holds the tokens in force and puts them on the application."""

    changing = Signal()  # everything still looks as before
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens: Tokens = LIGHT
        self._choice = LIGHT.name
        self._projector = False
        self.room = 1.0
        self._scales = {False: USUAL, True: PROJECTOR_USUAL}
        self._follows = False
        self.is_paper = False
        self.light_paper = True

    @property
    def choice(self) -> str:
        """The name of one of `THEMES`, or `system`."""
        return self._choice

    @property
    def is_projector(self) -> bool:
        return self._projector

    @property
    def scale(self) -> int:
        """The size of the type in force, in percent of the usual one."""
        return self._scales[self._projector]

    def scale_in(self, *, projector: bool) -> int:
        """The size of the type on the projector, or at all other times."""
        return self._scales[projector]

    def choose(self, choice: str) -> None:
        self._choice = choice
        self._follow_system()
        self._apply()

    def set_projector(self, on: bool, room: float = 1.0) -> None:
        """Show everything for the back row; `room` is how many times as large as 1280x720 the window is, at least 1."""
        self._projector, self.room = on, room
        self._apply()

    def set_scale(self, percent: int, *, projector: bool | None = None) -> None:
        """Show type at the size next to `percent`, on the projector or not, by default in the mode in force."""
        on = self._projector if projector is None else projector
        self._scales[on] = nearest_scale(percent, projector=on)
        self._apply()

    @contextmanager
    def on_paper(self) -> Iterator[None]:
        """What is painted meanwhile goes into a picture that is taken away: on light paper in the light colours.

        `changed` is not emitted: whoever takes the picture has the views that are in it take their colours.
        """
        tokens = self.tokens
        if self.light_paper:
            self.tokens = self._sized(light(tokens))
        self.is_paper = True
        try:
            yield
        finally:
            self.tokens, self.is_paper = tokens, False

    def use_light_paper(self, on: bool) -> None:
        """Take pictures in the light colours, or in those of the window."""
        self.light_paper = on

    def density(self, ratio: float) -> float:
        """Pixels to draw for one of the screen, which has itself `ratio` of them."""
        return PAPER_DENSITY if self.is_paper else ratio

    def colour(self, token: str) -> QColor:
        return QColor(getattr(self.tokens, token))

    def layer_colour(self, layer: int, layers: int) -> QColor:
        """The colour of layer `layer` of `layers`: the same in the network view and in every chart."""
        named = self.tokens.categories
        if layers <= len(named):
            return QColor(named[layer])
        return _blend(self.tokens.ramp_low, self.tokens.ramp_high, layer / (layers - 1))

    def _follow_system(self) -> None:
        """Hear of the system's changes from now on, and tell the system how dark the frame of the window should be."""
        if not isinstance(QApplication.instance(), QApplication):
            return
        hints = QApplication.styleHints()
        if not self._follows:
            self._follows = True
            hints.colorSchemeChanged.connect(self._system_changed)
            hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)
        if self._choice == SYSTEM:
            hints.unsetColorScheme()
        else:
            is_dark = THEMES.get(self._choice, LIGHT).dark
            hints.setColorScheme(Qt.ColorScheme.Dark if is_dark else Qt.ColorScheme.Light)

    def _system_changed(self, _how: object) -> None:
        if self._choice == SYSTEM:
            self._apply()

    def _sized(self, tokens: Tokens) -> Tokens:
        """The same colours with type as large as it is now."""
        if not self._projector:
            return enlarged(tokens, self.scale)
        return enlarged(presented(tokens, self.room), round(100 * self.scale / PROJECTOR_USUAL))

    def _apply(self) -> None:
        self.changing.emit()
        base = system_theme() if self._choice == SYSTEM else THEMES.get(self._choice, LIGHT)
        self.tokens = self._sized(contrasting(base) if self._projector else base)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            sheet = stylesheet(self.tokens)
            # the same sheet again would polish every widget again for nothing
            if sheet != app.styleSheet():
                with garbage_kept():
                    app.setFont(application_font(self.tokens.text_size))
                    app.setPalette(_palette(self.tokens))
                    app.setStyleSheet(sheet)
        self.changed.emit()


_theme: Theme | None = None


def theme() -> Theme:
    """The application's one theme."""
    global _theme
    if _theme is None:
        _theme = Theme()
    return _theme


def px(pixels: float) -> int:
    """A length that grows with the type, from its pixels at the usual size."""
    return theme().tokens.scaled(pixels)


def system_theme() -> Tokens:
    """The theme that is like the rest of the system: as dark, and with as much contrast."""
    hints = QApplication.styleHints()
    like = DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
    wants_contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    return contrasting(like) if wants_contrast else like


def _blend(low: str, high: str, share: float) -> QColor:
    a, b = QColor(low), QColor(high)
    mixed = (a.redF(), b.redF()), (a.greenF(), b.greenF()), (a.blueF(), b.blueF())
    return QColor.fromRgbF(*(start + (end - start) * share for start, end in mixed))


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.raised,
        role.Text: tokens.text,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.accent_text,
        role.ToolTipBase: tokens.tooltip,
        role.ToolTipText: tokens.tooltip_text,
        role.PlaceholderText: tokens.text_muted,
        role.Link: tokens.accent,
        role.Accent: tokens.accent,
    }
    palette = QPalette()
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.text_disabled))
    return palette
