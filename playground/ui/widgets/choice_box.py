"""A box that offers the records of a table by their names in the language that is set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from playground.i18n import _, name_of
from playground.ui.widgets.wheel import takes_wheel

LETTERS = 6
POPUP_MARGIN = 40


class HasFormula(Protocol):
    """A record of the engine."""

    @property
    def formula(self) -> str: ...


def plain(kind: str) -> str:
    """The name of something that has no translation, such as a column of a file."""
    return kind


class ChoiceBox(QComboBox):
    """`kinds` are what files call the records; `committed` carries the one that the user chose.

    name     gives the English name of a kind
    records  the records themselves: their formulas are the tooltips in the list
    """

    committed = Signal(object)  # str
    in_picture = False

    def __init__(
        self,
        kinds: Iterable[str] = (),
        *,
        name: Callable[[str], str] = name_of,
        records: Mapping[str, HasFormula] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._records = records or {}
        self._kinds: tuple[str, ...] = ()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LETTERS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._announce)
        self.offer(kinds)

    @property
    def kinds(self) -> tuple[str, ...]:
        return self._kinds

    @property
    def value(self) -> str:
        return self.currentData() or ""

    def name_of(self, kind: str) -> str:
        """What a kind is called, in the language that is set."""
        return kind if self._name is plain else _(self._name(kind))

    def offer(self, kinds: Iterable[str]) -> None:
        """Offer these kinds; the chosen one stays chosen where it is still among them."""
        kinds = tuple(kinds)
        if kinds == self._kinds:
            return
        chosen = self.value
        self._kinds = kinds
        with QSignalBlocker(self):
            self.clear()
            for kind in kinds:
                self.addItem("", kind)
            self._say_names()
            self.setCurrentIndex(self.findData(chosen))

    def show_value(self, kind: str) -> None:
        """Follow the document, without announcing anything; a kind that is not offered is added."""
        if self.findData(kind) < 0:
            self.offer((*self._kinds, kind))
        if kind != self.value:
            with QSignalBlocker(self):
                self.setCurrentIndex(self.findData(kind))
            self.update()

    def _announce(self, index: int) -> None:
        self.committed.emit(self.itemData(index))

    def _say_names(self) -> None:
        for index, kind in enumerate(self._kinds):
            text = self.name_of(kind)
            self.setItemText(index, text)
            formula = _(self._records[kind].formula) if kind in self._records else ""
            self.setItemData(index, f"{text}\n{formula}".strip(), Qt.ItemDataRole.ToolTipRole)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As Qt does it, but a name too long for the box ends in dots."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def showPopup(self) -> None:
        room = self.view().sizeHintForColumn(0) + POPUP_MARGIN
        self.view().setMinimumWidth(max(self.width(), room))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if takes_wheel(self, event):
            super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say_names()
