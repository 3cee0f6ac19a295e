"""The system libraries of Qt: found, installed where we may, else named with the command to type."""

from __future__ import annotations

import debian
import pytest
import qt_libraries
from environment import SetupError

ABSENT = "libno-such-library.so.9"


@pytest.fixture
def one_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qt_libraries, "PACKAGES", {ABSENT: "libnosuch9"})
    monkeypatch.setattr(qt_libraries, "missing", lambda: [ABSENT])


def test_a_library_that_cannot_be_loaded_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert qt_libraries.missing(["libc.so.6", ABSENT]) == [ABSENT]


def test_only_linux_lacks_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert qt_libraries.missing([ABSENT]) == []


def test_nothing_is_installed_when_nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qt_libraries, "missing", lambda: [])
    monkeypatch.setattr(debian, "install", lambda packages: pytest.fail("installed"))
    qt_libraries.require()


@pytest.mark.usefixtures("one_missing")
def test_what_is_missing_is_installed_where_we_may(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(debian, "install", lambda packages: bool(asked.extend(packages)) or True)
    qt_libraries.require()
    assert asked == ["libnosuch9"]


@pytest.mark.usefixtures("one_missing")
@pytest.mark.parametrize(("root", "prefix"), [(True, "type: apt-get"), (False, "type: sudo apt-get")])
def test_else_the_command_is_named(monkeypatch: pytest.MonkeyPatch, root: bool, prefix: str) -> None:
    monkeypatch.setattr(debian, "install", lambda packages: False)
    monkeypatch.setattr(debian, "is_debian", lambda: True)
    monkeypatch.setattr(debian, "is_root", lambda: root)
    with pytest.raises(SetupError, match=f"{prefix} install --yes libnosuch9$"):
        qt_libraries.require()


@pytest.mark.usefixtures("one_missing")
def test_elsewhere_than_on_debian_the_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "install", lambda packages: False)
    monkeypatch.setattr(debian, "is_debian", lambda: False)
    with pytest.raises(SetupError, match=f"missing: {ABSENT}"):
        qt_libraries.require()


def test_without_root_or_sudo_nothing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "is_debian", lambda: True)
    monkeypatch.setattr(debian, "is_root", lambda: False)
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr("subprocess.run", lambda *_, **__: pytest.fail("ran something"))
    assert debian.install(["libnosuch9"]) is False
