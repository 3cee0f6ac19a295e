from __future__ import annotations

from pathlib import Path

import pytest

from playground.ui.settings import Settings, load_settings, save_settings


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "settings.json"
    save_settings(Settings(language="th", theme="dark", recent=["a.json"]), path)
    loaded, complaint = load_settings(path)
    assert loaded == Settings(language="th", theme="dark", recent=["a.json"])
    assert complaint is None


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


def test_settings_of_a_later_version_keep_what_is_known(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "dark", "hologram": true}')
    assert load_settings(path) == (Settings(theme="dark"), None)


def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    save_settings(Settings(), tmp_path / "file" / "settings.json")
