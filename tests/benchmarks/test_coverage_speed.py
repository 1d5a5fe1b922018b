"""Counting ten years against a plain recount, in one run."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from mbc_companion.coverage.domain import (
    Authorization,
    Benefit,
    CountedVisit,
    Kind,
    Payer,
    Plan,
    Record,
    Status,
)
from mbc_companion.coverage.facts import Fact, MonthDay, Name, Origin, Source
from mbc_companion.coverage.forecast import forecast
from mbc_companion.coverage.ledger import tally
from tests.benchmarks.measure import ROOM, alternate, report, timed
from tests.coverage import naive

FIRST, LAST = date(2016, 1, 1), date(2025, 12, 31)
TODAY = date(2025, 7, 14)
ORIGIN = Origin(Source.CARD, FIRST)
AT_LEAST = 5.0
KINDS = (Kind.INDIVIDUAL_THERAPY, Kind.PSYCHIATRY)


def ten_years() -> Record:
    """5 plans of two benefits each, 20 authorizations, 3,000 visits."""
    dice = random.Random(11)
    resets = [MonthDay(1, 1), MonthDay(7, 1), MonthDay(2, 29), MonthDay(10, 1), MonthDay(4, 15)]
    plans = tuple(
        Plan(f"p{n}", f"Plan {n}", facts=(Fact(Name.YEAR_STARTS, reset, ORIGIN),))
        for n, reset in enumerate(resets)
    )
    benefits = tuple(
        Benefit(f"{p.uid}{k}", p.uid, "", frozenset({k}), (Fact(Name.VISITS_A_YEAR, 40, ORIGIN),))
        for p in plans
        for k in KINDS
    )
    papers = tuple(
        Authorization(
            f"n{n}",
            f"p{n % 5}",
            approved=30,
            first_day=FIRST + timedelta(days=n * 180),
            last_day=FIRST + timedelta(days=n * 180 + 300),
        )
        for n in range(20)
    )
    visits = tuple(
        CountedVisit(
            f"{n:032x}",
            FIRST + timedelta(days=dice.randrange((LAST - FIRST).days)),
            dice.choice(KINDS),
            dice.choice((Status.ATTENDED, Status.ATTENDED, Status.PLANNED, Status.CANCELLED)),
            Payer.PLAN,
            f"p{dice.randrange(5)}",
            f"n{dice.randrange(20)}",
        )
        for n in range(3_000)
    )
    return Record(plans, benefits, papers, visits)


def _ours(record: Record) -> dict[tuple[str, date], tuple[int, int, int | None]]:
    """Every ledger of ten years, and the forecasts of today."""
    counts = tally(record)
    for benefit in record.benefits:
        ledger = counts.ledger(benefit, TODAY)
        if ledger is not None:
            forecast(counts, ledger, TODAY)
    return {key: (len(one.used), len(one.booked), one.left) for key, one in counts.ledgers.items()}


def _by_hand(record: Record) -> dict[tuple[str, date], tuple[int, int, int | None]]:
    found = naive.recount(record, FIRST, LAST)
    for benefit in record.benefits:
        naive.count_reach(record, benefit, TODAY)
    return {key: (one.used, one.booked, one.left) for key, one in found.items()}


@pytest.mark.budget
def test_ten_years_are_counted_much_faster_than_by_hand_and_the_same() -> None:
    record = ten_years()
    ours, by_hand = _ours(record), _by_hand(record)
    assert {key: by_hand[key] for key in ours} == ours
    assert all(one[:2] == (0, 0) for key, one in by_hand.items() if key not in ours)
    ratio = alternate(timed(lambda: _by_hand(record)), timed(lambda: _ours(record)), rounds=7)
    report("recount by hand over ledger and forecast", ratio.median, AT_LEAST, least=True)
    assert ratio.median >= AT_LEAST / ROOM
