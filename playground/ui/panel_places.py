"""Where the panels of a window stand: as they were left, as they fit the type, and back again after a presentation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QElapsedTimer, QObject, QSize, QTimer
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from playground.ui.arrangement import Arrangement
from playground.ui.docks import CORNERS, Docks
from playground.ui.screen_size import size_class
from playground.ui.settings import Settings
from playground.ui.theme.theme import theme

if TYPE_CHECKING:
    from playground.ui.window import MainWindow

# How long a window may take until it has its size back.
PATIENCE_MS = 2000
AGAIN_MS = 30


@dataclass(frozen=True)
class Held:
    """How all stood at one moment: panels, window, how far things are scrolled, the zoom of the network, the focus."""

    state: QByteArray
    geometry: QByteArray
    size: QSize
    has_network: bool
    scrolled: tuple[tuple[QAbstractScrollArea, int, int], ...]
    zoom: QTransform
    focused: QWidget | None


@dataclass(frozen=True)
class Standing:
    """How the panels stand at one moment; `where` is what somebody who moves panels changes."""

    where: object
    state: QByteArray


@dataclass(frozen=True)
class Left:
    """How the panels stood when the type took another size."""

    arrangement: Arrangement
    text_size: int
    standing: Standing


class PanelPlaces(QObject):
    """`hold` remembers how all stands, and its `release` brings that back; holds may be nested."""

    def __init__(self, window: MainWindow, docks: Docks) -> None:
        super().__init__(window)
        self._window = window
        self._docks = docks
        self._left: list[Left] = []  # the one that was left last comes last
        self._standing = self._stand()
        self._text_size = theme().tokens.text_size
        self._screen_class = ""
        self._held: list[Held] = []
        self._returning: Held | None = None
        self._since = QElapsedTimer()
        theme().changing.connect(self._note)

    # -- settings ---------------------------------------------------------------------------------------------------

    def restore(self, settings: Settings) -> None:
        """As the settings say, or the standard arrangement."""
        available = self._window.screen().availableSize()
        if not settings.geometry or not self._window.restoreGeometry(_bytes(settings.geometry)):
            self._window.resize(QSize(1280, 720).boundedTo(available))
        self._docks.arrange()
        self._screen_class = size_class(available)
        if not self._restore_for_screen(settings, settings.arrangement):
            QTimer.singleShot(0, self._docks.spread)

    def change_screen(self, available: QSize, settings: Settings) -> None:
        """The window is on another screen: one of another size has an arrangement of its own."""
        now = size_class(available)
        if now == self._screen_class or self.is_held:
            return
        self.remember(settings)
        self._screen_class = now
        if not self._restore_for_screen(settings):
            self._docks.arrange()

    def _restore_for_screen(self, settings: Settings, otherwise: str = "") -> bool:
        """Put the panels where they stand on a screen of this size, if that is known."""
        state = settings.arrangements.get(self._screen_class, otherwise)
        return bool(state) and self._window.restoreState(_bytes(state))

    def remember(self, settings: Settings) -> None:
        """Put into the settings how all stands, or stood before a presentation."""
        first = self._held[0] if self._held else self._returning
        settings.geometry = _text(self._window.saveGeometry() if first is None else first.geometry)
        settings.arrangement = _text(self._window.saveState() if first is None else first.state)
        settings.arrangements[self._screen_class] = settings.arrangement

    # -- the standard arrangement -----------------------------------------------------------------------------------

    def back_to_standard(self) -> None:
        """Put every panel to its place, for this size of the window and of the type."""
        self._left.clear()
        self._docks.arrange()

    def fit(self) -> None:
        """Another size of the type may need another arrangement, and more room; back at a size all stands as it did
        there, unless panels were moved since.
        """
        before, now, size = self._docks.arrangement, self._docks.fitting(), theme().tokens.text_size
        if self.is_held or (now is before and size == self._text_size):
            return
        self._leave(before)
        self._text_size = size
        if now is not before:
            self._docks.arrange()
        # panels ask for the room of the new size only when the event loop turns
        QTimer.singleShot(0, self._restore_rearranged if now is not before else self._restore_sizes)

    def _note(self) -> None:
        """New type pushes panels apart before the window hears of it: note how they stand while it is the old."""
        self._standing = self._stand()

    def _stand(self) -> Standing:
        return Standing(self._where(), self._window.saveState())

    def _leave(self, arrangement: Arrangement) -> None:
        here = arrangement, self._text_size
        self._left = [left for left in self._left if (left.arrangement, left.text_size) != here]
        self._left.append(Left(*here, self._standing))

    def _where(self) -> object:
        docks = self._docks.by_key.values()
        places = [(self._window.dockWidgetArea(dock), dock.isFloating(), dock.isHidden()) for dock in docks]
        return self._window.size(), places, [{*map(id, self._window.tabifiedDockWidgets(dock))} for dock in docks]

    def _restore_rearranged(self) -> None:
        """Where panels were moved in this arrangement they stand there again."""
        known = [left for left in self._left if left.arrangement is self._docks.arrangement]
        if not known:
            self._docks.spread()
            return
        where = known[-1].standing.where
        here = [left for left in known if left.text_size == self._text_size and left.standing.where == where]
        self._window.restoreState((here or known)[-1].standing.state)

    def _restore_sizes(self) -> None:
        """Type that was larger for a while has pushed panels apart."""
        here, where = (self._docks.arrangement, self._text_size), self._where()
        for left in self._left:
            if (left.arrangement, left.text_size) == here and left.standing.where == where:
                self._window.restoreState(left.standing.state)

    # -- before and after a presentation ----------------------------------------------------------------------------

    @property
    def is_held(self) -> bool:
        return bool(self._held) or self._returning is not None

    def hold(self) -> None:
        """Remember how everything stands now."""
        self._held.append(self._returning or self._now())
        self._returning = None

    def release(self) -> None:
        """Bring back what the last `hold` remembered: at once, and exactly once the window has its size again."""
        self._returning = self._held.pop()
        self._since.start()
        self._put_back(self._returning)
        QTimer.singleShot(0, self.settle)

    def stay(self) -> None:
        """Leave everything as it is now: what was on its way back does not come."""
        self._returning = None

    def settle(self) -> None:
        """Bring back what is on its way back, as soon as the window has its size."""
        held = self._returning
        if held is None:
            return
        if self._window.size() != held.size and not self._since.hasExpired(PATIENCE_MS):
            QTimer.singleShot(PATIENCE_MS // 40, self.settle)
            return
        self._put_back(held)
        QTimer.singleShot(AGAIN_MS, self._look_as_before)

    def _put_back(self, held: Held) -> None:
        for corner, area in CORNERS.items():
            self._window.setCorner(corner, area)
        self._window.network.setVisible(held.has_network)
        self._window.restoreState(held.state)

    def _look_as_before(self) -> None:
        """Once more, as the panels now ask for no more room than their type needs; and then what scrolls."""
        held, self._returning = self._returning, None
        if held is None:
            return
        self._window.restoreState(held.state)
        self._window.layout().activate()
        self._window.network.view.setTransform(held.zoom)
        for area, across, down in held.scrolled:
            if not isValid(area):
                continue
            area.horizontalScrollBar().setValue(across)
            area.verticalScrollBar().setValue(down)
        if held.focused is not None and isValid(held.focused) and held.focused.isVisible():
            held.focused.setFocus()

    def _now(self) -> Held:
        areas = self._window.findChildren(QAbstractScrollArea)
        return Held(
            self._window.saveState(),
            self._window.saveGeometry(),
            self._window.size(),
            not self._window.network.isHidden(),
            tuple((area, area.horizontalScrollBar().value(), area.verticalScrollBar().value()) for area in areas),
            QTransform(self._window.network.view.transform()),
            QApplication.focusWidget(),
        )


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode())


def _text(content: QByteArray) -> str:
    return bytes(content.toBase64().data()).decode()
