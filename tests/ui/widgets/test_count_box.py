import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.ui.widgets.count_box import CountBox


@pytest.fixture
def box(qtbot: QtBot) -> CountBox:
    box = CountBox(1, 1024)
    qtbot.addWidget(box)
    box.show_value(4)
    box.show()
    return box


@pytest.fixture
def committed(box: CountBox) -> list[int]:
    values: list[int] = []
    box.committed.connect(values.append)
    return values


def enter(box: CountBox, text: str) -> None:
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


def test_the_arrow_keys_step_by_one(box: CountBox, committed: list[int]) -> None:
    QTest.keyClick(box, Qt.Key.Key_Up)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert committed == [5, 4]


def test_typing_counts_when_it_is_committed(box: CountBox, committed: list[int]) -> None:
    enter(box, "16")
    assert committed == [16]


@pytest.mark.parametrize("text", ["0", "10000", "abc", "2.5"])
def test_what_does_not_fit_is_refused_with_a_sentence(box: CountBox, committed: list[int], text: str) -> None:
    enter(box, text)
    assert committed == []
    assert box.value() == 4
    assert text in box.accessibleDescription()
    assert box.property("state") == "wrong"


def test_the_next_good_value_takes_the_sentence_away(box: CountBox, committed: list[int]) -> None:
    enter(box, "0")
    enter(box, "8")
    assert committed == [8]
    assert box.accessibleDescription() == ""


def test_following_the_document_announces_nothing(box: CountBox, committed: list[int]) -> None:
    box.show_value(12)
    assert box.text() == "12"
    assert committed == []
