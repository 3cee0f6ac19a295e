"""The commands there are."""

from __future__ import annotations

from playground.cli import check, data, train, window

WINDOW = window.COMMAND
COMMANDS = {command.name: command for command in (train.COMMAND, data.COMMAND, check.COMMAND)}
