"""The page itself: a strict, self-contained HTML document."""

from __future__ import annotations

import base64
import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

import numpy as np

import playground
from playground.export.report.changes import stage_pairs
from playground.export.report.curves import Line, chart
from playground.export.report.layers import HEADS, layer_rows, parameter_count
from playground.export.report.markup import element, page_text
from playground.export.report.report import ReportPicture, RunReport
from playground.export.report.settings import NOTHING, count, data_pairs, figure, share, training_pairs
from playground.i18n import _, language, translate
from playground.messages import N_
from playground.resources import resource

DASHES = 4
NAMED_COLOURS = 10
MOST_BANDS = 3


def report_html(report: RunReport) -> str:
    """The page as text: HTML that is strict XML as well, with style and pictures in it and no scripts."""
    style = resource("style", "report.css").read_text(encoding="utf-8")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="generator", content=f"nn-playground {playground.__version__}"),
        element("title", report.title),
        element("style", style),
    )
    return page_text(element("html", head, element("body", *_body(report)), lang=language()))


def _body(report: RunReport) -> Iterator[Element]:
    yield element("header", element("h1", report.title), element("p", _about(report), class_="about"))
    if report.remark is not None:
        yield element("p", translate(report.remark), class_="says healthy" if report.healthy else "says")
    yield element("dl", *(_pair(*pair) for pair in _figures(report) if pair[1] != NOTHING), class_="figures")
    yield element("div", _loss_chart(report), _gradient_chart(report), class_="pair")
    if report.pictures:
        yield element("div", *map(_picture, report.pictures), class_="pair")
    yield _network_table(report)
    yield element(
        "div",
        element("section", element("h2", _(N_("Data"))), _settings(data_pairs(report))),
        element("section", element("h2", _(N_("Training"))), _settings(training_pairs(report.experiment.training))),
        class_="pair",
    )
    if len(report.stages) > 1 or any(stage.step for stage in report.stages):
        heading = element("h2", _(N_("Changes in mid-run")))
        yield element("section", heading, _settings(stage_pairs(report.stages)))
    note = N_("Losses are over whole sets, without penalty. Bands show the least and the greatest of several steps.")
    yield element("footer", _(note))


def _about(report: RunReport) -> str:
    text = _(N_("A training run in nn-playground {version}, {time}"))
    return text.format(version=playground.__version__, time=report.made.strftime("%Y-%m-%d %H:%M"))


def _figures(report: RunReport) -> Iterator[tuple[str, str]]:
    figures = report.figures
    if figures is not None:
        yield _(N_("Training loss")), figure(figures.train_loss)
        yield _(N_("Test loss")), figure(figures.test_loss)
        yield _(N_("Training accuracy")), share(figures.train_accuracy)
        yield _(N_("Test accuracy")), share(figures.test_accuracy)
        yield _(N_("Penalty")), figure(figures.penalty or None)
    yield _(N_("Step")), count(report.history.step)
    yield _(N_("Epoch")), count(report.epoch)


def _pair(name: str, value: str) -> Element:
    return element("div", element("dt", name), element("dd", value))


def _settings(pairs: Iterable[tuple[str, str]]) -> Element:
    parts = [element(tag, text or "–") for pair in pairs for tag, text in zip(("dt", "dd"), pair, strict=True)]
    return element("dl", *parts, class_="settings")


# -- curves ---------------------------------------------------------------------------------------------------------


def _loss_chart(report: RunReport) -> Element:
    evaluations, steps = report.history.evaluations, report.history.steps
    batch = Line(_(N_("batch")), "thin", "var(--train)", steps.step, low=steps.loss_low, high=steps.loss_high)
    lines = [batch] if len(steps.step) else []
    lines.append(Line(_(N_("training")), "solid", "var(--train)", evaluations.step, evaluations.train))
    if len(report.data.test_rows):
        lines.append(Line(_(N_("test")), "dash1", "var(--test)", evaluations.step, evaluations.test))
    return chart(_(N_("Loss")), _loss_in_words(report), lines, report.history.step)


def _loss_in_words(report: RunReport) -> str:
    losses = report.history.evaluations.train
    first, last = (figure(float(losses[at])) if len(losses) else NOTHING for at in (0, -1))
    text = _(N_("Training loss from {first} at the start to {last} at step {step}, on a log axis."))
    return text.format(first=first, last=last, step=count(report.history.step))


def _gradient_chart(report: RunReport) -> Element:
    history, layers = report.history, report.network.layers
    lines = [_layer_line(report, layer) for layer in range(layers)] if len(history.steps.step) else []
    text = _(N_("Length of the gradient of each layer over {steps} steps, on a log axis; now {values}."))
    newest = [figure(float(line.value[-1])) for line in lines if line.value is not None]
    description = text.format(steps=count(history.step), values=", ".join(newest) or NOTHING)
    return chart(_(N_("Gradient magnitude per layer")), description, lines, history.step)


def _layer_line(report: RunReport, layer: int) -> Line:
    """The middle of each range on a log scale and, where there are few layers, the range."""
    steps, layers = report.history.steps, report.network.layers
    low, high = steps.norm_low[:, layer], steps.norm_high[:, layer]
    middle = np.where(low > 0, np.sqrt(low) * np.sqrt(high), (low + high) / 2)
    name = _(N_("Output")) if layer == layers - 1 else str(layer + 1)
    line = Line(name, f"dash{layer % DASHES}", _layer_colour(layer, layers), steps.step, middle)
    return replace(line, low=low, high=high) if layers <= MOST_BANDS else line


def _layer_colour(layer: int, layers: int) -> str:
    """One of the named colours, or from blue to orange where there are more layers than those."""
    if layers <= NAMED_COLOURS:
        return f"var(--layer{layer})"
    return f"hsl({math.fmod(230 + 155 * layer / (layers - 1), 360):.0f} 60% 50%)"


# -- pictures and the network ---------------------------------------------------------------------------------------


def _picture(picture: ReportPicture) -> Element:
    content = base64.b64encode(picture.png).decode()
    alt = f"{picture.name}. {picture.description}".strip()
    return element("figure", element("img", src=f"data:image/png;base64,{content}", alt=alt))


def _network_table(report: RunReport) -> Element:
    layers = report.network.layers
    looks = ("", "", "", "", "number")
    head = [element("th", _(text), scope="col", **_class(look)) for text, look in zip(HEADS, looks, strict=True)]
    rows = []
    for row in layer_rows(report):
        name, *cells = row.cells(layers)
        parts = [element("td", cell, **_class(look)) for cell, look in zip(cells, looks[1:], strict=True)]
        rows.append(element("tr", element("th", name, scope="row"), *parts))
    return element(
        "table",
        element("caption", f"{_(N_('Network'))} · {parameter_count(report)}"),
        element("thead", element("tr", *head)),
        element("tbody", *rows),
    )


def _class(look: str) -> dict[str, str]:
    return {"class_": look} if look else {}
