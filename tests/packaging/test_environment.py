"""`.venv` counts as ready only when all that is pinned was installed, for this checkout, without interruption."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import debian
import environment
import pytest
from environment import SetupError


@pytest.fixture(autouse=True)
def empty_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with two small locks, in a folder with Thai letters and spaces, and nothing that installs."""
    root = tmp_path / "โครงข่าย ประสาท"
    (root / "packaging").mkdir(parents=True)
    for name, lock in (("RUN", "requirements.lock"), ("TEST", "requirements-test.lock")):
        path = root / "packaging" / lock
        path.write_text(f"{name.lower()}==1\n")
        monkeypatch.setattr(environment, name, path)
    monkeypatch.setattr(environment, "ROOT", root)
    monkeypatch.setattr(environment, "VENV", root / ".venv")
    monkeypatch.setattr(environment, "create", pretend_to_create)
    monkeypatch.setattr(environment, "install", lambda lock: None)
    monkeypatch.setattr(environment, "compile_engine", lambda: None)
    return root


def pretend_to_create() -> None:
    environment.python().parent.mkdir(parents=True, exist_ok=True)
    environment.python().touch()
    environment.unfinished().touch()


def interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def refuse(*_: object) -> None:
    raise AssertionError("nothing is left to do")


def test_a_second_call_has_nothing_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    environment.prepare(environment.RUN)
    for step in ("create", "install", "compile_engine"):
        monkeypatch.setattr(environment, step, refuse)
    environment.prepare(environment.RUN)


def test_the_tests_environment_is_enough_to_run_the_program() -> None:
    environment.prepare(environment.TEST)
    assert environment.is_ready(environment.RUN)


def test_the_programs_environment_is_not_enough_for_the_tests() -> None:
    environment.prepare(environment.RUN)
    assert not environment.is_ready(environment.TEST)


@pytest.mark.parametrize("name", ["RUN", "TEST"])
def test_a_changed_lock_is_installed(name: str) -> None:
    lock = getattr(environment, name)
    environment.prepare(lock)
    lock.write_text("another==2\n")
    assert not environment.is_ready(lock)


def test_a_moved_checkout_is_set_up_again(empty_checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment.prepare(environment.RUN)
    moved = empty_checkout.rename(empty_checkout.with_name("moved"))
    monkeypatch.setattr(environment, "VENV", moved / ".venv")
    monkeypatch.setattr(environment, "RUN", moved / "packaging" / "requirements.lock")
    monkeypatch.setattr(environment, "TEST", moved / "packaging" / "requirements-test.lock")
    assert not environment.is_ready(environment.RUN)


@pytest.mark.parametrize("step", ["install", "compile_engine"])
def test_an_interrupted_set_up_starts_over(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    created: list[str] = []
    create: Callable[[], None] = environment.create
    with monkeypatch.context() as interrupted:
        interrupted.setattr(environment, step, interrupt)
        with pytest.raises(KeyboardInterrupt):
            environment.prepare(environment.RUN)
    assert not environment.is_ready(environment.RUN)
    monkeypatch.setattr(environment, "create", lambda: (created.append("again"), create()))
    environment.prepare(environment.RUN)
    assert created == ["again"]
    assert environment.is_ready(environment.RUN)


def test_an_upgrade_that_is_interrupted_is_not_ready_though_it_was_before(monkeypatch: pytest.MonkeyPatch) -> None:
    environment.prepare(environment.RUN)
    monkeypatch.setattr(environment, "is_usable", lambda: True)
    monkeypatch.setattr(environment, "install", interrupt)
    with pytest.raises(KeyboardInterrupt):
        environment.prepare(environment.TEST)
    assert not environment.is_ready(environment.RUN)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[]", b"null"])
def test_a_damaged_stamp_is_no_stamp(content: bytes) -> None:
    environment.prepare(environment.RUN)
    environment.stamp().write_bytes(content)
    assert not environment.is_ready(environment.RUN)


def test_a_removed_interpreter_is_noticed() -> None:
    environment.prepare(environment.RUN)
    environment.python().unlink()
    assert not environment.is_ready(environment.RUN)


def test_an_interpreter_that_does_not_start_is_not_usable() -> None:
    pretend_to_create()
    assert not environment.is_usable()


def test_the_running_python_is_taken_when_it_is_supported() -> None:
    assert environment.supported_python() == sys.executable


def test_another_python_is_looked_for_when_the_running_one_is_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "SUPPORTED", ((9, 9), (9, 8)))
    monkeypatch.setattr("shutil.which", lambda name: f"/found/{name}")
    monkeypatch.setattr(environment, "version_of", lambda path: (9, 8) if path.endswith("9.8") else None)
    assert environment.supported_python() == "/found/python9.8"


def test_without_a_supported_python_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "SUPPORTED", ((9, 9),))
    with pytest.raises(SetupError, match=r"^Python 3\.11, 3\.12 or 3\.13 is needed, but this is Python 3\.\d+ .*\.$"):
        environment.supported_python()


def test_the_version_of_an_interpreter_is_asked_from_itself() -> None:
    assert environment.version_of(sys.executable) == sys.version_info[:2]
    assert environment.version_of(sys.executable, "import no_such_module") is None
    assert environment.version_of("/no/such/python") is None


def test_where_virtual_environments_cannot_be_made_the_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        environment, "version_of", lambda path, statement="pass": None if "venv" in statement else (3, 12)
    )
    monkeypatch.setattr(debian, "install", lambda packages: False)
    with pytest.raises(SetupError, match=r"apt-get install --yes python3\.12-venv$"):
        environment.require_venv("python3.12")


def test_the_checkout_can_be_imported_and_the_callers_path_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/other")
    paths = environment.variables()["PYTHONPATH"].split(environment.os.pathsep)
    assert paths == [str(environment.ROOT), "/other"]


def test_every_command_is_explained() -> None:
    dev = Path(environment.__file__).with_name("dev.py")
    done = subprocess.run([sys.executable, str(dev), "--help"], capture_output=True, text=True, check=True)
    for command in ("run", "test", "check", "lock", "texts", "screenshots", "build"):
        assert f"\n  {command} " in done.stdout


def test_an_unknown_command_is_wrong_usage() -> None:
    dev = Path(environment.__file__).with_name("dev.py")
    assert subprocess.run([sys.executable, str(dev), "fly"], capture_output=True).returncode == 2
