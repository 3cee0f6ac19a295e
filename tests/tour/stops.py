"""The places of the program that a person comes to, each with the way there.

A new panel, mode or dialog is one more record: then it is in the pictures of `python -m tests.tour`, and its texts are
checked, in every language, theme and size.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import gettempdir

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from playground.document import edits
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec
from playground.document.presets import preset
from playground.export.formats import format_of
from playground.messages import message
from playground.training.insight import ParameterPlace
from playground.training.snapshot import RunState
from playground.training.worker import GONE
from playground.ui.drag.payload import NewLayer
from playground.ui.finder.finder import Finder
from playground.ui.hints.hints import Hints
from playground.ui.selection import DATA, TRAINING, Selection
from playground.ui.shortcuts.window import ShortcutsWindow
from playground.ui.window import MainWindow
from tests.benchmarks.running import wait
from tests.ui.mouse import point_at

STEPS = 400
TURNS, MOST_TURNS = 30, 3000
SECONDS = 300.0
TABLE = Path(gettempdir()) / "nn-playground-tour.csv"
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True)
class Stop:
    """One place.

    experiment  what is open there
    go          leads there from the window with the experiment open, `steps` steps into its training
    leave       puts away what `go` opened, so that the next stop finds the window as it was
    """

    name: str
    experiment: Callable[[], Experiment]
    go: Callable[[MainWindow], None]
    steps: int = STEPS
    leave: Callable[[MainWindow], None] = lambda window: None

    def visit(self, window: MainWindow) -> None:
        """Open the experiment, train it, and go there."""
        open_trained(window, self.experiment(), self.steps)
        turn_to_first_pages(window)
        self.go(window)
        settle(window)


def open_trained(window: MainWindow, experiment: Experiment, steps: int) -> None:
    """Open an experiment in the window and train it for so many steps, or until it fails."""
    workbench = window.workbench
    before = workbench.snapshot.run if workbench.snapshot is not None else 0
    workbench.open_experiment(experiment, None, None)
    wait(lambda: workbench.snapshot is not None and workbench.snapshot.run > before, SECONDS)
    if steps:
        workbench.session.step(steps)
        wait(lambda: stands_at(window, steps), SECONDS)


def turn_to_first_pages(window: MainWindow) -> None:
    """Show what is shown first, whatever the stop before has turned to."""
    output, gradient = window.docks.views["output"], window.docks.views["gradient"]
    output.turn_to(output.tabs.offered[0])  # type: ignore[attr-defined]
    gradient.turn_to(gradient.tabs.offered[0])  # type: ignore[attr-defined]


def stands_at(window: MainWindow, step: int) -> bool:
    """Whether the newest snapshot is of that step and the run stands still, or has failed before."""
    snapshot = window.workbench.snapshot
    assert snapshot is not None
    return snapshot.state is RunState.FAILED or (snapshot.step == step and snapshot.state is RunState.PAUSED)


def settle(window: MainWindow) -> None:
    """Let the window take what is computed of all that is wanted now, and paint it."""
    for _twice in range(2):
        window.workbench._tell_wants()
        window.workbench.pull()
        turns = 0
        while turns < TURNS or (turns < MOST_TURNS and is_output_missing(window)):
            QApplication.processEvents()
            QTest.qWait(5)
            window.workbench.pull()
            turns += 1


def is_output_missing(window: MainWindow) -> bool:
    """Whether the output chart still has nothing to draw: of a deep network that takes longer."""
    chart = window.docks.views["output"]
    probed = ("map", "curve", "confusion", "scatter")
    return chart.tabs.key in probed and chart.page.view.probe is None  # type: ignore[attr-defined]


# -- experiments ----------------------------------------------------------------------------------------------------


def circle() -> Experiment:
    return preset("circle")


def deep() -> Experiment:
    """Ten layers of sigmoids: the gradient vanishes."""
    layers = (*(LayerSpec(6, activation="sigmoid") for _ in range(9)), LayerSpec(1, activation="linear"))
    return replace(preset("circle"), network=NetworkSpec(layers))


def wide() -> Experiment:
    """Layers too wide for single links."""
    layers = (LayerSpec(40, activation="relu"), LayerSpec(24), LayerSpec(1, activation="linear"))
    return replace(preset("circle"), network=NetworkSpec(layers))


def exploding() -> Experiment:
    """A learning rate at which training diverges within a few steps."""
    experiment = edits.set_activation(preset("circle"), 1, "linear")
    return edits.set_optimizer(experiment, Choice.of("sgd", learning_rate=1000.0))


def equal_units() -> Experiment:
    """All hidden units start equal and stay so."""
    experiment, same = preset("circle"), Choice.of("constant", value=0.5)
    return edits.set_weight_init(edits.set_weight_init(experiment, 0, same), 1, same)


def classes() -> Experiment:
    return preset("blobs")


def flowers() -> Experiment:
    return preset("iris")


def pictures() -> Experiment:
    return preset("digits")


def wave() -> Experiment:
    return preset("sine")


# -- ways -----------------------------------------------------------------------------------------------------------


def stay(window: MainWindow) -> None:
    """The window as it opens."""
    window.workbench.select(Selection("layer", 0))


def selected(selection: Selection) -> Callable[[MainWindow], None]:
    return lambda window: window.workbench.select(selection)


def output_page(key: str) -> Callable[[MainWindow], None]:
    return lambda window: window.docks.views["output"].turn_to(key)  # type: ignore[attr-defined]


def gradient_page(key: str) -> Callable[[MainWindow], None]:
    return lambda window: window.docks.views["gradient"].turn_to(key)  # type: ignore[attr-defined]


def links(key: str) -> Callable[[MainWindow], None]:
    return lambda window: window.network.quantity.button(key).click()


def nudge(window: MainWindow) -> None:
    """A weight that was moved by a little."""
    window.workbench.select(Selection("weight", 0, 2, 1))
    nudges = window.docks.views["inspector"].weight_page.nudges  # type: ignore[attr-defined]
    wait(nudges.more.isEnabled, SECONDS)
    nudges.more.click()
    wait(lambda: bool(nudges.sums.slopes.text()), SECONDS)


def first_run(window: MainWindow) -> None:
    """With the hints of the very first start."""
    window.settings.hints_done.clear()
    Hints(window).setObjectName("first run")


def leave_first_run(window: MainWindow) -> None:
    window.findChild(Hints, "first run").close()


def message_said(window: MainWindow) -> None:
    """A sentence that needs no answer."""
    window.say(message(GONE))


def hover_link(window: MainWindow) -> None:
    """The card of a link under the mouse."""
    view = window.network.view
    place = view.place_of_parameter(ParameterPlace(0, 2, 1))
    assert place is not None
    point_at(view.viewport(), place)


def leave_link(window: MainWindow) -> None:
    point_at(window.network.view.viewport(), QPoint(2, 2))


def hover_unit(window: MainWindow) -> None:
    window.workbench.unit_hovered.emit((0, 0))


def drag_layer(window: MainWindow) -> None:
    """A layer from the palette over the network, not yet dropped."""
    item = layer_tile(window)
    canvas = window.network.view
    QTest.mousePress(item, LEFT, NO_KEYS, item.rect().center())
    target = canvas.viewport().mapToGlobal(canvas.place_of_gap(1))
    for share in (0.2, 0.6, 1.0):
        start = item.mapToGlobal(item.rect().center())
        QTest.mouseMove(item, item.mapFromGlobal(start + (target - start) * share))


def drop_nothing(window: MainWindow) -> None:
    item = layer_tile(window)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    QTest.mouseRelease(item, LEFT, NO_KEYS, QPoint(-5000, -5000))


def layer_tile(window: MainWindow) -> QWidget:
    items = window.docks.views["palette"].items  # type: ignore[attr-defined]
    return next(item for item in items if isinstance(item.payload, NewLayer))


def present(window: MainWindow) -> None:
    window.action("projector").trigger()


def export_to(ending: str) -> Callable[[MainWindow], None]:
    """The dialog Export weights."""

    def go(window: MainWindow) -> None:
        window.action("export").trigger()
        assert window.exports.dialog is not None
        window.exports.dialog.formats.choose(format_of(Path(f"weights{ending}")))

    return go


def find(query: str) -> Callable[[MainWindow], None]:
    """The finder, with something typed into it."""

    def go(window: MainWindow) -> None:
        window.action("find").trigger()
        finder = window.findChild(Finder)
        finder.line.insert(query)
        finder.accept()

    return go


def close_export(window: MainWindow) -> None:
    assert window.exports.dialog is not None
    window.exports.dialog.reject()


def leave_finder(window: MainWindow) -> None:
    window.findChild(Finder).close_and_return()


def list_keys(window: MainWindow) -> None:
    window.action("shortcuts").trigger()


def close_keys(window: MainWindow) -> None:
    window.findChild(ShortcutsWindow).close()


def open_table(window: MainWindow) -> None:
    """The dialog about a table with Thai names, empty cells and a word among numbers."""
    rows = "1,62;55;ก\n1,75;;ข\n1,58;ไม่ทราบ;ก\n" + "1,70;68;ข\n" * 20
    TABLE.write_text("ส่วนสูง;น้ำหนัก;กลุ่ม\n" + rows, "utf-8")
    window.files.open_path(TABLE)
    wait(lambda: window.own_data.dialog is not None and window.own_data.dialog.isVisible(), SECONDS)


def close_table(window: MainWindow) -> None:
    window.own_data.dialog.reject()


STOPS: tuple[Stop, ...] = (
    Stop("start", circle, stay, steps=0),
    Stop("first-run", circle, first_run, steps=0, leave=leave_first_run),
    Stop("trained", circle, stay),
    Stop("message", circle, message_said, leave=lambda window: window.toast.hide()),
    Stop("data", circle, selected(DATA)),
    Stop("training", circle, selected(TRAINING)),
    Stop("weight", circle, nudge),
    Stop("output-layer", circle, selected(Selection("layer", 1))),
    Stop("links-gradient", circle, links("gradient"), leave=links("weight")),
    Stop("links-update", circle, links("update"), leave=links("weight")),
    Stop("link", circle, hover_link, leave=leave_link),
    Stop("unit", circle, hover_unit, leave=lambda window: window.workbench.unit_hovered.emit(None)),
    Stop("hidden-space", circle, output_page("hidden")),
    Stop("classes", circle, output_page("confusion")),
    *(Stop(f"gradient-{key}", circle, gradient_page(key)) for key in ("ratio", "distributions", "saturation", "start")),
    Stop("drag", circle, drag_layer, leave=drop_nothing),
    Stop("equal-units", equal_units, gradient_page("magnitude")),
    Stop("vanishing", deep, stay),
    Stop("diverged", exploding, stay),
    Stop("matrices", wide, stay),
    Stop("three-classes", classes, stay),
    Stop("iris", flowers, stay),
    Stop("iris-data", flowers, selected(DATA)),
    Stop("digits", pictures, stay, steps=50),
    Stop("mistakes", pictures, output_page("mistakes"), steps=50),
    Stop("curve", wave, stay),
    Stop("predictions", wave, output_page("scatter")),
    Stop("finder", circle, find("undo"), leave=leave_finder),
    Stop("finder-number", circle, find("learning rate"), leave=leave_finder),
    Stop("shortcuts", circle, list_keys, leave=close_keys),
    Stop("export", flowers, export_to(".onnx"), leave=close_export),
    Stop("export-deep", deep, export_to(".safetensors"), leave=close_export),
    Stop("table", circle, open_table, leave=close_table),
    Stop("projector", circle, present, leave=present),
    Stop("projector-digits", pictures, present, steps=50, leave=present),
    Stop("projector-vanishing", deep, present, leave=present),
)
