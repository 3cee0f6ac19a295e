"""The page of a run: strict, self-contained, true, and readable for everybody."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest

from playground.datasets.prepare import prepare
from playground.document.edits import set_activation, set_optimizer, set_training
from playground.document.experiment import Choice, Experiment, LayerSpec, NetworkSpec
from playground.document.presets import PRESETS, preset
from playground.export.report.markup import VOID
from playground.export.report.page import report_html
from playground.export.report.report import ReportPicture, RunReport
from playground.i18n import set_language
from playground.messages import message
from playground.resources import resource
from playground.training import pieces
from playground.training.engines import ReferenceEngine
from playground.training.figures import figures
from playground.training.headless import headless_run
from playground.training.insight import Diagnosis, Insight
from playground.training.session import Session
from playground.training.snapshot import RunState
from playground.training.stages import with_stage
from tests.export.conftest import EXPERIMENT
from tests.export.report.conftest import Trained, page_of, pairs, parsed, table
from tests.training.conftest import OpenSession, in_state, until

STEPS = 21
HOSTILE = "<script>alert('&')</script>\x00\x1b\ud800 ]]> \"quoted\""


class Balance(HTMLParser):
    """Counts what an HTML reader opens and closes. It knows `<path />` in drawings alone."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        assert tag in VOID or "svg" in self.open

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_it_says_the_figures_that_the_engine_holds(trained: Trained) -> None:
    said = pairs(page_of(trained(EXPERIMENT, STEPS)))
    run = headless_run(EXPERIMENT, prepare(EXPERIMENT.data, "mse", 1), factory=ReferenceEngine)
    run.train(STEPS)
    held = pieces.complete(figures(run, "signed"))
    assert said["Training loss"] == f"{held.train_loss:.6g}"
    assert said["Test loss"] == f"{held.test_loss:.6g}"
    assert said["Training accuracy"] == f"{held.train_accuracy:.1%}"
    assert said["Test accuracy"] == f"{held.test_accuracy:.1%}"
    assert (said["Step"], said["Epoch"]) == (f"{STEPS}", "10")


def test_it_says_the_settings(trained: Trained) -> None:
    training = replace(EXPERIMENT.training, optimizer=Choice.of("momentum", learning_rate=0.02), seed=7, l2=0.001)
    said = pairs(page_of(trained(replace(EXPERIMENT, training=training), STEPS)))
    expected = {
        "Data set": "Circle",
        "Samples": "20 training · 20 test",
        "Features": "x₁, x₂²",
        "Scaling": "Mean 0, SD 1",
        "Loss": "Squared error",
        "Optimizer": "Momentum",
        "Learning rate": "0.02",
        "Momentum": "0.9",
        "Nesterov": "no",
        "Batch size": "10",
        "L2 penalty": "0.001",
        "Seed": "7",
    }
    assert expected.items() <= said.items()
    assert float(said["Penalty"]) > 0


def test_the_network_is_a_table_with_heads(trained: Trained) -> None:
    layers = (
        LayerSpec(5, "relu", Choice.of("uniform", high=0.25), Choice.of("constant", value=0.1)),
        LayerSpec(1, "linear", Choice.of("xavier_uniform", gain=2.0), frozen=True),
    )
    page = page_of(trained(replace(EXPERIMENT, network=NetworkSpec(layers)), 0))
    assert table(page) == [
        ["Layer 1", "2 × 5", "ReLU", "Uniform (Lowest −0.5, Highest 0.25); biases: Constant (Value 0.1)", "15"],
        ["Output", "5 × 1", "linear, frozen", "Xavier uniform (Gain 2)", "6"],
    ]
    heads = page.findall(".//thead/tr/th")
    assert [head.attrib["scope"] for head in heads] == ["col"] * 5
    assert {head.attrib["scope"] for head in page.findall(".//tbody/tr/th")} == {"row"}
    assert page.findtext(".//caption") == "Network · 21 parameters"


