"""`dev.py run` opens the window, or says that there is no display and trains in the terminal."""

from __future__ import annotations

from pathlib import Path

import environment
import pytest
import qt_libraries
import run


@pytest.fixture(autouse=True)
def ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "prepare", lambda lock: None)
    monkeypatch.setattr(qt_libraries, "require", lambda: None)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The programs that `run` becomes or starts, in order; nothing is really started."""
    calls: list[list[str]] = []
    monkeypatch.setattr(run, "become", lambda arguments: calls.append(["become", *arguments]) or 0)
    monkeypatch.setattr(run, "run_python", lambda *arguments: calls.append(list(arguments)) or 0)
    return calls


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_with_a_display_the_window_opens(
    monkeypatch: pytest.MonkeyPatch, started: list[list[str]], variable: str
) -> None:
    monkeypatch.setenv(variable, "something")
    assert run.run(["my.json"]) == 0
    assert started == [["become", "my.json"]]


@pytest.mark.parametrize("arguments", [["train", "my.json"], ["--help"], ["my.json", "--version"]])
def test_a_command_needs_no_display(started: list[list[str]], arguments: list[str]) -> None:
    run.run(arguments)
    assert started == [["become", *arguments]]


@pytest.mark.parametrize(
    ("arguments", "trained"), [(["my.json"], "my.json"), (["--language", "th"], str(run.DEFAULT_EXPERIMENT))]
)
def test_without_a_display_the_experiment_that_would_be_opened_is_trained(
    monkeypatch: pytest.MonkeyPatch, started: list[list[str]], arguments: list[str], trained: str
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    run.run(arguments)
    assert started[0][3] == trained


def test_elsewhere_than_on_linux_there_is_always_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert run.has_display()


def test_without_a_display_the_default_experiment_is_trained(
    monkeypatch: pytest.MonkeyPatch, started: list[list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.chdir(tmp_path)
    assert run.run([]) == 0
    training, picture = started
    weights, screenshot = str(tmp_path / "circle.npz"), str(tmp_path / "circle.png")
    assert training[:4] == ["-m", "playground", "train", str(run.DEFAULT_EXPERIMENT)]
    assert training[-2:] == ["--export", weights]
    assert picture[1:] == [screenshot, str(run.DEFAULT_EXPERIMENT)]
    assert capsys.readouterr().out.startswith("No display was found, so circle.json is trained here in the terminal")


def test_a_training_that_fails_says_so_by_its_exit_code(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    started: list[object] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(run, "run_python", lambda *arguments: started.append(arguments) or 2)
    assert run.run_headless(["broken.json"]) == 2
    assert len(started) == 1


def test_the_default_experiment_is_shipped() -> None:
    assert run.DEFAULT_EXPERIMENT.is_file()
