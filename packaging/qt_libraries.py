"""The system libraries that Qt needs on Linux, which its wheel does not carry."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterable

import debian
from environment import SetupError

# What Qt's window, drawing and xcb platform libraries link against, and the Debian package of each.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def require() -> None:
    """Make sure that Qt can start here: install what is missing, or say what to type."""
    absent = missing()
    if not absent:
        return
    packages = [PACKAGES[name] for name in absent]
    if not debian.install(packages):
        raise SetupError(advice(absent))


def missing(names: Iterable[str] = PACKAGES) -> list[str]:
    """The libraries of `names` that this system does not have; none elsewhere than on Linux."""
    return [name for name in names if not can_load(name)] if sys.platform == "linux" else []


def can_load(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def advice(absent: list[str]) -> str:
    """One sentence with the command to type, or with the names of the libraries where there is no such command."""
    if debian.is_debian():
        return (
            f"The window needs system libraries that are missing; type: {debian.command([PACKAGES[n] for n in absent])}"
        )
    return f"The window needs system libraries that are missing: {', '.join(absent)}."
