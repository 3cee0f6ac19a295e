"""Tooltips in lines: Qt shows a plain text in one, however long, and cuts it off at the edge of the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QToolTip, QWidget

# In letters of usual width: what the eye follows without losing the line.
LINE = 64


def show_tip(place: QPoint, text: str, widget: QWidget) -> None:
    """Show `text` as a tooltip of `widget`, at `place` on the screen."""
    font = QToolTip.font()
    QToolTip.showText(place, in_lines(text, font, line_width(font)), widget)


def break_long_tip(widget: QWidget) -> None:
    """Let `widget` show its tooltip in lines."""
    widget.installEventFilter(_tips())


def line_width(font: QFont) -> float:
    return LINE * QFontMetricsF(font).averageCharWidth()


def in_lines(text: str, font: QFont, width: float) -> str:
    """`text` in lines of at most `width` pixels, ended where words end."""
    return "\n".join(line for paragraph in text.split("\n") for line in _lines(paragraph, font, width))


def _lines(text: str, font: QFont, width: float) -> list[str]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    ends = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
        ends.append(line.textStart() + line.textLength())
    layout.endLayout()
    return [text[start:end].strip() for start, end in zip([0, *ends], ends, strict=False)] or [""]


class _Tips(QObject):
    """Shows the tooltips of the widgets that it watches."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and isinstance(watched, QWidget):
            show_tip(event.globalPos(), watched.toolTip(), watched)
            return bool(watched.toolTip())
        return False


_shared: _Tips | None = None


def _tips() -> _Tips:
    global _shared
    if _shared is None:
        _shared = _Tips()
    return _shared
