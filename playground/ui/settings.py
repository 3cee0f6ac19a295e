"""What the program remembers between starts. A file that cannot be read is set aside, never fatal."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths

from playground.messages import N_, Message, message


@dataclass
class Settings:
    """Language and theme by name, the window's geometry and arrangement as base64 text, recent files newest first."""

    language: str = ""
    theme: str = "system"
    geometry: str = ""
    arrangement: str = ""
    recent: list[str] = field(default_factory=list)


def settings_path() -> Path:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / "settings.json"


def load_settings(path: Path) -> tuple[Settings, Message | None]:
    """The settings, and a sentence where the file was damaged; it is then renamed to `settings.json.damaged`."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return _checked(values), None
    except FileNotFoundError:
        return Settings(), None
    except (OSError, ValueError, TypeError, RecursionError):
        aside = path.with_name(path.name + ".damaged")
        try:
            os.replace(path, aside)
        except OSError:
            aside = path
        return Settings(), message(
            N_("The settings could not be read and start afresh. The old file is kept as {path}."), path=str(aside)
        )


def save_settings(settings: Settings, path: Path) -> None:
    """Write the settings whole or not at all; a folder that cannot be written to is no reason to bother anyone."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(path.name + ".new")
        beside.write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
        os.replace(beside, path)
    except OSError:
        pass


def _checked(values: Any) -> Settings:
    """Only what is known, each of the type it should have; raises TypeError or ValueError otherwise."""
    if not isinstance(values, dict):
        raise TypeError("settings are not an object")
    defaults = Settings()
    known = {f.name: values[f.name] for f in fields(Settings) if f.name in values}
    for name, value in known.items():
        if not isinstance(value, type(getattr(defaults, name))):
            raise TypeError(name)
    if not all(isinstance(entry, str) for entry in known.get("recent", [])):
        raise TypeError("recent")
    return Settings(**known)
