"""Commands out of the inspector's fields: each choice, each switch and each number of the pages, as they stand now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from playground.i18n import _, translate
from playground.messages import Message
from playground.ui.finder.command import Command, joined, spoken
from playground.ui.inspector.feature_chips import FeatureChips
from playground.ui.inspector.field import Edited, Field
from playground.ui.inspector.page import Page
from playground.ui.widgets.choice_box import ChoiceBox
from playground.ui.widgets.count_box import CountBox
from playground.ui.widgets.number_field import NumberField
from playground.ui.widgets.switch import Switch

# a field of a page that was never shown is hidden as well, but nobody has hidden it
WAS_HIDDEN = Qt.WidgetAttribute.WA_WState_ExplicitShowHide


def page_commands(page: Page) -> Iterator[Command]:
    """What can be set on a page of the inspector, whether the page is the one that is shown or not."""
    for field in page.fields.values():
        if not (field.isHidden() and field.testAttribute(WAS_HIDDEN)):
            yield from _field_commands(page, field)


def _field_commands(page: Page, field: Field) -> Iterator[Command]:
    control = field.control
    if isinstance(control, ChoiceBox):
        for kind in control.kinds:
            title = partial(_choice_title, field, control, kind)
            yield _setting(page, field, title, partial(_give, field, kind), control.value == kind, kind)
    elif isinstance(control, Switch):
        on = control.isChecked()
        yield _setting(page, field, partial(_title, field), partial(_give, field, not on), on, not on)
    elif isinstance(control, FeatureChips):
        for name, chip in control.chips.items():
            title = partial(_chip_title, field, chip)
            yield _setting(page, field, title, chip.click, chip.isChecked(), name)
    elif isinstance(control, NumberField | CountBox):
        yield _number(page, field, control)


def _setting(page: Page, field: Field, title: Any, work: Any, chosen: bool, value: object) -> Command:
    return Command(
        titles=spoken(title),
        places=spoken(page.subject),
        work=work,
        chosen=chosen,
        enabled=field.control.isEnabled(),
        why_not=partial(_why_not, page, field, value),
    )


def _number(page: Page, field: Field, control: NumberField | CountBox) -> Command:
    return Command(
        titles=spoken(partial(_title, field)),
        places=spoken(page.subject),
        value=control.shown,
        enabled=control.isEnabled(),
        why_not=partial(_why_disabled, field),
        number=control,
        give=partial(_give, field),
    )


def _give(field: Field, value: object) -> None:
    """As if the user had committed `value` in the field."""
    field.control.show_value(value)
    field.control.committed.emit(value)


def _why_not(page: Page, field: Field, value: object) -> str:
    refusal = page.refusal(Edited(field.name, value)) if field.control.isEnabled() else None
    return translate(refusal) if isinstance(refusal, Message) else _why_disabled(field)


def _why_disabled(field: Field) -> str:
    """A control that cannot be used says why in its tooltip, where it says anything but what it is for."""
    tip = field.control.toolTip()
    return "" if field.control.isEnabled() or tip == _(field.tip) else tip


def _title(field: Field) -> str:
    return field.title


def _choice_title(field: Field, control: ChoiceBox, kind: str) -> str:
    return joined(field.title, control.name_of(kind))


def _chip_title(field: Field, chip: QAbstractButton) -> str:
    return joined(field.title, chip.text())
