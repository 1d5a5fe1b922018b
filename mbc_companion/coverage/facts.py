"""What somebody said about a plan, and who said it. Unknown is an answer of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum


class NoLimit(Enum):
    """The plan said that it does not count visits; not the same as nobody knowing."""

    NO_LIMIT = "none"


NO_LIMIT = NoLimit.NO_LIMIT


@dataclass(frozen=True, order=True)
class MonthDay:
    """When a plan year starts, every year. February 29 means the 28th in common years."""

    month: int
    day: int


Value = bool | int | NoLimit | MonthDay
"""Yes or no, a count or an amount (whole cents, or whole percent), no limit, a day of the year."""


class Source(StrEnum):
    """Who said it, the surest first."""

    LETTER = "letter"
    CARD = "card"
    CALL = "call"
    GUESS = "guess"


class Measure(StrEnum):
    """How a fact is written down."""

    YES_NO = "yes_no"
    COUNT = "count"
    CENTS = "cents"
    PERCENT = "percent"
    MONTH_DAY = "month_day"


class Name(StrEnum):
    """The facts there are; the first five belong to a plan, the others to a benefit."""

    YEAR_STARTS = "year_starts"
    DEDUCTIBLE = "deductible"
    DEDUCTIBLE_MET = "deductible_met"
    OUT_OF_POCKET = "out_of_pocket"
    OUT_OF_POCKET_MET = "out_of_pocket_met"
    COVERED = "covered"
    VISITS_A_YEAR = "visits_a_year"
    AUTHORIZATION_NEEDED = "authorization_needed"
    REFERRAL_NEEDED = "referral_needed"
    COPAY = "copay"
    COINSURANCE = "coinsurance"
    VIDEO_COVERED = "video_covered"
    MISSED_COUNT = "missed_count"
    OUTSIDE_COVERED = "outside_covered"
    OUTSIDE_VISITS = "outside_visits"
    OUTSIDE_COPAY = "outside_copay"
    OUTSIDE_COINSURANCE = "outside_coinsurance"


PLAN_FACTS = frozenset(tuple(Name)[:5])
MEASURES: dict[Name, Measure] = {
    Name.YEAR_STARTS: Measure.MONTH_DAY,
    Name.DEDUCTIBLE: Measure.CENTS,
    Name.DEDUCTIBLE_MET: Measure.CENTS,
    Name.OUT_OF_POCKET: Measure.CENTS,
    Name.OUT_OF_POCKET_MET: Measure.CENTS,
    Name.COVERED: Measure.YES_NO,
    Name.VISITS_A_YEAR: Measure.COUNT,
    Name.AUTHORIZATION_NEEDED: Measure.YES_NO,
    Name.REFERRAL_NEEDED: Measure.YES_NO,
    Name.COPAY: Measure.CENTS,
    Name.COINSURANCE: Measure.PERCENT,
    Name.VIDEO_COVERED: Measure.YES_NO,
    Name.MISSED_COUNT: Measure.YES_NO,
    Name.OUTSIDE_COVERED: Measure.YES_NO,
    Name.OUTSIDE_VISITS: Measure.COUNT,
    Name.OUTSIDE_COPAY: Measure.CENTS,
    Name.OUTSIDE_COINSURANCE: Measure.PERCENT,
}
MOST_VISITS = 9_999
MOST_CENTS = 100_000_000
"""A million; more than that is a slip of the finger."""


@dataclass(frozen=True)
class Origin:
    """Who said it and when; ``reference`` and ``call_uid`` belong to a call."""

    source: Source
    said_on: date
    reference: str = ""
    call_uid: str = ""


@dataclass(frozen=True)
class Fact:
    """One answer. ``value`` is None where somebody was asked and could not say."""

    name: Name
    value: Value | None
    origin: Origin
    recorded_at: datetime | None = None

    @property
    def by_guess(self) -> bool:
        return self.origin.source is Source.GUESS


Facts = tuple[Fact, ...]


def find(facts: Facts, name: Name) -> Fact | None:
    """The fact called ``name``, as last recorded."""
    return next((fact for fact in facts if fact.name is name), None)


def value_of(facts: Facts, name: Name) -> Value | None:
    """None as long as it is not known."""
    fact = find(facts, name)
    return None if fact is None else fact.value


def number(facts: Facts, name: Name) -> int | None:
    """A count, an amount or a percentage; None where it is not known or has no limit."""
    value = value_of(facts, name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def acceptable(name: Name, value: Value | None) -> bool:
    """Whether ``value`` can be an answer to ``name`` at all."""
    if value is None:
        return True
    measure = MEASURES[name]
    if measure is Measure.YES_NO:
        return isinstance(value, bool)
    if measure is Measure.MONTH_DAY:
        return isinstance(value, MonthDay) and is_day_of_year(value)
    if isinstance(value, NoLimit):
        return measure is Measure.COUNT
    if isinstance(value, bool) or not isinstance(value, int):
        return False
    most = {Measure.COUNT: MOST_VISITS, Measure.CENTS: MOST_CENTS, Measure.PERCENT: 100}[measure]
    return 0 <= value <= most


def is_day_of_year(day: MonthDay) -> bool:
    try:
        date(2024, day.month, day.day)
    except ValueError:
        return False
    return True


def as_text(value: Value | None) -> str | None:
    """``value`` for a column of text; None stays None."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, NoLimit):
        return str(value.value)
    if isinstance(value, MonthDay):
        return f"{value.month:02d}-{value.day:02d}"
    return str(value)


def from_text(name: Name, text: str | None) -> Value | None:
    """The other way round. Raises ValueError for what ``as_text`` never wrote."""
    if text is None:
        return None
    measure = MEASURES[name]
    if measure is Measure.YES_NO:
        return {"yes": True, "no": False}[text]
    if measure is Measure.MONTH_DAY:
        month, _, day = text.partition("-")
        return MonthDay(int(month), int(day))
    return NO_LIMIT if text == NO_LIMIT.value else int(text)
