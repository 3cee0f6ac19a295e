"""Installing system packages on Debian and Ubuntu, where that is permitted without asking for a password."""

from __future__ import annotations

import os
import shutil
import subprocess


def is_debian() -> bool:
    """Whether this is Debian, Ubuntu or a relative of theirs."""
    return shutil.which("apt-get") is not None


def command(packages: list[str]) -> str:
    """What a person types to install the packages."""
    prefix = "" if is_root() else "sudo "
    return f"{prefix}apt-get install --yes {' '.join(packages)}"


def install(packages: list[str]) -> bool:
    """Install the packages if this is Debian and we may; returns whether they are installed now."""
    prefix = administrator()
    if not is_debian() or prefix is None:
        return False
    print(f"Installing system packages: {' '.join(packages)}")
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    apt_get = [*prefix, "apt-get", "-qq"]
    subprocess.run([*apt_get, "update"], env=environment)
    return subprocess.run([*apt_get, "install", "--yes", *packages], env=environment).returncode == 0


def administrator() -> list[str] | None:
    """What to put before a command that only root may run; None where there is no way without a password."""
    if is_root():
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
