"""The command line answers with exit codes and single sentences, in the user's language."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import playground
from playground.cli import check, main
from playground.cli.commands import COMMANDS
from playground.cli.terminal import columns
from playground.i18n import WORD_BORDER
from tests.cli.conftest import Run


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run: Run, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert out.startswith(f"usage: playground {command}")


def test_the_help_of_the_window_lists_the_commands(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    for name, command in COMMANDS.items():
        assert f"playground {name}" in out
        assert command.summary in out


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").out == f"playground {playground.__version__}\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["train"], "FILE"),
        (["train", "e.json", "--steps", "0"], "positive integer"),
        (["train", "e.json", "--steps", "many"], "'many' is not a whole number"),
        (["train", "e.json", "--seed", "1.5"], "'1.5' is not a whole number"),
        (["train", "e.json", "--until-loss", "low"], "'low' is not a number"),
        (["train", "e.json", "--steps", "1", "--epochs", "1"], "--epochs"),
        (["train", "e.json", "--nonsense"], "--nonsense"),
        (["train", "e.json", "--expo", "w.npz"], "--expo"),
        (["data", "e.json"], "--out"),
        (["missing.json"], "missing.json"),
        (["trian", "e.json"], "e.json"),
        (["--language", "xx"], "'xx'"),
        (["check", "e.json", "--language"], "''"),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_code_2(run: Run, words: list[str], sentence: str) -> None:
    code, out, err = run(*words)
    assert code == 2
    assert out == ""
    assert sentence in err
    assert err.count("\n") == 1


def test_an_error_of_ours_is_a_sentence_too(run: Run, monkeypatch: pytest.MonkeyPatch, experiment: Path) -> None:
    def broken(path: Path) -> None:
        raise RuntimeError(f"cannot cope with {path.name}")

    monkeypatch.setattr(check, "open_file", broken)
    code, _, err = run("check", experiment)
    assert code == 1
    assert "cannot cope with e.json" in err
    assert "Traceback" not in err


def test_too_little_memory_is_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch, experiment: Path) -> None:
    def greedy(_path: Path) -> None:
        raise MemoryError

    monkeypatch.setattr(check, "open_file", greedy)
    assert run("check", experiment)[::2] == (1, "There is not enough memory for this.\n")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_in_thai_throughout_and_its_lines_fit_a_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    code, out, _ = run(*filter(None, [command]), "--help", "--language", "th")
    assert code == 0
    assert out.startswith(f"วิธีใช้: playground {command}".rstrip())
    assert "options" not in out
    assert "positional arguments" not in out
    assert WORD_BORDER not in out
    assert max(columns(line) for line in out.splitlines() if not line.startswith(("  playground", "สร้าง"))) <= 80


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["train"], "ขาดอาร์กิวเมนต์"),
        (["train", "e.json", "--steps", "0"], "จำนวนเต็มบวก"),
        (["train", "e.json", "--steps", "1", "--epochs", "1"], "ใช้ร่วมกับอาร์กิวเมนต์ --steps ไม่ได้"),
        (["train", "e.json", "--nonsense"], "ไม่รู้จักอาร์กิวเมนต์"),
        (["train", "e.json", "--steps"], "ต้องมีค่าตามหลังหนึ่งค่า"),
    ],
)
def test_wrong_usage_is_said_in_thai(run: Run, words: list[str], sentence: str) -> None:
    code, _out, err = run(*words, "--language", "th")
    assert code == 2
    assert sentence in err
    assert WORD_BORDER not in err


@pytest.mark.parametrize("place", ["before", "after", "joined"])
def test_the_language_can_stand_anywhere(run: Run, experiment: Path, place: str) -> None:
    words = {
        "before": ["--language", "th", "check", experiment],
        "after": ["check", experiment, "--language", "th"],
        "joined": ["check", "--language=th", experiment],
    }[place]
    assert run(*words).code == 0
    from playground.i18n import language

    assert language() == "th"


def test_a_closed_pipe_ends_quietly(experiment: Path) -> None:
    command = f"'{sys.executable}' -m playground train '{experiment}' --steps 1 | true"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60)
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_no_command_imports_qt(experiment: Path, tmp_path: Path) -> None:
    code = f"""
import sys
from playground.cli import main
assert main(["train", {str(experiment)!r}, "--steps", "3", "--export", {str(tmp_path / "w.npz")!r}]) == 0
assert main(["data", {str(experiment)!r}, "--out", {str(tmp_path / "d.csv")!r}]) == 0
assert main(["check", {str(experiment)!r}]) == 0
loaded = [name for name in sys.modules if name.split(".")[0] in ("PySide6", "shiboken6", "pyqtgraph")]
assert not loaded, loaded
assert not [name for name in sys.modules if name.startswith("playground.ui")]
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)


def test_without_words_the_window_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    app = pytest.importorskip("playground.ui.app")
    opened: list[object] = []

    def open_window(path: Path | None, *, language: str, smoke: bool, notice: object) -> int:
        opened.append((path, language, smoke, notice))
        return 0

    monkeypatch.setattr(app, "main", open_window)
    assert main([]) == 0
    assert main([__file__, "--language", "th", "--smoke"]) == 0
    assert opened == [(None, "", False, None), (Path(__file__), "th", True, None)]


def test_settings_are_reset_before_the_window_opens(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = pytest.importorskip("playground.ui.app")
    settings = tmp_path / "settings.json"
    settings.write_text("{}")
    notices: list[object] = []

    def open_window(*_words: object, notice: object, **_named: object) -> int:
        assert not settings.exists()
        notices.append(notice)
        return 0

    monkeypatch.setattr(app, "settings_path", lambda: settings)
    monkeypatch.setattr(app, "main", open_window)
    code, _, err = run("--reset-settings")
    assert code == 0
    assert (tmp_path / "settings.json.old").exists()
    assert err == f"{notices[0]}\n"
    assert str(settings) + ".old" in err
