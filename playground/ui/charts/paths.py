"""Lines through many points at once."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtGui import QPainterPath

from playground.ui.charts.series import Floats


def path_through(points: Floats) -> QPainterPath:
    """The line through points (n, 2); NaN makes a gap."""
    return pg.arrayToQPath(points[:, 0], points[:, 1], connect="finite")
