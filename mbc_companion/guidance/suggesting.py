"""Which topic may be offered on Today, and why: by counts and dates, never by free text.

At most one is given. Each rule asks for something the person has marked or booked, and the
reason says exactly what was counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

DAYS = 7
FEELING_DAYS, HARD_DAYS, SCALE_DAYS = 3, 4, 3
HARD = 2  # the marks Very hard and Hard
SCALE_HIGH, SCALE_LOW = 7, 3
FEW_LEFT = 3


class Rule(Enum):
    """Kinds of reasons, in the order in which they are tried."""

    SCAN_AHEAD = "scan_ahead"
    SCAN_BEHIND = "scan_behind"
    DENIAL = "denial"
    FEELING = "feeling"
    SCALE_HIGH = "scale_high"
    SCALE_LOW = "scale_low"
    HARD_MARKS = "hard_marks"
    FEW_VISITS_LEFT = "few_visits_left"
    LIMIT_NOT_KNOWN = "limit_not_known"


# Feelings that lead somewhere; the others of the twelve, and one's own, lead nowhere.
FEELING_TOPICS = {
    "scared": "T05",
    "anxious": "T07",
    "lonely": "T10",
    "sad": "T06",
    "angry": "T11",
    "overwhelmed": "T28",
    "numb": "T03",
    "tired": "T09",
}
HIGH_SCALE_TOPICS = {"distress": "T28", "tiredness": "T09"}
LOW_SCALE_TOPICS = {"sleep": "T08"}


@dataclass(frozen=True)
class ScaleValue:
    """``value`` is 0 to 10, the last one given on ``day``."""

    day: date
    scale: str
    value: int


@dataclass(frozen=True)
class Signs:
    """What the rooms know of the last seven days up to ``today``, and of what is ahead.

    ``marks`` are the last marks of days (1 to 5), ``feelings`` those chosen on a day.
    ``visits_left`` is None without a plan or a limit.
    """

    today: date
    marks: tuple[tuple[date, int], ...] = ()
    feelings: tuple[tuple[date, frozenset[str]], ...] = ()
    scales: tuple[ScaleValue, ...] = ()
    scans: tuple[date, ...] = ()
    has_open_denial: bool = False
    visits_left: int | None = None
    limit_not_known: bool = False


@dataclass(frozen=True)
class Reason:
    """Why ``topic`` is offered: ``count`` of the last ``DAYS`` days, or ``day``.

    ``what`` is the feeling or the scale by its key.
    """

    topic: str
    rule: Rule
    count: int = 0
    what: str = ""
    day: date | None = None


def suggestion(signs: Signs, muted: frozenset[str] = frozenset()) -> Reason | None:
    """The first reason whose topic is not muted; None if there is nothing to say."""
    return next((one for one in _reasons(signs) if one.topic not in muted), None)


def _reasons(signs: Signs) -> Iterator[Reason]:
    yield from _scans(signs)
    if signs.has_open_denial:
        yield Reason("T20", Rule.DENIAL)
    yield from _feelings(signs)
    yield from _scales(signs)
    hard = sum(1 for day, level in signs.marks if level <= HARD and _is_recent(day, signs))
    if hard >= HARD_DAYS:
        yield Reason("T06", Rule.HARD_MARKS, hard)
    if signs.visits_left is not None and 0 <= signs.visits_left <= FEW_LEFT:
        yield Reason("T21", Rule.FEW_VISITS_LEFT, signs.visits_left)
    if signs.limit_not_known:
        yield Reason("T19", Rule.LIMIT_NOT_KNOWN)


def _is_recent(day: date, signs: Signs) -> bool:
    return timedelta(0) <= signs.today - day < timedelta(days=DAYS)


def _scans(signs: Signs) -> Iterator[Reason]:
    ahead = [day for day in signs.scans if signs.today <= day <= signs.today + timedelta(days=DAYS)]
    if ahead:
        yield Reason("T04", Rule.SCAN_AHEAD, day=min(ahead))
    behind = [day for day in signs.scans if _is_recent(day, signs) and day < signs.today]
    if behind:
        yield Reason("T04", Rule.SCAN_BEHIND, day=max(behind))


def _feelings(signs: Signs) -> Iterator[Reason]:
    """The feeling of most days first; of equals the one that stands first above."""
    counts = {
        feeling: sum(
            1 for day, chosen in signs.feelings if feeling in chosen and _is_recent(day, signs)
        )
        for feeling in FEELING_TOPICS
    }
    for feeling in sorted(counts, key=lambda one: -counts[one]):
        if counts[feeling] >= FEELING_DAYS:
            yield Reason(FEELING_TOPICS[feeling], Rule.FEELING, counts[feeling], feeling)


def _scales(signs: Signs) -> Iterator[Reason]:
    recent = [one for one in signs.scales if _is_recent(one.day, signs)]
    for scale, topic in HIGH_SCALE_TOPICS.items():
        high = sum(1 for one in recent if one.scale == scale and one.value >= SCALE_HIGH)
        if high >= SCALE_DAYS:
            yield Reason(topic, Rule.SCALE_HIGH, high, scale)
    for scale, topic in LOW_SCALE_TOPICS.items():
        low = sum(1 for one in recent if one.scale == scale and one.value <= SCALE_LOW)
        if low >= SCALE_DAYS:
            yield Reason(topic, Rule.SCALE_LOW, low, scale)
