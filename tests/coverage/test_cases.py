"""The twelve cases worked by hand: ledger, forecast and sentence, as written down before."""

from __future__ import annotations

from typing import Any

import pytest

from mbc_companion.coverage.bookings import numbered
from mbc_companion.coverage.denial_clocks import Denial, Step, dues
from mbc_companion.coverage.domain import PlanType
from mbc_companion.coverage.forecast import Ends, Forecast, Reach, Rule, forecast
from mbc_companion.coverage.ledger import Ledger, tally
from mbc_companion.coverage.words_view import sentence
from tests.coverage.cases import Case, all_cases

CASES = all_cases()
_NAMES = {Rule.AUTHORIZATION_END: "authorization"}


def _left(ledger: Ledger) -> object:
    if ledger.left is not None:
        return ledger.left
    return "no limit" if ledger.has_no_limit else "unknown"


def _called(rule: Rule) -> str:
    return _NAMES.get(rule, rule.value)


def _ends(reach: Reach) -> object:
    return reach.last if reach.ends is Ends.ON else reach.ends.value


def test_there_are_twelve() -> None:
    assert len(CASES) == 12


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_was_worked_by_hand(case: Case) -> None:
    counts = tally(case.record)
    for expected in case.said["expect"]:
        benefit = next(b for b in case.record.benefits if b.plan_uid == expected["plan"])
        ledger = counts.ledger(benefit, expected.get("on", case.today))
        assert ledger is not None
        found = {
            "first_day": ledger.window.first,
            "last_day": ledger.window.last,
            "used": len(ledger.used),
            "booked": len(ledger.booked),
            "left": _left(ledger),
        }
        assert found == {key: expected[key] for key in found}
        assert len(ledger.to_ask) == expected.get("ask", 0)
        assert len(counts.not_sure(ledger)) == expected.get("not_sure", 0)
        if "past_limit" in expected:
            numbers = numbered(counts).values()
            past = [one.visit.day for one in numbers if Rule.COUNT in one.past]
            assert past == expected["past_limit"]
        if "lead" in expected:
            _check_forecast(forecast(counts, ledger, case.today), expected, case)


def _check_forecast(made: Forecast, expected: dict[str, Any], case: Case) -> None:
    assert (made.pace_weeks, made.first_free) == (
        expected.get("pace_weeks", made.pace_weeks),
        expected.get("first_free", made.first_free),
    )
    assert {_called(one.rule): _ends(one) for one in made.reaches} == expected["reaches"]
    leads = made.leads
    assert (_called(leads.rule) if leads else "") == expected["leads"]
    if "lapses" in expected:
        assert made.lapses == expected["lapses"]
    said = sentence(made, case.today)
    assert (said.lead, said.follow) == (expected["lead"], expected["follow"])
    asks = {ask.standing.authorization.number: ask for ask in made.asks}
    for one in case.said.get("expect_authorizations", ()):
        ask = asks[one["number"]]
        found = {
            "number": one["number"],
            "used": len(ask.standing.used),
            "booked": len(ask.standing.booked),
            "left": ask.standing.left,
            "last_visit": ask.last_visit,
            "ask_by": ask.day,
            "lapses": ask.lapses,
        }
        assert found == one


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_counts_nowhere(case: Case) -> None:
    found = sorted(visit.day for visit, _why in tally(case.record).nowhere)
    assert found == case.said.get("expect_nowhere", {}).get("days", [])


def test_the_denied_claim_has_its_date() -> None:
    said = next(case for case in CASES if case.name.startswith("12")).said["expect_denial"]
    denial = Denial("d", notice_dated=said["notice_dated"], notice_came=said["notice_came"])
    (due,) = dues(denial, PlanType(said["plan_type"]))
    assert (due.step, due.day) == (Step.APPEAL, said["appeal_by"])
