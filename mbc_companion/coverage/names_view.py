"""What kinds, facts, sources and states are called on screen and on paper."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from mbc_companion.coverage import money
from mbc_companion.coverage.domain import (
    AuthorizationStatus,
    ClaimState,
    Kind,
    Payer,
    PlanSort,
    PlanType,
    Status,
    Trouble,
)
from mbc_companion.coverage.facts import (
    MEASURES,
    Fact,
    Measure,
    MonthDay,
    Name,
    NoLimit,
    Origin,
    Source,
    Value,
)
from mbc_companion.coverage.forecast import Rule
from mbc_companion.coverage.ledger import Why
from mbc_companion.coverage.words_view import date_words

LONGEST_CHOICE = 22


def kind_words(kind: Kind) -> str:
    return {
        Kind.INDIVIDUAL_THERAPY: QCoreApplication.translate("Coverage", "Individual therapy"),
        Kind.GROUP_COUNSELING: QCoreApplication.translate("Coverage", "Group counseling"),
        Kind.SUPPORT_GROUP: QCoreApplication.translate("Coverage", "Support group"),
        Kind.PSYCHIATRY: QCoreApplication.translate("Coverage", "Psychiatry"),
        Kind.PALLIATIVE_COUNSELING: QCoreApplication.translate("Coverage", "Palliative counseling"),
        Kind.COUPLES_OR_FAMILY: QCoreApplication.translate("Coverage", "Couples or family"),
        Kind.ONCOLOGY: QCoreApplication.translate("Coverage", "Oncology"),
        Kind.SCAN: QCoreApplication.translate("Coverage", "Scan"),
        Kind.RESULTS: QCoreApplication.translate("Coverage", "Results"),
        Kind.TREATMENT: QCoreApplication.translate("Coverage", "Treatment"),
        Kind.OTHER: QCoreApplication.translate("Coverage", "Other"),
    }[kind]


def status_words(status: Status) -> str:
    return {
        Status.PLANNED: QCoreApplication.translate("Coverage", "booked"),
        Status.ATTENDED: QCoreApplication.translate("Coverage", "happened"),
        Status.CANCELLED: QCoreApplication.translate("Coverage", "canceled"),
        Status.LATE_CANCELLED: QCoreApplication.translate("Coverage", "canceled late"),
        Status.MISSED: QCoreApplication.translate("Coverage", "you did not come"),
    }[status]


def payer_words(payer: Payer) -> str:
    return {
        Payer.PLAN: QCoreApplication.translate("Coverage", "A plan or program"),
        Payer.EMPLOYEE_ASSISTANCE: QCoreApplication.translate("Coverage", "Employee assistance"),
        Payer.SLIDING_SCALE: QCoreApplication.translate("Coverage", "Sliding scale"),
        Payer.IN_HOUSE_FREE: QCoreApplication.translate("Coverage", "Free at the cancer center"),
        Payer.SELF_PAY: QCoreApplication.translate("Coverage", "I pay"),
        Payer.NOT_SURE: QCoreApplication.translate("Coverage", "Not sure"),
    }[payer]


def why_words(why: Why) -> str:
    """Why a visit counts nowhere."""
    return {
        Why.SELF_PAY: QCoreApplication.translate("Coverage", "you pay"),
        Why.FREE: QCoreApplication.translate("Coverage", "free"),
        Why.EMPLOYEE_ASSISTANCE: QCoreApplication.translate("Coverage", "employee assistance"),
        Why.SLIDING_SCALE: QCoreApplication.translate("Coverage", "sliding scale"),
        Why.NOT_SURE: QCoreApplication.translate("Coverage", "not sure who pays"),
        Why.CANCELLED: QCoreApplication.translate("Coverage", "canceled"),
        Why.NOT_COME: QCoreApplication.translate("Coverage", "you did not come"),
        Why.OTHER_KIND: QCoreApplication.translate("Coverage", "a kind the plan does not count"),
        Why.OUTSIDE_THE_PLAN: QCoreApplication.translate("Coverage", "outside the plan's days"),
        Why.NO_PLAN: QCoreApplication.translate("Coverage", "its plan is removed"),
    }[why]


def rule_words(rule: Rule) -> str:
    """A limit a visit lies past."""
    return {
        Rule.COUNT: QCoreApplication.translate("Coverage", "past the plan year's count"),
        Rule.AUTHORIZATION: QCoreApplication.translate(
            "Coverage", "past the authorization's count"
        ),
        Rule.AUTHORIZATION_END: QCoreApplication.translate(
            "Coverage", "after the authorization ends"
        ),
        Rule.PLAN_END: QCoreApplication.translate("Coverage", "after the plan ends"),
        Rule.OUTSIDE_COUNT: QCoreApplication.translate(
            "Coverage", "past the count outside the network"
        ),
    }[rule]


def past_words(rules: tuple[Rule, ...], days: list[date], today: date) -> str:
    """A run of visits past the same limits, such as "September 7 to October 12, 6 visits: ..."."""
    first, last = date_words(days[0], today), date_words(days[-1], today)
    said = QCoreApplication.translate("Coverage", "{first}: {limits}")
    if len(days) > 1:
        said = QCoreApplication.translate("Coverage", "{first} to {last}, {n} visits: {limits}")
    limits = ", ".join(rule_words(rule) for rule in rules)
    return said.format(first=first, last=last, n=len(days), limits=limits)


def fact_words(name: Name) -> str:
    """The label of a fact."""
    return {
        Name.YEAR_STARTS: QCoreApplication.translate("Coverage", "Plan year starts"),
        Name.DEDUCTIBLE: QCoreApplication.translate("Coverage", "Deductible a year"),
        Name.DEDUCTIBLE_MET: QCoreApplication.translate("Coverage", "Deductible met so far"),
        Name.OUT_OF_POCKET: QCoreApplication.translate("Coverage", "Most you pay in a year"),
        Name.OUT_OF_POCKET_MET: QCoreApplication.translate("Coverage", "Of that, paid so far"),
        Name.COVERED: QCoreApplication.translate("Coverage", "Covered"),
        Name.VISITS_A_YEAR: QCoreApplication.translate("Coverage", "Visits a plan year"),
        Name.AUTHORIZATION_NEEDED: QCoreApplication.translate("Coverage", "Authorization needed"),
        Name.REFERRAL_NEEDED: QCoreApplication.translate("Coverage", "Referral needed"),
        Name.COPAY: QCoreApplication.translate("Coverage", "Copay a visit"),
        Name.COINSURANCE: QCoreApplication.translate("Coverage", "Your share in percent"),
        Name.VIDEO_COVERED: QCoreApplication.translate("Coverage", "Video visits covered"),
        Name.MISSED_COUNT: QCoreApplication.translate(
            "Coverage", "A visit you did not come to counts"
        ),
        Name.OUTSIDE_COVERED: QCoreApplication.translate("Coverage", "Outside the network covered"),
        Name.OUTSIDE_VISITS: QCoreApplication.translate(
            "Coverage", "Visits a year outside the network"
        ),
        Name.OUTSIDE_COPAY: QCoreApplication.translate("Coverage", "Copay outside the network"),
        Name.OUTSIDE_COINSURANCE: QCoreApplication.translate(
            "Coverage", "Your share outside, in percent"
        ),
    }[name]


def source_words(source: Source) -> str:
    return {
        Source.LETTER: QCoreApplication.translate("Coverage", "Letter"),
        Source.CARD: QCoreApplication.translate("Coverage", "Card"),
        Source.CALL: QCoreApplication.translate("Coverage", "Call"),
        Source.GUESS: QCoreApplication.translate("Coverage", "My guess"),
    }[source]


def origin_words(origin: Origin, today: date) -> str:
    """As in "call of March 3, reference 88-16240"."""
    words = {
        Source.LETTER: QCoreApplication.translate("Coverage", "letter of {day}"),
        Source.CARD: QCoreApplication.translate("Coverage", "your card, {day}"),
        Source.CALL: QCoreApplication.translate("Coverage", "call of {day}"),
        Source.GUESS: QCoreApplication.translate("Coverage", "your guess, {day}"),
    }[origin.source].format(day=date_words(origin.said_on, today))
    if origin.reference:
        more = QCoreApplication.translate("Coverage", "{origin}, reference {number}")
        return more.format(origin=words, number=origin.reference)
    return words


def value_words(name: Name, value: Value | None) -> str:
    """An answer in words; not known is one."""
    if value is None:
        return QCoreApplication.translate("Coverage", "Not known yet")
    if isinstance(value, NoLimit):
        return QCoreApplication.translate("Coverage", "No limit")
    if isinstance(value, MonthDay):
        return month_day_words(value)
    return _yes_no(value=value) if isinstance(value, bool) else _amount(name, value)


def _yes_no(*, value: bool) -> str:
    if value:
        return QCoreApplication.translate("Coverage", "Yes")
    return QCoreApplication.translate("Coverage", "No")


def _amount(name: Name, value: int) -> str:
    measure = MEASURES[name]
    if measure is Measure.CENTS:
        return money.words(value)
    if measure is Measure.PERCENT:
        return QCoreApplication.translate("Coverage", "{percent} %").format(percent=value)
    return str(value)


def month_day_words(day: MonthDay) -> str:
    """As in January 1."""
    # A leap year, so that February 29 has a name too.
    return date_words(date(2024, day.month, day.day), date(2024, 1, 1))


def said_words(fact: Fact | None, today: date) -> str:
    """Who said a fact; nothing for one that nobody said."""
    return "" if fact is None else origin_words(fact.origin, today)


def short_name(name: str) -> str:
    """A name for a choice, where long ones would not fit."""
    return name if len(name) <= LONGEST_CHOICE else f"{name[: LONGEST_CHOICE - 1].rstrip()}…"


def sort_words(sort: PlanSort) -> str:
    return {
        PlanSort.INSURANCE: QCoreApplication.translate("Coverage", "Insurance"),
        PlanSort.EMPLOYEE_ASSISTANCE: QCoreApplication.translate("Coverage", "Employee assistance"),
        PlanSort.SLIDING_SCALE: QCoreApplication.translate("Coverage", "Sliding scale"),
        PlanSort.IN_HOUSE_FREE: QCoreApplication.translate("Coverage", "Free at the cancer center"),
    }[sort]


def type_words(kind: PlanType) -> str:
    return {
        PlanType.EMPLOYER: QCoreApplication.translate("Coverage", "Employer"),
        PlanType.MARKETPLACE: QCoreApplication.translate("Coverage", "Marketplace"),
        PlanType.MEDICARE: QCoreApplication.translate("Coverage", "Medicare"),
        PlanType.MEDICARE_ADVANTAGE: QCoreApplication.translate("Coverage", "Medicare Advantage"),
        PlanType.MEDICAID: QCoreApplication.translate("Coverage", "Medicaid"),
        PlanType.OTHER: QCoreApplication.translate("Coverage", "Other"),
        PlanType.NOT_KNOWN: QCoreApplication.translate("Coverage", "Not known yet"),
    }[kind]


def claim_words(claim: ClaimState) -> str:
    return {
        ClaimState.NONE: QCoreApplication.translate("Coverage", "No claim"),
        ClaimState.SENT: QCoreApplication.translate("Coverage", "Sent"),
        ClaimState.WAITING: QCoreApplication.translate("Coverage", "Waiting"),
        ClaimState.COVERED: QCoreApplication.translate("Coverage", "Covered"),
        ClaimState.PARTLY: QCoreApplication.translate("Coverage", "Partly covered"),
        ClaimState.DENIED: QCoreApplication.translate("Coverage", "Denied"),
    }[claim]


def authorization_words(status: AuthorizationStatus) -> str:
    return {
        AuthorizationStatus.REQUESTED: QCoreApplication.translate("Coverage", "Requested"),
        AuthorizationStatus.APPROVED: QCoreApplication.translate("Coverage", "Approved"),
        AuthorizationStatus.PARTLY_APPROVED: QCoreApplication.translate(
            "Coverage", "Partly approved"
        ),
        AuthorizationStatus.DENIED: QCoreApplication.translate("Coverage", "Denied"),
        AuthorizationStatus.EXPIRED: QCoreApplication.translate("Coverage", "Ended"),
        AuthorizationStatus.USED_UP: QCoreApplication.translate("Coverage", "Used up"),
        AuthorizationStatus.WITHDRAWN: QCoreApplication.translate("Coverage", "Withdrawn"),
    }[status]


def trouble_words(trouble: Trouble) -> str:
    return {
        Trouble.NO_NAME: QCoreApplication.translate(
            "Coverage", "What is it called? The name on the card is enough."
        ),
        Trouble.ENDS_BEFORE_IT_STARTS: QCoreApplication.translate(
            "Coverage", "The last day comes before the first. Look at both once more."
        ),
        Trouble.MORE_APPROVED_THAN_REQUESTED: QCoreApplication.translate(
            "Coverage",
            "More visits are approved than were asked for. Keep it if the letter says so.",
        ),
        Trouble.KIND_TAKEN: QCoreApplication.translate(
            "Coverage", "This kind of visit is counted elsewhere in the plan."
        ),
        Trouble.OVERLAPS: QCoreApplication.translate(
            "Coverage",
            "Another plan has the same days. Give the older one a last day, or mark one as second.",
        ),
    }[trouble]
