"""Pinning: the newest versions that pyproject.toml allows, with hashes, for every supported Python and system."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from environment import ROOT, RUN, TEST, WINDOWS, SetupError

CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--upgrade",
    "--quiet",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
)


def write() -> int:
    """Write both locks with uv, which is installed for this once into a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        uv = install_uv(Path(folder))
        compile_lock(uv, RUN, "--constraint", str(CONSTRAINTS))
        compile_lock(uv, TEST, "--group", "test", "--constraint", str(RUN))
    return 0


def install_uv(folder: Path) -> Path:
    """The path of a uv in an environment made in `folder`."""
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if WINDOWS else "bin")
    if subprocess.run([str(scripts / "python"), "-m", "pip", "install", "--quiet", "uv"]).returncode:
        raise SetupError("uv, which writes the locks, could not be installed; see the lines above.")
    return scripts / "uv"


def compile_lock(uv: Path, lock: Path, *options: str) -> None:
    """Resolve pyproject.toml into `lock`."""
    command = [str(uv), "pip", "compile", *OPTIONS, *options, "--output-file", str(lock), "pyproject.toml"]
    if subprocess.run(command, cwd=ROOT, env=uv_variables(), stdout=subprocess.DEVNULL).returncode:
        raise SetupError(f"{lock.name} could not be resolved; see the lines above.")
    print(f"Wrote {lock}")


def uv_variables() -> dict[str, str]:
    """uv does not read pip's settings, so the package index and certificates set there are handed to it."""
    handed = {"UV_DEFAULT_INDEX": pip_setting("index-url"), "SSL_CERT_FILE": pip_setting("cert")}
    return dict(os.environ, **{name: value for name, value in handed.items() if value})


def pip_setting(name: str) -> str | None:
    """A setting of pip from its variables or its files; None where it is not set."""
    variable = "PIP_" + name.upper().replace("-", "_")
    if os.environ.get(variable):
        return os.environ[variable]
    asked = subprocess.run(
        [sys.executable, "-m", "pip", "config", "get", f"global.{name}"], capture_output=True, text=True
    )
    return asked.stdout.strip() or None
