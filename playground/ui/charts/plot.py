"""A plot over steps: curves, a crosshair, pan and zoom, and following the run until the user looks elsewhere."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from playground.training.snapshot import Snapshot
from playground.ui.accessible.announce import announce
from playground.ui.charts.axes import RIGHT_ROOM, TOP_ROOM, StepAxis, ValueAxis
from playground.ui.charts.bubble import Bubble, Line
from playground.ui.charts.curves import Curves
from playground.ui.charts.keys import KEYS
from playground.ui.charts.looked_mark import LookedMark
from playground.ui.charts.ranges import Range
from playground.ui.keys import gesture
from playground.ui.theme.theme import px, theme

KEY_ZOOM = 0.8
KEY_STEP = 1 / 40
# How far out one can zoom: beyond it, numbers overflow.
MOST_STEPS = 1e15
LINEAR_LIMITS, LOG_LIMITS = (0.0, 1e301), (-40.0, 301.0)


class Plot(pg.PlotWidget):
    """Draws `curves` over steps. `follow` ranges are kept until the user pans or zooms, and again after `refollow`.

    Mouse: drag pans, the wheel zooms, a double click follows again. Keys: left and right move the crosshair,
    + and - zoom, Home follows again, Escape hides the crosshair.
    """

    following_changed = Signal(bool)
    pointed = Signal(object)  # float | None: the step under the crosshair

    def __init__(self, *, log: bool, parent: QWidget | None = None) -> None:
        self.steps = StepAxis()
        self.values = ValueAxis(log)
        super().__init__(
            parent, viewBox=pg.ViewBox(enableMenu=False), axisItems={"bottom": self.steps, "left": self.values}
        )
        self.view: pg.ViewBox = self.getPlotItem().getViewBox()
        for axis in (self.steps, self.values):
            axis.setZValue(self.view.zValue() - 1)
        self.getPlotItem().hideButtons()
        self.getPlotItem().setMenuEnabled(False)
        self.view.disableAutoRange()
        self.view.setLimits(xMin=0.0, xMax=MOST_STEPS, minXRange=2.0)
        self._limit_values()
        self.following = True
        self.curves = Curves()
        self.view.addItem(self.curves, ignoreBounds=True)
        self._cross = pg.InfiniteLine(angle=90, movable=False)
        self._cross.hide()
        self.view.addItem(self._cross, ignoreBounds=True)
        self._looked = LookedMark()
        self.view.addItem(self._looked, ignoreBounds=True)
        self._at: float | None = None
        self.bubble = Bubble(self)
        self._shown: tuple[Range, Range] | None = None
        self.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self.setMinimumSize(120, 64)
        # the scene fills all of it, so that the card beneath need not be painted again with every frame
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.view.sigRangeChangedManually.connect(self._stop_following)
        self.scene().sigMouseMoved.connect(self._move_cross)
        self.restyle()

    # -- ranges -----------------------------------------------------------------------------------------------------

    def follow(self, x: Range, y: Range) -> None:
        """Show these ranges, unless the user looks elsewhere."""
        if self.following and self._shown != (x, y):
            self._shown = (x, y)
            self.view.setRange(xRange=x, yRange=y, padding=0)

    def refollow(self) -> None:
        """Show what the run does, from now on."""
        self._shown = None
        if not self.following:
            self.following = True
            self.following_changed.emit(True)

    def _stop_following(self, *_axes: object) -> None:
        if self.following:
            self.following = False
            self.following_changed.emit(False)

    @property
    def shown_steps(self) -> Range:
        """The steps at the left and the right edge."""
        left, right = self.view.viewRange()[0]
        return left, right

    @property
    def columns(self) -> int:
        """Pixels from the left to the right edge of the curves."""
        return max(1, round(self.view.width()))

    def set_log(self, log: bool) -> None:
        """Read the values as log10, or as they are."""
        self.values.set_log(log)
        self._limit_values()
        self.refollow()

    def _limit_values(self) -> None:
        low, high = LOG_LIMITS if self.values.log else LINEAR_LIMITS
        self.view.setLimits(yMin=low, yMax=high)

    def look_back(self, snapshot: Snapshot) -> None:
        """Mark the step that the snapshot is of, where that is an earlier one."""
        self._looked.show_step(None if snapshot.look_back is None else snapshot.step)

    @property
    def looked_at(self) -> float | None:
        """The step that is marked as the one that is looked back at."""
        return self._looked.step

    # -- crosshair --------------------------------------------------------------------------------------------------

    @property
    def at(self) -> float | None:
        """The step under the crosshair."""
        return self._at

    @property
    def spoken(self) -> str:
        """What the bubble says, empty while it is hidden."""
        return self.bubble.spoken

    def explain(self, step: float, lines: tuple[Line, ...]) -> None:
        """Put the crosshair on `step` and say `lines` beside it."""
        self._cross.setPos(step)
        self._cross.show()
        top = self.view.sceneBoundingRect().top()
        x = self.view.mapViewToScene(QPointF(step, 0)).x()
        self.bubble.show_at(self.mapFromScene(QPointF(x, top)), lines)

    def point_at(self, step: float | None) -> None:
        """Move the crosshair to a step, or hide it."""
        self._at = step
        if step is None:
            self._cross.hide()
            self.bubble.hide()
        self.pointed.emit(step)

    def _move_cross(self, position: QPointF) -> None:
        inside = self.view.sceneBoundingRect().contains(position)
        self.point_at(self.view.mapSceneToView(position).x() if inside else None)

    # -- look -------------------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Take colours and sizes from the theme."""
        tokens = theme().tokens
        self.setBackground(QColor(tokens.surface))
        self._cross.setPen(QPen(QColor(tokens.border_strong), 0))
        self.getPlotItem().layout.setContentsMargins(0, px(TOP_ROOM), px(RIGHT_ROOM), 0)
        self.steps.restyle()
        self.values.restyle()

    def paint_picture(self, painter: QPainter, at: QPoint) -> QSize:
        """Draw the plot alone, its corner at `at`; returns how large it is."""
        area = self.viewport().rect()
        self.render(painter, QRectF(area.translated(at)), area)
        return area.size()

    def view_rect(self) -> QRect:
        """The part of the widget in which the curves are."""
        return self.mapFromScene(self.view.sceneBoundingRect()).boundingRect()

    # -- keys, see `KEYS` -------------------------------------------------------------------------------------------

    def point_left(self) -> None:
        self._shift_cross(-KEY_STEP)

    def point_right(self) -> None:
        self._shift_cross(KEY_STEP)

    def _shift_cross(self, share: float) -> None:
        """Move the crosshair by a share of the steps in view."""
        left, right = self.shown_steps
        start = (left + right) / 2 if self._at is None else self._at
        self.point_at(min(right, max(left, start + share * (right - left))))
        announce(self, self.spoken)

    def point_nowhere(self) -> None:
        self.point_at(None)

    def zoom_in(self) -> None:
        self._zoom(KEY_ZOOM)

    def zoom_out(self) -> None:
        self._zoom(1 / KEY_ZOOM)

    def _zoom(self, factor: float) -> None:
        self.view.scaleBy((factor, 1))
        self._stop_following()

    # -- Qt's own events --------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = gesture(KEYS, event)
        if name == "point_nowhere" and self._at is None:
            event.ignore()
        elif name:
            getattr(self, name)()
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.refollow()
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.point_at(None)

    def hideEvent(self, event: QEvent) -> None:
        super().hideEvent(event)
        self.point_at(None)
