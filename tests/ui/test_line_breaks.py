"""Thai lines end between words, whether or not the system knows Thai words, and nothing is wider than its place."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

# Qt looks for libthai under these names; a file that is no library makes it go on without.
LIBTHAI = ("libthai.so.0", "libthai.so", "libthai", "thai.so.0", "thai")

LAY_OUT = """
import json, sys
from PySide6.QtGui import QTextLayout, QTextOption
from playground.ui.app import make_application
from playground.i18n.catalogue import _translations
from playground.ui.theme.fonts import application_font

def lines(text, width, pixels):
    layout = QTextLayout(text, application_font(pixels))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append([line.textStart(), line.textLength(), line.naturalTextWidth()])
    layout.endLayout()
    return found

app = make_application()
texts = [text for text in _translations("th")._catalog.values() if text and not text.startswith("Project-Id")]
places = json.loads(sys.argv[1])
print(json.dumps({
    "unmarked": len(lines("ค่าสูญเสียของชุดทดสอบทั้งหมดซึ่งไม่เคยใช้ฝึก", 120, 13)),
    "laid_out": [[text, width, lines(text, width, pixels)] for text in texts for width, pixels in places],
}))
"""
# widths in which sentences are laid out, each with the size of the type there (of a panel, a dialog, a projector)
PLACES = ((160, 13), (260, 13), (420, 13), (260, 20))


@pytest.fixture(scope="module", params=["without libthai", "as the system is"])
def laid_out(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict:
    """Every Thai text in every place, laid out by a Qt without libthai, and with it where the system has it."""
    environment = dict(os.environ)
    if request.param == "without libthai":
        folder = tmp_path_factory.mktemp("without")
        for name in LIBTHAI:
            (folder / name).write_text("no library")
        environment["LD_LIBRARY_PATH"] = str(folder)
    done = subprocess.run(
        [sys.executable, "-c", LAY_OUT, json.dumps(PLACES)],
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return json.loads(done.stdout)


def is_thai(letter: str) -> bool:
    return "\u0e01" <= letter <= "\u0e4e"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt asks the system")
def test_qt_knows_no_thai_words_of_its_own(laid_out: dict) -> None:
    assert laid_out["unmarked"] == 1


def test_no_line_ends_inside_a_word(laid_out: dict) -> None:
    broken = 0
    for text, _width, lines in laid_out["laid_out"]:
        for start, _length, _used in lines[1:]:
            broken += 1
            assert not (is_thai(text[start - 1]) and is_thai(text[start])), text
            assert not text[start:].startswith("ๆ"), text
    assert broken > 500


def test_no_line_is_wider_than_its_place(laid_out: dict) -> None:
    for text, width, lines in laid_out["laid_out"]:
        assert max(used for _start, _length, used in lines) <= width, text