def test_like_layers_share_a_row(trained: Trained) -> None:
    layers = (LayerSpec(3), *[LayerSpec(4)] * 14, LayerSpec(1, "linear"))
    snapshot = trained(replace(EXPERIMENT, network=NetworkSpec(layers)), 4)
    rows = table(page_of(snapshot))
    assert [row[0] for row in rows] == ["Layer 1", "Layer 2", "Layers 3 to 15", "Output"]
    assert sum(int(row[-1]) for row in rows) == snapshot.network.parameter_count


@pytest.mark.parametrize("language", ["en", "th"])
@pytest.mark.parametrize("example", PRESETS)
def test_it_is_strict_xml_and_html_for_every_example(trained: Trained, example: str, language: str) -> None:
    set_language(language)
    page = report_html(RunReport.of(trained(preset(example), 3), ""))
    assert parsed(page).attrib["lang"] == language
    reader = Balance()
    reader.feed(page)
    assert not reader.open


def test_whatever_a_name_is_made_of_it_stays_text(trained: Trained) -> None:
    snapshot = trained(replace(EXPERIMENT, name=HOSTILE), STEPS)
    data = replace(snapshot.data, dataset=replace(snapshot.data.dataset, class_names=(HOSTILE, "b")))
    page = page_of(replace(snapshot, data=data))
    assert page.findtext(".//h1") == "<script>alert('&')</script>��� ]]> \"quoted\""
    assert page.find(".//script") is None
    assert "<script>" in pairs(page)["Classes"]


def test_it_needs_nothing_from_elsewhere(trained: Trained) -> None:
    report = RunReport.of(trained(EXPERIMENT, STEPS), "", (ReportPicture("Network", "Two layers", b"\x89PNG"),))
    page = report_html(report)
    links = ("src", "href")
    sources = [part.attrib[name] for part in parsed(page).iter() for name in links if name in part.attrib]
    assert sources == ["data:image/png;base64,iVBORw=="]
    assert not re.search(r"<script|<link|<iframe|url\(|@import|@font-face", page)
    addresses = set(re.findall(r"https?://[^\"' ]+", page))
    assert addresses == {"http://www.w3.org/2000/svg"}


def test_the_style_holds_nothing_that_would_be_escaped() -> None:
    assert not set(resource("style", "report.css").read_text(encoding="utf-8")) & set("&<>")


def test_pictures_and_curves_are_described_for_those_who_cannot_see_them(trained: Trained) -> None:
    report = RunReport.of(trained(EXPERIMENT, STEPS), "", (ReportPicture("Network", "Two layers", b""),))
    page = parsed(report_html(report))
    assert [image.attrib["alt"] for image in page.iter("img")] == ["Network. Two layers"]
    drawings = [drawing for drawing in page.iter("svg") if drawing.attrib.get("aria-hidden") != "true"]
    assert [drawing.findtext("title") for drawing in drawings] == ["Loss", "Gradient magnitude per layer"]
    assert all(drawing.attrib["role"] == "img" and drawing.findtext("desc") for drawing in drawings)


def test_it_is_in_the_language_that_is_set_and_without_marks_between_words(trained: Trained) -> None:
    snapshot = trained(EXPERIMENT, STEPS)
    set_language("th")
    page = report_html(RunReport.of(snapshot, ""))
    assert "ค่าสูญเสียของชุดฝึก" in pairs(parsed(page))
    assert "\u200b" not in page


def test_it_is_called_what_the_experiment_is_called_else_as_its_file_else_as_its_data(trained: Trained) -> None:
    snapshot = trained(EXPERIMENT, 0)
    assert page_of(snapshot, "file").findtext(".//h1") == EXPERIMENT.name
    nameless = replace(snapshot, experiment=replace(EXPERIMENT, name=""))
    assert page_of(nameless, "file").findtext(".//h1") == "file"
    assert page_of(nameless).findtext(".//h1") == "Circle with 2 layers"


def test_it_says_what_is_wrong_with_the_run(trained: Trained) -> None:
    diagnosis = Diagnosis("dead", message("Units are dead."), None)
    page = page_of(replace(trained(EXPERIMENT, STEPS), insight=Insight(diagnosis=diagnosis)))
    (remark,) = [part for part in page.iter("p") if part.attrib.get("class", "").startswith("says")]
    assert (remark.text, remark.attrib["class"]) == ("Units are dead.", "says")


