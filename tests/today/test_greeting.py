from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from mbc_companion.today.greeting import (
    Greeting,
    PartOfDay,
    greeting_at,
    part_of_day,
)

NEW_YORK = ZoneInfo("America/New_York")


def at(hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2026, 7, 14, hour, minute, second, tzinfo=NEW_YORK)


@pytest.mark.parametrize(
    ("moment", "greeting"),
    [
        (at(0), Greeting.LATE),
        (at(4, 59, 59), Greeting.LATE),
        (at(5), Greeting.MORNING),
        (at(11, 59, 59), Greeting.MORNING),
        (at(12), Greeting.AFTERNOON),
        (at(17, 59), Greeting.AFTERNOON),
        (at(18), Greeting.EVENING),
        (at(22, 59), Greeting.EVENING),
        (at(23), Greeting.LATE),
    ],
)
def test_every_edge_of_the_day_has_its_greeting(moment: datetime, greeting: Greeting) -> None:
    assert greeting_at(moment) is greeting


@pytest.mark.parametrize(
    ("moment", "part"),
    [
        (at(2, 55), PartOfDay.NIGHT),
        (at(8, 10), PartOfDay.MORNING),
        (at(12), PartOfDay.AFTERNOON),
        (at(19, 42), PartOfDay.EVENING),
        (at(23, 30), PartOfDay.EVENING),
    ],
)
def test_a_mark_is_placed_in_its_own_day(moment: datetime, part: PartOfDay) -> None:
    assert part_of_day(moment) is part
