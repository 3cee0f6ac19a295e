"""Where shipped files are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from playground import resources
from playground.resources import resource


def test_shipped_files_are_found() -> None:
    assert resource("datasets", "iris.csv").is_file()
    assert resource("experiments").is_dir()


def test_a_wheel_has_them_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    assert resource("a", "b") == tmp_path.parent / "resources" / "a" / "b"
    (tmp_path / "resources").mkdir()
    assert resource("a", "b") == tmp_path / "resources" / "a" / "b"
