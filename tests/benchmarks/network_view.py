"""What the network view costs the window's thread: `python -m tests.benchmarks.network_view`.

Prints milliseconds of processor time on this machine: every item drawn anew, and one repaint of the whole view. While
training runs, each frame draws items anew for at most `scene.BUDGET` seconds and repaints what they cover.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from playground.training.snapshot import RunState
from playground.ui import workbench as workbench_module
from playground.ui.canvas.panel import NetworkPanel
from playground.ui.canvas.scene import BUDGET, NetworkScene
from playground.ui.theme.theme import theme
from playground.ui.workbench import Workbench
from tests.ui.snapshots import StillSession, network_of, random_maps, snapshot_of

NETWORKS = {"2-4-2-1": (4, 2), "2-10x16-1": (16,) * 10, "2-64-64-1": (64, 64)}
REPEATS = 30


def milliseconds(work: Callable[[], None]) -> float:
    """The median processor time of this thread."""
    times = []
    for _ in range(REPEATS):
        start = time.thread_time()
        work()
        times.append(time.thread_time() - start)
    return 1e3 * statistics.median(times)


def drawn_anew(scene: NetworkScene, numbers: list[object]) -> None:
    """Everything of one snapshot, without the bound of a frame."""
    scene.show_snapshot(numbers.pop())
    while not scene.settled:
        scene.render_some()


def measure(name: str, hidden: tuple[int, ...]) -> None:
    experiment = network_of(*hidden)
    panel = NetworkPanel(Workbench(experiment), QWidget())
    panel.resize(692, 448)
    panel.show()
    QApplication.processEvents()
    scene, port = panel.view.network_scene, panel.view.viewport()
    sizes = (2, *hidden, 1)
    for state in (RunState.RUNNING, RunState.PAUSED):
        snapshots = [
            snapshot_of(experiment, number=number, maps=random_maps(sizes, 24), state=state)
            for number in range(REPEATS)
        ]
        scene.forget_pictures()
        everything = milliseconds(lambda snapshots=snapshots: (scene.forget_pictures(), drawn_anew(scene, snapshots)))
        print(f"{name:>12} {state.value:>8}: everything drawn anew {everything:6.1f} ms, ", end="")
        print(f"repaint {milliseconds(port.repaint):5.1f} ms, budget of a frame {1e3 * BUDGET:.0f} ms")
    panel.close()


def main() -> None:
    app = QApplication([])
    workbench_module.Session = StillSession
    theme().choose("light")
    for name, hidden in NETWORKS.items():
        measure(name, hidden)
    app.quit()


if __name__ == "__main__":
    main()
