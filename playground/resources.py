"""Where the files that ship with the program are: data sets, experiments, texts, fonts."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder: `resource("datasets", "iris.csv")`.

    The wheel holds `resources` inside the package, a checkout holds it beside the package.
    """
    inside = _PACKAGE / "resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)
