"""The six steps of a call to the insurer: what is asked, and what the answers change.

A question is asked when its fact is not known or was said more than a year ago.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

from mbc_companion.coverage.call_record import Call
from mbc_companion.coverage.domain import Authorization, Benefit, Plan
from mbc_companion.coverage.facts import (
    PLAN_FACTS,
    Fact,
    Facts,
    Name,
    Origin,
    Source,
    Value,
    find,
)
from mbc_companion.coverage.typed_answers import read_count, read_value
from mbc_companion.coverage.typed_days import read_day, read_last_day

OLD_DAYS = 365


class Step(IntEnum):
    """In the order of the call."""

    READY = 0
    WHO = 1
    VISITS = 2
    AUTHORIZATION = 3
    PAYMENT = 4
    REFERENCE = 5


USED = "used"
NUMBER, APPROVED, FIRST, LAST = (
    "authorization_number",
    "authorization_visits",
    "authorization_from",
    "authorization_to",
)
IN_WRITING = "in_writing"
CALL_AGAIN = "call_again"
"""The next call's day as it was typed."""
ASKED: dict[Step, tuple[Name, ...]] = {
    Step.VISITS: (Name.VISITS_A_YEAR, Name.YEAR_STARTS, Name.MISSED_COUNT),
    Step.AUTHORIZATION: (Name.AUTHORIZATION_NEEDED, Name.REFERRAL_NEEDED),
    Step.PAYMENT: (
        Name.COPAY,
        Name.COINSURANCE,
        Name.VIDEO_COVERED,
        Name.OUTSIDE_COVERED,
        Name.OUTSIDE_VISITS,
        Name.DEDUCTIBLE,
        Name.DEDUCTIBLE_MET,
        Name.OUT_OF_POCKET,
        Name.OUT_OF_POCKET_MET,
    ),
}
ALWAYS = frozenset({Name.VISITS_A_YEAR, Name.AUTHORIZATION_NEEDED})
"""What the call is for; asked even when it was answered lately, to hear it once more."""


_COVERS = (Name.COVERED, Name.VIDEO_COVERED, Name.OUTSIDE_COVERED)


def notes_key(step: Step) -> str:
    """Where "anything else they said" of a step is kept."""
    return f"notes_{int(step)}"


def silence_key(step: Step) -> str:
    """Where it is kept that they would not tell."""
    return f"silence_{int(step)}"


def is_due(facts: Facts, name: Name, today: date) -> bool:
    """Not known, guessed, or said more than a year ago."""
    fact = find(facts, name)
    if fact is None or fact.value is None or fact.by_guess:
        return True
    return (today - fact.origin.said_on).days > OLD_DAYS


def questions(step: Step, plan: Plan | None, benefit: Benefit | None, today: date) -> list[Name]:
    """What to ask at ``step``; everything where there is no plan yet."""
    found = []
    for name in ASKED.get(step, ()):
        facts = _facts_for(name, plan, benefit)
        if name in ALWAYS or is_due(facts, name, today):
            found.append(name)
    return found


def _facts_for(name: Name, plan: Plan | None, benefit: Benefit | None) -> Facts:
    if name in PLAN_FACTS:
        return plan.facts if plan is not None else ()
    return benefit.facts if benefit is not None else ()


@dataclass(frozen=True)
class Change:
    """One answer that differs from what is known, or is known for the first time."""

    name: Name
    before: Fact | None
    value: Value


@dataclass(frozen=True)
class Changes:
    """``unread`` are answers, by their key, that stay in the call: nothing can be read there."""

    facts: tuple[Change, ...]
    authorization: Authorization | None
    unread: tuple[tuple[str, str], ...] = ()
    authorization_before: Authorization | None = None

    @property
    def any(self) -> bool:
        return bool(self.facts) or self.authorization is not None


def value_said(call: Call, name: Name, today: date) -> Value | None:
    """What was answered, if it can be read."""
    try:
        return read_value(name, call.answers.get(name.value, ""), today)
    except ValueError:
        return None


def refused(call: Call, today: date) -> tuple[Name, ...]:
    """What they said is not covered."""
    return tuple(name for name in _COVERS if value_said(call, name, today) is False)


