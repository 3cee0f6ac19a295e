from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from playground.document.experiment import Experiment
from playground.export.report.page import report_html
from playground.export.report.report import RunReport
from playground.training.snapshot import RunState, Snapshot
from tests.training.conftest import OpenSession, in_state, open_session, until

__all__ = ["open_session"]

Trained = Callable[[Experiment, int], Snapshot]


@pytest.fixture
def trained(open_session: OpenSession) -> Trained:
    """The snapshot of an experiment after some steps."""

    def train(experiment: Experiment, steps: int) -> Snapshot:
        session = open_session(experiment)
        if steps:
            session.step(steps)
            return until(session, in_state(RunState.PAUSED, steps))
        return until(session, lambda snapshot: snapshot.state is RunState.IDLE and snapshot.figures is not None)

    return train


def parsed(page: str) -> ElementTree.Element:
    """The page, read by a parser that forgives nothing; the elements of its drawings by their plain names."""
    assert page.startswith("<!DOCTYPE html>\n<html")
    assert ElementTree.fromstring(page).tag == "html"
    return ElementTree.fromstring(page.replace(' xmlns="http://www.w3.org/2000/svg"', ""))


def page_of(snapshot: Snapshot, name: str = "") -> ElementTree.Element:
    return parsed(report_html(RunReport.of(snapshot, name)))


def pairs(page: ElementTree.Element) -> dict[str, str]:
    """Names and values of all lists of settings and figures; `Seed` is that of the training, which comes last."""
    terms = [term.text or "" for term in page.iter("dt")]
    return dict(zip(terms, [value.text or "" for value in page.iter("dd")], strict=True))


def table(page: ElementTree.Element) -> list[list[str]]:
    """The rows of the network's table, without the heads of its columns."""
    body = page.find(".//tbody")
    assert body is not None
    return [["".join(cell.itertext()) for cell in row] for row in body]


def points(path: str) -> list[tuple[float, float]]:
    """The points of a drawn line."""
    return [(float(x), float(y)) for x, y in re.findall(r"[ML]([-\d.]+) ([-\d.]+)", path)]
