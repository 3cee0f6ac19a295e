"""The table of data sets: every kind a `DataSpec` may name, how to describe it and how to load it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from playground.datasets import points
from playground.datasets.csv_format import TableFormat
from playground.datasets.dataset import Dataset
from playground.datasets.description import Description
from playground.datasets.spec import DataSpec
from playground.datasets.table_samples import TableChoice, read_table, samples
from playground.datasets.tables import PASTED, Progress, Table, file_table, text_table
from playground.datasets.toys import TOYS, Toy
from playground.messages import N_, Message, UserError
from playground.resources import resource

Folder = Path | None


@dataclass(frozen=True)
class DataKind:
    """One kind of data.

    drawn     whether samples and noise have an effect (a toy set)
    describe  describe(spec, base) says what the set holds; `base` is the folder a relative path starts from
    load      load(spec, base) gives the samples
    scaling   the scaling to begin with
    """

    name: str
    drawn: bool
    describe: Callable[[DataSpec, Folder], Description]
    load: Callable[[DataSpec, Folder], Dataset]
    scaling: str = "none"


def _toy(toy: Toy) -> DataKind:
    return DataKind(toy.name, True, lambda spec, _: toy.describe(spec), lambda spec, _: toy.dataset(spec))


def _shipped(name: str, scaling: str, image_shape: tuple[int, int] | None = None) -> DataKind:
    def load(_spec: DataSpec, _base: Folder) -> Dataset:
        return replace(read_table(resource("datasets", f"{name}.csv")), image_shape=image_shape)

    return DataKind(name, False, lambda spec, base: Description.of(load(spec, base)), load, scaling)


def _table(spec: DataSpec, base: Folder) -> Dataset:
    return samples(table_of(spec, base), choice_of(spec))


DATA_KINDS: dict[str, DataKind] = {
    kind.name: kind
    for kind in (
        *map(_toy, TOYS.values()),
        _shipped("iris", scaling="standard"),
        _shipped("digits", scaling="min_max", image_shape=(8, 8)),
        DataKind("table", False, lambda spec, base: Description.of(_table(spec, base)), _table, scaling="standard"),
        DataKind("points", False, lambda spec, _: points.describe(spec), lambda spec, _: points.dataset(spec)),
    )
}


def describe(spec: DataSpec, base: Path | None = None) -> Description:
    """What the data of `spec` holds. Toy sets are not drawn; a table is read (once, until its file changes)."""
    described = DATA_KINDS[spec.kind].describe(spec, base)
    return replace(described, features=network_features(spec, described.raw_inputs))


def load(spec: DataSpec, base: Path | None = None) -> Dataset:
    """The raw samples of `spec`. A relative path of a table starts from the folder `base`."""
    return DATA_KINDS[spec.kind].load(spec, base)


def table_of(spec: DataSpec, base: Path | None = None, progress: Progress | None = None) -> Table:
    """The table that `spec` names or holds; read once, until its file changes. UserError where it cannot be read."""
    given = format_of(spec)
    if spec.text is not None:
        return text_table(spec.text, given, progress, called(spec))
    if not spec.path:
        raise UserError(N_("No file is named; data.path with the name of a CSV file was expected."))
    return file_table((base or Path()) / spec.path, given, progress)


def called(spec: DataSpec) -> str | Message:
    """The name of the table's file, which is not read where the experiment holds the table; or that it was pasted."""
    return spec.file_name or PASTED


def format_of(spec: DataSpec) -> TableFormat:
    """What `spec` says about how its table is written."""
    return TableFormat(spec.encoding, spec.delimiter, spec.decimal, spec.header)


def choice_of(spec: DataSpec) -> TableChoice:
    """What `spec` makes of its table."""
    return TableChoice(spec.inputs, spec.target, spec.one_hot, spec.task, spec.missing, spec.rows, spec.seed)


def network_features(spec: DataSpec, raw_inputs: int) -> tuple[str, ...]:
    """The features that apply: those of the spec for two inputs, none for other data."""
    return spec.features if raw_inputs == 2 else ()
