"""The engine for commands: the compiled one, compiled now if it was not before."""

from __future__ import annotations

import logging

from playground.cli.terminal import say
from playground.engine.kernel import cache
from playground.messages import N_, message
from playground.training.engines import EngineFactory, ReferenceEngine, compiled_engine

log = logging.getLogger(__name__)


def engine() -> EngineFactory:
    """The compiled engine or, where it cannot be had, the readable one: slower, and the same within rounding."""
    try:
        if not cache.is_ready():
            say(message(N_("Preparing the engine: this happens once and takes about half a minute.")))
            from playground.engine.kernel.prepare import prepare

            prepare()
        from playground.engine.kernel import compiled  # noqa: F401 - whether it can be imported at all
    except Exception:
        log.debug("the compiled engine cannot be used", exc_info=True)
        say(message(N_("The compiled engine cannot be used here; training with the slow one.")))
        return ReferenceEngine
    return compiled_engine
