"""What the views of the output have in common."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.datasets.prepared import PreparedData
from playground.messages import N_
from playground.training.snapshot import OutputProbe, Snapshot
from playground.ui.charts.bubble import Explained
from playground.ui.texts import say
from playground.ui.theme.theme import theme


class OutputView(Explained):
    """Draws one `kind` of `OutputProbe`, or a look inside. Only one of them is ever visible.

    probe   the newest one, which belongs to the data `probed`
    """

    kind = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say(self, name=N_("Output chart"))
        self.snapshot: Snapshot | None = None
        self.probe: OutputProbe | None = None
        self.probed: PreparedData | None = None
        self.test_shown = True
        # it fills its ground itself, so that the card beneath need not be painted again with every frame
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the output of `snapshot`, or what is known already while that is still being computed.

        What has not changed since is not painted again.
        """
        before, self.snapshot = self.snapshot, snapshot
        if snapshot.output is not None and snapshot.output.kind == self.kind:
            if snapshot.output is self.probe and before is not None and snapshot.data is before.data:
                return
            self.probe, self.probed = snapshot.output, snapshot.data
        self.update()

    def forget(self) -> None:
        """Drop what was drawn: the data are of another kind."""
        self.probe = self.probed = None
        self.update()

    def show_test(self, on: bool) -> None:
        """Show the test samples too, or the training samples alone."""
        self.test_shown = on
        self.update()

    def describe(self, snapshot: Snapshot) -> str:
        """One sentence with the current figures."""
        raise NotImplementedError

    def paint_view(self, painter: QPainter, snapshot: Snapshot) -> None:
        raise NotImplementedError

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.snapshot is not None:
            self.paint_view(painter, self.snapshot)
        painter.end()
