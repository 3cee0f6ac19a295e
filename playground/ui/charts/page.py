"""One of the views of a chart card that has tabs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from playground.training.insight import InsightWants
from playground.training.snapshot import Snapshot
from playground.ui.charts.legend import Legend


class Page(QWidget):
    """Only the page that is turned to is drawn, described, and given what it wants.

    wants     what has to be computed while the page can be seen
    controls  widgets for the head of the card, there while the page is shown
    legend    the card's own: `show_legend` fills it for this page
    """

    head_changed = Signal()  # a control has become visible, or is no longer
    wants = InsightWants()

    def __init__(self, legend: Legend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.legend = legend
        self.controls: tuple[QWidget, ...] = ()

    @property
    def pictured(self) -> QWidget:
        """What of the page belongs into a picture of it: all of it, or what would be scrolled."""
        return self

    @property
    def detail(self) -> str:
        """What a picture has to say besides the title, because the control that shows it is left out."""
        return ""

    @property
    def across(self) -> str:
        """The name of the axis to the right, where the page does not say it."""
        return ""

    def draw(self, snapshot: Snapshot) -> None:
        """Show `snapshot`."""
        raise NotImplementedError

    def describe(self, snapshot: Snapshot) -> str:
        """The current figures in words, or nothing where there are none."""
        raise NotImplementedError

    def show_legend(self) -> None:
        """Put the entries of this page into the legend."""
        self.legend.keep()

    def show_controls(self) -> None:
        """Show those controls that have a use now."""

    def restyle(self) -> None:
        """Take colours and sizes from the theme; `draw` follows."""

    def retranslate(self) -> None:
        """Say dynamic texts in the language that is set; `draw` follows."""
