import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.i18n import set_language
from playground.messages import N_
from playground.ui.widgets.choice_box import ChoiceBox, plain


@pytest.fixture
def box(qtbot: QtBot) -> ChoiceBox:
    box = ChoiceBox(("relu", "tanh", "linear"))
    qtbot.addWidget(box)
    box.show_value("tanh")
    return box


@pytest.fixture
def chosen(box: ChoiceBox) -> list[str]:
    kinds: list[str] = []
    box.committed.connect(kinds.append)
    return kinds


def test_kinds_are_offered_by_name(box: ChoiceBox) -> None:
    assert [box.itemText(index) for index in range(box.count())] == ["ReLU", "Tanh", "Linear"]
    assert box.value == "tanh"


def test_a_choice_is_committed_by_its_kind(box: ChoiceBox, chosen: list[str]) -> None:
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert chosen == ["linear"]


def test_following_the_document_announces_nothing(box: ChoiceBox, chosen: list[str]) -> None:
    box.show_value("relu")
    assert box.currentText() == "ReLU"
    assert chosen == []


def test_what_is_chosen_stays_chosen_when_other_kinds_are_offered(box: ChoiceBox, chosen: list[str]) -> None:
    box.offer(("gelu", "tanh"))
    assert box.value == "tanh"
    assert chosen == []


def test_a_kind_that_is_not_offered_is_shown_all_the_same(box: ChoiceBox) -> None:
    box.show_value("sigmoid")
    assert box.currentText() == "Sigmoid"


def test_the_wheel_passing_over_it_changes_nothing(box: ChoiceBox, chosen: list[str]) -> None:
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert not wheel.isAccepted()
    assert chosen == []


def test_names_follow_the_language(qtbot: QtBot) -> None:
    box = ChoiceBox(("first",), name={"first": N_("Train")}.__getitem__)
    qtbot.addWidget(box)
    english = box.itemText(0)
    set_language("th")
    QApplication.sendEvent(box, QEvent(QEvent.Type.LanguageChange))
    assert english == "Train"
    assert box.itemText(0) != "Train"


def test_columns_of_a_file_are_not_translated(qtbot: QtBot) -> None:
    box = ChoiceBox(("Train",), name=plain)
    qtbot.addWidget(box)
    set_language("th")
    QApplication.sendEvent(box, QEvent(QEvent.Type.LanguageChange))
    assert box.itemText(0) == "Train"
