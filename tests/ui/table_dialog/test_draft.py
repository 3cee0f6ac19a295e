"""What is chosen about a table, without a window."""

from __future__ import annotations

from pathlib import Path

from playground.datasets.spec import DataSpec
from playground.document.edits import set_table
from playground.document.experiment import Experiment
from playground.document.problems import check
from playground.ui.table_dialog.draft import Draft

ROWS = "".join(f"name{i},{i * 7 % 5},{'red' if i % 2 else 'blue'},{i % 3}\n" for i in range(120))
TEXT = f"who,size,colour,kind\n{ROWS}"


def draft(text: str = TEXT, **fields) -> Draft:
    begun = Draft(DataSpec(kind="table", text=text, **fields))
    return begun.with_table(begun.read(lambda _share: None))


def test_a_new_table_begins_with_what_suits_it() -> None:
    spec = draft().spec
    assert (spec.inputs, spec.target, spec.one_hot) == (("size", "colour"), "kind", ("colour",))


def test_a_column_of_texts_is_an_input_for_each_text() -> None:
    left_out = draft().with_input("colour", False)
    assert (left_out.spec.inputs, left_out.spec.one_hot) == (("size",), ())
    again = left_out.with_input("colour", True)
    assert (again.spec.inputs, again.spec.one_hot) == (("size", "colour"), ("colour",))
    dataset = again.judge().dataset
    assert dataset is not None
    assert dataset.input_names == ("size", "colour=blue", "colour=red")


def test_names_cannot_be_inputs_and_a_target_is_none() -> None:
    begun = draft()
    assert [name for name in ("who", "size", "colour", "kind") if begun.can_be_input(name)] == ["size", "colour"]


def test_an_old_target_of_numbers_becomes_an_input() -> None:
    changed = draft().with_target("size")
    assert (changed.spec.inputs, changed.spec.target) == (("colour", "kind"), "size")
    texts = changed.with_target("colour").with_target("kind")
    assert (texts.spec.inputs, texts.spec.target) == (("size",), "kind")


def test_choices_stay_when_it_is_read_again_with_the_same_columns() -> None:
    chosen = draft().with_input("colour", False)
    again = chosen.with_fields(delimiter="comma")
    assert again.with_table(again.read(lambda _share: None)).spec.inputs == ("size",)


def test_other_columns_begin_anew() -> None:
    chosen = draft().with_input("colour", False).with_fields(header="no")
    assert chosen.with_table(chosen.read(lambda _share: None)).spec.target == "y"


def test_rows_may_be_limited_before_it_is_known_how_many_there_are() -> None:
    begun = Draft(DataSpec(kind="table", text=TEXT))
    limited = begun.with_rows(7).with_table(begun.read(lambda _share: None))
    assert limited.judge().fields["rows"] == 7
    assert limited.with_rows(120).judge().fields["rows"] is None


def test_without_an_input_there_is_nothing_to_learn_from() -> None:
    judgement = draft().with_input("colour", False).with_input("size", False).judge()
    assert judgement.dataset is None
    assert "tick at least one" in str(judgement.refusal)


def test_gaps_are_skipped_unless_they_should_be_filled_and_refused_where_there_are_none() -> None:
    gappy = draft("a,y\n1,2.5\n,3.5\n5,6\n")
    assert gappy.judge().fields["missing"] == "skip"
    assert [str(trouble.sentence) for trouble in gappy.judge().troubles] == ["1 row has an empty cell: row 3."]
    assert draft().judge().fields["missing"] == "refuse"


def test_what_is_chosen_is_what_the_experiment_gets() -> None:
    judgement = draft().with_input("colour", False).with_fields(test_fraction=0.25, scaling="min_max").judge()
    experiment = set_table(Experiment(), None, **judgement.fields)
    check(experiment)
    data = experiment.data
    assert (data.inputs, data.target, data.test_fraction, data.scaling) == (("size",), "kind", 0.25, "min_max")


def test_a_table_that_is_the_data_already_is_opened_with_its_choices(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b,y\n1,2,3.5\n4,,6.5\n7,8,9.5\n")
    experiment = set_table(Experiment(), "t.csv", tmp_path, missing="mean", inputs=("b",), target="y")
    begun = Draft.reopened(experiment.data, tmp_path)
    again = begun.with_table(begun.read(lambda _share: None))
    assert set_table(experiment, "t.csv", tmp_path, **again.judge().fields) == experiment


def test_inputs_that_are_all_columns_need_not_be_named() -> None:
    assert draft("a,b,y\n1,2,3.5\n4,5,6.5\n").judge().fields["inputs"] == ()
