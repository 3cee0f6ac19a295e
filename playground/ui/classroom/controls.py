"""The groups of controls that a teacher can hide from the class, and the widgets each of them is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from playground.document.class_view import CHARTS, CONTROLS, ClassView

if TYPE_CHECKING:
    from playground.ui.window import MainWindow


def show_controls(window: MainWindow, view: ClassView | None) -> None:
    """Show those groups of controls that the class sees in `view`; None: all of them."""
    for control in CONTROLS:
        on = view is None or view.shows(control)
        for widget in _widgets(window, control):
            widget.setVisible(on)
    buttons = view is None or view.shows("chart_buttons")
    for chart in CHARTS:
        if chart in window.docks.views:
            window.docks.views[chart].show_buttons(buttons)  # type: ignore[attr-defined]
    window.transport.fit_afresh()


def _widgets(window: MainWindow, control: str) -> tuple[QWidget, ...]:
    network, transport = window.network, window.transport
    groups: dict[str, tuple[QWidget, ...]] = {
        "menus": (window.menuBar(),),
        "status": (network.status,),
        "links": (network.quantity,),
        "legend": (network.legend,),
        **transport.groups,
    }
    return groups.get(control, ())
