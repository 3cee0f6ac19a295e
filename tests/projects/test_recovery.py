"""The folder of recovery files: who is alive keeps a place, what the dead left is found once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from playground.messages import UserError
from playground.projects.recovery import Place, claim, left_behind

HOLDER = """
import sys
from pathlib import Path
from playground.projects.recovery import claim
place = claim(Path(sys.argv[1]))
place.path.write_bytes(b"kept")
print(place.path, flush=True)
sys.stdin.read()
"""


def holder(folder: Path) -> tuple[subprocess.Popen[str], Path]:
    """Another process that has a place with a file."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


def killed(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_places_are_apart(tmp_path: Path) -> None:
    one, other = claim(tmp_path / "new" / "folder"), claim(tmp_path / "new" / "folder")
    assert one.path != other.path
    assert one.path.parent == other.path.parent
    one.give_up()
    other.give_up()


def test_what_a_living_process_keeps_is_not_found(tmp_path: Path) -> None:
    process, path = holder(tmp_path)
    assert left_behind(tmp_path) == []
    assert path.exists()
    killed(process)


def test_what_a_killed_process_kept_is_found_by_one_only(tmp_path: Path) -> None:
    process, path = holder(tmp_path)
    killed(process)
    (place,) = left_behind(tmp_path)
    assert place.path == path
    assert path.read_bytes() == b"kept"
    assert left_behind(tmp_path) == []
    place.give_up()
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_left_is_found_again(tmp_path: Path) -> None:
    place = claim(tmp_path)
    place.path.write_bytes(b"kept")
    place.leave()
    (again,) = left_behind(tmp_path)
    assert again.path == place.path
    again.give_up()


def test_the_newest_comes_first(tmp_path: Path) -> None:
    for age in (30, 10, 20):
        place = claim(tmp_path)
        place.path.write_bytes(str(age).encode())
        os.utime(place.path, (1000 - age, 1000 - age))
        place.leave()
    found = left_behind(tmp_path)
    assert [place.path.read_bytes() for place in found] == [b"10", b"20", b"30"]
    for place in found:
        place.give_up()


def test_places_without_a_file_are_cleared_away(tmp_path: Path) -> None:
    place = claim(tmp_path)
    (tmp_path / f".{place.path.name}.abcd.part").write_bytes(b"half a file")
    place.leave()
    assert left_behind(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_a_file_whose_lock_is_lost_is_found_too(tmp_path: Path) -> None:
    (tmp_path / "a.playground").write_bytes(b"kept")
    (place,) = left_behind(tmp_path)
    place.give_up()
    assert list(tmp_path.iterdir()) == []


def test_what_is_set_aside_is_kept_and_not_found_again(tmp_path: Path) -> None:
    place = claim(tmp_path)
    place.path.write_bytes(b"damaged")
    aside = place.set_aside()
    assert aside.read_bytes() == b"damaged"
    assert left_behind(tmp_path) == []
    assert list(tmp_path.iterdir()) == [aside]


def test_clearing_keeps_the_place(tmp_path: Path) -> None:
    place = claim(tmp_path)
    place.path.write_bytes(b"kept")
    place.clear()
    assert not place.path.exists()
    assert left_behind(tmp_path) == []
    place.give_up()


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert left_behind(tmp_path / "none") == []


def test_a_folder_that_cannot_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError, match="Nothing can be kept for recovery"):
        claim(tmp_path / "file" / "folder")


def test_two_that_come_at_once_never_share_a_place(tmp_path: Path) -> None:
    holders = [holder(tmp_path) for _ in range(3)]
    paths = [path for _, path in holders]
    for process, _ in holders:
        killed(process)
    found = left_behind(tmp_path)
    assert {place.path for place in found} == set(paths)
    for place in found:
        assert isinstance(place, Place)
        place.give_up()
