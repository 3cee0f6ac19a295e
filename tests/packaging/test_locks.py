"""The locks: every package pinned with hashes, no host named, the same for every supported Python and system."""

from __future__ import annotations

import re
from pathlib import Path

import locks
import pytest
from environment import RUN, TEST

PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


def pins(lock: Path) -> set[tuple[str, str]]:
    return set(PIN.findall(lock.read_text(encoding="utf-8")))


def entries(lock: Path) -> list[str]:
    """One text for each package, its hashes joined to it."""
    return lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()


@pytest.mark.parametrize("lock", [RUN, TEST], ids=lambda lock: lock.name)
def test_every_package_is_pinned_with_hashes(lock: Path) -> None:
    packages = [entry for entry in entries(lock) if entry and not entry.startswith("#")]
    assert packages
    for entry in packages:
        assert PIN.match(entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("lock", [RUN, TEST], ids=lambda lock: lock.name)
def test_no_host_and_no_path_is_named(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*--(?!hash)|^\s*-[a-z]\b|@ ", text, re.MULTILINE)


def test_the_tests_lock_holds_everything_of_the_programs() -> None:
    assert pins(RUN) <= pins(TEST)


def test_qt_is_the_release_that_was_tried() -> None:
    assert ("pyside6-essentials", "6.11.3") in pins(RUN)


def test_wheels_of_every_system_may_be_installed() -> None:
    """A package with compiled code has at least one file for each of three systems and three Pythons."""
    numba = next(entry for entry in entries(RUN) if entry.startswith("numba=="))
    assert numba.count("--hash") >= 9


def test_a_setting_of_pip_is_handed_to_the_resolver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "file:///somewhere")
    assert locks.uv_variables()["UV_DEFAULT_INDEX"] == "file:///somewhere"
