"""What is said in a call, step by step, and how a call is called in the log."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from mbc_companion.coverage.call_record import Call
from mbc_companion.coverage.call_script import (
    APPROVED,
    CALL_AGAIN,
    FIRST,
    LAST,
    NUMBER,
    USED,
    Step,
    notes_key,
    refused,
    silence_key,
    value_said,
)
from mbc_companion.coverage.domain import Benefit, Plan
from mbc_companion.coverage.facts import Name, NoLimit, number
from mbc_companion.coverage.names_view import fact_words, value_words
from mbc_companion.coverage.words_view import date_words


def step_title(step: Step) -> str:
    return {
        Step.READY: QCoreApplication.translate("Coverage", "Before you dial"),
        Step.WHO: QCoreApplication.translate("Coverage", "Who you are speaking with"),
        Step.VISITS: QCoreApplication.translate("Coverage", "How many visits"),
        Step.AUTHORIZATION: QCoreApplication.translate("Coverage", "Authorization"),
        Step.PAYMENT: QCoreApplication.translate("Coverage", "What you pay"),
        Step.REFERENCE: QCoreApplication.translate("Coverage", "Reference number"),
    }[step]


def asked_words() -> dict[str, str]:
    """What each answer of a call answers, by its key."""
    asked = {name.value: fact_words(name) for name in Name}
    asked[USED] = QCoreApplication.translate("Coverage", "Used, they say")
    asked[NUMBER] = QCoreApplication.translate("Coverage", "Authorization number")
    asked[APPROVED] = QCoreApplication.translate("Coverage", "Visits authorized")
    asked[FIRST] = QCoreApplication.translate("Coverage", "From")
    asked[LAST] = QCoreApplication.translate("Coverage", "To")
    asked |= {notes_key(step): step_title(step) for step in Step}
    asked[CALL_AGAIN] = QCoreApplication.translate("Coverage", "Call again on")
    return asked


def say_words(step: Step, plan: Plan | None) -> str:
    """The one line to say, with the marks of speech."""
    if step is Step.READY:
        return QCoreApplication.translate(
            "Coverage",
            "“I have a question about my benefits for outpatient mental health visits.”",
        )
    if step is Step.WHO:
        member = plan.member_id if plan is not None else ""
        if member:
            words = QCoreApplication.translate(
                "Coverage",
                "“May I have your name, and a number to call back? My member ID is {number}.”",
            )
            return words.format(number=member)
        return QCoreApplication.translate(
            "Coverage", "“May I have your name, and a number to call back if we are cut off?”"
        )
    return {
        Step.VISITS: QCoreApplication.translate(
            "Coverage",
            "“How many outpatient mental health visits does my plan cover in this plan year, "
            "and how many have I used?”",
        ),
        Step.AUTHORIZATION: QCoreApplication.translate(
            "Coverage",
            "“Do these visits need authorization? If there is one, what are its number, "
            "its dates and its visits?”",
        ),
        Step.PAYMENT: QCoreApplication.translate(
            "Coverage",
            "“What do I pay for each visit, in the network and outside it, and is video the same?”",
        ),
        Step.REFERENCE: QCoreApplication.translate(
            "Coverage",
            "“What is the reference number of this call? Please send me that in writing.”",
        ),
    }[step]


def parity_words(benefit: Benefit | None, call: Call | None, adviser: str) -> str:
    """What to ask where therapy has a limit; empty where none is recorded."""
    limit = number(benefit.facts, Name.VISITS_A_YEAR) if benefit is not None else None
    heard = None if call is None else value_said(call, Name.VISITS_A_YEAR, call.day)
    # What they say now counts before what was on record, also that there is no limit.
    if isinstance(heard, NoLimit) or (limit is None and heard is None):
        return ""
    words = QCoreApplication.translate(
        "Coverage",
        "Your plan lists a limit on therapy. You can ask: “Is other outpatient care limited "
        "the same way? Please send me the comparative analysis of this limit.”",
    )
    if adviser:
        more = QCoreApplication.translate(
            "Coverage", "Free advisers at the Department of Labor can help you read it: {number}."
        )
        words = f"{words} {more.format(number=adviser)}"
    return words


def summary(call: Call) -> str:
    """How a call is called in the log, made from its answers."""
    if call.about.strip():
        return call.about.strip()
    visits = call.answers.get(Name.VISITS_A_YEAR.value, "").strip()
    approved = call.answers.get(APPROVED, "").strip()
    last = call.answers.get(LAST, "").strip()
    if visits:
        words = QCoreApplication.translate("Coverage", "Visits a plan year: {answer}")
        return words.format(answer=visits)
    if approved:
        words = QCoreApplication.translate("Coverage", "{n} visits authorized")
        if last:
            words = QCoreApplication.translate("Coverage", "{n} visits authorized until {day}")
        return words.format(n=approved, day=last)
    return _first_answer(call)


def _first_answer(call: Call) -> str:
    for name in Name:
        said = call.answers.get(name.value, "").strip()
        if said:
            return f"{fact_words(name)}: {said}"
    if any(call.answers.get(silence_key(step)) for step in Step):
        return QCoreApplication.translate("Coverage", "They would not say")
    return QCoreApplication.translate("Coverage", "Call to the insurer")


def steps_words(step: Step) -> str:
    """As in "Step 3 of 6"."""
    words = QCoreApplication.translate("Coverage", "Step {number} of {all}")
    return words.format(number=step + 1, all=len(Step))


def said_by_you(used: int, typed: str) -> str:
    """Whether their count is the same as yours; empty until something is typed."""
    if not typed.strip():
        return ""
    if typed.strip() == str(used):
        return QCoreApplication.translate("Coverage", "Same as yours")
    words = QCoreApplication.translate("Coverage", "You have {n} on record")
    return words.format(n=used)


def refused_words(call: Call | None, today: date) -> str:
    """What they said in a call is not covered; empty if nothing."""
    names = () if call is None else refused(call, today)
    if call is None or not names:
        return ""
    said = "; ".join(f"{fact_words(name)}: {value_words(name, value=False)}" for name in names)
    words = QCoreApplication.translate("Coverage", "{said}. Call of {day}")
    return words.format(said=said, day=date_words(call.day, today))
