"""Which hints there are, what each points at, and what makes it go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtWidgets import QWidget

from playground.document.experiment import Experiment
from playground.i18n import _
from playground.messages import N_
from playground.training.snapshot import Snapshot
from playground.ui.accessible.announce import announce
from playground.ui.drag.payload import NewLayer
from playground.ui.hints.bubble import BELOW, LEFT, RIGHT, HintBubble
from playground.ui.theme.theme import theme

if TYPE_CHECKING:
    from playground.ui.window import MainWindow

FOLLOW_MS = 150


@dataclass(frozen=True)
class Hint:
    """`side` of what it points at on which it stands."""

    key: str
    text: str
    side: str


HINTS = (
    Hint("train", N_("Press Train"), BELOW),
    Hint("layer", N_("Drag a layer from here"), RIGHT),
    Hint("gradient", N_("See the gradient of each layer here"), LEFT),
)


class Hints(QObject):
    """Shows the hints that `window.settings` does not know as done."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._layers = len(window.workbench.experiment.network.layers)
        done = window.settings.hints_done
        self.bubbles = {hint.key: HintBubble(window, hint.text, hint.side) for hint in HINTS if hint.key not in done}
        for bubble in self.bubbles.values():
            bubble.closed.connect(self._close)
        self._timer = QTimer(self)
        self._timer.setInterval(FOLLOW_MS)
        self._timer.timeout.connect(self.follow)
        if not self.bubbles:
            return
        window.workbench.snapshot_taken.connect(self._follow_run)
        window.workbench.experiment_changed.connect(self._follow_network)
        if window.docks.is_filled:
            self._begin()
        else:
            window.docks.filled.connect(self._begin)

    def _begin(self) -> None:
        self._window.docks.by_key["gradient"].installEventFilter(self)
        self._timer.start()
        self.follow()
        announce(self._window, ". ".join(_(hint.text) for hint in HINTS if hint.key in self.bubbles))

    def done(self, key: str) -> None:
        """Let a hint go for ever."""
        bubble = self.bubbles.pop(key, None)
        if bubble is None:
            return
        self._window.settings.hints_done.append(key)
        had_focus = bubble.button.hasFocus()
        bubble.hide()
        bubble.deleteLater()
        if had_focus:
            self._window.network.view.setFocus()
        if not self.bubbles:
            self._timer.stop()

    def follow(self) -> None:
        """Stand beside what is pointed at, wherever that is now; where it cannot be seen, neither can the hint."""
        for key, bubble in self.bubbles.items():
            target = self._target(key)
            place = QRect() if target is None or theme().is_projector else _seen(target)
            bubble.setVisible(not place.isEmpty())
            if not place.isEmpty():
                bubble.point_at(place)

    def _target(self, key: str) -> QWidget | None:
        docks = self._window.docks
        if key == "layer" and "palette" in docks.views:
            items = docks.views["palette"].items  # type: ignore[attr-defined]
            return next(item for item in items if isinstance(item.payload, NewLayer))
        return {"train": self._window.transport.train, "gradient": docks.by_key["gradient"]}.get(key)

    # -- what makes them go -----------------------------------------------------------------------------------------

    def _close(self) -> None:
        sender = self.sender()
        for key in [key for key, bubble in self.bubbles.items() if bubble is sender]:
            self.done(key)

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


def _seen(target: QWidget) -> QRect:
    """The part of the target that is in view, in its window."""
    if not target.isVisible():
        return QRect()
    seen, widget = target.rect(), target
    while not widget.isWindow() and (parent := widget.parentWidget()) is not None:
        seen = seen.translated(widget.pos()).intersected(parent.rect())
        widget = parent
    return seen
