"""What is in the file: every array with the layer it belongs to, its name there, and its shape."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from playground.engine.network import Network
from playground.export.layout import Layout
from playground.i18n import _
from playground.messages import N_
from playground.ui.canvas.captions import layer_title
from playground.ui.texts import say

COLUMNS = (N_("Layer"), N_("Name in the file"), N_("Shape"))
WIDE = 1


class LayoutTable(QTableWidget):
    """Read-only; a row for each weight and each bias."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(COLUMNS), parent)
        say(self, name=N_("What is in the file"), tip=N_("Every array in the file, with its name there and its shape"))
        self.setHorizontalHeaderLabels([_(column) for column in COLUMNS])
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(len(COLUMNS)):
            stretched = QHeaderView.ResizeMode.Stretch if column == WIDE else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, stretched)

    def show_layout(self, layout: Layout, network: Network) -> None:
        parts = layout.parts(network)
        self.setRowCount(len(parts))
        for row, part in enumerate(parts):
            shape = " × ".join(f"{size:,}" for size in part.shape)
            for column, text in enumerate((layer_title(part.layer, network.layers), part.key, shape)):
                self.setItem(row, column, QTableWidgetItem(text))
        line = self.fontMetrics().height() + 8
        self.verticalHeader().setDefaultSectionSize(line)
        self.setMaximumHeight(
            self.horizontalHeader().sizeHint().height() + len(parts) * line + 2 * self.frameWidth() + 2
        )
        self.scrollToTop()
