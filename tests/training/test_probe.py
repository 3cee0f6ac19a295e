"""A probe is exact when nothing moves, and bounded in rate and share when something does."""

from __future__ import annotations

from time import perf_counter

from playground.training.pieces import Pieces
from playground.training.probe import Probe

LONG = 1e9


def counted(value: str, log: list[str], count: int = 3) -> Pieces[str]:
    for _ in range(count):
        log.append(value)
        yield
    return value


def test_a_value_is_computed_once_for_each_moment() -> None:
    probe, log = Probe[str](interval=0.0, share=1.0), list[str]()
    for _ in range(3):
        probe.advance(1, counted("a", log), moving=False, until=perf_counter() + LONG)
    assert probe.value == "a"
    assert probe.is_true_of(1)
    assert log == ["a"] * 3


def test_it_goes_on_piece_by_piece_when_time_is_up() -> None:
    probe, log = Probe[str](interval=0.0, share=1.0), list[str]()
    for pieces in (1, 2, 3):
        probe.advance(1, counted("a", log), moving=False, until=0.0)
        assert len(log) == pieces
    assert probe.value is None
    probe.advance(1, counted("a", log), moving=False, until=0.0)
    assert probe.value == "a"


def test_what_stands_still_elsewhere_is_begun_again() -> None:
    probe, log = Probe[str](interval=0.0, share=1.0), list[str]()
    probe.advance(1, counted("a", log), moving=False, until=0.0)
    probe.advance(2, counted("b", log), moving=False, until=perf_counter() + LONG)
    assert probe.value == "b"
    assert not probe.is_true_of(1)


def test_what_moves_is_finished_first() -> None:
    probe, log = Probe[str](interval=0.0, share=1.0), list[str]()
    probe.advance(1, counted("a", log), moving=True, until=0.0)
    probe.advance(2, counted("b", log), moving=True, until=perf_counter() + LONG)
    assert probe.value == "a"
    assert probe.is_true_of(1)


def test_while_moving_the_same_object_stays_until_it_is_due() -> None:
    probe, log = Probe[str](interval=LONG, share=1.0), list[str]()
    probe.advance(1, counted("a", log), moving=True, until=perf_counter() + LONG)
    first = probe.value
    probe.advance(2, counted("b", log), moving=True, until=perf_counter() + LONG)
    assert probe.value is first
    probe.advance(2, counted("b", log), moving=False, until=perf_counter() + LONG)
    assert probe.value == "b"


def test_an_expensive_value_waits_for_its_share() -> None:
    probe, log = Probe[str](interval=0.0, share=1e-12), list[str]()
    probe.advance(1, counted("a", log, count=1), moving=True, until=0.0)
    probe.advance(2, counted("b", log), moving=True, until=perf_counter() + LONG)
    assert log == ["a"]
    probe.advance(2, counted("b", log), moving=False, until=perf_counter() + LONG)
    assert probe.value == "b"
