"""What the program remembers between starts. A file that cannot be used is set aside, never fatal."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths

from playground.datasets.reading import decode, read_bytes
from playground.document.atomic import replace_file
from playground.i18n import LANGUAGES
from playground.messages import N_, Message, UserError, message

# Raised only when a file that is written today would be misunderstood; a new setting needs no new version.
VERSION = 1
LIMIT = 1_000_000


@dataclass
class Settings:
    """What is remembered; every setting has a default.

    language     code of a language, "" for the system's
    theme        name of a theme, or "system"
    scale        size of the type in percent
    projector_scale  likewise, in projector mode
    geometry     the window's place and size as Qt's own bytes in base64
    arrangement  where the panels stood last, likewise
    arrangements where they stand on screens of other sizes, by `screen_size.size_class`
    recent       paths of files, newest first
    calm         whether panels jump to their places instead of gliding
    hints_done   the hints of the first start that shall not come back
    others       what a newer program keeps in the same file, by name: left as it is
    """

    language: str = ""
    theme: str = "system"
    scale: int = 100
    projector_scale: int = 150
    geometry: str = ""
    arrangement: str = ""
    arrangements: dict[str, str] = field(default_factory=dict)
    recent: list[str] = field(default_factory=list)
    calm: bool = False
    hints_done: list[str] = field(default_factory=list)
    others: dict[str, Any] = field(default_factory=dict)


KNOWN = tuple(known.name for known in fields(Settings) if known.name != "others")


def settings_path() -> Path:
    """Where the settings of the person at the machine are kept; the application must have its name by then."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / "settings.json"


def load_settings(path: Path) -> tuple[Settings, Message | None]:
    """The settings, and a sentence where they could not be used; the file then stands beside it under another name."""
    if not path.exists():
        return Settings(), None
    try:
        values = json.loads(decode(read_bytes(path, LIMIT), path))
        if _version(values) > VERSION:
            kept = set_aside(path, "newer")
            return Settings(), message(
                N_("The settings are those of a newer program, so they start afresh; they are kept as {path}."),
                path=str(kept),
            )
        return _checked(values), None
    except (OSError, ValueError, TypeError, RecursionError, UserError):
        kept = set_aside(path, "damaged")
        return Settings(), message(
            N_("The settings could not be read and start afresh. The old file is kept as {path}."), path=str(kept)
        )


def reset_settings(path: Path) -> Message:
    """Put the settings aside so that the next start has the defaults; what to say about it."""
    if not path.exists():
        return message(N_("There are no settings to reset."))
    return message(N_("The settings are reset. The old ones are kept as {path}."), path=str(set_aside(path, "old")))


def save_settings(settings: Settings, path: Path) -> None:
    """Write the settings whole or not at all; a folder that cannot be written to is no reason to bother anyone."""
    write_settings(as_json(settings), path)


def write_settings(content: bytes, path: Path) -> None:
    """`save_settings` for what `as_json` gave; needs no Qt, so that a thread can do it."""
    with suppress(OSError, UserError):
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, content)


def as_json(settings: Settings) -> bytes:
    """The content of the file."""
    values = asdict(settings)
    others = values.pop("others")
    # only ASCII, because names of files may hold bytes that are no text
    return (json.dumps({"version": VERSION, **values, **others}, indent=1) + "\n").encode("ascii")


def set_aside(path: Path, why: str) -> Path:
    """Rename `settings.json` to `settings.json.<why>`, over an earlier one; where the file is now."""
    aside = path.with_name(f"{path.name}.{why}")
    try:
        path.replace(aside)
    except OSError:
        return path
    return aside


def _version(values: Any) -> int:
    """The version of the file; one without, from before versions were written, is of the first."""
    if not isinstance(values, dict):
        raise TypeError("settings are not an object")
    version = values.get("version", 1)
    if not isinstance(version, int):
        raise TypeError("version")
    return version


def _checked(values: dict[str, Any]) -> Settings:
    """What is known, each of the type it should have (TypeError otherwise), and the others as they are."""
    defaults = Settings()
    for name in KNOWN:
        if type(values.get(name, getattr(defaults, name))) is not type(getattr(defaults, name)):
            raise TypeError(name)
    if not all(isinstance(entry, str) for entry in values.get("recent", [])):
        raise TypeError("recent")
    if not all(isinstance(entry, str) for entry in values.get("hints_done", [])):
        raise TypeError("hints_done")
    if not all(isinstance(state, str) for state in values.get("arrangements", {}).values()):
        raise TypeError("arrangements")
    known = {name: values[name] for name in KNOWN if name in values}
    if known.get("language") not in LANGUAGES:
        known["language"] = ""
    others = {name: value for name, value in values.items() if name not in (*KNOWN, "version")}
    return Settings(**known, others=others)
