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
from mbc_companion.coverage.typed_days import read_day

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
    """``unread`` are answers kept in the call that cannot be taken as they stand."""

    facts: tuple[Change, ...]
    authorization: Authorization | None
    unread: tuple[tuple[Name, str], ...] = ()

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
    found, unread = [], []
    for name in Name:
        typed = call.answers.get(name.value, "")
        if not typed:
            continue
        value = value_said(call, name, today)
        if value is None:
            unread.append((name, typed))
            continue
        # Said again, even if it is the same: the newer call is the better source.
        found.append(Change(name, find(_facts_for(name, plan, benefit), name), value))
    return Changes(tuple(found), _authorization(call, plan, authorizations, today), tuple(unread))


def _authorization(
    call: Call, plan: Plan | None, known: Sequence[Authorization], today: date
) -> Authorization | None:
    """A new one, or one with this number with what was said put in."""
    number = call.answers.get(NUMBER, "").strip()
    approved = _count(call.answers.get(APPROVED, ""))
    first, last = (_day(call.answers.get(key, ""), today) for key in (FIRST, LAST))
    if not number and approved is None and first is None and last is None:
        return None
    before = next((one for one in known if number and one.number == number), None)
    one = before or Authorization("", plan.uid if plan else "", number, source="")
    made = replace(
        one,
        approved=one.approved if approved is None else approved,
        first_day=first or one.first_day,
        last_day=last or one.last_day,
    )
    return None if made == before else made


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
