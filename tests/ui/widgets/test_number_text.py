import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.ui.widgets.number_text import number_text, parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.03", 0.03),
        ("0,03", 0.03),
        ("3e-2", 0.03),
        ("3E-2", 0.03),
        ("  .5 ", 0.5),
        ("5.", 5.0),
        ("-1", -1.0),
        ("−1", -1.0),
        ("1 000", 1000.0),
        ("50 %", 50.0),
        ("๐.๕", 0.5),
    ],
)
def test_people_write_numbers_in_many_ways(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text", ["", "abc", "1.2.3", "1,2,3", "nan", "inf", "1e999", "1_000", "0x10", "--1", "3e", "1,234.5"]
)
def test_what_is_no_finite_number_is_none(text: str) -> None:
    assert parse_number(text) is None


def test_a_comma_is_decimal_unless_a_whole_number_is_expected() -> None:
    assert parse_number("1,000") == 1.0
    assert parse_number("1,000", whole=True) == 1000.0
    assert parse_number("1,5", whole=True) == 1.5


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_the_text_of_a_number_gives_the_number_back(value: float) -> None:
    assert parse_number(number_text(value)) == value


@pytest.mark.parametrize(("value", "text"), [(0.03, "0.03"), (10.0, "10"), (1e-8, "1e-8"), (-0.5, "-0.5"), (0.0, "0")])
def test_the_text_is_the_shortest(value: float, text: str) -> None:
    assert number_text(value) == text
