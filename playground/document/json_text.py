"""JSON text to plain data and back; whatever is wrong with the text is one sentence."""

from __future__ import annotations

import json
from typing import Any

from playground.document.schema import Repeated
from playground.messages import N_, UserError

LINE = 110
# How many groups, lists, names and texts a JSON text may have: far more than any experiment's. Each of them costs much
# more memory than its letters do.
MOST = {"{": 10_000, "[": 100_000, ":": 50_000}
MOST_QUOTES = 400_000


def parse(text: str) -> Any:
    """The data in `text`. Objects remember names given twice; NaN and Infinity are read, and refused by the schema."""
    if _has_too_many_parts(text):
        raise UserError(N_("This JSON has too many parts to be an experiment."))
    try:
        return json.loads(text, object_pairs_hook=Repeated)
    except json.JSONDecodeError as error:
        raise UserError(
            N_("This is not valid JSON: the mistake is at line {line}, column {column}."),
            line=error.lineno,
            column=error.colno,
        ) from error
    except RecursionError as error:
        raise UserError(N_("This JSON is nested too deeply to be an experiment.")) from error
    except ValueError as error:  # a number of thousands of digits
        raise UserError(N_("This JSON has a number with too many digits.")) from error


def _has_too_many_parts(text: str) -> bool:
    """Looked at without reading it: what stands between quotes does not count."""
    plain = text.replace("\\\\", "").replace('\\"', "")
    if plain.count('"') > MOST_QUOTES:
        return True
    outside = "".join(plain.split('"')[::2])
    return any(outside.count(letter) > most for letter, most in MOST.items())


def render(data: dict[str, Any]) -> str:
    """The object as JSON for people: what fits on a line, or is a plain list of numbers, stands on one."""
    return _rendered(data, "") + "\n"


def _rendered(data: Any, indent: str) -> str:
    line = _dumped(data)
    if _stays_on_a_line(data, len(indent) + len(line)) and indent:
        return line
    inner = indent + "  "
    if isinstance(data, dict):
        items, (left, right) = [f"{_dumped(name)}: {_rendered(child, inner)}" for name, child in data.items()], "{}"
    else:
        items, (left, right) = [_rendered(child, inner) for child in data], "[]"
    return f"{left}\n{inner}" + f",\n{inner}".join(items) + f"\n{indent}{right}"


def _stays_on_a_line(data: Any, length: int) -> bool:
    if isinstance(data, list):
        return length <= LINE or not any(isinstance(item, (dict, list)) for item in data)
    return length <= LINE or not isinstance(data, dict)


def _dumped(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False)
