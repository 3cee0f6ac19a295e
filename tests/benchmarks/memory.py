"""Whether a long run needs more memory than a short one: `python -m tests.benchmarks.memory`.

The window trains one network; resident memory after 100 thousand steps against after 10 million.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from playground.training.snapshot import RunState
from playground.ui.window import MainWindow
from tests.benchmarks.running import open_window, wait
from tests.benchmarks.workloads import WORKLOADS

SHORT, LONG = 100_000, 10_000_000


def resident_megabytes() -> float:
    """Memory of this process in use now; where the system does not tell, the most it has ever used."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def train_to(window: MainWindow, step: int) -> float:
    """Train to `step` as fast as the machine can, and say how much memory is in use then."""
    session = window.workbench.session
    shown = window.workbench.snapshot
    session.step(step - (shown.step if shown else 0))

    def there() -> bool:
        snapshot = window.workbench.snapshot
        return snapshot is not None and snapshot.step >= step and snapshot.state is not RunState.RUNNING

    wait(there, 3600)
    time.sleep(0.5)
    return resident_megabytes()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.memory", description=__doc__.split("\n")[0])
    parser.add_argument("--network", choices=WORKLOADS, default="2-4-2-1", help="default: %(default)s")
    parser.add_argument("--steps", type=int, default=LONG, help="of the long run (default: %(default)s)")
    options = parser.parse_args()
    with open_window(WORKLOADS[options.network], 1280, 720) as window:
        short = train_to(window, SHORT)
        print(f"{options.network} after {SHORT:>12,} steps  {short:7.1f} MB", flush=True)
        long = train_to(window, options.steps)
        print(f"{options.network} after {options.steps:>12,} steps  {long:7.1f} MB")
        print(f"ratio {long / short:.3f}")


if __name__ == "__main__":
    main()
