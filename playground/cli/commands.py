"""The commands there are."""

from __future__ import annotations

from playground.cli import check, data, export, gradcheck, predict, train, window

WINDOW = window.COMMAND
_MODULES = (train, predict, data, export, check, gradcheck)
COMMANDS = {module.COMMAND.name: module.COMMAND for module in _MODULES}
