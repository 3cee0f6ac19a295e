"""Where compiled code is kept, and what makes it stale."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from playground.engine.kernel import cache


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    """A user without any cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def sources(tmp_path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "one.py").write_text("x = 1\n")
    (folder / "two.py").write_text("y = 2\n")
    return folder


def test_the_fingerprint_stays_while_nothing_changes(sources):
    assert cache.fingerprint(sources) == cache.fingerprint(sources)


def test_a_change_in_any_source_changes_the_fingerprint(sources):
    before = cache.fingerprint(sources)
    (sources / "two.py").write_text("y = 3\n")
    assert cache.fingerprint(sources) != before


def test_a_new_source_changes_the_fingerprint(sources):
    before = cache.fingerprint(sources)
    (sources / "three.py").write_text("")
    assert cache.fingerprint(sources) != before


def test_the_time_of_a_source_changes_the_fingerprint_as_numba_looks_at_it(sources):
    before = cache.fingerprint(sources)
    os.utime(sources / "one.py", (1, 1))
    assert cache.fingerprint(sources) != before


@pytest.mark.parametrize("package", ["numpy", "numba", "llvmlite"])
def test_another_version_of_a_package_changes_the_fingerprint(sources, monkeypatch, package):
    before = cache.fingerprint(sources)
    real = cache.version
    monkeypatch.setattr(cache, "version", lambda name: "0.0" if name == package else real(name))
    assert cache.fingerprint(sources) != before


def test_nothing_is_ready_before_everything_was_compiled(home):
    assert not cache.is_ready()
    cache.mark_ready()
    assert cache.is_ready()


def test_the_folder_is_below_the_users_cache(home):
    assert home in cache.folder().parents


def test_old_versions_are_dropped(home):
    versions = cache.folder().parent
    for i in range(20):
        (versions / f"old{i}").mkdir()
        os.utime(versions / f"old{i}", (i, i))
    cache.mark_ready()
    left = {path.name for path in versions.iterdir()}
    assert cache.fingerprint() in left
    assert len(left) == cache.KEPT_VERSIONS
    assert "old19" in left


def test_a_cache_that_cannot_be_written_falls_back_to_the_temporary_folder(home, monkeypatch, tmp_path):
    (home / "nn-playground").write_text("a file where the folder should be")
    elsewhere = tmp_path / "temporary"
    monkeypatch.setattr(cache.tempfile, "gettempdir", lambda: str(elsewhere))
    assert elsewhere in cache.folder().parents


def test_asking_whether_it_is_ready_imports_no_numba():
    code = (
        "import sys, playground.engine.kernel.plan\n"
        "from playground.engine.kernel import cache\n"
        "cache.is_ready()\n"
        "assert not {'numba', 'llvmlite', 'scipy'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
