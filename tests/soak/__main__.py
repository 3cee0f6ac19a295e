"""An hour of somebody who does anything: `python -m tests.soak [--minutes 60] [--seed N] [--actions N]`.

Random actions in the real window, with real mouse and key events; after each, every law of `invariants.py` is looked
at, and every exception, warning of Qt and error in the log ends the session with its seed and its last actions. Every
now and then the person goes home: what was opened has to be closed, and there must not be more and more of anything.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.soak.soak import SoakError, after, soak
from tests.soak.stage import at_home


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--minutes", type=float, default=60.0, help="how long (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=None, help="of the dice (default: another one each time)")
    parser.add_argument("--actions", type=int, default=None, help="end after so many")
    parser.add_argument("--journal", type=Path, default=None, help="note every action here, for a crash of the program")
    options = parser.parse_args()
    faulthandler.enable()
    seed = random.SystemRandom().randrange(1_000_000) if options.seed is None else options.seed
    print(f"seed {seed}", flush=True)
    with tempfile.TemporaryDirectory() as name, at_home(Path(name)), _journal(options.journal) as note:
        os.environ["XDG_CONFIG_HOME"] = name
        try:
            done = soak(seed, Path(name), after(60 * options.minutes, options.actions), _say, note)
        except SoakError as error:
            print(error, file=sys.stderr)
            return 1
    print(f"{done} actions, nothing wrong")
    return 0


@contextmanager
def _journal(path: Path | None) -> Iterator[Callable[[str], object]]:
    """Writes lines at once, so that they are there after a crash."""
    if path is None:
        yield str
        return
    with path.open("w", encoding="utf-8", buffering=1) as file:
        yield lambda line: file.write(line + "\n")


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
