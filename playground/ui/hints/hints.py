"""Which hints there are, what each is about, and what makes it go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from playground.document.experiment import Experiment
from playground.i18n import _
from playground.messages import N_
from playground.training.snapshot import Snapshot
from playground.ui.accessible.announce import announce
from playground.ui.drag.payload import NewLayer
from playground.ui.focus.order import stops
from playground.ui.focus.panels import go_to
from playground.ui.hints.strip import HintStrip
from playground.ui.theme.theme import theme

if TYPE_CHECKING:
    from playground.ui.window import MainWindow


@dataclass(frozen=True)
class Hint:
    """`dock` is where that is what it is about, empty for the bar at the top."""

    key: str
    text: str
    dock: str


HINTS = (
    Hint("train", N_("Press Train"), ""),
    Hint("layer", N_("Drag a layer in"), "palette"),
    Hint("gradient", N_("Watch the gradients"), "gradient"),
)


class Hints(QObject):
    """Shows the hints that `window.settings` does not know as done."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._layers = len(window.workbench.experiment.network.layers)
        self._begun = False
        done = window.settings.hints_done
        left = {hint.key: (number, hint.text) for number, hint in enumerate(HINTS, 1) if hint.key not in done}
        self.strip = HintStrip(left)
        self.strip.hide()
        if not left:
            return
        self.strip.pointed.connect(self.point)
        self.strip.closed.connect(self.close)
        window.network.show_above(self.strip)
        window.workbench.snapshot_taken.connect(self._follow_run)
        window.workbench.experiment_changed.connect(self._follow_network)
        theme().changed.connect(self._show)
        if window.docks.is_filled:
            self._begin()
        else:
            window.docks.filled.connect(self._begin)

    @property
    def left(self) -> tuple[str, ...]:
        """Keys of the hints that are not done."""
        return tuple(self.strip.lines)

    def _begin(self) -> None:
        self._begun = True
        self._window.docks.by_key["gradient"].installEventFilter(self)
        self._show()
        announce(self._window, ". ".join(_(hint.text) for hint in HINTS if hint.key in self.left))

    def _show(self) -> None:
        """A class sees no hints."""
        self.strip.setVisible(self._begun and bool(self.left) and not theme().is_projector)

    def done(self, key: str) -> None:
        """Let a hint go for ever."""
        if key not in self.left:
            return
        self._window.settings.hints_done.append(key)
        had_focus = self.strip.isAncestorOf(self._window.focusWidget() or self._window)
        self.strip.drop(key)
        self._show()
        if had_focus:
            self._window.network.view.setFocus()

    def close(self) -> None:
        """Let all of them go for ever."""
        for key in self.left:
            self.done(key)

    def point(self, key: str) -> None:
        """Show what a hint is about: with the ring of the keyboard around it."""
        dock = self._window.docks.by_key.get(next(hint.dock for hint in HINTS if hint.key == key))
        if dock is not None:
            dock.show()
            dock.raise_()
        go_to(self._target(key), Qt.FocusReason.OtherFocusReason)
        self._window.focus_ring.show_always()

    def _target(self, key: str) -> QWidget:
        docks = self._window.docks
        if key == "train":
            return self._window.transport.train
        if key == "layer":
            items = docks.views["palette"].items  # type: ignore[attr-defined]
            return next(item for item in items if isinstance(item.payload, NewLayer))
        return next(stops(docks.by_key[key]))

    # -- what makes them go -----------------------------------------------------------------------------------------

    def _follow_run(self, snapshot: Snapshot) -> None:
        if snapshot.step > 0 or snapshot.goes_on:
            self.done("train")

    def _follow_network(self, experiment: Experiment) -> None:
        layers = len(experiment.network.layers)
        if layers > self._layers:
            self.done("layer")
        self._layers = layers

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The gradient is looked at when the mouse comes to it."""
        if event.type() == QEvent.Type.Enter:
            self.done("gradient")
        return super().eventFilter(watched, event)
