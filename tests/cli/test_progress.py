"""The progress bar tells how far it is, on a terminal only."""

from __future__ import annotations

import io

import pytest

from playground.cli.progress import Progress, duration


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.4, "0:00"), (7, "0:07"), (200, "3:20"), (3723, "1:02:03"), (59.6, "1:00")]
)
def test_durations_read_like_a_clock(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_it_shows_share_time_left_and_a_note_and_takes_itself_away() -> None:
    stream = Terminal()
    with Progress(stream, 200) as progress:
        progress.update(50, "training loss 0.5")
    first, cleared = stream.getvalue().split("\r")[1:3]
    assert first.startswith("██████░")
    assert " 25%  " in first
    assert " left" in first
    assert first.endswith("training loss 0.5")
    assert cleared.strip() == ""
    assert stream.getvalue().endswith("\r")


def test_it_is_written_at_most_ten_times_a_second() -> None:
    stream = Terminal()
    with Progress(stream, 10**6) as progress:
        for done in range(1000):
            progress.update(done)
        assert stream.getvalue().count("\r") <= 2


def test_without_a_terminal_or_in_quiet_nothing_is_written() -> None:
    for stream, hidden in ((io.StringIO(), False), (Terminal(), True)):
        with Progress(stream, 10, hidden=hidden) as progress:
            progress.update(5)
        assert stream.getvalue() == ""
