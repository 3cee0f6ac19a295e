"""Pictures of the real window, made without a screen, for `dev.py screenshots` and for `dev.py run` without a display.

pictures.py                   the README's pictures
pictures.py OUT EXPERIMENT    one picture, of one experiment
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "pictures"
README = {"light-en.png": ("en", "light"), "dark-th.png": ("th", "dark")}


def main(arguments: list[str]) -> int:
    """Take the pictures asked for and name each."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from playground.document.files import read_experiment
    from playground.ui.screenshot import take

    if arguments:
        out, experiment = map(Path, arguments)
        take(out, experiment=read_experiment(experiment))
        print(f"Screenshot: {out}")
        return 0
    for name, (language, theme) in README.items():
        take(FOLDER / name, language=language, theme=theme)
        print(f"Screenshot: {FOLDER / name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
