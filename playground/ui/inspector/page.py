"""What the tabs of the inspector have in common: fields in columns, refreshed from the experiment, edited undoably."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from playground.document.experiment import Experiment
from playground.i18n import _
from playground.messages import Message
from playground.ui.inspector.change import Change
from playground.ui.inspector.field import Edited, Field
from playground.ui.inspector.field_layout import COLUMN_EMS, MAX_COLUMNS, ONE, FieldLayout, Span
from playground.ui.workbench import Workbench


class Page(QScrollArea):
    """A tab called `TITLE`. Subclasses make fields with `add`, show an experiment in `refresh`, and say in `change`
    what an edited field means.

    max_columns, ems  of the columns, see `FieldLayout`
    """

    TITLE = ""

    def __init__(
        self,
        workbench: Workbench,
        parent: QWidget | None = None,
        *,
        max_columns: int = MAX_COLUMNS,
        ems: float = COLUMN_EMS,
    ) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self.fields: dict[str, Field] = {}
        self._order: list[QWidget] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        content = QWidget()
        self.columns = FieldLayout(content, max_columns=max_columns, ems=ems)
        self.columns.setContentsMargins(16, 8, 16, 8)
        self.setWidget(content)
        content.setAutoFillBackground(False)

    def refresh(self, experiment: Experiment) -> None:
        """Show `experiment` in every field, without an edit."""
        raise NotImplementedError

    def subject(self) -> str:
        """What the fields belong to, in the language that is set."""
        return _(self.TITLE)

    def change(self, edited: Edited) -> Change | None:
        """The edit that the field's new value means; None where it is no edit of the experiment."""
        raise NotImplementedError

    def apply(self, edited: Edited) -> None:
        """Make the edit, or say why it is impossible."""
        change = self.change(edited)
        if change is not None:
            self.workbench.edit_or_say(change.text, change.edit, *change.arguments, key=change.key, **change.settings)

    def refusal(self, edited: Edited) -> Message | None:
        """Why the field cannot take a value, without trying it; None where it can."""
        change = self.change(edited)
        if change is None:
            return None
        tried = self.workbench.attempt(change.edit, *change.arguments, **change.settings)
        return tried if isinstance(tried, Message) else None

    def add(self, field: Field, span: Span = ONE) -> Field:
        """Take in a field; it is shown once `arrange` names it."""
        self.fields[field.name] = field
        self.columns.add(field, span)
        field.hide()
        field.edited.connect(self.commit)
        return field

    def arrange(self, widgets: list[QWidget]) -> None:
        """Show exactly these widgets in this order; Tab walks through them in the same order."""
        if widgets == self._order:
            return
        for widget in self._order:
            if widget not in widgets:
                widget.hide()
        self._order = list(widgets)
        self.columns.order(widgets)
        for widget in widgets:
            widget.show()
        for before, after in pairwise(stop for widget in widgets for stop in _stops(widget)):
            QWidget.setTabOrder(before, after)

    def commit(self, edited: Edited) -> None:
        """Make an edit; a refused one leaves the experiment as it was, and the field says so again."""
        self.apply(edited)
        self.refresh(self.workbench.experiment)


def _stops(widget: QWidget) -> tuple[QWidget, ...]:
    return widget.stops if isinstance(widget, Field) else ()