def test_a_run_that_diverged_says_so_and_has_no_figures_that_are_no_numbers(open_session: OpenSession) -> None:
    network = NetworkSpec((LayerSpec(4, "linear"), LayerSpec(1, "linear")))
    wild = replace(EXPERIMENT.training, optimizer=Choice.of("sgd", learning_rate=1e5))
    session: Session = open_session(replace(EXPERIMENT, network=network, training=wild))
    session.train()
    snapshot = until(session, lambda it: it.state is RunState.FAILED and it.figures is not None)
    page = page_of(snapshot)
    remark = page.find(".//p[@class='says']")
    assert remark is not None
    assert "step" in (remark.text or "")
    assert "nan" not in "".join(path.attrib["d"] for path in page.iter("path")).lower()


def test_before_the_first_step_there_are_no_curves_of_gradients(trained: Trained) -> None:
    page = page_of(trained(EXPERIMENT, 0))
    assert [drawing.findtext("title") for drawing in page.iter("svg") if drawing.find("title") is not None] == ["Loss"]
    assert "Nothing to see yet." in "".join(page.itertext())


def test_without_test_rows_there_is_no_word_of_them(trained: Trained) -> None:
    experiment = replace(EXPERIMENT, data=replace(EXPERIMENT.data, test_fraction=0.0))
    page = page_of(trained(experiment, STEPS))
    assert "Test loss" not in pairs(page)
    keys = ["".join(key.itertext()) for key in page.iter("span")]
    assert keys[:2] == ["batch", "training"]
    assert "test" not in keys


def test_deep_networks_have_a_colour_for_every_layer(trained: Trained) -> None:
    layers = (*[LayerSpec(2)] * 15, LayerSpec(1, "linear"))
    page = page_of(trained(replace(Experiment(), network=NetworkSpec(layers)), 3))
    colours = {path.attrib["style"] for path in page.iter("path") if "dash" in path.attrib.get("class", "")}
    assert len({colour for colour in colours if "hsl" in colour}) == 16
    assert np.unique([colour for colour in colours]).size == len(colours)


def test_the_settings_of_earlier_steps_are_told_where_they_were_other(open_session: OpenSession) -> None:
    session = open_session(EXPERIMENT)
    session.step(4)
    until(session, in_state(RunState.PAUSED, 4))
    adam = set_optimizer(EXPERIMENT, Choice.of("adam", learning_rate=0.1))
    session.apply(set_activation(set_training(adam, batch_size=5), 0, "relu"))
    session.step(3)
    snapshot = until(session, in_state(RunState.PAUSED, 7))
    said = pairs(page_of(snapshot))
    changes = said["After step 4"].split(", ")
    told = ("Optimizer SGD → Adam", "Learning rate 0.03 → 0.1", "Batch size 10 → 5", "Layer 1 tanh → ReLU")
    assert [change for change in told if change not in changes] == []
    assert said["Learning rate"] == "0.1"
    known_from_here = replace(snapshot, stages=snapshot.stages[1:])
    assert pairs(page_of(known_from_here))["Up to step 4"] == "not known"


def test_a_run_without_changes_tells_none(trained: Trained) -> None:
    said = pairs(page_of(trained(EXPERIMENT, STEPS)))
    assert not {"After step 0", "Up to step 0"} & set(said)


def test_many_changes_leave_the_page_readable(trained: Trained) -> None:
    snapshot = trained(EXPERIMENT, STEPS)
    stages = snapshot.stages
    for step in range(1, 40):
        stages = with_stage(stages, step, set_training(EXPERIMENT, l2=step / 100))
    said = [term for term in pairs(page_of(replace(snapshot, stages=stages))) if term.startswith("After step")]
    assert said == ["After step 1", *(f"After step {step}" for step in range(28, 40))]
    assert pairs(page_of(replace(snapshot, stages=stages)))["After step 1"] == "27 more changes"
