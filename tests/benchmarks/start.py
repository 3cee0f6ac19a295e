"""How long the first window takes: `python -m tests.benchmarks.start`.

Ours against a bare window of PySide6 and pyqtgraph with four plots, each in a process of its own, in turns; the time
from starting Python to the first paint, median. The program's own engine is loaded after that, as it is for a user.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time

ROUNDS = 7


def show_bare() -> object:
    """What anyone would write: a window with four plots."""
    import pyqtgraph as pg
    from PySide6.QtWidgets import QApplication, QGridLayout, QMainWindow, QWidget

    app = QApplication([])
    window, centre = QMainWindow(), QWidget()
    grid = QGridLayout(centre)
    for place in range(4):
        grid.addWidget(pg.PlotWidget(), place // 2, place % 2)
    window.setCentralWidget(centre)
    window.resize(1280, 720)
    return app, window


def show_ours() -> object:
    """The program as `playground` starts it."""
    from playground.document.presets import DEFAULT, preset
    from playground.ui.app import make_application, make_window
    from playground.ui.settings import Settings

    app = make_application()
    return app, make_window(preset(DEFAULT), None, Settings(language="en", theme="light"))


WINDOWS = {"bare": show_bare, "ours": show_ours}


def child(which: str) -> None:
    """Show one window and print the time of day when it has been painted."""
    app, window = WINDOWS[which]()
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Painted(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                window.removeEventFilter(self)
                QTimer.singleShot(0, app.quit)
            return False

    painted = Painted()
    window.installEventFilter(painted)
    window.show()
    app.exec()
    print(time.time(), flush=True)
    os._exit(0)


def seconds_to_first_window(which: str) -> float:
    """From starting Python to the first paint."""
    command = [sys.executable, "-m", "tests.benchmarks.start", "--child", which]
    begin = time.time()
    result = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return float(result.stdout.split()[-1]) - begin


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.start", description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="starts of each (default: %(default)s)")
    parser.add_argument("--child", choices=WINDOWS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(options.child)
    times: dict[str, list[float]] = {which: [] for which in WINDOWS}
    for which in WINDOWS:
        seconds_to_first_window(which)
    for _round in range(options.rounds):
        for which, found in times.items():
            found.append(seconds_to_first_window(which))
    medians = {which: statistics.median(found) for which, found in times.items()}
    print(f"first window, median of {options.rounds} starts")
    print(f"bare PySide6 and pyqtgraph, four plots  {1000 * medians['bare']:7.0f} ms")
    print(f"this program                            {1000 * medians['ours']:7.0f} ms")
    print(f"ratio                                   {medians['ours'] / medians['bare']:7.2f}")


if __name__ == "__main__":
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main()