def changes(
    call: Call,
    plan: Plan | None,
    benefit: Benefit | None,
    authorizations: Sequence[Authorization],
    today: date,
) -> Changes:
    """What "Use these in my plan" would do."""
    found: list[Change] = []
    unread: list[tuple[str, str]] = []
    for name in Name:
        typed = call.answers.get(name.value, "")
        if not typed:
            continue
        value = value_said(call, name, today)
        if value is None:
            unread.append((name.value, typed))
            continue
        # Said again, even if it is the same: the newer call is the better source.
        found.append(Change(name, find(_facts_for(name, plan, benefit), name), value))
    number = call.answers.get(NUMBER, "").strip()
    before = next((one for one in authorizations if number and one.number == number), None)
    made = _authorization(call, plan, before, today)
    unread += _unread(call, before, today)
    return Changes(tuple(found), made, tuple(unread), before)


def _unread(call: Call, before: Authorization | None, today: date) -> list[tuple[str, str]]:
    """Counts and days around the authorization and the next call."""
    first, last = _days(call, before, today)
    typed = {key: call.answers.get(key, "").strip() for key in (APPROVED, FIRST, LAST, CALL_AGAIN)}
    read = {
        APPROVED: _count(typed[APPROVED]),
        FIRST: first,
        LAST: last,
        CALL_AGAIN: _day(typed[CALL_AGAIN], today),
    }
    return [(key, text) for key, text in typed.items() if text and read[key] is None]


def written(call: Call, step: Step) -> bool:
    """Whether anything was answered at ``step``, be it that they would not tell."""
    keys = [name.value for name in ASKED.get(step, ())] + [notes_key(step), silence_key(step)]
    keys += {
        Step.VISITS: [USED],
        Step.AUTHORIZATION: [NUMBER, APPROVED, FIRST, LAST],
        Step.REFERENCE: [IN_WRITING, CALL_AGAIN],
    }.get(step, [])
    fields = {
        Step.WHO: (call.who, call.callback),
        Step.REFERENCE: (call.reference, call.next_call_on),
    }.get(step, ())
    return any(fields) or any(call.answers.get(key, "").strip() for key in keys)


def _authorization(
    call: Call, plan: Plan | None, before: Authorization | None, today: date
) -> Authorization | None:
    """A new one, or the one with this number with what was said put in."""
    number = call.answers.get(NUMBER, "").strip()
    approved = _count(call.answers.get(APPROVED, ""))
    first, last = _days(call, before, today)
    if not number and approved is None and first is None and last is None:
        return None
    one = before or Authorization("", plan.uid if plan else "", number, source="")
    made = replace(
        one,
        approved=one.approved if approved is None else approved,
        first_day=first or one.first_day,
        last_day=last or one.last_day,
    )
    return None if made == before else made


def _days(call: Call, before: Authorization | None, today: date) -> tuple[date | None, date | None]:
    """The days that were said; neither where the last would come before the first."""
    first = _day(call.answers.get(FIRST, ""), today)
    starts = first or (before.first_day if before else None)
    try:
        last = read_last_day(call.answers.get(LAST, ""), starts, today)
    except ValueError:
        last = None
    ends = last or (before.last_day if before else None)
    if starts is not None and ends is not None and ends < starts:
        return None, None
    return first, last


def _count(typed: str) -> int | None:
    try:
        return read_count(typed.strip())
    except ValueError:
        return None


def _day(typed: str, today: date) -> date | None:
    try:
        return read_day(typed, today)
    except ValueError:
        return None


def facts_of(call: Call, made: Changes) -> tuple[Fact, ...]:
    """The changes as facts with the call as their source."""
    origin = Origin(Source.CALL, call.day, call.reference, call.uid)
    return tuple(Fact(one.name, one.value, origin) for one in made.facts)


@dataclass(frozen=True)
class Disagreement:
    """Two calls about one plan that gave different answers; the later one second."""

    name: Name
    earlier: tuple[Call, Value]
    later: tuple[Call, Value]


def disagreements(calls: Sequence[Call], today: date) -> tuple[Disagreement, ...]:
    """For each question, the last two calls that answered it, if they differ."""
    found = []
    for plan_uid in dict.fromkeys(call.plan_uid for call in calls):
        own = sorted((c for c in calls if c.plan_uid == plan_uid), key=lambda c: (c.at, c.uid))
        for name in Name:
            said = [(c, v) for c in own if (v := value_said(c, name, today)) is not None]
            if len(said) > 1 and not _same(said[-2][1], said[-1][1]):
                found.append(Disagreement(name, said[-2], said[-1]))
    return tuple(found)


def _same(one: Value, other: Value) -> bool:
    return type(one) is type(other) and one == other
