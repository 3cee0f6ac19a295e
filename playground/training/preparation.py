"""Making the compiled engine ready: it is compiled once, in a process of its own, so that the window stays quick."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import playground
from playground.engine.kernel import cache
from playground.training.engines import EngineFactory, compiled_engine

log = logging.getLogger(__name__)

PREPARE = "playground.engine.kernel.prepare"


class EngineSupply(Protocol):
    """Where a session gets its engine from."""

    def poll(self) -> EngineFactory | None:
        """The engine, or None while it is still being prepared. Called again and again by the worker."""
        ...

    def stop(self) -> None:
        """Give up: the session ends."""
        ...


class Supply:
    """An engine that is there already."""

    def __init__(self, make_engine: EngineFactory) -> None:
        self._make_engine = make_engine

    def poll(self) -> EngineFactory | None:
        return self._make_engine

    def stop(self) -> None:
        """Nothing is under way."""


class CompiledSupply:
    """The compiled kernel, compiled by a child process first where no compiled one is kept on disk.

    Where the child fails, the worker compiles for itself: slower for the window, but it trains.
    """

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._child_failed = False

    def poll(self) -> EngineFactory | None:
        if self._child is None:
            if self._child_failed or cache.is_ready():
                return compiled_engine
            self._child = _start_child()
            self._child_failed = self._child is None
        if self._child is not None and self._child.poll() is None:
            return None
        if not cache.is_ready():
            log.warning("the engine was not prepared by a child process; compiling it in the worker")
        return compiled_engine

    def stop(self) -> None:
        if self._child is not None and self._child.poll() is None:
            self._child.kill()
            self._child.wait()


def _start_child() -> subprocess.Popen[bytes] | None:
    """`python -m` the preparation, with this very package on its path; None where no process can be started."""
    here = str(Path(playground.__file__).parents[1])
    path = os.pathsep.join([here, *filter(None, [os.environ.get("PYTHONPATH")])])
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        return subprocess.Popen(
            [sys.executable, "-m", PREPARE],
            env=os.environ | {"PYTHONPATH": path},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=flags,
        )
    except OSError:
        log.exception("cannot start %s", PREPARE)
        return None
