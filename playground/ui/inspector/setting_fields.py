"""Fields for the settings of a chosen record, made from the record: a new record or setting shows by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtWidgets import QWidget

from playground.document.experiment import Choice
from playground.engine.settings import Setting
from playground.i18n.names import name_of
from playground.ui.inspector.field import Field
from playground.ui.inspector.page import Page
from playground.ui.widgets.number_field import NumberField
from playground.ui.widgets.switch import Switch


class Record(Protocol):
    """An initializer, an optimizer or a schedule."""

    @property
    def settings(self) -> tuple[Setting, ...]: ...


class SettingFields:
    """The settings of the record that a `Choice` names, as fields `<prefix>.<kind>.<setting>` of a page.

    Fields are made when their record is first chosen and hidden while another one is. `skip` names settings that have
    a field elsewhere; `context` is the marked text that goes before each caption.
    """

    def __init__(
        self, page: Page, prefix: str, records: Mapping[str, Record], skip: tuple[str, ...] = (), context: str = ""
    ) -> None:
        self._page = page
        self._prefix = prefix
        self._records = records
        self._skip = skip
        self._context = context
        self._made: dict[tuple[str, str], Field] = {}

    def show_choice(self, choice: Choice) -> list[QWidget]:
        """The fields of the chosen record, showing its settings; the page arranges them."""
        shown: list[QWidget] = []
        for setting in self._records[choice.kind].settings:
            if setting.name not in self._skip:
                field = self._field(choice.kind, setting)
                field.show_value(choice.setting(setting.name, setting.default))
                shown.append(field)
        return shown

    def _field(self, kind: str, setting: Setting) -> Field:
        key = (kind, setting.name)
        if key not in self._made:
            name = f"{self._prefix}.{kind}.{setting.name}"
            control = Switch() if setting.is_switch else NumberField(setting)
            self._made[key] = self._page.add(Field(name, name_of(setting.name), control, context=self._context))
        return self._made[key]


def with_setting(choice: Choice, records: Mapping[str, Record], name: str, value: float | bool) -> Choice:
    """`choice` with one setting changed, in the type that the record's default has."""
    default = next(setting.default for setting in records[choice.kind].settings if setting.name == name)
    return choice.with_setting(name, value if isinstance(default, bool) else float(value))
