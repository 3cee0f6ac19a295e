"""The scene never paints what was made for another network."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage

from playground.ui.canvas import scene as scenes
from playground.ui.canvas.panel import NetworkPanel
from playground.ui.canvas.units import UnitsItem
from playground.ui.theme.theme import theme
from tests.tour.ink import cut_letters, runs
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


@pytest.mark.usefixtures("usual_type")
def test_no_name_beside_a_unit_is_cut_in_the_largest_type(panel: NetworkPanel) -> None:
    theme().set_projector(True)
    theme().set_scale(200)
    panel.resize(1600, 800)
    for item in panel.view.network_scene.items():
        item.setCacheMode(item.CacheMode.NoCache)
    assert {"x₁", "x₂"} <= {run.text for run in runs(panel.view.viewport())}
    assert list(cut_letters(panel)) == []


@pytest.fixture
def usual_type() -> Iterator[None]:
    yield
    theme().set_scale(0)
    theme().set_projector(False)
