"""Which greeting fits the hour (design section 12), and how a mark's time of day is named."""

from __future__ import annotations

from datetime import datetime
from enum import Enum


class Greeting(Enum):
    """LATE comes with the line that nobody is the only one awake."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    LATE = "late"


_BEGINS = (
    (5, Greeting.MORNING),
    (12, Greeting.AFTERNOON),
    (18, Greeting.EVENING),
    (23, Greeting.LATE),
)


def greeting_at(moment: datetime) -> Greeting:
    """``moment`` is local: 5 to 11:59, 12 to 17:59, 18 to 22:59, 23 to 4:59."""
    for hour, greeting in reversed(_BEGINS):
        if moment.hour >= hour:
            return greeting
    return Greeting.LATE


class PartOfDay(Enum):
    """The hours before 5 belong to the night that this day began with."""

    NIGHT = "night"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


_PART = {
    Greeting.MORNING: PartOfDay.MORNING,
    Greeting.AFTERNOON: PartOfDay.AFTERNOON,
    Greeting.EVENING: PartOfDay.EVENING,
}


def part_of_day(moment: datetime) -> PartOfDay:
    """Where in its own local day ``moment`` lies; 23:00 is still the evening of that day."""
    if moment.hour >= 18:
        return PartOfDay.EVENING
    return _PART.get(greeting_at(moment), PartOfDay.NIGHT)
