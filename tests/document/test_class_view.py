"""What a class sees, as a value: switched part by part, saved under a name, and read back from whatever hand."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.document.class_view import (
    CONTROLS,
    MOST_VIEWS,
    PANELS,
    ClassView,
    views_from_data,
    views_to_data,
    with_view,
    without_view,
)
from playground.messages import UserError

PLAIN = st.none() | st.booleans() | st.floats() | st.text()
ANYTHING = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))
parts = st.sampled_from((*PANELS, *CONTROLS))


@st.composite
def class_views(draw: st.DrawFn) -> ClassView:
    panels = draw(st.sets(st.sampled_from(PANELS), min_size=1))
    controls = draw(st.sets(st.sampled_from(CONTROLS)))
    return ClassView(
        draw(st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=60)),
        tuple(panel for panel in PANELS if panel in panels),
        tuple(control for control in CONTROLS if control in controls),
        draw(st.sampled_from(("", *sorted(panels)))),
    )


@given(st.lists(class_views(), max_size=5, unique_by=lambda view: view.name))
def test_views_come_back_as_they_were_written(views: list[ClassView]) -> None:
    text = json.dumps(views_to_data(views))
    assert views_from_data(json.loads(text)) == tuple(views)


@given(class_views(), parts)
def test_what_is_switched_on_and_off_again_was_off_before(view: ClassView, part: str) -> None:
    there_and_back = view.switched(part, True).switched(part, False)
    assert part not in there_and_back.panels or there_and_back.panels == (part,)
    assert view.switched(part, True).shows(part)
    if not view.shows(part):
        assert there_and_back == view


@given(class_views(), st.lists(st.sampled_from(PANELS)))
def test_one_panel_stays_and_a_hidden_panel_is_not_large(view: ClassView, hidden: list[str]) -> None:
    for panel in hidden:
        view = view.switched(panel, False)
    assert view.panels
    assert not view.large or view.large in view.panels


def test_a_saved_view_takes_the_place_of_one_with_its_name() -> None:
    one, other, again = ClassView("map"), ClassView("all"), ClassView("map", ("output",))
    assert with_view(with_view((), one), other) == (one, other)
    assert with_view((one, other), again) == (again, other)
    assert without_view((one, other), "map") == (other,)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("all", 'views: "all" is not a list'),
        ([1], "views[0]: 1 is not a group of named values"),
        ([{"name": "a", "size": 1}], "views[0].size: this name is unknown; the names here are name, panels, controls"),
        ([{"name": ""}], "views[0].name: a view needs a name"),
        ([{"name": 7}], "views[0].name: 7 is not a text"),
        ([{"name": "x" * 61}], "views[0].name: the text is longer than 60 characters"),
        ([{"name": "a", "panels": []}], "views[0].panels: the number of items is 0, not between 1 and 7"),
        ([{"name": "a", "panels": ["loss", "lost"]}], 'views[0].panels[1]: "lost" is not one of network, output'),
        ([{"name": "a", "panels": ["loss", "loss"]}], "views[0].panels: a name is given twice"),
        ([{"name": "a", "controls": None}], "views[0].controls: null is not a list"),
        ([{"name": "a", "panels": ["loss"], "large": "output"}], 'views[0].large: "output" is not one of the panels'),
        ([{"name": "a"}, {"name": "a"}], 'views[1].name: "a" is the name of another view'),
        ([{"name": str(n)} for n in range(MOST_VIEWS + 1)], "views: the number of items is 51, not between 0 and 50"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(data: Any, sentence: str) -> None:
    with pytest.raises(UserError) as refusal:
        views_from_data(data)
    assert str(refusal.value).startswith(sentence)


@given(ANYTHING)
def test_whatever_stands_in_a_file_gives_views_or_a_sentence(data: Any) -> None:
    with suppress(UserError):
        assert isinstance(views_from_data(data), tuple)
