from __future__ import annotations

import json
from pathlib import Path

import pytest

from playground.ui.settings import VERSION, Settings, load_settings, reset_settings, save_settings


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "settings.json"
    settings = Settings(
        language="th",
        theme="dark",
        scale=150,
        geometry="AA==",
        arrangement="AQ==",
        recent=["ก.json", "not \udcff text"],
    )
    save_settings(settings, path)
    assert load_settings(path) == (settings, None)
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.json"]


def test_a_first_start_has_the_defaults_and_no_complaint(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.json") == (Settings(), None)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"theme": 3}',
        b'{"recent": [1]}',
        b'{"language": null}',
        b'{"scale": true}',
        b'{"scale": 1.5}',
        b'{"version": "one"}',
        b'{"scale": 1' + b"0" * 5000 + b"}",
        b'{"theme": "' + b"x" * 2_000_000 + b'"}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_set_aside_and_the_defaults_are_used(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    loaded, complaint = load_settings(path)
    assert loaded == Settings()
    assert complaint is not None
    assert str(tmp_path) in str(complaint)
    assert not path.exists()
    assert (tmp_path / "settings.json.damaged").read_bytes() == content


def test_a_folder_in_the_place_of_the_file_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.mkdir()
    loaded, complaint = load_settings(path)
    assert loaded == Settings()
    assert complaint is not None
    assert (tmp_path / "settings.json.damaged").is_dir()


def test_what_a_newer_program_keeps_in_the_file_is_harmless_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"version": 1, "theme": "dark", "hologram": {"depth": [3, null]}}')
    loaded, complaint = load_settings(path)
    assert complaint is None
    assert loaded.theme == "dark"
    loaded.theme = "light"
    save_settings(loaded, path)
    written = json.loads(path.read_text())
    assert (written["version"], written["theme"]) == (VERSION, "light")
    assert written["hologram"] == {"depth": [3, None]}


def test_a_language_that_is_not_known_yet_is_the_systems(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"language": "lo"}')
    assert load_settings(path) == (Settings(language=""), None)


def test_settings_of_a_later_version_are_set_aside_whole(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    content = json.dumps({"version": VERSION + 1, "theme": "dark"})
    path.write_text(content)
    loaded, complaint = load_settings(path)
    assert loaded == Settings()
    assert "newer program" in str(complaint)
    assert (tmp_path / "settings.json.newer").read_text() == content
    assert not path.exists()


def test_settings_are_reset_by_putting_them_aside(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save_settings(Settings(theme="dark"), path)
    content = path.read_bytes()
    assert str(tmp_path / "settings.json.old") in str(reset_settings(path))
    assert (tmp_path / "settings.json.old").read_bytes() == content
    assert load_settings(path) == (Settings(), None)
    assert str(reset_settings(path)) == "There are no settings to reset."


def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    save_settings(Settings(), tmp_path / "file" / "settings.json")
