"""Elements of a page that is HTML and strict XML at once; every text in it is escaped."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

from playground.export.xml_text import legal
from playground.i18n import plain_text

Content = Element | str
# These never hold anything; all others must, because HTML knows no other empty elements.
VOID = ("meta", "img", "br")


def element(tag: str, *content: Content, **attributes: str) -> Element:
    """An element with texts and elements in it; `class_` is the attribute class, `aria_label` is aria-label."""
    names = {name.rstrip("_").replace("_", "-"): plain_text(legal(value)) for name, value in attributes.items()}
    made = Element(tag, names)
    for part in content:
        if isinstance(part, Element):
            made.append(part)
        else:
            _append_text(made, plain_text(legal(part)))
    return made


def page_text(root: Element) -> str:
    """The whole page."""
    return "<!DOCTYPE html>\n" + tostring(root, encoding="unicode") + "\n"


def _append_text(made: Element, text: str) -> None:
    if len(made):
        made[-1].tail = (made[-1].tail or "") + text
    else:
        made.text = (made.text or "") + text
