"""Until when the visits last, which rule ends them, and when to ask for more.

Pace: the median of the last three gaps between counted visits in whole weeks, rounded half
up, one to four; weekly until there are four; or the person's own. First free day: the later
of today and the last booked or counted day plus the pace. Each rule gives its own last day
and the earliest leads. (Ruling "Visits and coverage".)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from mbc_companion.coverage.domain import Authorization, Kind
from mbc_companion.coverage.facts import Name, value_of
from mbc_companion.coverage.ledger import Ledger, Standing, Tally

ENOUGH_FOR_A_PACE = 4
FURTHEST_DATES = 60
"""Dates looked at under authorizations: more than a year, even at one a week."""


class Rule(StrEnum):
    """What ends the visits."""

    COUNT = "count"
    AUTHORIZATION = "authorization"
    AUTHORIZATION_END = "authorization_end"
    PLAN_END = "plan_end"
    OUTSIDE_COUNT = "outside_count"


class Ends(StrEnum):
    """What a rule says: a day, nothing more at all, or enough for the whole plan year."""

    ON = "on"
    NONE = "none"
    WHOLE = "whole"


@dataclass(frozen=True)
class Reach:
    """How far one rule lets visits go; ``last`` is set with ON, and with NONE the last booked."""

    rule: Rule
    ends: Ends
    last: date | None = None

    @property
    def sooner(self) -> tuple[date, int]:
        """To sort by: the earliest first, "enough" last."""
        if self.ends is Ends.WHOLE:
            return date.max, 1
        return self.last or date.min, 0


@dataclass(frozen=True)
class AskBy:
    """When to ask for the next authorization, and how many visits lapse at its end."""

    standing: Standing
    last_visit: date | None
    day: date | None
    lapses: int | None


@dataclass(frozen=True)
class Forecast:
    """``reaches`` by day, the leading one first; ``lapses`` are unused at the year's end."""

    ledger: Ledger
    pace_weeks: int
    own_pace: bool
    first_free: date
    reaches: tuple[Reach, ...] = ()
    asks: tuple[AskBy, ...] = ()
    lapses: int | None = None

    @property
    def leads(self) -> Reach | None:
        return self.reaches[0] if self.reaches else None

    def reach(self, *rules: Rule) -> Reach | None:
        return next((one for one in self.reaches if one.rule in rules), None)


