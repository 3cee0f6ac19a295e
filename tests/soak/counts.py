"""How much there is of everything that a program may forget to give back."""

from __future__ import annotations

import ctypes
import sys
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from tests.benchmarks.memory import resident_megabytes
from tests.soak.stage import Stage

# How far a number may be above what it has been in the first half, as a share and in so many pieces.
SHARE, PIECES = 0.03, 12
# Megabytes that memory may grow in a thousand actions, once it has been used for a while, and what is no growth at all.
GROWTH, NO_GROWTH = 2.0, 24.0


@dataclass(frozen=True)
class Counts:
    """`threads` of Python, `tasks` of the system (0 where it does not tell), `memory` in megabytes."""

    widgets: int
    windows: int
    objects: int
    timers: int
    threads: int
    tasks: int
    items: int
    memory: float

    @classmethod
    def of(cls, stage: Stage) -> Counts:
        _give_back_memory()
        tasks = Path("/proc/self/task")
        return cls(
            widgets=len(QApplication.allWidgets()),
            windows=len(QApplication.topLevelWidgets()),
            objects=len(stage.window.findChildren(QObject)),
            timers=len(stage.window.findChildren(QTimer)),
            threads=threading.active_count(),
            tasks=len(list(tasks.iterdir())) if tasks.exists() else 0,
            items=len(stage.view.network_scene.items()),
            memory=resident_megabytes(),
        )

    def __str__(self) -> str:
        return ", ".join(f"{field.name} {value:g}" for field, value in zip(fields(self), astuple(self), strict=True))


def kinds() -> Counter[str]:
    """How many widgets there are of each class: says what it is that grows."""
    return Counter(type(widget).__name__ for widget in QApplication.allWidgets())


def _give_back_memory() -> None:
    """What is free shall not be counted as used."""
    if sys.platform == "linux":
        ctypes.CDLL("libc.so.6").malloc_trim(0)


def growing(counts: Sequence[Counts]) -> list[str]:
    """What is now more than it was in the first half of the visits at home, beyond a band; memory apart."""
    half = counts[: max(1, len(counts) // 2)]
    found = []
    for field in fields(Counts):
        if field.name != "memory":
            before, now = max(getattr(one, field.name) for one in half), getattr(counts[-1], field.name)
            if now > before * (1 + SHARE) + PIECES:
                found.append(f"{field.name} {before} -> {now}")
    return found


def memory_growth(actions: Sequence[int], counts: Sequence[Counts]) -> float:
    """Megabytes in a thousand actions: the median slope between visits after the first quarter, 0 where it is flat."""
    start = len(counts) // 4
    steps, memory = np.array(actions[start:], float), np.array([one.memory for one in counts[start:]])
    if len(steps) < 4 or memory[-3:].mean() - memory[:3].mean() < NO_GROWTH:
        return 0.0
    first, second = np.triu_indices(len(steps), 1)
    return float(np.median((memory[second] - memory[first]) / (steps[second] - steps[first])) * 1000)
