"""What every test of the window's parts relies on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from playground.ui import thai_words
from tests.ui.snapshots import STILL

thai_words.keep_whole()


@pytest.fixture(autouse=True)
def no_step_outlives_its_stack() -> Iterator[None]:
    """Forget what can be undone: steps that are collected as garbage before their stack let it crash."""
    yield
    while STILL:
        STILL.pop().undo_stack.clear()
