"""Which number a visit has, and which limits it lies past, also before it is saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from mbc_companion.coverage.domain import (
    Authorization,
    CountedVisit,
    Payer,
    PlanSort,
    Record,
    Status,
)
from mbc_companion.coverage.forecast import Rule, expires
from mbc_companion.coverage.ledger import Tally, in_order, tally


@dataclass(frozen=True)
class Numbered:
    """ "Visit 18 of 30": ``limit`` is None where it is not known or there is none.

    ``past`` are the limits the visit lies past; booking it is never blocked.
    """

    visit: CountedVisit
    number: int
    limit: int | None
    past: tuple[Rule, ...] = ()


def numbered(counts: Tally) -> dict[str, Numbered]:
    """Every counting visit by its uid, numbered by time within its plan year."""
    under = _under_authorizations(counts)
    found: dict[str, Numbered] = {}
    for ledger in counts.ledgers.values():
        limit = ledger.limit_count
        for number, visit in enumerate(
            sorted((*ledger.used, *ledger.booked), key=in_order), start=1
        ):
            past = [Rule.COUNT] if limit is not None and number > limit else []
            past += under.get(visit.uid, ())
            found[visit.uid] = Numbered(visit, number, limit, tuple(past))
    return found


def _under_authorizations(counts: Tally) -> dict[str, list[Rule]]:
    past: dict[str, list[Rule]] = {}
    for visit in (v for one in counts.ledgers.values() for v in one.booked):
        if not visit.authorization_uid:
            continue
        standing = counts.standings.get(visit.authorization_uid)
        if standing is not None and not standing.authorization.holds(visit.day):
            past[visit.uid] = [Rule.AUTHORIZATION_END]
    for standing in counts.standings.values():
        approved = standing.authorization.approved
        if approved is None:
            continue
        taken = sorted((*standing.used, *standing.booked), key=in_order)
        for visit in taken[approved:]:
            past.setdefault(visit.uid, []).append(Rule.AUTHORIZATION)
    return past


def suggest(record: Record, visit: CountedVisit, counts: Tally) -> Authorization | None:
    """Valid on that day, of the right kind and provider, visits left, the earliest to expire."""
    free = {uid: standing.left for uid, standing in counts.standings.items()}
    return _first_fitting(record, visit, free)


@dataclass(frozen=True)
class Series:
    """What booking some visits would do; each of ``visits`` with its limits."""

    visits: tuple[Numbered, ...]
    outside_the_plan: tuple[CountedVisit, ...]

    @property
    def past(self) -> tuple[Numbered, ...]:
        return tuple(one for one in self.visits if one.past)


def suggest_all(record: Record, undecided: frozenset[str]) -> Record:
    """Put each visit of ``undecided`` under the authorization suggested for it, by time.

    For visits whose authorization nobody chose; what was chosen is counted first.
    """
    if not undecided or not any(one.granted for one in record.authorizations):
        return record
    chosen = [visit for visit in record.visits if visit.uid not in undecided]
    free = {
        uid: standing.left for uid, standing in tally(record.with_visits(chosen)).standings.items()
    }
    placed = []
    for visit in sorted(record.visits, key=in_order):
        if visit.uid in undecided and _takes_a_place(visit):
            one = _first_fitting(record, visit, free)
            if one is not None:
                visit = replace(visit, authorization_uid=one.uid)  # noqa: PLW2901
                left = free[one.uid]
                free[one.uid] = None if left is None else left - 1
        placed.append(visit)
    return record.with_visits(placed)


def _takes_a_place(visit: CountedVisit) -> bool:
    return visit.payer is Payer.PLAN and visit.status in {Status.PLANNED, Status.ATTENDED}


def _first_fitting(
    record: Record, visit: CountedVisit, free: Mapping[str, int | None]
) -> Authorization | None:
    fitting = []
    for one in record.authorizations_of(visit.plan_uid):
        left = free[one.uid]
        named = not one.provider or not visit.provider or one.provider == visit.provider
        fits = one.granted and one.holds(visit.day) and one.for_kind(visit.kind) and named
        if fits and (left is None or left > 0):
            fitting.append(one)
    return min(fitting, key=expires, default=None)


def before_booking(record: Record, wanted: Iterable[CountedVisit]) -> Series:
    """Look at visits that are not saved yet, beside all that are (the same uid replaces)."""
    new = {visit.uid: visit for visit in wanted}
    kept = [visit for visit in record.visits if visit.uid not in new]
    undecided = frozenset(uid for uid, visit in new.items() if not visit.authorization_uid)
    placed = suggest_all(record.with_visits([*kept, *new.values()]), undecided)
    numbers = numbered(tally(placed))
    mine = [visit for visit in sorted(placed.visits, key=in_order) if visit.uid in new]
    found = [_with_plan_end(record, numbers[v.uid]) for v in mine if v.uid in numbers]
    lost = [v for v in mine if v.uid not in numbers and v.payer is Payer.PLAN]
    return Series(tuple(found), tuple(lost))


def _with_plan_end(record: Record, one: Numbered) -> Numbered:
    visit = one.visit
    granted = [a for a in record.authorizations_of(visit.plan_uid) if a.granted]
    if granted and not visit.authorization_uid and visit.status is Status.PLANNED:
        rule = (
            Rule.AUTHORIZATION
            if any(a.holds(visit.day) for a in granted)
            else Rule.AUTHORIZATION_END
        )
        return Numbered(visit, one.number, one.limit, (*one.past, rule))
    return one


def usual_plan(record: Record, day: date) -> str:
    """The plan a new visit is most likely billed to: the primary insurance in force then."""
    for plan in record.plans:
        after = plan.first_day is None or plan.first_day <= day
        before = plan.last_day is None or day <= plan.last_day
        if plan.sort is PlanSort.INSURANCE and not plan.secondary and after and before:
            return plan.uid
    return ""
