"""When Python may collect garbage: not while Qt goes through all widgets.

Qt notes which widgets there are before it tells each of them of another style sheet or language. What they do about it
may be the moment at which Python collects garbage, and a widget that is deleted then is one that Qt still goes to: it
crashes.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def garbage_kept() -> Iterator[None]:
    """Collect no garbage meanwhile."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
