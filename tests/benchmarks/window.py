"""How the window fares while a network trains flat out: `python -m tests.benchmarks.window [--size 1280x720]`.

beats    how often a second a timer of 60 Hz in the window is served: what limits every view
frames   how often a second the window was painted
event    how long an event from outside waited until the window answered, 95th percentile and longest
share    steps per second with the window against a session that nobody looks at, measured before and after

With `--everything` all looks inside the network are open: a watched weight, the user's own point, distributions, a
diagnosis, and the hidden space computed besides. The promise is kept with `2-8-8-1 --size 1920x1080 --everything` at 30
frames/s or more, events answered within 33 ms, and a share of a half or more. In its first seconds a run is evaluated
after every epoch, which costs most of its speed beside a window: `--warm-up 12` shows how it goes on.
"""

from __future__ import annotations

import argparse
import os
import random
import socket
import struct
import sys
import threading
import time
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QObject, QSocketNotifier, Qt, QTimer

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from playground.training.insight import InsightWants
from playground.ui.charts.gradient import GradientChart
from playground.ui.charts.output import OutputChart
from playground.ui.selection import Selection
from tests.benchmarks.running import headless_rate, open_window, rate_between
from tests.benchmarks.workloads import WORKLOADS

STAMP = struct.Struct("d")
WARM_UP = 2.0
QUESTION = (1.2, -0.4)


class Visitor(QObject):
    """Events from outside at random moments, as a person's are; `waits` are seconds from sending to answering."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[float] = []
        self._near, self._far = socket.socketpair()
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._answer)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._call, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        self._thread.join()
        self._notifier.setEnabled(False)
        self._near.close()
        self._far.close()

    def _call(self) -> None:
        moments = random.Random(0)
        while not self._stop.wait(moments.uniform(0.005, 0.025)):
            self._far.sendall(STAMP.pack(time.perf_counter()))

    def _answer(self) -> None:
        stamps = self._near.recv(64 * STAMP.size)
        now = time.perf_counter()
        self.waits += [now - stamp for (stamp,) in STAMP.iter_unpack(stamps)]


class Counter(QObject):
    """Counts the beats of a timer of 60 Hz, and the frames of one window."""

    def __init__(self, window: QObject) -> None:
        super().__init__()
        self.beats = self.frames = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(16)
        window.installEventFilter(self)

    def _beat(self) -> None:
        self.beats += 1

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            self.frames += 1
        return False


@dataclass(frozen=True)
class Figures:
    """What was measured of one window."""

    beats: float
    frames: float
    wait_95: float
    wait_longest: float
    rate: float


def measure(
    name: str, size: tuple[int, int], seconds: float, warm_up: float = WARM_UP, everything: str | None = None
) -> Figures:
    """Train one workload in the window for a while, with everything open and this view of the output shown, or None."""
    with open_window(WORKLOADS[name], *size) as window:
        if everything is not None:
            show_everything(window, everything)
        session = window.workbench.session
        session.train()
        _run_for(warm_up)
        visitor, counter = Visitor(), Counter(window)
        first, begin = step_of_window(window), time.perf_counter()
        _run_for(seconds)
        elapsed, last = time.perf_counter() - begin, step_of_window(window)
        visitor.close()
        waits = 1000 * np.array(visitor.waits)
        return Figures(
            counter.beats / elapsed,
            counter.frames / elapsed,
            float(np.percentile(waits, 95)),
            float(waits.max()),
            rate_between(first, last),
        )


def show_everything(window, view: str) -> None:
    """Open whatever can be looked at, with this view of the output; what hides behind it is computed all the same."""
    workbench = window.workbench
    workbench.select(Selection("weight", 0, 1, 0))
    window.findChild(GradientChart).turn_to("distributions")
    output = window.findChild(OutputChart)
    output.pages["map"].ask(QUESTION)
    output.turn_to(view)
    hidden = len(workbench.experiment.network.layers) - 2
    wants = InsightWants(health=True, hidden_layer=hidden, start=True, diagnosis=True, question=QUESTION)
    workbench.want_insight("benchmark", wants)


def step_of_window(window) -> tuple[int, float]:
    """The step of the newest snapshot that the window shows, and the time now."""
    return window.workbench.snapshot.step, time.perf_counter()


def _run_for(seconds: float) -> None:
    """Let the window live as it does in `exec`, without a busy loop."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def main() -> None:
    options = _options()
    width, height = (int(part) for part in options.size.split("x"))
    print(f"window {width}x{height}, {options.seconds:g} s each")
    print(f"{'network':12}{'beats/s':>9}{'frames/s':>10}{'event 95 %':>12}{'longest':>10}{'steps/s':>12}{'share':>8}")
    for name in options.networks or WORKLOADS:
        before = headless_rate(WORKLOADS[name], options.warm_up, options.seconds)
        figures = measure(name, (width, height), options.seconds, options.warm_up, options.everything)
        after = headless_rate(WORKLOADS[name], options.warm_up, options.seconds)
        share = figures.rate / ((before + after) / 2)
        waits = f"{figures.wait_95:9.1f} ms{figures.wait_longest:7.1f} ms"
        rates = f"{figures.beats:9.1f}{figures.frames:10.1f}{waits}{figures.rate:12,.0f}{share:8.2f}"
        print(f"{name:12}{rates}", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.window", description=__doc__.split("\n")[0])
    parser.add_argument("networks", nargs="*", metavar="NETWORK", help=f"of {', '.join(WORKLOADS)}; default: all")
    parser.add_argument("--size", default="1280x720", help="of the window (default: %(default)s)")
    parser.add_argument("--everything", nargs="?", const="map", metavar="VIEW", help="open all looks (default: map)")
    parser.add_argument(
        "--warm-up", type=float, default=WARM_UP, help="seconds of training before (default: %(default)s)"
    )
    parser.add_argument("--seconds", type=float, default=5.0, help="of measuring (default: %(default)s)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
