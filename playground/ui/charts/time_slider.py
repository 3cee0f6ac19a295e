"""The time line of a run: a slider in line with the steps of a plot, that shows the run as it was at any of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from playground.i18n import _, plain_text
from playground.messages import N_
from playground.training.snapshot import RunState, Snapshot
from playground.ui import numbers
from playground.ui.charts.plot import Plot
from playground.ui.texts import say
from playground.ui.theme.theme import theme
from playground.ui.widgets.wheel import takes_wheel

GROOVE = 4
HANDLE = 6.5
# Page up and page down move by this share of the run.
PAGE = 10
# A slider counts in 32 bits. In a longer run each of its positions stands for several steps.
MOST_POSITIONS = 2**31 - 1


class TimeSlider(QSlider):
    """`moved` carries the step to look back at; at the right end it carries None: that is now.

    Its left and right edge are those of the plot, so that the handle stands below the step it is at.
    """

    moved = Signal(object)  # int | None

    def __init__(self, plot: Plot, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._plot = plot
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._unit = 1
        self.setRange(0, 0)
        self.setEnabled(False)
        say(self, name=N_("Time line"))
        self.valueChanged.connect(self._announce)
        plot.view.sigXRangeChanged.connect(self.update)
        self._describe()

    def follow(self, snapshot: Snapshot) -> None:
        """Stand at the step that is shown, unless it is just being moved."""
        self._unit = -(-snapshot.newest_step // MOST_POSITIONS) or 1
        first, newest = snapshot.first_step // self._unit, snapshot.newest_step // self._unit
        shown = snapshot.step if snapshot.look_back is None else snapshot.look_back.step
        with QSignalBlocker(self):
            self.setRange(first, newest)
            self.setPageStep(max(1, (newest - first) // PAGE))
            if not self.isSliderDown():
                self.setValue(shown // self._unit)
        self.setEnabled(snapshot.state is not RunState.PREPARING and first < newest)
        self._describe()
        self.update()

    def _announce(self, position: int) -> None:
        self.moved.emit(None if position == self.maximum() else position * self._unit)
        self._describe()

    def _describe(self) -> None:
        """Say where it stands, as the handle shows it."""
        if self.isEnabled():
            text = _(N_("Step {step} of {newest}")).format(
                step=numbers.count(self.value() * self._unit), newest=numbers.count(self.maximum() * self._unit)
            )
            tip = _(N_("Go back to any earlier step of the run and see the network as it was"))
            if self.minimum():
                begin = _(N_("The time line begins at step {step}: moments before it were not kept."))
                tip = f"{tip}. {begin.format(step=numbers.count(self.minimum() * self._unit))}"
        else:
            text, tip = "", _(N_("Once the run has taken some steps, you can go back to any of them here"))
        if plain_text(text) != self.accessibleDescription() or not self.toolTip():
            self.setAccessibleDescription(plain_text(text))
        self.setToolTip(f"{tip}\n{text}".strip())

    # -- where things are -------------------------------------------------------------------------------------------

    def _groove(self) -> QRectF:
        """From the left to the right edge of the plot's curves."""
        view = self._plot.view_rect()
        left = (
            self._plot.mapTo(self.window(), view.topLeft()).x() - self.mapTo(self.window(), self.rect().topLeft()).x()
        )
        return QRectF(left, self.height() / 2 - GROOVE / 2, max(1, view.width()), GROOVE)

    def x_of(self, position: int) -> float:
        """Where a position is, in the widget; at an edge where it is beyond the steps in view."""
        groove, (left, right) = self._groove(), self._plot.shown_steps
        share = (position * self._unit - left) / max(right - left, 1e-9)
        return groove.left() + groove.width() * min(1.0, max(0.0, share))

    def position_at(self, x: float) -> int:
        """The position that is nearest to a place in the widget."""
        groove, (left, right) = self._groove(), self._plot.shown_steps
        step = left + (x - groove.left()) / groove.width() * (right - left)
        return min(self.maximum(), max(self.minimum(), round(step / self._unit)))

    def sizeHint(self) -> QSize:
        return QSize(120, round(2 * HANDLE) + 5)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    # -- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_groove(painter)
        self._paint_handle(painter)
        painter.end()

    def _paint_groove(self, painter: QPainter) -> None:
        groove, tokens = self._groove(), theme()
        first, at, newest = (self.x_of(at) for at in (self.minimum(), self.value(), self.maximum()))
        painter.setPen(Qt.PenStyle.NoPen)
        for left, right, colour in (
            (groove.left(), groove.right(), "border"),
            (first, newest, "border_strong"),
            (first, at, "accent" if self.isEnabled() else "border_strong"),
        ):
            painter.setBrush(tokens.colour(colour))
            painter.drawRoundedRect(QRectF(left, groove.top(), right - left, GROOVE), GROOVE / 2, GROOVE / 2)

    def _paint_handle(self, painter: QPainter) -> None:
        centre = QPointF(self.x_of(self.value()), self.height() / 2)
        lit = self.isSliderDown() or self.underMouse()
        painter.setBrush(theme().colour("accent" if self.isEnabled() and lit else "surface"))
        painter.setPen(QPen(theme().colour("accent" if self.isEnabled() else "border_strong"), 2))
        painter.drawEllipse(centre, HANDLE - 1, HANDLE - 1)

    # -- Qt's own events --------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go_to(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._go_to(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)
        self.update()

    def _go_to(self, event: QMouseEvent) -> None:
        self.setValue(self.position_at(event.position().x()))
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if takes_wheel(self, event):
            super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
