"""The style sheet, made from the tokens. Views that paint themselves read the tokens instead."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from PySide6.QtGui import QFontDatabase

from playground.resources import resource
from playground.ui.theme.tokens import Tokens

# the lengths that grow with the type, in pixels at its usual size: ${px14} in the style sheet
LENGTHS = (12, 14, 18, 22, 24)


def stylesheet(tokens: Tokens) -> str:
    """The Qt style sheet of one theme: `resources/style/playground.qss` with its `$names` filled in."""
    template = Template(resource("style", "playground.qss").read_text(encoding="utf-8"))
    # a border of 2 px instead of 1 must not make the control higher
    focus_height = tokens.control_height - 2
    variant = "dark" if tokens.dark else "light"
    icons = resource("icons").as_posix()
    lengths = {f"px{length}": tokens.scaled(length) for length in LENGTHS}
    lengths["half18"] = lengths["px18"] // 2  # corners of a circle: with any more Qt draws none
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
    return template.substitute(
        asdict(tokens), **lengths, icons=icons, variant=variant, focus_height=focus_height, fixed_family=fixed
    )
