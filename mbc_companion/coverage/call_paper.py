"""The call on paper: what to say, with room for what they say. Black on white."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from mbc_companion.coverage.call_script import (
    APPROVED,
    CALL_AGAIN,
    FIRST,
    LAST,
    NUMBER,
    USED,
    Step,
    questions,
)
from mbc_companion.coverage.call_words_view import (
    asked_words,
    parity_words,
    say_words,
    step_title,
)
from mbc_companion.coverage.domain import Benefit, Plan
from mbc_companion.coverage.names_view import fact_words
from mbc_companion.ui.paper import Paper

_SAY_POINTS = 15


def _blanks(step: Step) -> list[str]:
    """What is written down at a step beside the plan's facts."""
    words = asked_words()
    return {
        Step.WHO: [
            QCoreApplication.translate("Coverage", "Their name"),
            QCoreApplication.translate("Coverage", "Number to call back"),
        ],
        Step.VISITS: [words[USED]],
        Step.AUTHORIZATION: [words[key] for key in (NUMBER, APPROVED, FIRST, LAST)],
        Step.REFERENCE: [
            QCoreApplication.translate("Coverage", "Reference number they gave"),
            words[CALL_AGAIN],
        ],
    }.get(step, [])


def call_page(
    plan: Plan | None,
    benefit: Benefit | None,
    today: date,
    adviser: str,
    page: str = "Letter",
) -> Paper:
    """Six steps on one or two pages; member ID and phone at the top if they are known."""
    footer = QCoreApplication.translate("Coverage", "Keep this page somewhere private.")
    paper = Paper(page, footer=footer)
    title = QCoreApplication.translate("Coverage", "Calling the insurer")
    if plan is not None:
        title = QCoreApplication.translate("Coverage", "Calling {plan}").format(plan=plan.name)
    paper.heading(title)
    if plan is not None and plan.phone:
        words = QCoreApplication.translate("Coverage", "Phone: {number}")
        paper.line(words.format(number=plan.phone))
    if plan is not None and plan.member_id:
        words = QCoreApplication.translate("Coverage", "Member ID: {number}")
        paper.line(words.format(number=plan.member_id))
    for step in Step:
        paper.heading(f"{step + 1}. {step_title(step)}", 2)
        # A step is asked in one go, so it stands on one page.
        answered = step is not Step.READY
        paper.line(say_words(step, plan), points=_SAY_POINTS, keep=answered)
        asked = [fact_words(name) for name in questions(step, plan, benefit, today)]
        for label in (*_blanks(step), *asked):
            paper.line(f"{label}: ____________________", keep=answered)
        if answered:
            paper.ruled(1)
    parity = parity_words(benefit, None, adviser)
    if parity:
        paper.line(parity)
    return paper
