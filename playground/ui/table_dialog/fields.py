"""The fields of the dialog in two cards: how the table is written, and what it is for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from playground.datasets.csv_format import DECIMALS, HEADERS
from playground.datasets.csv_text import DELIMITERS, MAX_ROWS
from playground.datasets.encodings import ENCODINGS
from playground.datasets.peek import Peek
from playground.datasets.scaling import SCALINGS
from playground.document.format import DATA
from playground.messages import N_
from playground.ui.inspector.allowed import allowed
from playground.ui.inspector.block import Block
from playground.ui.inspector.field import Field
from playground.ui.inspector.field_layout import ONE, Span
from playground.ui.table_dialog.draft import Draft
from playground.ui.table_dialog.found_box import FoundBox, decimal_name, header_name
from playground.ui.widgets.card import Card
from playground.ui.widgets.choice_box import ChoiceBox, plain
from playground.ui.widgets.number_field import NumberField

EMS = 12.5
WIDE = {"task": Span(2, 1)}  # its names are the longest
FORMAT = ("delimiter", "decimal", "encoding", "header")


class FieldsCard(Card):
    """Fields side by side, in rows where there is no room. `edited` carries the `Edited` of any of them."""

    edited = Signal(object)

    def __init__(self, title: str, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.fields = {field.name: field for field in fields}
        self.head.addStretch(1)
        block = Block(ems=EMS, most=len(fields))
        self.body.addWidget(block)
        for field in fields:
            block.place(field, WIDE.get(field.name, ONE))
            field.edited.connect(self.edited)

    def show_draft(self, draft: Draft) -> None:
        """Show the choices made."""
        if "target" in self.fields and draft.table is not None:
            self.fields["target"].control.offer(draft.table.names)
        for name, field in self.fields.items():
            value = getattr(draft.spec, name)
            if value is None and name == "rows" and draft.table is not None:
                value = draft.table.rows
            if value is not None:
                field.show_value(value)

    def show_found(self, peek: Peek) -> None:
        """Show what was found out about how the table is written."""
        for name in FORMAT:
            self.fields[name].control.show_found(getattr(peek.format, name))

    def show_task(self, task: str) -> None:
        """Show what the target is for, as it was found out."""
        self.fields["task"].control.show_found(task)


def format_fields() -> tuple[Field, ...]:
    decimal, header = FoundBox(DECIMALS, name=decimal_name), FoundBox(HEADERS, name=header_name)
    return (
        Field("delimiter", N_("Between cells"), FoundBox(DELIMITERS), N_("The sign that separates the cells of a row")),
        Field("decimal", N_("Decimal sign"), decimal, N_("How one and a half is written")),
        Field("encoding", N_("Letters (encoding)"), FoundBox(ENCODINGS), N_("Change it where letters look wrong")),
        Field("header", N_("First row"), header, N_("Whether it holds the names of the columns")),
    )


def purpose_fields() -> tuple[Field, ...]:
    share = NumberField(allowed(DATA, "test_fraction"), scale=100.0, increment=0.05)
    task, rows = FoundBox(("classification", "regression")), NumberField((1, MAX_ROWS), whole=True)
    kept = N_("The share of samples kept for testing: training never sees them")
    return (
        Field("target", N_("Target"), ChoiceBox(name=plain), N_("The column to predict")),
        Field("task", N_("Kind of target"), task, N_("Classes to tell apart, or values to predict")),
        Field("scaling", N_("Scaling"), ChoiceBox(SCALINGS), N_("Brings inputs of different size to one size")),
        Field("test_fraction", N_("Test share (%)"), share, kept),
        Field("rows", N_("Rows at most"), rows, N_("Of more rows so many are drawn, by the seed")),
    )
