"""Motion: subtle, and off where the person or the system asks for calm."""

from __future__ import annotations

from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget
from pytestqt.qtbot import QtBot

from playground.document.presets import DEFAULT, preset
from playground.ui.app import make_window
from playground.ui.motion import may_move
from playground.ui.settings import Settings
from playground.ui.window import MainWindow


class Style(QProxyStyle):
    """That of a system whose animations last so many milliseconds."""

    def __init__(self, duration: int) -> None:
        super().__init__("Fusion")
        self._duration = duration

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return self._duration
        return super().styleHint(hint, option, widget, data)


def test_the_system_may_ask_for_calm(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    lively, calm = Style(200), Style(0)
    widget.setStyle(lively)
    assert may_move(widget, calm=False)
    assert not may_move(widget, calm=True)
    widget.setStyle(calm)
    assert not may_move(widget, calm=False)


def test_a_person_may_ask_for_calm_and_it_is_remembered(qtbot: QtBot, window: MainWindow) -> None:
    window.action("calm").trigger()
    assert not window.isAnimated()
    assert window.settings.calm
    again = make_window(preset(DEFAULT), None, Settings(language="en", theme="light", calm=True))
    qtbot.addWidget(again)
    assert not again.isAnimated()
    assert again.action("calm").isChecked()
    again.close()
    window.action("calm").trigger()
    assert not window.settings.calm
