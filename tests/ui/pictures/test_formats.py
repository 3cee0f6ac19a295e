"""PNG and SVG that open elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer

from playground.messages import UserError
from playground.ui.charts.loss import LossChart
from playground.ui.charts.output import OutputChart
from playground.ui.pictures import formats
from playground.ui.pictures.sheet import Sheet, take
from tests.ui.charts.runs import StandInWorkbench, snapshot
from tests.ui.pictures.reading import fonts, line_widths, links

Show = Callable[[type], Any]


def sheet_of(shown: Show, workbench: StandInWorkbench, card: type) -> Sheet:
    panel = shown(card)
    workbench.show(snapshot())
    panel.redraw()
    return take(panel)


@pytest.fixture
def sheet(shown: Show, workbench: StandInWorkbench) -> Sheet:
    return sheet_of(shown, workbench, LossChart)


def test_a_png_has_its_size_in_print_and_says_what_it_shows(sheet: Sheet) -> None:
    read = QImage.fromData(QByteArray(formats.png(sheet)), "PNG")
    assert read.size() == sheet.size * formats.PAPER_DENSITY
    inches = read.width() / (read.dotsPerMeterX() * 0.0254)
    assert inches == pytest.approx(sheet.size.width() / formats.DPI, rel=0.01)
    assert read.text("Title") == "Loss"


def test_an_svg_opens_and_has_the_size_of_the_sheet(sheet: Sheet) -> None:
    renderer = QSvgRenderer(QByteArray(formats.svg(sheet)))
    assert renderer.isValid()
    assert renderer.viewBox().size() == sheet.size


def test_text_in_an_svg_has_fonts_with_thai_letters_and_at_last_any_font(sheet: Sheet) -> None:
    assert set(fonts(formats.svg(sheet))) == {"Inter, Noto Sans Thai, Noto Sans, Leelawadee UI, Thonburi, sans-serif"}


def test_curves_in_an_svg_are_lines_of_a_true_width(sheet: Sheet) -> None:
    svg = formats.svg(sheet)
    assert b"<image" not in svg
    assert {"1", "2"} <= set(line_widths(svg))


def test_an_svg_needs_no_other_file(shown: Show, workbench: StandInWorkbench) -> None:
    svg = formats.svg(sheet_of(shown, workbench, OutputChart))
    assert links(svg)
    assert all(link.startswith(("data:image/png;base64,", "#")) for link in links(svg))


@pytest.mark.parametrize(
    ("name", "written"), [("a.PNG", "a.PNG"), ("b.svg", "b.svg"), ("c", "c.png"), ("d.x", "d.x.png")]
)
def test_the_ending_says_the_format(sheet: Sheet, tmp_path: Path, name: str, written: str) -> None:
    path = formats.write(sheet, tmp_path / name)
    assert path == tmp_path / written
    begin = path.read_bytes()[:5]
    assert begin == (b"<?xml" if written.endswith("svg") else b"\x89PNG\r")


def test_a_place_that_cannot_be_written_to_gets_a_sentence(sheet: Sheet, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        formats.write(sheet, tmp_path / "none" / "a.png")
