"""Texts that follow the language: said once where the widget is made, said again when the language changes."""

from __future__ import annotations

from typing import Any, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget

from playground.i18n import _, plain_text
from playground.ui.tips import break_long_tip

Target = TypeVar("Target", bound=QObject)
Widget = TypeVar("Widget", bound=QWidget)
PROPERTY = "playground.texts"
SETTERS = {
    "text": "setText",
    "title": "setTitle",
    "window_title": "setWindowTitle",
    "tip": "setToolTip",
    "name": "setAccessibleName",
    "description": "setAccessibleDescription",
    "placeholder": "setPlaceholderText",
}
# in these no line is ever broken
ONE_LINE = ("name", "description", "title", "window_title", "placeholder")


def say(target: Target, **texts: str) -> Target:
    """Give a widget or an action its texts, each an English text marked with `N_`; returns the target.

    `say(button, text=N_("Step"), tip=N_("One update from one batch"), name=N_("Step"))`
    The names are those of `SETTERS`. `retranslate` repeats it in another language.
    """
    known: dict[str, str] = dict(target.property(PROPERTY) or {}) | texts
    target.setProperty(PROPERTY, known)
    _apply(target, known)
    return target


def english(target: QObject, *kinds: str) -> str:
    """The English text that a widget or an action was given by `say`: the first of `kinds` that it has.

    What was never said, such as the name of a file in a menu, is given as it is shown.
    """
    known: dict[str, str] = dict(target.property(PROPERTY) or {})
    said = [known[kind] for kind in kinds if kind in known]
    shown = [getattr(target, getter, str)() for getter in ("accessibleName", "text", "title")]
    return next((text for text in (*said, *shown) if text), "")


def retranslate(root: QObject) -> None:
    """Say every text below `root` again, in the language that is now set."""
    for target in (root, *root.findChildren(QObject)):
        texts = target.property(PROPERTY)
        if texts:
            _apply(target, texts)


def _apply(target: Any, texts: dict[str, str]) -> None:
    for kind, text in texts.items():
        if kind == "name" and isinstance(target, QAction):
            continue
        said = _(text)
        one_line = kind in ONE_LINE or (kind == "text" and isinstance(target, (QAction, QAbstractButton)))
        getattr(target, SETTERS[kind])(plain_text(said) if one_line else said)
        if kind == "tip" and isinstance(target, QWidget):
            break_long_tip(target)


def set_role(widget: Widget, role: str) -> Widget:
    """Choose the look of a widget in the style sheet (`muted`, `title`, `primary`, ...)."""
    return _set_style(widget, "role", role)


def role_of(widget: QWidget) -> str:
    """The role that was set, empty where none was."""
    return widget.property("role") or ""


def set_shape(widget: Widget, shape: str) -> Widget:
    """Choose the padding of a button in the style sheet: `text` or `icon`."""
    return _set_style(widget, "shape", shape)


def set_room(widget: Widget, room: str) -> Widget:
    """Choose how close together the parts of a widget stand in the style sheet: `wide` or `narrow`."""
    return _set_style(widget, "room", room)


def _set_style(widget: Widget, name: str, value: str) -> Widget:
    if widget.property(name) != value:
        widget.setProperty(name, value)
        # a style sheet reads properties only when the widget is polished
        widget.style().unpolish(widget)
        widget.style().polish(widget)
    return widget
