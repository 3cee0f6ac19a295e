"""Exceptions in methods that Qt calls: heard, and kept from going back into Qt.

Of an exception that was raised in C, such as an index out of range, PySide 6.11 makes a crash on Python 3.11, and the
crash says nothing of where it was. So each override of a method of Qt is wrapped while the soak goes on.

The frames of such an exception are cleared at once: one of `paintEvent` holds a painter, and a painter that lives
longer than what it paints on writes into memory that is not its own any more.
"""

from __future__ import annotations

import pkgutil
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from importlib import import_module
from types import FunctionType
from typing import Any
from unittest.mock import patch

import playground.ui

Heard = Callable[[BaseException], None]
OWN = "playground.ui."


@contextmanager
def guarded_overrides(heard: Heard) -> Iterator[None]:
    """`heard` gets every exception in an override; Qt gets what its own method gives."""
    with ExitStack() as stack:
        for made, name, method in _overrides():
            stack.enter_context(patch.object(made, name, _guarded(made, name, method, heard)))
        yield


def _overrides() -> Iterator[tuple[type, str, FunctionType]]:
    """Every method of a class of the window that stands in for one of Qt's."""
    for module in pkgutil.walk_packages(playground.ui.__path__, OWN):
        import_module(module.name)
    for name, module in list(sys.modules.items()):
        if name.startswith(OWN):
            for made in vars(module).values():
                if isinstance(made, type) and made.__module__ == name:
                    yield from _overrides_of(made)


def _overrides_of(made: type) -> Iterator[tuple[type, str, FunctionType]]:
    theirs = [base for base in made.__mro__ if base.__module__.startswith("PySide6")]
    for name, method in list(vars(made).items()):
        if isinstance(method, FunctionType) and name != "__init__" and any(name in vars(base) for base in theirs):
            yield made, name, method


def _guarded(made: type, name: str, method: FunctionType, heard: Heard) -> Callable[..., Any]:
    @wraps(method)
    def guarded(self: Any, *arguments: Any) -> Any:
        try:
            return method(self, *arguments)
        except Exception as error:
            heard(error)
            traceback.clear_frames(error.__traceback__)
            return getattr(super(made, self), name)(*arguments)

    return guarded
