"""The settings of a run as pairs of a name and a value, in the language that is set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from playground.datasets.sources import DATA_KINDS
from playground.document.experiment import CONSTANT, Choice, TrainingSpec
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.schedules import SCHEDULES
from playground.engine.settings import Setting
from playground.export.naming import table_name
from playground.export.report.report import RunReport
from playground.i18n import _, name_of
from playground.messages import N_

Pairs = Iterator[tuple[str, str]]
MOST_NAMES = 8
NOTHING = "–"
YES, NO = N_("yes"), N_("no")
PRECISIONS = {"float64": N_("Double (64 bits)"), "float32": N_("Single (32 bits)")}


class Record(Protocol):
    """An optimizer, a schedule or an initializer."""

    @property
    def settings(self) -> tuple[Setting, ...]: ...


def data_pairs(report: RunReport) -> Pairs:
    """What the network was trained on."""
    spec, data = report.experiment.data, report.data
    yield _(N_("Data set")), _(name_of(spec.kind))
    if table_name(report.experiment):
        yield _(N_("File")), table_name(report.experiment)
    split = _(N_("{training} training · {test} test"))
    yield _(N_("Samples")), split.format(training=count(len(data.train_rows)), test=count(len(data.test_rows)))
    yield _(N_("Inputs")), names(data.dataset.input_names)
    if len(data.dataset.input_names) == 2:
        yield _(N_("Features")), names(tuple(_(name_of(feature)) for feature in spec.features))
    if data.dataset.classes:
        yield _(N_("Classes")), names(data.dataset.class_names)
    else:
        yield _(N_("Target")), names(data.dataset.target_names)
    if DATA_KINDS[spec.kind].drawn:
        yield _(N_("Noise")), value(spec.noise)
    yield _(N_("Scaling")), _(name_of(spec.scaling))
    yield _(N_("Seed")), str(spec.seed)


def training_pairs(training: TrainingSpec) -> Pairs:
    """How it is trained."""
    yield _(N_("Loss")), _(name_of(training.loss))
    yield _(N_("Optimizer")), _(name_of(training.optimizer.kind))
    yield from _settings(training.optimizer, OPTIMIZERS)
    if training.schedule != CONSTANT:
        yield _(N_("Rate schedule")), choice_text(training.schedule, SCHEDULES)
    yield _(N_("Batch size")), count(training.batch_size)
    yield _(N_("Shuffle")), _(YES if training.shuffle else NO)
    for name, size in ((N_("L1 penalty"), training.l1), (N_("L2 penalty"), training.l2)):
        if size:
            yield _(name), value(size)
    if training.clip_norm:
        yield _(N_("Gradient clipping")), value(training.clip_norm)
    yield _(N_("Precision")), _(PRECISIONS[training.precision])
    yield _(N_("Seed")), str(training.seed)


def choice_text(choice: Choice, records: Mapping[str, Record]) -> str:
    """`Uniform (Lowest −0.5, Highest 0.5)`: a record with its settings, a gain only where it is not as usual."""
    said = []
    for setting in records[choice.kind].settings:
        given = choice.setting(setting.name, setting.default)
        if setting.name != "gain" or given != setting.default:
            said.append(f"{_(name_of(setting.name))} {value(given)}")
    return _(name_of(choice.kind)) + (f" ({', '.join(said)})" if said else "")


def _settings(choice: Choice, records: Mapping[str, Record]) -> Pairs:
    """Every setting of a record, given or not."""
    for setting in records[choice.kind].settings:
        yield _(name_of(setting.name)), value(choice.setting(setting.name, setting.default))


def count(number: int) -> str:
    return f"{number:,}"


def value(number: float | bool) -> str:
    """A setting as it was given, with a point in every language."""
    if isinstance(number, bool):
        return _(YES if number else NO)
    return f"{number:.10g}".replace("-", "−", 1) if number < 0 else f"{number:.10g}"


def figure(number: float | None) -> str:
    """A measured number with six digits."""
    return NOTHING if number is None else f"{number:.6g}"


def share(part: float | None) -> str:
    return NOTHING if part is None else f"{part:.1%}"


def names(every: tuple[str, ...]) -> str:
    """The names, or the first of many and how many there are."""
    if len(every) <= MOST_NAMES:
        return ", ".join(every)
    return _(N_("{names} … ({count})")).format(names=", ".join(every[: MOST_NAMES // 2]), count=count(len(every)))
