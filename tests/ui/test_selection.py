"""What is selected exists, whatever becomes of the network."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from playground.document import edits
from playground.ui.selection import DATA, Selection, layer
from playground.ui.workbench import Workbench
from tests.ui.snapshots import network_of, still_workbench


@pytest.fixture
def workbench(monkeypatch: pytest.MonkeyPatch, qapp: object) -> Iterator[Workbench]:
    workbench = still_workbench(monkeypatch, network_of(6, 3))
    yield workbench
    workbench.undo_stack.clear()  # while Python still has its steps: a stack must not outlive them


@pytest.mark.parametrize(
    ("chosen", "becomes"),
    [
        (Selection("unit", 0, 5), Selection("unit", 0, 1)),
        (Selection("unit", 0, 1), Selection("unit", 0, 1)),
        (Selection("unit", 1, 2), Selection("unit", 1, 2)),
        (layer(1), layer(1)),
        (DATA, DATA),
    ],
)
def test_a_unit_that_is_gone_gives_way_to_the_nearest(
    workbench: Workbench, chosen: Selection, becomes: Selection
) -> None:
    workbench.select(chosen)
    workbench.edit("", edits.set_units, 0, 2)
    assert workbench.selection == becomes


def test_what_is_gone_with_its_layer_gives_way_to_the_last_one(workbench: Workbench) -> None:
    workbench.select(Selection("unit", 2, 0))
    workbench.edit("", edits.remove_layer, 0)
    assert workbench.selection == layer(1)
