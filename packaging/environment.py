"""The virtual environment `.venv`: made once, stamped when complete, rebuilt when it was interrupted."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import debian

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SUPPORTED = ((3, 13), (3, 12), (3, 11))
WINDOWS = os.name == "nt"

# What an environment is for, by the lock that is installed into it. The tests' lock holds everything of the other.
RUN = ROOT / "packaging" / "requirements.lock"
TEST = ROOT / "packaging" / "requirements-test.lock"


class SetupError(Exception):
    """The set-up cannot go on; the text is one sentence for the person who typed the command."""


def python() -> Path:
    """The interpreter of the environment."""
    return VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")


def prepare(lock: Path) -> None:
    """Make `.venv` hold what `lock` pins, and the engine compiled; at once where that is so already."""
    if is_ready(lock):
        return
    if is_unfinished() or not is_usable():
        create()
    unfinished().touch()
    print(f"Installing the packages of {lock.name} into {VENV} (once; some 200 MB are fetched)")
    install(lock)
    compile_engine()
    stamp().write_text(json.dumps(fingerprint(lock)), encoding="utf-8")
    unfinished().unlink()


def is_ready(lock: Path) -> bool:
    """Whether the stamp says that this very lock, or the larger one, was installed completely."""
    if is_unfinished() or not python().exists():
        return False
    try:
        stamped = json.loads(stamp().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return any(stamped == fingerprint(enough) for enough in {lock, TEST})


def fingerprint(lock: Path) -> dict[str, str]:
    """What an environment was made from: the lock, its content, and where it stands (environments cannot be moved)."""
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    return {"lock": lock.name, "sha256": digest, "place": str(VENV)}


def stamp() -> Path:
    """Written last: there only when everything is."""
    return VENV / "ready.json"


def unfinished() -> Path:
    """There while packages are being installed: an interrupted set-up leaves it behind."""
    return VENV / "unfinished"


def is_unfinished() -> bool:
    return unfinished().exists()


def is_usable() -> bool:
    """Whether `.venv` has an interpreter of a supported version that starts, with pip."""
    return python().exists() and version_of(str(python()), "import pip") in SUPPORTED


def create() -> None:
    """Make `.venv` anew."""
    interpreter = supported_python()
    require_venv(interpreter)
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.mkdir(exist_ok=True)
    unfinished().touch()
    print(f"Making {VENV}")
    if subprocess.run([interpreter, "-m", "venv", str(VENV)]).returncode:
        raise SetupError(f"{interpreter} could not make the virtual environment {VENV}; see the lines above.")


def supported_python() -> str:
    """The Python that is running if it is supported, else one that is installed beside it."""
    if sys.version_info[:2] in SUPPORTED:
        return sys.executable
    for version in SUPPORTED:
        found = shutil.which("python{}.{}".format(*version))
        if found and version_of(found) == version:
            return found
    running = "{}.{}".format(*sys.version_info[:2])
    raise SetupError(
        f"Python 3.11, 3.12 or 3.13 is needed, but this is Python {running} and none of them was found on PATH."
    )


def version_of(interpreter: str, statement: str = "pass") -> tuple[int, ...] | None:
    """The version of an interpreter, None where it does not start or cannot carry out `statement`."""
    code = f"{statement}\nimport sys\nprint(*sys.version_info[:2])"
    try:
        done = subprocess.run([interpreter, "-c", code], capture_output=True, text=True)
    except OSError:
        return None
    return tuple(map(int, done.stdout.split())) if done.returncode == 0 else None


def require_venv(interpreter: str) -> None:
    """Debian and Ubuntu ship Python without what virtual environments need: install that, or say how."""
    version = version_of(interpreter, "import ensurepip, venv")
    if version:
        return
    package = "python{}.{}-venv".format(*(version_of(interpreter) or (3, 11)))
    if not debian.install([package]):
        raise SetupError(f"{interpreter} cannot make virtual environments; type: {debian.command([package])}")


def install(lock: Path) -> None:
    """Install what `lock` pins, refusing whatever has another hash than it names."""
    arguments = ["--require-hashes", "--only-binary", ":all:", "--no-input", "--disable-pip-version-check"]
    if run_python("-m", "pip", "install", *arguments, "-r", str(lock)):
        raise SetupError(f"The packages of {lock.name} could not be installed; see the lines above, then try again.")


def compile_engine() -> None:
    """Compile the training engine now, so that the first training starts at once."""
    print("Compiling the training engine (once)")
    if run_python("-m", "playground.engine.kernel.prepare"):
        print("The training engine could not be compiled now; the program will try again when it starts.")


def run_python(*arguments: str, cwd: Path | None = None) -> int:
    """Run the environment's Python with the checkout importable; returns its exit code."""
    return subprocess.run([str(python()), *arguments], cwd=cwd, env=variables()).returncode


def variables() -> dict[str, str]:
    """The environment variables of the program: the caller's, with the checkout on the import path."""
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    return dict(os.environ, PYTHONPATH=os.pathsep.join(filter(None, paths)))
