"""The tab of the data: which set, how many samples, noise, split, features and scaling; columns of a table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from playground.datasets.prepared import PreparedData
from playground.datasets.scaling import SCALINGS
from playground.datasets.sources import DATA_KINDS, describe, table_of
from playground.datasets.spec import DataSpec
from playground.document import edits
from playground.document.experiment import Experiment
from playground.document.format import DATA
from playground.i18n import _
from playground.messages import N_, Message, UserError
from playground.training.snapshot import Snapshot
from playground.ui import numbers
from playground.ui.inspector.allowed import allowed
from playground.ui.inspector.change import Change
from playground.ui.inspector.columns_box import ColumnsBox
from playground.ui.inspector.feature_chips import FeatureChips
from playground.ui.inspector.field import Edited, Field
from playground.ui.inspector.field_layout import Span
from playground.ui.inspector.file_box import FileBox
from playground.ui.inspector.page import Page
from playground.ui.inspector.points_box import PointsBox
from playground.ui.inspector.statement import Statement
from playground.ui.widgets.choice_box import ChoiceBox, plain
from playground.ui.widgets.number_field import NumberField
from playground.ui.workbench import Workbench

TABLE, POINTS = "table", "points"
# fields that belong to one kind of data alone
SPECIAL = {"blobs": ("classes",), POINTS: ("x",), TABLE: ("path", "inputs", "target")}
DRAWN = ("samples", "noise")
SHARE, SIZES = "test_fraction", "sizes"
SELDOM = ("seed", "scaling")


class DataPage(Page):
    """`table_choices_requested`: the user wants to change how the table is used."""

    TITLE = N_("Data")

    table_choices_requested = Signal()

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self._prepared: PreparedData | None = None
        self._target = ""
        self._columns: tuple[str, ...] = ()
        for field in _fields():
            self.add(field)
        file = FileBox()
        file.choices.clicked.connect(self.table_choices_requested)
        self.add(Field("path", N_("File"), file, N_("The table the data come from")), Span(2, 2))
        self.add(Field("x", N_("Points"), PointsBox(), N_("Points drawn by hand")))
        features = Field("features", N_("Features"), FeatureChips(), N_("What the network sees of the two inputs"))
        self.add(features, Span(3, 2))
        self.sizes = Statement(N_("Split"))
        self.columns.add(self.sizes)
        workbench.snapshot_taken.connect(self._show_snapshot)

    def refresh(self, experiment: Experiment) -> None:
        spec = experiment.data
        drawn = DRAWN if DATA_KINDS[spec.kind].drawn else ()
        special = SPECIAL.get(spec.kind, ())
        raw = _raw_inputs(spec, self.workbench.base)
        features = ("features",) if len(raw) == 2 else ()
        names = ("kind", *special, *drawn, SHARE, *features, SIZES, *SELDOM)
        self.fields["kind"].control.offer(DATA_KINDS)
        if features:
            self.fields["features"].control.show_names(raw)
        if spec.kind == TABLE:
            self._offer_columns(spec)
        for name in names:
            if name not in (SIZES, "inputs", "target"):
                self.fields[name].show_value(getattr(spec, name))
        if spec.kind == TABLE and spec.text is not None:
            self.fields["path"].control.show_held(spec.file_name)
        self.arrange([self.sizes if name == SIZES else self.fields[name] for name in names])

    def change(self, edited: Edited) -> Change | None:
        base: dict[str, Any] = {"base": self.workbench.base}
        text = self.fields[edited.name].title
        key = f"data.{edited.name}"
        if self._asks_for_data(edited):
            return None
        if edited.name == "kind":
            return Change(text, edits.set_data_kind, (edited.value,), key, base)
        if edited.name == "features":
            return Change(text, edits.toggle_feature, (edited.value,), f"{key}.{edited.value}")
        if edited.name == "target":
            chosen = {"target": edited.value, "inputs": self._inputs_for(edited.value)}
            return Change(text, edits.set_data, (), key, base | chosen)
        return Change(text, edits.set_data, (), key, base | {edited.name: edited.value})

    def apply(self, edited: Edited) -> None:
        kind = self._asks_for_data(edited)
        if kind:
            self.workbench.own_data_wanted.emit(kind)
        else:
            super().apply(edited)

    def _asks_for_data(self, edited: Edited) -> str:
        """The kind of data that has to be brought first; "" where there is what is needed."""
        spec = self.workbench.experiment.data
        has_table = bool(spec.path) or spec.text is not None
        if edited.name == "path" or (edited == Edited("kind", TABLE) and not has_table):
            return TABLE
        return POINTS if edited.name == "x" or (edited == Edited("kind", POINTS) and not spec.x) else ""

    # -- columns of a table -----------------------------------------------------------------------------------------

    def _offer_columns(self, spec: DataSpec) -> None:
        columns = self._column_names(spec)
        target = spec.target or next((name for name in reversed(columns) if name not in spec.inputs), "")
        self.fields["target"].control.offer(columns)
        self.fields["target"].show_value(target)
        self._target = target
        self.fields["inputs"].control.offer(name for name in columns if name != target)
        self.fields["inputs"].show_value(spec.inputs)

    def _inputs_for(self, target: str) -> tuple[str, ...]:
        """The inputs beside a new target. The old target joins them where it can: a column of names cannot."""
        inputs = tuple(name for name in self.workbench.experiment.data.inputs if name != target)
        base = self.workbench.base
        if not isinstance(self.workbench.attempt(edits.set_data, base=base, target=target, inputs=inputs), Message):
            return inputs
        old = self._target
        return tuple(name for name in self._columns if name not in (target, old))

    def _column_names(self, spec: DataSpec) -> tuple[str, ...]:
        """The columns of the table; none where it cannot be read."""
        try:
            self._columns = table_of(spec, self.workbench.base).names
        except UserError:
            self._columns = ()
        return self._columns

    # -- sizes ------------------------------------------------------------------------------------------------------

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        if snapshot.data is not self._prepared:
            self._prepared = snapshot.data
            self._say_sizes()

    def _say_sizes(self) -> None:
        data = self._prepared
        if data is None:
            return
        training, test = numbers.count(len(data.train_rows)), numbers.count(len(data.test_rows))
        self.sizes.show_text(_(N_("{training} training · {test} test")).format(training=training, test=test))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say_sizes()


def _fields() -> tuple[Field, ...]:
    return (
        Field("kind", N_("Data set"), ChoiceBox(), N_("The data that the network learns from")),
        Field("target", N_("Target"), ChoiceBox(name=plain), N_("The column to predict")),
        Field("inputs", N_("Inputs"), ColumnsBox(), N_("The columns that the network sees")),
        Field("samples", N_("Samples"), _number("samples", whole=True), N_("Training and test samples together")),
        Field("noise", N_("Noise"), _number("noise", increment=0.05), N_("0: none, 1: very much")),
        Field("classes", N_("Classes"), _number("classes", whole=True, increment=1), N_("Number of classes")),
        Field(
            "test_fraction",
            N_("Test share (%)"),
            _number("test_fraction", scale=100.0, increment=0.05),
            N_("The share of samples kept for testing: training never sees them"),
        ),
        Field("seed", N_("Seed"), _number("seed", whole=True, increment=1), N_("Another seed, other samples")),
        Field("scaling", N_("Scaling"), ChoiceBox(SCALINGS), N_("Brings inputs of different size to one size")),
    )


def _number(name: str, *, whole: bool = False, scale: float = 1.0, increment: float | None = None) -> NumberField:
    return NumberField(allowed(DATA, name), whole=whole, scale=scale, increment=increment)


def _raw_inputs(spec: DataSpec, base: Path | None) -> tuple[str, ...]:
    """The names of the inputs before features; none where a table cannot be read."""
    try:
        return describe(spec, base).input_names
    except UserError:
        return ()
