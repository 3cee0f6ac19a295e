"""What has been chosen about a table so far: an immutable value without widgets, which the dialog shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from playground.datasets.dataset import Dataset
from playground.datasets.encodings import AUTO
from playground.datasets.peek import Peek, peek_file, peek_text
from playground.datasets.sources import called, choice_of, format_of, table_of
from playground.datasets.spec import DataSpec
from playground.datasets.suggestion import Kind, kind_of, suggest
from playground.datasets.table_report import Trouble, report
from playground.datasets.table_samples import chosen_columns, samples
from playground.datasets.tables import Progress, Table
from playground.datasets.target_column import task_of
from playground.document.edits.data import TABLE_FIELDS
from playground.messages import N_, Message, UserError

MORE_FIELDS = ("test_fraction", "scaling")


@dataclass(frozen=True)
class Draft:
    """`spec` as it will be; `inputs` and `target` are names of columns of `table`, once that has been read.

    base   the folder that a relative path starts from
    fresh  whether nothing has been chosen about the columns yet
    gaps   what becomes of rows with gaps, where there are any: `skip` or `mean`
    """

    spec: DataSpec
    base: Path | None = None
    table: Table | None = None
    fresh: bool = True
    gaps: str = "skip"

    @classmethod
    def reopened(cls, spec: DataSpec, base: Path | None) -> Draft:
        """The choices of a table that is the data already."""
        return cls(spec, base, fresh=False, gaps="skip" if spec.missing == "refuse" else spec.missing)

    # -- reading ----------------------------------------------------------------------------------------------------

    def peek(self) -> Peek:
        """The first rows. UserError says why there are none."""
        given = format_of(self.spec)
        if self.spec.text is not None:
            return peek_text(self.spec.text, given, called(self.spec))
        return peek_file((self.base or Path()) / (self.spec.path or ""), given)

    def read(self, progress: Progress) -> Table:
        """The whole table. UserError says why it cannot be read."""
        return table_of(self.spec, self.base, progress)

    # -- choosing ---------------------------------------------------------------------------------------------------

    def with_table(self, table: Table) -> Draft:
        """After reading: choices that fit its columns; those made before stay where the columns are still there."""
        draft = replace(self, table=table)
        if not self.fresh:
            try:
                inputs, target = chosen_columns(table, choice_of(self.spec))
                names = tuple(column.name for column in inputs)
                return draft.with_fields(inputs=names, target=target.name)
            except UserError:
                pass  # other columns, other choices
        found = suggest(table)
        return draft.with_fields(inputs=found.inputs, target=found.target, one_hot=found.one_hot)

    def with_fields(self, **fields: Any) -> Draft:
        """Change fields of the spec."""
        return replace(self, spec=replace(self.spec, **fields))

    def with_rows(self, rows: int) -> Draft:
        """Use so many rows at most; as many as there are means all of them, once it is known how many that is."""
        return self.with_fields(rows=rows if self.table is None or rows < self.table.rows else None)

    def with_gaps(self, gaps: str) -> Draft:
        """Decide what becomes of rows with gaps: `skip` or `mean`."""
        return replace(self, gaps=gaps)

    def with_input(self, name: str, on: bool) -> Draft:
        """Make a column an input, or leave it out; a column of texts becomes an input for each."""
        assert self.table is not None
        chosen = {*self.spec.inputs, name} if on else {*self.spec.inputs} - {name}
        texts = {each for each in chosen if self.kind(each) == "texts"}
        return replace(
            self.with_fields(
                inputs=tuple(each for each in self.table.names if each in chosen),
                one_hot=tuple(each for each in self.table.names if each in texts),
            ),
            fresh=False,
        )

    def with_target(self, name: str) -> Draft:
        """Predict another column; the old target joins the inputs where it holds numbers."""
        old = self.spec.target
        draft = self.with_input(name, False).with_fields(target=name, task=AUTO)
        joins = old is not None and old != name and self.kind(old) == "numbers"
        return draft.with_input(old, True) if joins and old is not None else draft

    # -- looking ----------------------------------------------------------------------------------------------------

    def kind(self, name: str) -> Kind:
        """What the column holds."""
        assert self.table is not None
        return kind_of(self.table.column(name))

    def can_be_input(self, name: str) -> bool:
        return name != self.spec.target and self.kind(name) in ("numbers", "texts")

    def judge(self) -> Judgement:
        """What comes of the choices; takes a moment for a large table."""
        assert self.table is not None
        try:
            return self._judged(self.table)
        except UserError as error:
            return Judgement(self, refusal=error.message)

    def _judged(self, table: Table) -> Judgement:
        choice = choice_of(self.spec)
        _, target = chosen_columns(table, choice)
        if not self.spec.inputs:
            raise UserError(N_("No column is an input yet: tick at least one."))
        found = report(table, choice)
        missing = self.gaps if found.troubles else "refuse"
        draft = self.with_fields(missing=missing)
        judgement = Judgement(draft, found.troubles, task_of(target), found.rows)
        try:
            return replace(judgement, dataset=samples(table, replace(choice, missing=missing)))
        except UserError as error:
            return replace(judgement, refusal=error.message)


@dataclass(frozen=True, eq=False)
class Judgement:
    """What comes of a draft: `dataset`, or the `refusal` that says why nothing does.

    draft     with the `missing` that it needs
    troubles  rows that cannot be used as they are
    task      what the target is for where nothing is said
    rows      of the table, unusable ones included
    """

    draft: Draft
    troubles: tuple[Trouble, ...] = ()
    task: str = ""
    rows: int = 0
    dataset: Dataset | None = None
    refusal: Message | None = None

    @property
    def fields(self) -> dict[str, Any]:
        """What `edits.set_table` is told, beside the path: every field that says something."""
        spec = self.draft.spec
        fields = {name: getattr(spec, name) for name in (*TABLE_FIELDS, *MORE_FIELDS) if name != "path"}
        table = self.draft.table
        assert table is not None
        everything = tuple(name for name in table.names if name != spec.target)
        return fields | {"inputs": () if spec.inputs == everything else spec.inputs}
