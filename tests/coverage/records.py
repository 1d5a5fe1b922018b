"""Records for Hypothesis: a few plans, benefits and authorizations, and many visits."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from mbc_companion.coverage.domain import (
    Authorization,
    AuthorizationStatus,
    Benefit,
    ClaimState,
    CountedVisit,
    Kind,
    Payer,
    Plan,
    Record,
    Status,
)
from mbc_companion.coverage.facts import NO_LIMIT, Fact, MonthDay, Name, Origin, Source

FIRST, LAST = date(2023, 6, 1), date(2026, 12, 31)
SOME_KINDS = (Kind.INDIVIDUAL_THERAPY, Kind.GROUP_COUNSELING, Kind.PSYCHIATRY)
ORIGIN = Origin(Source.CARD, date(2026, 3, 3))

days = st.dates(FIRST, LAST)
# The ends of months and of February on purpose: that is where windows go wrong.
resets = st.sampled_from(
    [MonthDay(1, 1), MonthDay(2, 29), MonthDay(2, 28), MonthDay(7, 1), MonthDay(12, 31)]
)


@st.composite
def plans(draw: st.DrawFn, uid: str) -> Plan:
    first = draw(st.none() | days)
    last = draw(st.none() | st.dates(first or FIRST, LAST))
    starts = Fact(Name.YEAR_STARTS, draw(resets), ORIGIN)
    pace = draw(st.none() | st.integers(1, 4))
    return Plan(uid, uid, first_day=first, last_day=last, pace_weeks=pace, facts=(starts,))


@st.composite
def benefits(draw: st.DrawFn, plan: Plan, kinds: frozenset[Kind]) -> Benefit:
    limit = draw(st.none() | st.just(NO_LIMIT) | st.integers(0, 12))
    facts = [Fact(Name.VISITS_A_YEAR, limit, ORIGIN)]
    missed = draw(st.none() | st.booleans())
    if missed is not None:
        facts.append(Fact(Name.MISSED_COUNT, missed, ORIGIN))
    return Benefit(f"{plan.uid}-{min(kinds)}", plan.uid, "", kinds, tuple(facts))


@st.composite
def authorizations(draw: st.DrawFn, uid: str, plan: Plan) -> Authorization:
    first = draw(days)
    return Authorization(
        uid,
        plan.uid,
        uid,
        approved=draw(st.none() | st.integers(0, 8)),
        first_day=first,
        last_day=draw(st.none() | st.dates(first, LAST)),
        status=draw(st.sampled_from(list(AuthorizationStatus))),
        kinds=draw(st.sampled_from([frozenset(), frozenset(SOME_KINDS[:1])])),
    )


@st.composite
def records(draw: st.DrawFn, most: int = 40) -> Record:
    made = [draw(plans(uid)) for uid in ("a", "b")[: draw(st.integers(1, 2))]]
    lines = [
        draw(benefits(plan, kinds))
        for plan in made
        for kinds in (frozenset(SOME_KINDS[:2]), frozenset(SOME_KINDS[2:]))
    ]
    papers = [draw(authorizations(f"n{n}", plan)) for n, plan in enumerate(made)]
    visits = st.builds(
        CountedVisit,
        uid=st.uuids().map(lambda one: one.hex),
        day=st.dates(FIRST + timedelta(days=5), LAST - timedelta(days=5)),
        kind=st.sampled_from([*SOME_KINDS, Kind.SCAN]),
        status=st.sampled_from(list(Status)),
        payer=st.sampled_from([Payer.PLAN, Payer.PLAN, Payer.PLAN, *Payer]),
        plan_uid=st.sampled_from([plan.uid for plan in made]),
        authorization_uid=st.sampled_from(["", *[one.uid for one in papers]]),
        claim=st.sampled_from(list(ClaimState)),
    )
    some = draw(st.lists(visits, max_size=most, unique_by=lambda visit: visit.uid))
    return Record(tuple(made), tuple(lines), tuple(papers), tuple(some))
