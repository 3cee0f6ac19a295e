"""Collects every text of the program into the Thai catalogue, and compiles it. Run by `dev.py texts`."""

from __future__ import annotations

import ast
import copy
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from borders import with_borders

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "locale" / "th" / "LC_MESSAGES"
PO = FOLDER / "playground.po"
MO = FOLDER / "playground.mo"
# The first steps in Thai as they are written, and as the program shows them.
GUIDE = ROOT / "resources" / "guide" / "th.md"
MARKED_GUIDE = FOLDER.parent / "guide.md"
# The calls that mark a text, each with what its first arguments are.
MARKS = {"_": ("id",), "N_": ("id",), "NC_": ("context", "id"), "ngettext": ("id", "plural")}


def template() -> Catalog:
    """Every marked text of the package, with the files it stands in."""
    found = Catalog(project="nn-playground", version="1", charset="utf-8")
    for path in sorted((ROOT / "playground").rglob("*.py")):
        for given in marked_texts(path.read_text(encoding="utf-8")):
            text = (given["id"], given["plural"]) if "plural" in given else given["id"]
            found.add(text, locations=[(path.relative_to(ROOT).as_posix(), 0)], context=given.get("context"))
    return found


def marked_texts(source: str) -> Iterator[dict[str, str]]:
    """What stands in the marks of a module. (Babel's own search sees none in f-strings before Python 3.12.)"""
    for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
        roles = MARKS.get(getattr(call.func, "id", ""), ())
        texts = [str(argument.value) for argument in call.args if isinstance(argument, ast.Constant)]
        if roles and len(texts) >= len(roles):
            yield dict(zip(roles, texts, strict=False))


def catalogue() -> Catalog:
    """The Thai catalogue as it is committed."""
    with PO.open("rb") as file:
        return read_po(file, locale="th", domain="playground")


def updated(old: Catalog, texts: Catalog) -> Catalog:
    """`old` with exactly the messages of `texts`; nothing is guessed, what is new is left untranslated."""
    old.fuzzy = False
    texts.creation_date = old.creation_date
    old.update(texts, no_fuzzy_matching=True)
    old.obsolete.clear()
    return old


def as_po(catalog: Catalog) -> bytes:
    """The catalogue as a .po file, sorted by text, so that a change shows as itself and nothing more."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=120, sort_output=True, include_lineno=False)
    return buffer.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    """The catalogue as a compiled .mo file, the borders of Thai words marked in its sentences."""
    buffer = io.BytesIO()
    write_mo(buffer, bordered(catalog))
    return buffer.getvalue()


def bordered(catalog: Catalog) -> Catalog:
    """A copy of `catalog` with the borders of Thai words marked."""
    marked = copy.deepcopy(catalog)
    for message in marked:
        if message.id:
            done = tuple(map(with_borders, forms(message.string)))
            message.string = done if isinstance(message.string, (tuple, list)) else done[0]
    return marked


def marked_guide() -> bytes:
    """The guide with the borders of Thai words marked."""
    lines = GUIDE.read_text(encoding="utf-8").split("\n")
    return "\n".join(map(with_borders, lines)).encode()


def untranslated(catalog: Catalog) -> list[str]:
    """The texts that have no translation yet."""
    return [forms(message.id)[0] for message in catalog if message.id and not all(forms(message.string))]


def forms(text: object) -> tuple[str, ...]:
    """The one form of a text, or each of a counted one."""
    return tuple(text) if isinstance(text, (tuple, list)) else (str(text or ""),)


def main() -> int:
    """Update and compile; exit code 1 while texts are left to translate, which are printed."""
    catalog = updated(catalogue(), template())
    PO.write_bytes(as_po(catalog))
    MO.write_bytes(as_mo(catalog))
    MARKED_GUIDE.write_bytes(marked_guide())
    left = untranslated(catalog)
    print(f"{PO}: {len(catalog) - len(left)} of {len(catalog)} texts are translated")
    for text in left:
        print(f"  {text}")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
