"""Whether letters are cut at the upper or the lower edge of where they are painted.

A widget is painted onto a device that records each run of letters with the clip in force, and the outline of the
letters is compared with it. Thai stacks vowels and tone marks up to twice as high as a Latin letter, so a place that
fits Latin letters can cut them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QPaintDevice, QPaintEngine, QPainterPath, QRegion
from PySide6.QtWidgets import QAbstractItemView, QTextEdit, QWidget

from tests.tour.fits import is_seen

# Pixels at the edge that hold no more than the soft rim of a letter.
RIM = 1.25
METRICS = {
    QPaintDevice.PaintDeviceMetric.PdmNumColors: 1 << 24,
    QPaintDevice.PaintDeviceMetric.PdmDepth: 32,
    QPaintDevice.PaintDeviceMetric.PdmDevicePixelRatio: 1,
    QPaintDevice.PaintDeviceMetric.PdmDevicePixelRatioScaled: 0x10000,
}
DPI = 96


@dataclass(frozen=True)
class Run:
    """Letters in one font. `ink` is their outline and `clip` what is let through, both in the widget's pixels."""

    text: str
    ink: QRectF
    clip: QRectF

    @property
    def cut(self) -> float:
        """How many pixels are missing above or below."""
        if self.ink.isEmpty() or not self.clip.intersects(self.ink):
            return 0.0
        return max(self.clip.top() - self.ink.top(), self.ink.bottom() - self.clip.bottom(), 0.0)


class Engine(QPaintEngine):
    """Records letters and lets everything else pass."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.runs: list[Run] = []

    def drawTextItem(self, place: QPointF, item) -> None:
        painter = self.painter()
        to_device = painter.combinedTransform()
        clip = QRectF(self.systemClip().boundingRect())
        if painter.hasClipping():
            clip = clip.intersected(to_device.mapRect(painter.clipBoundingRect()))
        path = QPainterPath()
        path.addText(place, QFont(item.font()), item.text())
        self.runs.append(Run(item.text(), to_device.mapRect(path.boundingRect()), clip))

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def begin(self, device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def updateState(self, state: object) -> None:
        pass

    def _nothing(self, *arguments: object) -> None:
        pass

    drawPixmap = drawTiledPixmap = drawImage = drawPath = drawPolygon = _nothing
    drawLines = drawRects = drawPoints = drawEllipse = _nothing


class Recorder(QPaintDevice):
    """A device of a size in pixels."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self.engine = Engine()
        self._size = size

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, which: QPaintDevice.PaintDeviceMetric) -> int:
        kinds = QPaintDevice.PaintDeviceMetric
        sizes = {kinds.PdmWidth: self._size.width(), kinds.PdmHeight: self._size.height()}
        return sizes.get(which, METRICS.get(which, DPI))


def runs(widget: QWidget) -> list[Run]:
    """The letters that a widget paints, without those of the widgets in it."""
    recorder = Recorder(widget.size())
    QWidget.render(widget, recorder, QPoint(0, 0), QRegion(), QWidget.RenderFlag(0))
    return recorder.engine.runs


def cut_letters(window: QWidget) -> Iterator[str]:
    """One line for each run of letters below `window` that is cut above or below."""
    for widget in (window, *window.findChildren(QWidget)):
        for run in runs(widget) if is_seen(widget) else ():
            if run.cut > RIM and not is_scrolled_out(widget, run):
                yield f"{type(widget).__name__} {run.text!r}: {run.cut:.1f} px are cut off"


def is_scrolled_out(widget: QWidget, run: Run) -> bool:
    """Whether the letters are at the edge of a list or a table that shows more when it is scrolled."""
    is_list = isinstance(widget.parentWidget(), QAbstractItemView | QTextEdit)
    inside = QRectF(widget.rect()).adjusted(0, RIM, 0, -RIM)
    return is_list and not (inside.top() <= run.ink.top() and run.ink.bottom() <= inside.bottom())
