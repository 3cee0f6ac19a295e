"""A sheet as PNG and as SVG. Nothing here asks the window: it may be done in another thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from playground.document.atomic import replace_file
from playground.i18n import plain_text
from playground.ui.pictures.sheet import Sheet
from playground.ui.theme.fonts import FAMILIES
from playground.ui.theme.theme import PAPER_DENSITY

DPI = 96
INCH = 0.0254  # metres
# Where the program's own fonts are not installed, these have the same letters.
OTHER_FAMILIES = ("Noto Sans", "Leelawadee UI", "Thonburi", "sans-serif")


def image(sheet: Sheet) -> QImage:
    """The sheet in pixels, sharp enough for a projector and for print."""
    image = QImage(sheet.size * PAPER_DENSITY, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(PAPER_DENSITY)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.drawPicture(0, 0, sheet.picture)
    painter.end()
    per_metre = round(PAPER_DENSITY * DPI / INCH)
    image.setDotsPerMeterX(per_metre)
    image.setDotsPerMeterY(per_metre)
    image.setText("Title", plain_text(sheet.name))
    image.setText("Description", plain_text(sheet.description))
    return image


def png(sheet: Sheet) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image(sheet).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())


def svg(sheet: Sheet) -> bytes:
    """Text stays text, in the program's fonts or, where they are missing, in others that have Thai letters."""
    content = QByteArray()
    buffer = QBuffer(content)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setResolution(DPI)
    generator.setSize(sheet.size)
    generator.setViewBox(QRect(QPoint(), sheet.size))
    generator.setTitle(plain_text(sheet.name))
    generator.setDescription(plain_text(sheet.description))
    painter = QPainter(generator)
    painter.drawPicture(0, 0, sheet.picture)
    painter.end()
    ours, all_families = ",".join(FAMILIES), ", ".join((*FAMILIES, *OTHER_FAMILIES))
    text = bytes(content.data()).decode()
    return plain_text(text).replace(f'font-family="{ours}"', f'font-family="{all_families}"').encode()


FORMATS: dict[str, Callable[[Sheet], bytes]] = {".png": png, ".svg": svg}


def write(sheet: Sheet, path: Path) -> Path:
    """Write the sheet in the format that `path` ends in, as PNG where that says nothing; returns the file.

    UserError where that is not possible; then nothing changes.
    """
    if path.suffix.lower() not in FORMATS:
        path = path.with_name(path.name + ".png")
    replace_file(path, FORMATS[path.suffix.lower()](sheet))
    return path
