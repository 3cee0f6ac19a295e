import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.engine.settings import Setting
from playground.ui.widgets.number_field import NumberField

RATE = Setting("learning_rate", 0.03, low=0, high=1e6, low_open=True)


class Desk:
    """A field beside another one, and what it committed."""

    def __init__(self, qtbot: QtBot, field: NumberField) -> None:
        self.field, self.other = field, QLineEdit()
        self.committed: list[float] = []
        field.committed.connect(self.committed.append)
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        column.addWidget(field)
        column.addWidget(self.other)
        qtbot.addWidget(self.window)
        with qtbot.waitExposed(self.window):
            self.window.show()
        field.setFocus()

    def type(self, text: str) -> None:
        self.field.selectAll()
        QTest.keyClicks(self.field, text)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.field, key)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, NumberField(RATE))


@pytest.mark.parametrize("text", ["0.1", "0,1", "1e-1"])
def test_enter_commits_what_was_typed(desk: Desk, text: str) -> None:
    desk.type(text)
    assert desk.committed == []
    desk.press(Qt.Key.Key_Return)
    assert desk.committed == [0.1]
    assert desk.field.text() == "0.1"


def test_leaving_the_field_commits_what_was_typed(desk: Desk) -> None:
    desk.type("0.2")
    desk.other.setFocus()
    assert desk.committed == [0.2]


def test_leaving_an_untouched_field_commits_nothing(desk: Desk) -> None:
    desk.field.show_value(2**0.5)
    desk.other.setFocus()
    assert desk.committed == []
    assert desk.field.value == 2**0.5


@pytest.mark.parametrize("text", ["0", "-1", "1e9", "abc"])
def test_a_wrong_entry_keeps_the_value_and_says_why(desk: Desk, text: str) -> None:
    desk.type(text)
    desk.press(Qt.Key.Key_Return)
    assert desk.committed == []
    assert desk.field.value == 0.03
    assert desk.field.text() == text
    assert desk.field.property("state") == "wrong"
    assert text in desk.field.accessibleDescription()
    assert desk.field.toolTip() == desk.field.accessibleDescription()


def test_typing_on_takes_the_complaint_away(desk: Desk) -> None:
    desk.type("0")
    desk.press(Qt.Key.Key_Return)
    desk.type("0.5")
    assert desk.field.property("state") is None
    assert desk.field.accessibleDescription() == ""


def test_escape_takes_back_what_was_typed(desk: Desk) -> None:
    desk.type("99")
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_Return)
    assert desk.field.text() == "0.03"
    assert desk.committed == []


def test_the_arrow_keys_step(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Down)
    assert desk.committed == [0.05, 0.02]


def test_following_the_document_announces_nothing(desk: Desk) -> None:
    desk.field.show_value(0.5)
    assert desk.field.text() == "0.5"
    assert desk.committed == []


def test_the_same_value_again_leaves_alone_what_is_being_typed(desk: Desk) -> None:
    desk.type("0.7")
    desk.field.setCursorPosition(1)
    desk.field.show_value(0.03)
    assert desk.field.text() == "0.7"
    assert desk.field.cursorPosition() == 1


def test_whole_numbers_are_committed_as_int(qtbot: QtBot) -> None:
    desk = Desk(qtbot, NumberField((1, 1000), whole=True))
    desk.type("12")
    desk.press(Qt.Key.Key_Return)
    assert desk.committed == [12]
    assert type(desk.committed[0]) is int
    desk.type("1.5")
    desk.press(Qt.Key.Key_Return)
    assert desk.committed == [12]
    assert desk.field.refusal is not None


def test_a_share_is_shown_in_percent(qtbot: QtBot) -> None:
    desk = Desk(qtbot, NumberField(Setting("", 0.5, 0, 1, high_open=True), scale=100, increment=0.05))
    assert desk.field.text() == "50"
    desk.type("30%")
    desk.press(Qt.Key.Key_Return)
    assert desk.committed == [0.3]
    desk.press(Qt.Key.Key_Up)
    assert desk.field.text() == "35"
    desk.type("100")
    desk.press(Qt.Key.Key_Return)
    assert str(desk.field.refusal) == "100 is not at least 0 and below 100"