def pace_of(days: Sequence[date]) -> int:
    """Whole weeks between visits; ``days`` of counted visits, by time."""
    if len(days) < ENOUGH_FOR_A_PACE:
        return 1
    last = days[-ENOUGH_FOR_A_PACE:]
    gaps = sorted((b - a).days for a, b in pairwise(last))
    # Half up in whole numbers: 7 days are a week, 11 days are nearer to two.
    return max(1, min(4, (2 * gaps[1] + 7) // 14))


def forecast(tally: Tally, ledger: Ledger, today: date) -> Forecast:
    """What ``ledger`` and the authorizations of its plan let happen from ``today`` on."""
    years = tally.of_benefit(ledger.benefit.uid) or (ledger,)
    counted = [visit for year in years for visit in year.used]
    ends = [part[-1] for year in years for part in (year.used, year.booked) if part]
    newest = max(ends, key=lambda visit: (visit.day, visit.order), default=None)
    own = ledger.plan.pace_weeks
    pace = own or pace_of([visit.day for visit in counted])
    step = timedelta(weeks=pace)
    first_free = today if newest is None else max(today, newest.day + step)
    steps = _Steps(first_free, step, ledger.window.last)
    reaches = _count_reaches(ledger, steps, outside=newest is not None and newest.outside)
    asks: tuple[AskBy, ...] = ()
    if value_of(ledger.benefit.facts, Name.AUTHORIZATION_NEEDED) is not False:
        usable = _usable(tally, ledger)
        if usable:
            given = _give_out(usable, steps, newest.kind if newest else None)
            reaches.append(_authorized_reach(usable, given, steps))
            asks = tuple(_ask_by(one, given[one.authorization.uid]) for one in usable)
    left = ledger.left
    lapses = None if left is None else max(0, left - steps.room)
    ordered = tuple(sorted(reaches, key=lambda one: one.sooner))
    return Forecast(ledger, pace, own is not None, first_free, ordered, asks, lapses)


@dataclass(frozen=True)
class _Steps:
    """The dates that are still free: ``first``, and one every ``step`` up to ``last``."""

    first: date
    step: timedelta
    last: date

    @property
    def room(self) -> int:
        """How many there are."""
        return 0 if self.first > self.last else (self.last - self.first).days // self.step.days + 1

    def nth(self, number: int) -> date:
        """The first is number 1."""
        return self.first + (number - 1) * self.step


def _count_reaches(ledger: Ledger, steps: _Steps, *, outside: bool) -> list[Reach]:
    counts = [(Rule.COUNT, ledger.left)]
    if outside:
        counts.append((Rule.OUTSIDE_COUNT, ledger.outside_left))
    found = [_counted(rule, left, ledger, steps) for rule, left in counts if left is not None]
    ends = ledger.plan.last_day
    if ends is not None and ends == ledger.window.last:
        some = steps.room > 0
        last = steps.nth(steps.room) if some else _last_taken(ledger)
        found.append(Reach(Rule.PLAN_END, Ends.ON if some else Ends.NONE, last))
    return found


def _counted(rule: Rule, left: int, ledger: Ledger, steps: _Steps) -> Reach:
    if left <= 0:
        return Reach(rule, Ends.NONE, _last_taken(ledger))
    if left > steps.room:
        return Reach(rule, Ends.WHOLE)
    return Reach(rule, Ends.ON, steps.nth(left))


def _last_taken(ledger: Ledger) -> date | None:
    return max((visit.day for visit in (*ledger.used, *ledger.booked)), default=None)


def _usable(tally: Tally, ledger: Ledger) -> tuple[Standing, ...]:
    """Granted authorizations for the benefit, the earliest to expire first."""
    found = [
        tally.standings[one.uid]
        for one in tally.record.authorizations_of(ledger.plan.uid)
        if one.granted and (not one.kinds or one.kinds & ledger.benefit.kinds)
    ]
    return tuple(sorted(found, key=lambda one: expires(one.authorization)))


def expires(one: Authorization) -> tuple[date, date, str]:
    """The earliest to expire first; those without an end last."""
    return one.last_day or date.max, one.first_day or date.min, one.uid


def _give_out(
    usable: Sequence[Standing], steps: _Steps, kind: Kind | None
) -> dict[str, list[date]]:
    """Dates at this pace under each authorization, until the first date none of them holds.

    ``kind`` is that of the latest visit: an authorization for others is no help.
    """
    given: dict[str, list[date]] = {one.authorization.uid: [] for one in usable}
    for turn in range(1, FURTHEST_DATES + 1):
        day = steps.nth(turn)
        one = next((s for s in usable if _has_room(s, day, kind, given)), None)
        if one is None:
            break
        given[one.authorization.uid].append(day)
    return given


def _has_room(
    standing: Standing, day: date, kind: Kind | None, given: dict[str, list[date]]
) -> bool:
    one = standing.authorization
    if not one.holds(day) or (kind is not None and not one.for_kind(kind)):
        return False
    return standing.left is None or standing.left > len(given[one.uid])


def _authorized_reach(
    usable: Sequence[Standing], given: dict[str, list[date]], steps: _Steps
) -> Reach:
    dates = sorted(day for days in given.values() for day in days)
    if len(dates) >= FURTHEST_DATES:
        return Reach(Rule.AUTHORIZATION, Ends.WHOLE)
    stopped_on = steps.nth(len(dates) + 1)
    over = not any(one.authorization.holds(stopped_on) for one in usable)
    rule = Rule.AUTHORIZATION_END if over else Rule.AUTHORIZATION
    if dates:
        return Reach(rule, Ends.ON, dates[-1])
    taken = [visit.day for one in usable for visit in (*one.used, *one.booked)]
    return Reach(rule, Ends.NONE, max(taken, default=None))


def _ask_by(standing: Standing, given: list[date]) -> AskBy:
    """21 days, or what is set, before the earlier of its end and its last visit (ruling)."""
    one, left = standing.authorization, standing.left
    taken = [visit.day for visit in (*standing.used, *standing.booked)]
    last_visit = max([*given, *taken], default=None)
    runs_out = bool(given) or (left is not None and left <= 0)
    known = [day for day in (one.last_day, last_visit if runs_out else None) if day is not None]
    if left is None and one.last_day is None:
        # Nothing on record ends it.
        return AskBy(standing, last_visit, None, None)
    day = min(known) - timedelta(days=one.ask_days) if known else None
    lapses = max(0, left - len(given)) if left is not None and one.last_day else None
    return AskBy(standing, last_visit, day, lapses)
