"""A closed panel costs nothing: nothing is computed for it, and nothing of it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields

import pytest
from pytestqt.qtbot import QtBot

from playground.training.snapshot import RunState, Snapshot
from playground.ui.selection import Selection
from playground.ui.window import MainWindow

LIMIT_MS = 60_000
PLACE_PAGE = Selection("weight", 0, 0, 1)


def everything_wanted(window: MainWindow) -> None:
    """Each panel shows what costs most."""
    window.docks.views["gradient"].turn_to("distributions")
    window.docks.views["output"].turn_to("hidden")
    window.workbench.select(PLACE_PAGE)
    window.network.status.show()


# panel -> what is computed for it alone, as it is in a snapshot
COMPUTED: dict[str, Callable[[Snapshot], object]] = {
    "network": lambda seen: (seen.unit_maps, seen.insight.diagnosis),
    "output": lambda seen: (seen.output, seen.insight.hidden),
    "gradient": lambda seen: seen.insight.health,
    "inspector": lambda seen: seen.insight.parameter,
}


def is_nothing(found: object) -> bool:
    return all(part is None for part in found) if isinstance(found, tuple) else found is None


def show_only(window: MainWindow, shown: frozenset[str]) -> None:
    for key, dock in window.docks.by_key.items():
        dock.setVisible(key in shown)
    window.network.setVisible("network" in shown)


def train_on(window: MainWindow, qtbot: QtBot) -> None:
    everything_wanted(window)
    window.workbench.session.train()
    qtbot.waitUntil(
        lambda: not any(is_nothing(found(window.workbench.snapshot)) for found in COMPUTED.values()), timeout=LIMIT_MS
    )


def newer(window: MainWindow, qtbot: QtBot, snapshots: int = 5) -> Snapshot:
    """A snapshot that was begun after everything that is asked for now."""
    taken = window.workbench.snapshot.number
    qtbot.waitUntil(lambda: window.workbench.snapshot.number > taken + snapshots, timeout=LIMIT_MS)
    assert window.workbench.snapshot.state is RunState.RUNNING
    return window.workbench.snapshot


@pytest.mark.parametrize("closed", COMPUTED)
def test_what_only_a_closed_panel_shows_is_not_computed(closed: str, window: MainWindow, qtbot: QtBot) -> None:
    train_on(window, qtbot)
    others = frozenset({"network", *window.docks.by_key} - {closed})
    show_only(window, others)
    assert is_nothing(COMPUTED[closed](newer(window, qtbot)))
    show_only(window, others | {closed})
    qtbot.waitUntil(lambda: not is_nothing(COMPUTED[closed](window.workbench.snapshot)), timeout=LIMIT_MS)


def test_with_all_panels_closed_nothing_is_looked_at(window: MainWindow, qtbot: QtBot) -> None:
    train_on(window, qtbot)
    show_only(window, frozenset())
    seen = newer(window, qtbot)
    assert (seen.output, seen.unit_maps) == (None, None)
    assert {field.name for field in fields(seen.insight) if getattr(seen.insight, field.name) is not None} == set()


def test_one_panel_enlarged_has_only_its_own_computed(window: MainWindow, qtbot: QtBot) -> None:
    train_on(window, qtbot)
    window.enlarging.toggle("loss")
    seen = newer(window, qtbot)
    assert all(is_nothing(found(seen)) for found in COMPUTED.values())


def test_a_closed_panel_draws_nothing(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    train_on(window, qtbot)
    show_only(window, frozenset())
    drawn: list[str] = []
    scene = window.network.view.network_scene
    monkeypatch.setattr(scene, "show_snapshot", lambda _snapshot: drawn.append("network"))
    for key in ("output", "loss", "gradient"):
        monkeypatch.setattr(window.docks.views[key], "draw", lambda _snapshot, key=key: drawn.append(key))
    monkeypatch.setattr(window.docks.views["inspector"].weight_page, "_show", lambda: drawn.append("inspector"))
    newer(window, qtbot)
    assert drawn == []
    show_only(window, frozenset({"network", *window.docks.by_key}))
    qtbot.waitUntil(lambda: {"network", "output", "loss", "gradient", "inspector"} <= set(drawn), timeout=LIMIT_MS)
