"""Where the compiled kernel is kept on disk, and whether it is there, without importing numba.

numba notices a change in the file of a function, but not in the files of the functions it calls. So every version of
the sources has a folder of its own, and a marker in it says that everything was compiled.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

SOURCES = Path(__file__).parent
MARKER = "complete"
KEPT_VERSIONS = 6


def user_cache_folder() -> Path:
    """The operating system's folder for files of this user that can be made again."""
    if sys.platform == "win32":
        fallback = Path.home() / "AppData" / "Local"
        return Path(os.environ.get("LOCALAPPDATA") or fallback)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def fingerprint(sources: Path = SOURCES) -> str:
    """Sixteen hex digits that change with anything that would make numba compile anew.

    The sources by path, content and time (numba looks at path and time), the versions of Python, numpy, numba and
    llvmlite, and the processor (a home folder may be shared between machines).
    """
    digest = hashlib.sha256()
    for path in sorted(sources.glob("*.py")):
        digest.update(f"{path}|{path.stat().st_mtime_ns}|".encode())
        digest.update(path.read_bytes())
    digest.update("|".join([sys.version, *map(_version, ("numpy", "numba", "llvmlite")), processor()]).encode())
    return digest.hexdigest()[:16]


def processor() -> str:
    """What tells this processor from another; where the system has no /proc, only its architecture."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return platform.machine()
    return "|".join(sorted({line for line in lines if line.startswith(("model name", "flags", "Features"))}))


def folder() -> Path:
    """The folder of this version of the kernel, made if need be; in the temporary folder if the cache is read-only."""
    name = fingerprint()
    for parent in (user_cache_folder(), Path(tempfile.gettempdir())):
        candidate = parent / "nn-playground" / "kernel" / name
        if _is_writable(candidate):
            return candidate
    return Path(tempfile.mkdtemp(prefix="nn-playground-kernel-"))


def is_ready() -> bool:
    """Whether the kernel was compiled completely before. Takes a few milliseconds."""
    return (folder() / MARKER).exists()


def mark_ready() -> None:
    """Record that every entry point has been compiled, and drop the folders of old versions."""
    here = folder()
    (here / MARKER).touch()
    versions = sorted(here.parent.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in versions[KEPT_VERSIONS:]:
        shutil.rmtree(old, ignore_errors=True)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


def _is_writable(path: Path) -> bool:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(path, os.W_OK)
