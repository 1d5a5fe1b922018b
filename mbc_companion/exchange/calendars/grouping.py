"""Visits of a series as one event that repeats, with what differs beside it (RFC 5545).

A rule alone would say too much: visits are removed, called off and moved one by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from mbc_companion.exchange.calendars.domain import Outgoing, OutgoingSeries, Rule

_LAST_IN_EVERY_MONTH = 28
Placed = Callable[[datetime], datetime]
"""A naive wall time as a moment in the zone of the series."""


def grouped(
    uid: str,
    rule: Rule,
    walls: Sequence[datetime],
    visits: Mapping[datetime, Outgoing],
    placed: Placed,
) -> OutgoingSeries | None:
    """None if fewer than two of ``visits`` (by the wall time they were given) stand in the rule.

    ``walls`` are all the rule gives, in order, the first of them its start.
    """
    there = [at for at, wall in enumerate(walls) if wall in visits]
    if len(there) < 2:
        return None
    # Later in the month the first day carries what the rule means: the 31st, the fifth Monday.
    start = there[0] if walls[0].day <= _LAST_IN_EVERY_MONTH else 0
    stretch = walls[start : there[-1] + 1]
    usual = _usual({wall: visits[wall] for wall in stretch if wall in visits}, placed)
    return OutgoingSeries(
        first=stretch[0],
        usual=replace(usual, uid=uid, at=placed(stretch[0]), cancelled=False),
        rule=_ending(rule, stretch, to_the_end=there[-1] == len(walls) - 1),
        changed=tuple(
            (wall, replace(visits[wall], uid=uid))
            for wall in stretch
            if wall in visits and _differs(visits[wall], usual, placed(wall))
        ),
        left_out=tuple(wall for wall in stretch if wall not in visits),
    )


def _said(visit: Outgoing) -> tuple[object, ...]:
    return visit.minutes, visit.title, visit.place, visit.reminders


def _usual(visits: Mapping[datetime, Outgoing], placed: Placed) -> Outgoing:
    """What most of them say: then the fewest have to be told beside the rule."""
    as_given = [one for wall, one in visits.items() if one.at == placed(wall) and not one.cancelled]
    likely = as_given or list(visits.values())
    most, _count = Counter(map(_said, likely)).most_common(1)[0]
    return next(one for one in likely if _said(one) == most)


def _differs(visit: Outgoing, usual: Outgoing, at: datetime) -> bool:
    return visit.cancelled or visit.at != at or _said(visit) != _said(usual)


def _ending(rule: Rule, stretch: Sequence[datetime], *, to_the_end: bool) -> Rule:
    """With an end, also where the series has none: it goes as far as there are visits."""
    if rule.until is None:
        return replace(rule, count=len(stretch))
    return replace(rule, until=rule.until if to_the_end else stretch[-1].date())
