"""Whatever size the network view is given, it comes to rest: a scroll bar never takes away the reason for itself."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication

from playground.ui.canvas.view import NetworkView
from playground.ui.theme.theme import theme
from tests.ui.canvas.conftest import Open
from tests.ui.snapshots import network_of

DEEPEST = 4


@pytest.fixture
def depths(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How deep each call of `resizeEvent` was within others; deeper ones than the test allows are cut off."""
    found: list[int] = []
    inside: list[None] = []
    original = NetworkView.resizeEvent

    def counted(view: NetworkView, event: QResizeEvent) -> None:
        inside.append(None)
        found.append(len(inside))
        if len(inside) <= DEEPEST:
            original(view, event)
        inside.pop()

    monkeypatch.setattr(NetworkView, "resizeEvent", counted)
    return found


@pytest.mark.parametrize(("scale", "hidden"), [(100, (4,)), (100, (4, 4, 4)), (150, (64, 64)), (200, ())])
def test_no_size_makes_bars_come_and_go_for_ever(
    open_panel: Open, depths: list[int], scale: int, hidden: tuple[int, ...]
) -> None:
    theme().set_scale(scale)
    panel = open_panel(network_of(*hidden))
    for zoom in (1.0, 0.5, 0.87, 1.32):
        panel.view.resetTransform()
        panel.view.scale(zoom, zoom)
        for width in range(300, 720, 13):
            for height in (180, 260, 330):
                panel.resize(width, height)
                QApplication.processEvents()
    theme().set_scale(100)
    assert depths
    assert max(depths) < DEEPEST
