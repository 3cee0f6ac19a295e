"""Projector mode: what the class should see, large, in high contrast, over the whole screen. It leaves as it came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

from playground.document.class_view import CHARTS, ClassView
from playground.document.experiment import Experiment
from playground.ui.classroom.controls import show_controls
from playground.ui.classroom.presentation import Presentation, present, presentation_for, share_out
from playground.ui.theme.theme import theme

if TYPE_CHECKING:
    from playground.ui.window import MainWindow

# The size of a window in which type has its least size; it grows with the window.
USUAL_WIDTH, USUAL_HEIGHT = 1280, 720
STEP = 0.05
# With more layers than this the curves of their gradients need a higher chart.
FEW_LAYERS = 5
SETTLE_MS = 60


class Projector(QObject):
    """Shows `view` while it is on: what the teacher has chosen, else the results that are open without the tools."""

    changed = Signal()  # whether it is on, or what the class sees

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._chosen: ClassView | None = None
        self._open = ClassView()
        self._presentation: Presentation | None = None
        self._state_before = window.windowState()
        self._had_title_bars = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self._follow_size)
        window.installEventFilter(self)
        theme().changed.connect(self._follow_type)
        window.workbench.experiment_changed.connect(self._follow_network)

    @property
    def is_on(self) -> bool:
        return theme().is_projector

    @property
    def view(self) -> ClassView:
        """What the class sees, or would see if projector mode began now."""
        return self._chosen or (self._open if self.is_on else _open_results(self._window))

    @property
    def follows_what_is_open(self) -> bool:
        """Whether nothing else was chosen than the results that are open when projector mode begins."""
        return self._chosen is None

    @property
    def is_settling(self) -> bool:
        """Whether the panels have still to find their sizes."""
        return self._settling.isActive()

    def switch(self, on: bool) -> None:
        """Begin or end; afterwards all is as it was before."""
        if on is self.is_on:
            return
        if on:
            self._begin()
        else:
            self._end()
        self._window.action("projector").setChecked(on)
        self.changed.emit()

    def show_view(self, view: ClassView | None) -> None:
        """Let the class see `view` from now on; None: the results that are open when projector mode begins."""
        self._chosen = view
        if self.is_on:
            self._window.enlarging.go_back()
            self._window.places.stay()
            self._show()
        self.changed.emit()

    def _begin(self) -> None:
        window = self._window
        window.enlarging.go_back()
        self._open = _open_results(window)
        window.places.hold()
        self._state_before = window.windowState()
        self._had_title_bars = window.docks.has_title_bars
        window.docks.show_title_bars(False)
        theme().set_projector(True, self._room())
        if _fits_on_screen(window):
            window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
        self._show()
        # a panel that floated may have been the active window
        window.activateWindow()

    def _end(self) -> None:
        window = self._window
        window.enlarging.go_back()
        theme().set_projector(False)
        show_controls(window, None)
        window.docks.show_title_bars(self._had_title_bars)
        window.setWindowState(self._state_before)
        window.places.release()
        window.activateWindow()

    def _show(self) -> None:
        window = self._window
        show_controls(window, self.view)
        window.network.setVisible(self.view.shows("network"))
        self._presentation = self._fitting()
        present(window, window.docks.by_key, self._presentation)
        window.raise_overlays()
        self._settling.start()
        if self.view.large:
            window.enlarging.toggle(self.view.large)

    # -- the size of the window -------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.is_on:
            self._settling.start()
        return False

    def _follow_network(self, _experiment: Experiment) -> None:
        """A network that becomes deep, or is no longer: its charts change places."""
        if self.is_on and self._fitting() != self._presentation:
            self._settling.start()

    def _fitting(self) -> Presentation:
        """Where the panels should stand now."""
        size = self._window.size()
        deep = len(self._window.workbench.experiment.network.layers) > FEW_LAYERS
        return presentation_for(self.view, size.width(), size.height(), theme().tokens.text_size, deep=deep)

    def _follow_type(self) -> None:
        if self.is_on:
            self._settling.start()

    def _room(self) -> float:
        """How many times as much room there is as in the smallest usual window."""
        size = self._window.size()
        times = min(size.width() / USUAL_WIDTH, size.height() / USUAL_HEIGHT)
        return max(1.0, STEP * int(times / STEP))

    def _follow_size(self) -> None:
        """Type and panels grow with the window."""
        if not self.is_on or self._window.enlarging.key:
            return
        if theme().room != self._room():
            theme().set_projector(True, self._room())
        now = self._fitting()
        if now != self._presentation:
            self._show()
        else:
            share_out(self._window, self._window.docks.by_key, now)


def _open_results(window: MainWindow) -> ClassView:
    docks = window.docks.by_key
    charts = tuple(chart for chart in CHARTS if not docks[chart].isHidden())
    return ClassView(panels=("network", *charts))


def _fits_on_screen(window: MainWindow) -> bool:
    """Whether it is on one screen: a window larger than that keeps its size."""
    room = window.screen().geometry()
    return room.width() >= window.width() and room.height() >= window.height()
