"""The two clocks after a no: the insurer's first answer, and the appeal. Never mixed up.

Dates are worked out for employer and Marketplace plans alone; every other letter has its
own. A date from the letter always wins. (Ruling "Visits and coverage"; facts 5e.)
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mbc_companion.coverage.domain import PlanType

BY_RULE = frozenset({PlanType.EMPLOYER, PlanType.MARKETPLACE})
APPEAL_DAYS = 180
EXTERNAL_MONTHS = 4
FIRST_DECISION_DAYS = {True: 30, False: 15}
APPEAL_ANSWER_DAYS = {True: 60, False: 30}
URGENT_HOURS = 72
URGENT_DAYS = 3


class Step(StrEnum):
    """What a date is for; the first belongs to the first clock, the others to the second."""

    FIRST_DECISION = "first_decision"
    APPEAL = "appeal"
    APPEAL_ANSWER = "appeal_answer"
    EXTERNAL_REVIEW = "external_review"


YOURS = frozenset({Step.APPEAL, Step.EXTERNAL_REVIEW})
"""What the person does; the other two are answers that are due to her."""


class From(StrEnum):
    """Where a date comes from."""

    LETTER = "letter"
    RULE = "rule"
    LETTER_HAS_IT = "letter_has_it"


@dataclass(frozen=True)
class Denial:
    """One no, from the request to the last answer; ``received`` is care already had.

    ``appeal_by`` and ``external_by`` are the dates on the letters.
    """

    uid: str
    plan_uid: str = ""
    visit_uid: str = ""
    about: str = ""
    reason: str = ""
    received: bool = True
    urgent: bool = False
    asked_on: date | None = None
    notice_dated: date | None = None
    notice_came: date | None = None
    appeal_by: date | None = None
    appealed_on: date | None = None
    answered_on: date | None = None
    final_dated: date | None = None
    final_came: date | None = None
    external_by: date | None = None
    closed: bool = False
    note: str = ""


@dataclass(frozen=True)
class Due:
    """``day`` is None with LETTER_HAS_IT; ``hours`` stand in for days where it is urgent."""

    step: Step
    day: date | None
    source: From
    hours: int = 0


def earlier(dated: date | None, came: date | None) -> date | None:
    """The day a clock starts: of the letter or of its coming, whichever was first."""
    known = [day for day in (dated, came) if day is not None]
    return min(known, default=None)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's end."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    length = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, length))


def dues(denial: Denial, plan_type: PlanType) -> tuple[Due, ...]:
    """What is due next, the first clock before the second; nothing once it is closed."""
    if denial.closed:
        return ()
    by_rule = plan_type in BY_RULE
    found = []
    noticed = earlier(denial.notice_dated, denial.notice_came)
    final = earlier(denial.final_dated, denial.final_came)
    if noticed is None and final is None:
        if denial.asked_on is not None and by_rule:
            found.append(_answer(Step.FIRST_DECISION, denial, denial.asked_on))
        return tuple(found)
    if final is None and denial.appealed_on is None:
        ruled = noticed + timedelta(days=APPEAL_DAYS) if by_rule and noticed else None
        found.append(_yours(Step.APPEAL, denial.appeal_by, ruled))
    elif final is None and denial.appealed_on is not None and by_rule:
        found.append(_answer(Step.APPEAL_ANSWER, denial, denial.appealed_on))
    if final is not None:
        ruled = months_after(final, EXTERNAL_MONTHS) if by_rule else None
        found.append(_yours(Step.EXTERNAL_REVIEW, denial.external_by, ruled))
    return tuple(found)


def _yours(step: Step, on_letter: date | None, ruled: date | None) -> Due:
    if on_letter is not None:
        return Due(step, on_letter, From.LETTER)
    return Due(step, ruled, From.RULE) if ruled else Due(step, None, From.LETTER_HAS_IT)


def _answer(step: Step, denial: Denial, since: date) -> Due:
    if denial.urgent:
        return Due(step, since + timedelta(days=URGENT_DAYS), From.RULE, URGENT_HOURS)
    days = FIRST_DECISION_DAYS if step is Step.FIRST_DECISION else APPEAL_ANSWER_DAYS
    return Due(step, since + timedelta(days=days[denial.received]), From.RULE)
