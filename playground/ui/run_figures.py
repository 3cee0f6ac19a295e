"""The figures of the top bar: where the run stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from playground.messages import N_
from playground.training.snapshot import Snapshot
from playground.ui import numbers
from playground.ui.theme.theme import px, theme
from playground.ui.widgets.readout import ReadOut

WIDE, NARROW = 16, 8
BESIDE = 8  # more than between buttons


class RunFigures(QWidget):
    """Epoch, step, loss and accuracy of the newest snapshot that was shown."""

    rearranged = Signal()  # there are more figures than before, or fewer

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.readouts = _make_readouts()
        self._grid = QGridLayout(self)
        self._grid.setVerticalSpacing(0)
        self.spread(wide=True)
        theme().changed.connect(self._keep_widths)
        self._keep_widths()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self.readouts["epoch"].show_value(numbers.count(snapshot.epoch))
        self.readouts["step"].show_value(numbers.count(snapshot.step))
        figures = snapshot.figures
        if figures is None:
            return
        self.readouts["train_loss"].show_value(numbers.loss(figures.train_loss))
        self.readouts["test_loss"].show_value(numbers.loss(figures.test_loss))
        best = figures.test_accuracy if figures.test_accuracy is not None else figures.train_accuracy
        self.readouts["accuracy"].show_value(numbers.percent(best))
        if self.readouts["accuracy"].isHidden() is not (best is None):
            self.readouts["accuracy"].setVisible(best is not None)
            self.rearranged.emit()

    def spread(self, wide: bool, rows_below: int = 0) -> None:
        """With more or less room between them, in so many rows below the buttons, or beside them at a distance."""
        rows = max(1, rows_below)
        self._grid.setHorizontalSpacing(px(WIDE if wide else NARROW))
        self._grid.setContentsMargins(0 if rows_below else px(BESIDE), 0, 0, 0)
        columns = -(-len(self.readouts) // rows)
        for index, readout in enumerate(self.readouts.values()):
            self._grid.addWidget(readout, index // columns, index % columns)

    def _keep_widths(self) -> None:
        for readout in self.readouts.values():
            readout.keep_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for readout in self.readouts.values():
                readout.show_value(readout.value)


def _make_readouts() -> dict[str, ReadOut]:
    return {
        "epoch": ReadOut(N_("Epoch"), N_("Epoch"), N_("How often every training sample was used"), "00,000"),
        "step": ReadOut(N_("Step"), N_("Step"), N_("How many updates the weights have had"), "0,000,000"),
        "train_loss": ReadOut(
            N_("Loss · training"),
            N_("Training loss"),
            N_("Loss over the whole training set, without penalty"),
            "0.00e-00",
        ),
        "test_loss": ReadOut(
            N_("Loss · test"),
            N_("Test loss"),
            N_("Loss over the whole test set, which training never sees"),
            "0.00e-00",
        ),
        "accuracy": ReadOut(
            N_("Accuracy · test"), N_("Accuracy"), N_("Share of test samples whose class is right"), "100.0 %"
        ),
    }
