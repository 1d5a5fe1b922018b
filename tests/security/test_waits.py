"""Waits after wrong passphrases: growing to 30 seconds, never locking anybody out."""

from __future__ import annotations

from mbc_companion.security.waits import Waits
from tests.fakes import FrozenClock


def test_five_tries_are_free_then_waits_double_to_thirty_seconds(clock: FrozenClock) -> None:
    waits = Waits(clock)
    asked = []
    for _ in range(9):
        waits.wrong()
        asked.append(waits.seconds_left())
        clock.advance(seconds=waits.seconds_left())
        assert waits.seconds_left() == 0
    assert asked == [0, 0, 0, 0, 5, 10, 20, 30, 30]


def test_the_wait_counts_down_in_whole_seconds_and_ends(clock: FrozenClock) -> None:
    waits = Waits(clock)
    for _ in range(5):
        waits.wrong()
    shown = []
    for _ in range(12):
        shown.append(waits.seconds_left())
        clock.advance(seconds=0.5)
    assert shown == [5, 5, 4, 4, 3, 3, 2, 2, 1, 1, 0, 0]


def test_the_right_passphrase_starts_over(clock: FrozenClock) -> None:
    waits = Waits(clock)
    for _ in range(7):
        waits.wrong()
    waits.right()
    assert waits.seconds_left() == 0
    waits.wrong()
    assert waits.seconds_left() == 0


def test_setting_the_computers_clock_shortens_nothing(clock: FrozenClock) -> None:
    waits = Waits(clock)
    for _ in range(8):
        waits.wrong()
    clock.instant = clock.instant.replace(year=2090)
    assert waits.seconds_left() == 30


def test_a_thousand_wrong_tries_wait_no_longer(clock: FrozenClock) -> None:
    waits = Waits(clock)
    for _ in range(2000):
        waits.wrong()
    assert waits.seconds_left() == 30
    assert Waits(clock).seconds_left() == 0
