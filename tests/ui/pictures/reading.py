"""What stands in an SVG, read with a strict parser."""

from __future__ import annotations

from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"


def words(svg: bytes) -> list[str]:
    """Every text, in the order in which it is drawn."""
    return ["".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def links(svg: bytes) -> list[str]:
    """Whatever it refers to."""
    return [element.attrib[LINK] for element in ElementTree.fromstring(svg).iter() if LINK in element.attrib]


def about(svg: bytes) -> tuple[str, str]:
    """Title and description."""
    root = ElementTree.fromstring(svg)
    return root.findtext(f"{SVG}title") or "", root.findtext(f"{SVG}desc") or ""


def fonts(svg: bytes) -> list[str]:
    """The fonts of every text."""
    return [text.attrib["font-family"] for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def line_widths(svg: bytes) -> list[str]:
    """The width of every line; what is drawn in pixels of the screen, whatever the size of the picture, is refused."""
    widths = []
    for group in ElementTree.fromstring(svg).iter(f"{SVG}g"):
        paths = group.findall(f"{SVG}path")
        if paths and group.attrib.get("stroke", "none") != "none":
            assert not [path for path in paths if path.attrib.get("vector-effect") == "non-scaling-stroke"]
            widths.append(group.attrib["stroke-width"])
    return widths
