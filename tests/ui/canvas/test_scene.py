"""The scene never paints what was made for another network."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from playground.ui.canvas import scene as scenes
from playground.ui.canvas.panel import NetworkPanel
from playground.ui.canvas.units import UnitsItem
from tests.ui.snapshots import network_of, random_maps, snapshot_of


def test_what_still_waits_when_the_network_changes_is_forgotten(
    panel: NetworkPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene, workbench = panel.view.network_scene, panel.view.workbench
    shown = workbench.experiment
    monkeypatch.setattr(scenes, "BUDGET", -1.0)  # nothing is drawn in this frame
    workbench.snapshot_taken.emit(snapshot_of(shown, maps=random_maps((2, 4, 3, 1))))
    assert not scene.settled
    monkeypatch.undo()
    workbench.open_experiment(network_of(5, 8), None, None)
    scene.render_some()
    for key, item in scene.items_by_key.items():
        if isinstance(item, UnitsItem):
            assert len(item.pictures) in (0, scene.contents[key[1]].units)
    assert isinstance(panel.grab().toImage(), QImage)
