"""The command `playground`: the window, and the same work without one. Nothing here imports Qt but the window."""

from playground.cli.main import main

__all__ = ["main"]
