from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

import pytest

from mbc_companion.core.settings import RECOVERY, RECOVERY_REMINDED_ON, Setting
from mbc_companion.today.recovery_line import RecoveryLine, is_due
from tests.fakes import FrozenClock

T = TypeVar("T")
TODAY = date(2026, 7, 14)


class Kept:
    """Preferences in memory."""

    def __init__(self, **values: Any) -> None:
        self.values = values

    def get(self, setting: Setting[T]) -> T:
        value: T = self.values.get(setting.key, setting.default)
        return value

    def set(self, setting: Setting[T], value: T) -> None:
        self.values[setting.key] = value


@pytest.mark.parametrize(
    ("recovery", "reminded_on", "due"),
    [
        ("put_off", "", True),
        ("unset", "", True),
        ("confirmed", "", False),
        ("put_off", "2026-06-15", False),
        ("put_off", "2026-06-14", True),
        ("put_off", "2026-07-14", False),
        ("put_off", "2030-01-01", True),
        ("put_off", "soon", True),
    ],
)
def test_at_most_monthly_and_never_once_confirmed(
    recovery: str, reminded_on: str, due: bool
) -> None:
    assert is_due(recovery, reminded_on, TODAY) is due


def test_the_line_stays_for_the_visit_and_is_written_down(clock: FrozenClock) -> None:
    kept = Kept(recovery="put_off")
    line = RecoveryLine(kept, clock)
    assert line()
    assert line()
    assert kept.get(RECOVERY_REMINDED_ON) == "2026-07-14"
    line.put_away()
    assert not line()
    assert not RecoveryLine(kept, clock)()


def test_confirming_the_words_ends_it(clock: FrozenClock) -> None:
    kept = Kept(recovery="put_off")
    line = RecoveryLine(kept, clock)
    assert line()
    kept.set(RECOVERY, "confirmed")
    assert not line()


def test_it_comes_back_after_a_month(clock: FrozenClock) -> None:
    kept = Kept(recovery="put_off")
    RecoveryLine(kept, clock)()
    clock.advance(days=29)
    assert not RecoveryLine(kept, clock)()
    clock.advance(days=1)
    assert RecoveryLine(kept, clock)()
