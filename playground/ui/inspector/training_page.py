"""The tab of training: loss, optimizer with its settings, learning rate, batches, penalties, seed, precision."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget

from playground.datasets.sources import describe
from playground.datasets.targets import losses_for
from playground.document import edits
from playground.document.experiment import Choice, Experiment
from playground.document.format import TRAINING
from playground.engine.losses import LOSSES
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.schedules import SCHEDULES
from playground.messages import N_, UserError
from playground.ui.inspector.allowed import allowed
from playground.ui.inspector.change import Change
from playground.ui.inspector.field import Edited, Field
from playground.ui.inspector.field_layout import WHOLE_ROW, Span
from playground.ui.inspector.page import Page
from playground.ui.inspector.rate_slider import RateSlider
from playground.ui.inspector.setting_fields import Record, SettingFields, with_setting
from playground.ui.texts import say, set_role
from playground.ui.widgets.choice_box import ChoiceBox
from playground.ui.widgets.number_field import NumberField
from playground.ui.widgets.switch import Switch
from playground.ui.workbench import Workbench

RATE = "learning_rate"
RATE_FIELD = f"optimizer.any.{RATE}"  # one field, whichever the optimizer is
PRECISIONS = {"float64": N_("Double (64 bits)"), "float32": N_("Single (32 bits)")}
CHOICES: dict[str, Mapping[str, Record]] = {"optimizer": OPTIMIZERS, "schedule": SCHEDULES}
# the fields that show one value of `TrainingSpec` each, in the order in which they stand
PLAIN = ("batch_size", "l1", "l2", "clip_norm", "seed", "precision", "shuffle")


class TrainingPage(Page):
    """What the optimizer does with the gradient, and how the loss is measured."""

    TITLE = N_("Training")

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(workbench, parent)
        self.slider = RateSlider()
        self.slider.committed.connect(self._slide)
        for field in _choice_fields():
            self.add(field)
        self.add(_rate_field(self.slider), Span(2))
        for field in _plain_fields():
            self.add(field)
        self._settings = {
            "optimizer": SettingFields(self, "optimizer", OPTIMIZERS, skip=(RATE,)),
            "schedule": SettingFields(self, "schedule", SCHEDULES),
        }
        self.formula = QLabel()
        self.formula.setWordWrap(True)
        set_role(self.formula, "muted")
        self.columns.add(self.formula, WHOLE_ROW)

    def refresh(self, experiment: Experiment) -> None:
        training = experiment.training
        self.fields["loss"].control.offer(_losses(experiment, self.workbench.base))
        for name in ("loss", *PLAIN):
            self.fields[name].show_value(getattr(training, name))
        for name in CHOICES:
            self.fields[name].show_value(getattr(training, name).kind)
        rate = self._show_rate(training.optimizer)
        optimizer = self._settings["optimizer"].show_choice(training.optimizer)
        schedule = self._settings["schedule"].show_choice(training.schedule)
        self._show_formula(training.optimizer.kind)
        first = [self.fields["loss"], self.fields["optimizer"], *rate]
        plain = [self.fields[name] for name in PLAIN]
        self.arrange([*first, self.formula, *optimizer, *plain, self.fields["schedule"], *schedule])

    def change(self, edited: Edited) -> Change:
        text = self.fields[edited.name].title
        key = f"training.{edited.name}"
        if edited.name == "loss":
            return Change(text, edits.set_loss, (edited.value,), key, {"base": self.workbench.base})
        if edited.name == "optimizer":
            return Change(text, edits.set_optimizer, (edited.value,), key)
        if edited.part in CHOICES:
            return Change(text, edits.set_training, (), key, {edited.part: self._new_choice(edited)})
        return Change(text, edits.set_training, (), key, {edited.name: edited.value})

    def _new_choice(self, edited: Edited) -> Choice:
        """The record that was chosen, with its defaults, or the present one with one setting changed."""
        if not edited.setting:
            return Choice(edited.value)
        present: Choice = getattr(self.workbench.experiment.training, edited.part)
        return with_setting(present, CHOICES[edited.part], edited.setting, edited.value)

    def _slide(self, rate: float) -> None:
        self.commit(Edited(RATE_FIELD, rate))

    def _show_rate(self, optimizer: Choice) -> list[QWidget]:
        """The field of the learning rate, showing that of `optimizer`; nothing where it has none."""
        settings = OPTIMIZERS[optimizer.kind].settings
        default = next((setting.default for setting in settings if setting.name == RATE), None)
        if default is None:
            return []
        rate = float(optimizer.setting(RATE, default))
        self.fields[RATE_FIELD].show_value(rate)
        self.slider.show_value(rate)
        return [self.fields[RATE_FIELD]]

    def _show_formula(self, kind: str) -> None:
        optimizer = OPTIMIZERS[kind]
        say(self.formula, text=optimizer.formula, tip=optimizer.source)


def _choice_fields() -> tuple[Field, ...]:
    losses = ChoiceBox(records=LOSSES)
    optimizers = ChoiceBox(OPTIMIZERS, records=OPTIMIZERS)
    schedules = ChoiceBox(SCHEDULES, records=SCHEDULES)
    return (
        Field("loss", N_("Loss"), losses, N_("What is measured and made smaller: those that fit the data")),
        Field("optimizer", N_("Optimizer"), optimizers, N_("How a gradient becomes an update")),
        Field("schedule", N_("Rate schedule"), schedules, N_("How the learning rate changes in time")),
    )


def _rate_field(slider: RateSlider) -> Field:
    rates = [setting for record in OPTIMIZERS.values() for setting in record.settings if setting.name == RATE]
    return Field(
        RATE_FIELD, N_("Learning rate"), NumberField(rates[0]), N_("How far a step goes along the gradient"), slider
    )


def _plain_fields() -> tuple[Field, ...]:
    return (
        Field("batch_size", N_("Batch size"), _number("batch_size", whole=True), N_("Training samples in one step")),
        Field("l1", N_("L1 penalty"), _number("l1"), N_("Adds to the loss this times the sum of |w|")),
        Field("l2", N_("L2 penalty"), _number("l2"), N_("Adds to the loss half of this times the sum of w²")),
        Field("clip_norm", N_("Gradient clipping"), _number("clip_norm"), N_("Longest gradient allowed; 0: no limit")),
        Field(
            "seed",
            N_("Seed"),
            _number("seed", whole=True, increment=1.0),
            N_("The same seed gives the same first weights and the same order of batches"),
        ),
        Field(
            "precision",
            N_("Precision"),
            ChoiceBox(PRECISIONS, name=PRECISIONS.__getitem__),
            N_("How exactly the run computes"),
        ),
        Field("shuffle", N_("Shuffle"), Switch(), N_("Use the samples in another order in every epoch")),
    )


def _number(name: str, *, whole: bool = False, increment: float | None = None) -> NumberField:
    return NumberField(allowed(TRAINING, name), whole=whole, increment=increment)


def _losses(experiment: Experiment, base: Path | None) -> tuple[str, ...]:
    """The losses that fit the data; all of them where a table cannot be read."""
    try:
        return losses_for(describe(experiment.data, base))
    except UserError:
        return tuple(LOSSES)
