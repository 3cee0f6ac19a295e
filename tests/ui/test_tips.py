"""Tooltips in lines that end where words end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from playground.messages import N_
from playground.ui.texts import say
from playground.ui.theme.fonts import application_font
from playground.ui.tips import in_lines, line_width

LONG = N_("Click, drag or use the arrow keys to ask about a point; Escape, or a click on it, takes it away")


def shown() -> QWidget:
    return next(widget for widget in QApplication.topLevelWidgets() if widget.objectName() == "qtooltip_label")


def test_a_long_tooltip_is_shown_in_lines(qtbot: QtBot) -> None:
    label = say(QLabel("?"), tip=LONG)
    qtbot.addWidget(label)
    with qtbot.waitExposed(label):
        label.show()
    QApplication.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), label.mapToGlobal(QPoint(2, 2))))
    assert label.toolTip() == LONG
    assert QToolTip.text().replace("\n", " ") == LONG
    assert "\n" in QToolTip.text()
    assert shown().width() < QFontMetrics(QToolTip.font()).horizontalAdvance(LONG)
    QToolTip.hideText()


def test_a_short_one_stays_on_a_line(qapp: QApplication) -> None:
    font = application_font(13)
    assert in_lines("Train or pause", font, line_width(font)) == "Train or pause"
    assert in_lines("", font, 100) == ""
    assert in_lines("w\nb", font, 100) == "w\nb"


def test_lines_end_between_words(qapp: QApplication) -> None:
    font = application_font(13)
    metrics = QFontMetrics(font)
    for text, join in ((LONG, " "), ("ค่าสูญเสีย\u200bของ\u200bชุดทดสอบ\u200bทั้งหมด", "")):
        lines = in_lines(text, font, 100).split("\n")
        assert len(lines) > 1
        assert all(metrics.horizontalAdvance(line) <= 101 for line in lines)
        assert join.join(lines).replace("\u200b", "") == text.replace("\u200b", "")
