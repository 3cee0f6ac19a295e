"""Which drawn views have interfaces of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface

from playground.ui.accessible.network import NetworkInterface, PartInterface
from playground.ui.accessible.pictures import CaptionInterface, PictureInterface, caption

# By the name of the class.
MAKERS: dict[str, Callable[[Any], QAccessibleInterface | None]] = {
    "NetworkView": NetworkInterface,
    "Part": PartInterface,
    "Plot": PictureInterface,
    "OutputView": PictureInterface,
    "HeatStrips": PictureInterface,
    "StartTable": PictureInterface,
    "ShareBars": PictureInterface,
    "Sparkline": PictureInterface,
    "Histogram": PictureInterface,
    "ScaleView": PictureInterface,
    "LegendEntry": caption,
    "DrawnWords": CaptionInterface,
}

_installed = False


def install() -> None:
    """Let Qt ask here before it makes an interface of its own; once for the whole application."""
    global _installed
    if not _installed:
        _installed = True
        QAccessible.installFactory(_make)


def _make(name: str, target: QObject) -> QAccessibleInterface | None:
    maker = MAKERS.get(name)
    return None if maker is None else maker(target)
