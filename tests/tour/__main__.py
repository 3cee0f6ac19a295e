"""Pictures of every panel and mode: `python -m tests.tour FOLDER [--theme dark] [--size 1024x768] [STOP…]`.

Without options: both languages, every theme, three sizes. What has not its room is said beside its picture's name.
"""

from __future__ import annotations

import argparse
import os
import sys
from itertools import product
from pathlib import Path

if sys.platform == "linux":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from playground.ui.theme.palettes import THEMES
from tests.tour.fits import complaints
from tests.tour.pictures import LANGUAGES, SIZES, grab, toured_window
from tests.tour.stops import STOPS


def main() -> int:
    """Take the pictures; exit code 1 where a text has not its room."""
    options = _options()
    options.folder.mkdir(parents=True, exist_ok=True)
    sizes = [tuple(map(int, size.split("x"))) for size in options.size] or SIZES
    failures = 0
    for language, theme, (width, height) in product(options.language or LANGUAGES, options.theme or THEMES, sizes):
        with toured_window(language, theme, (width, height)) as window:
            for stop in STOPS:
                if options.stops and stop.name not in options.stops:
                    continue
                stop.visit(window)
                name = f"{stop.name}-{language}-{theme}-{width}x{height}.png"
                grab(window).save(str(options.folder / name))
                for line in complaints(window):
                    failures += 1
                    print(f"{name}: {line}", flush=True)
                stop.leave(window)
    return 1 if failures else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.tour", description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("stops", nargs="*", metavar="STOP", help=f"of {', '.join(stop.name for stop in STOPS)}")
    parser.add_argument("--language", action="append", choices=LANGUAGES, default=[])
    parser.add_argument("--theme", action="append", choices=list(THEMES), default=[])
    parser.add_argument("--size", action="append", default=[], metavar="WIDTHxHEIGHT")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
