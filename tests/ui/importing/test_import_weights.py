"""Weights come into the program: into the network that is open, or as a new one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from safetensors.numpy import save_file

from playground.datasets.prepare import prepare
from playground.document import edits
from playground.document.experiment import Experiment
from playground.export.formats import write_weights
from playground.export.reading.files import READERS
from playground.export.trained import TrainedNetwork
from playground.i18n import translate
from playground.messages import Message
from playground.projects.files import Project, write_project
from playground.training.engines import ReferenceEngine
from playground.training.headless import headless_run
from playground.training.snapshot import RunState
from playground.ui.app import make_application
from playground.ui.background import Background
from playground.ui.importing.dialog import NewNetworkDialog, suggested_activations
from playground.ui.importing.imports import Imports
from playground.ui.language import show_language
from playground.ui.workbench import Workbench
from tests.tour.fits import complaints
from tests.ui.snapshots import StillSession, network_of, snapshot_of, still_workbench

LEFT = Qt.MouseButton.LeftButton
OPEN = network_of(4)
GIVEN = np.linspace(-1, 1, 17)


class Desk:
    """A workbench with an open experiment, and the import that belongs to it."""

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, experiment: Experiment) -> None:
        make_application()
        self.qtbot = qtbot
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 720)
        self.window.show()
        self.workbench: Workbench = still_workbench(monkeypatch, experiment)
        self.workbench.snapshot = snapshot_of(experiment, state=RunState.PAUSED)
        self.background = Background(self.window)
        self.imports = Imports(self.workbench, self.background, self.window)
        self.said: list[str] = []
        self.workbench.said.connect(self._hear)

    def _hear(self, sentence: Message) -> None:
        self.said.append(translate(sentence))

    @property
    def session(self) -> StillSession:
        assert isinstance(self.workbench.session, StillSession)
        return self.workbench.session

    def open(self, path: Path) -> None:
        """Import a file, and wait for what becomes of it."""
        self.said.clear()
        self.imports.dialog = None
        self.imports.open_path(path)
        self.qtbot.waitUntil(lambda: bool(self.said) or self.imports.dialog is not None, timeout=30_000)

    @property
    def dialog(self) -> NewNetworkDialog:
        assert self.imports.dialog is not None
        return self.imports.dialog


@pytest.fixture
def desk(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[[Experiment], Desk]:
    desks: list[Desk] = []

    def make(experiment: Experiment = OPEN) -> Desk:
        desks.append(Desk(qtbot, monkeypatch, experiment))
        return desks[-1]

    yield make
    for one in desks:
        one.background.close()


def written(tmp_path: Path, experiment: Experiment = OPEN, ending: str = ".npz") -> tuple[Path, TrainedNetwork]:
    """A file of weights of `experiment`."""
    snapshot = snapshot_of(experiment, number=7)
    trained = TrainedNetwork.from_snapshot(snapshot)
    write_weights(trained, tmp_path / f"w{ending}")
    return tmp_path / f"w{ending}", trained


def foreign(tmp_path: Path, *sizes: int) -> Path:
    rng = np.random.default_rng(3)
    arrays = {}
    for index, (inputs, units) in enumerate(pairwise(sizes)):
        arrays[f"net.{2 * index}.weight"] = rng.normal(size=(units, inputs)).astype(np.float32)
        arrays[f"net.{2 * index}.bias"] = rng.normal(size=units).astype(np.float32)
    save_file(arrays, tmp_path / "net.safetensors")
    return tmp_path / "net.safetensors"


def project(tmp_path: Path, experiment: Experiment, *, steps: int | None = 3) -> tuple[Path, np.ndarray]:
    """A project of a few steps, and its weights; None: one without a run."""
    units = experiment.network.layers[-1].units
    run = headless_run(experiment, prepare(experiment.data, experiment.training.loss, units), factory=ReferenceEngine)
    run.train(steps or 0)
    checkpoint = None if steps is None else run.capture(experiment, is_drawn=True)
    write_project(Project(experiment, checkpoint), tmp_path / "p.playground", None)
    return tmp_path / "p.playground", run.state.parameters


# -- out of a project -------------------------------------------------------------------------------------------------


def test_the_weights_of_a_project_are_taken_over(desk: Callable[..., Desk], tmp_path: Path) -> None:
    here, (path, weights) = desk(), project(tmp_path, OPEN)
    here.open(path)
    assert here.said == ["The weights of p.playground are taken over."]
    assert np.array_equal(here.session.given[-1][1], weights)


def test_a_project_of_another_network_is_offered_as_a_new_one(desk: Callable[..., Desk], tmp_path: Path) -> None:
    here, (path, _weights) = desk(), project(tmp_path, edits.set_units(OPEN, 0, 7))
    here.open(path)
    assert here.imports.dialog is not None


def test_a_project_without_a_run_is_refused_in_one_sentence(desk: Callable[..., Desk], tmp_path: Path) -> None:
    here, (path, _weights) = desk(), project(tmp_path, OPEN, steps=None)
    here.open(path)
    assert here.said == ["p.playground has no trained network, so there are no weights to take over."]


# -- into the network that is open ------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", READERS)
def test_weights_of_the_open_network_are_taken_over(desk: Callable[..., Desk], tmp_path: Path, ending: str) -> None:
    here = desk()
    path, trained = written(tmp_path, ending=ending)
    here.open(path)
    [(experiment, parameters)] = here.session.given
    assert experiment == OPEN
    assert np.array_equal(parameters, trained.parameters)
    assert here.said == [f"The weights of w{ending} are taken over."]


def test_it_is_one_step_to_undo(desk: Callable[..., Desk], tmp_path: Path) -> None:
    here = desk()
    path, _trained = written(tmp_path)
    here.open(path)
    stack = here.workbench.undo_stack
    assert stack.undoText() == "Import weights"
    stack.undo()
    assert here.session.kept[-1][1] == here.session.given_tokens[0]
    stack.redo()
    assert len(here.session.given) == 1  # the second time the run itself comes back
    assert here.session.kept[-1] == (here.session.given_tokens[0], here.session.kept[-2][0])


def test_another_scaling_is_told_and_no_obstacle(desk: Callable[..., Desk], tmp_path: Path) -> None:
    path, _trained = written(tmp_path, replace(OPEN, data=replace(OPEN.data, scaling="standard")))
    here = desk()
    here.open(path)
    assert len(here.session.given) == 1
    assert here.said == [
        "The weights of w.npz are taken over. The weights were trained on inputs that were scaled otherwise than here."
    ]


def test_weights_for_other_inputs_are_refused_in_words(desk: Callable[..., Desk], tmp_path: Path) -> None:
    here = desk()
    here.open(foreign(tmp_path, 3, 4, 1))
    assert here.said == [
        "net.safetensors is for 3 inputs, but the network has 2 here: choose its data or features first."
    ]
    assert here.session.given == []


def test_a_damaged_file_is_one_sentence(desk: Callable[..., Desk], tmp_path: Path) -> None:
    (tmp_path / "bad.npz").write_bytes(b"PK\x03\x04")
    here = desk()
    here.open(tmp_path / "bad.npz")
    assert here.said == ["bad.npz is not an undamaged .npz file of weights."]


def test_what_was_edited_meanwhile_is_not_overwritten(desk: Callable[..., Desk], tmp_path: Path) -> None:
    here = desk()
    path, _trained = written(tmp_path)
    here.imports.open_path(path)
    here.workbench.edit("elsewhere", edits.set_units, 0, 5)
    here.qtbot.waitUntil(lambda: bool(here.said))
    assert here.said == ["The experiment was changed meanwhile, so no weights were taken over."]
    assert here.session.given == []


def test_the_file_is_asked_for(
    desk: Callable[..., Desk], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = desk()
    path, _trained = written(tmp_path)
    asked: list[str] = []

    def answer(_parent: object, _title: str, _folder: str, filters: str) -> tuple[str, str]:
        asked.append(filters)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    here.imports.ask()
    qtbot.waitUntil(lambda: bool(here.session.given))
    assert asked == ["Weights (*.npz *.safetensors *.json *.playground)"]


# -- as a new network -------------------------------------------------------------------------------------------------


def test_a_foreign_network_is_opened_once_its_activations_are_chosen(
    desk: Callable[..., Desk], qtbot: QtBot, tmp_path: Path
) -> None:
    here = desk()
    here.open(foreign(tmp_path, 2, 8, 6, 1))
    dialog = here.dialog
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.why.text == "net.safetensors holds 3 layers, but the experiment has 2."
    assert dialog.focusWidget() is dialog.rows.all_hidden
    assert dialog.rows.activations == ("tanh", "tanh", "linear")
    choose(dialog.rows.all_hidden, "relu")
    choose(dialog.rows.boxes[1], "gelu")
    assert dialog.rows.all_hidden.currentIndex() == -1
    QTest.mouseClick(dialog.open_button, LEFT)
    [(experiment, parameters)] = here.session.given
    layers = experiment.network.layers
    assert [(layer.units, layer.activation) for layer in layers] == [(8, "relu"), (6, "gelu"), (1, "linear")]
    assert (experiment.data, experiment.training) == (OPEN.data, OPEN.training)
    assert len(parameters) == 3 * 8 + 9 * 6 + 7
    assert here.workbench.experiment == experiment
    here.workbench.undo_stack.undo()
    assert here.workbench.experiment == OPEN
    assert here.said == ["The weights of net.safetensors are taken over."]


def test_our_own_file_says_its_activations_itself(desk: Callable[..., Desk], tmp_path: Path) -> None:
    other = edits.set_layers(OPEN, [(5, "silu"), (3, "softplus"), (1, "tanh")])
    path, _trained = written(tmp_path, other)
    here = desk()
    here.open(path)
    assert here.dialog.rows.activations == ("silu", "softplus", "tanh")


def test_the_same_shapes_with_other_activations_are_asked_about(desk: Callable[..., Desk], tmp_path: Path) -> None:
    path, trained = written(tmp_path, edits.set_layers(OPEN, [(4, "relu"), (1, "linear")]))
    here = desk()
    here.open(path)
    assert here.dialog.why.text == "Layer 1 was trained with the activation relu, but has tanh here."
    QTest.mouseClick(here.dialog.open_button, LEFT)
    [(experiment, parameters)] = here.session.given
    assert experiment.network.layers[0].activation == "relu"
    assert np.array_equal(parameters, trained.parameters)


def test_a_network_that_does_not_suit_the_data_cannot_be_opened_and_it_is_said_why(
    desk: Callable[..., Desk], tmp_path: Path
) -> None:
    here = desk()
    here.open(foreign(tmp_path, 2, 4, 5))
    assert not here.dialog.open_button.isEnabled()
    assert "5 output units do not fit the data with the loss mse" in here.dialog.verdict.text


def test_an_activation_that_the_loss_does_not_allow_is_said_as_soon_as_it_is_chosen(
    desk: Callable[..., Desk], tmp_path: Path
) -> None:
    here = desk(network_of(4, loss="binary_cross_entropy"))
    here.open(foreign(tmp_path, 2, 3, 1))
    assert here.dialog.open_button.isEnabled()
    choose(here.dialog.rows.boxes[-1], "sigmoid")
    assert not here.dialog.open_button.isEnabled()
    assert "the output layer is linear with the loss binary_cross_entropy" in here.dialog.verdict.text
    choose(here.dialog.rows.boxes[-1], "linear")
    assert here.dialog.open_button.isEnabled()


def test_cancel_changes_nothing(desk: Callable[..., Desk], tmp_path: Path) -> None:
    here = desk()
    here.open(foreign(tmp_path, 2, 8, 1))
    QTest.mouseClick(here.dialog.cancel, LEFT)
    assert here.session.given == []
    assert here.workbench.experiment == OPEN
    assert here.said == []


def choose(box: object, kind: str) -> None:
    """As a person does it in the box."""
    index = box.findData(kind)  # type: ignore[attr-defined]
    box.setCurrentIndex(index)  # type: ignore[attr-defined]
    box.activated.emit(index)  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", ["en", "th"])
@pytest.mark.parametrize("sizes", [(2, 8, 1), (2, *(16 for _ in range(15)), 1)])
def test_every_text_has_its_room(
    desk: Callable[..., Desk], qtbot: QtBot, tmp_path: Path, language: str, sizes: tuple[int, ...]
) -> None:
    here = desk()
    here.window.resize(1024, 768)
    show_language(language)
    here.open(foreign(tmp_path, *sizes))
    qtbot.waitUntil(here.dialog.isVisible)
    assert complaints(here.dialog) == []
    assert here.dialog.height() <= 768
    here.dialog.reject()


def test_suggestions_come_from_the_file_then_from_what_is_open_then_from_what_is_usual(
    desk: Callable[..., Desk], tmp_path: Path
) -> None:
    here = desk()
    here.open(foreign(tmp_path, 2, 3, 3, 1))
    finding = here.dialog.finding
    three = edits.set_layers(OPEN, [(4, "elu"), (4, "mish"), (1, "tanh")])
    assert suggested_activations(finding, three) == ("elu", "mish", "tanh")
    assert suggested_activations(finding, network_of(4)) == ("tanh", "tanh", "linear")
    assert suggested_activations(finding, network_of()) == ("relu", "relu", "linear")
    here.dialog.reject()
