"""What is due after a denial, in words; never mixed with the insurer's own clock."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from mbc_companion.coverage.denial_clocks import Denial, Due, From, Step, dues
from mbc_companion.coverage.domain import PlanType
from mbc_companion.coverage.words_view import date_words


def due_words(denial: Denial, plan_type: PlanType, today: date) -> list[str]:
    """One sentence for each thing that is due."""
    return [_one(due, today) for due in dues(denial, plan_type)]


def _one(due: Due, today: date) -> str:
    if due.source is From.LETTER_HAS_IT or due.day is None:
        return {
            Step.APPEAL: QCoreApplication.translate(
                "Coverage", "Your letter has the date for an appeal. Write it down here."
            ),
            Step.EXTERNAL_REVIEW: QCoreApplication.translate(
                "Coverage", "Your letter has the date for an outside review. Write it down here."
            ),
        }.get(due.step, QCoreApplication.translate("Coverage", "Your letter has the date."))
    words = _dated(due)
    if due.source is From.LETTER:
        by_letter = QCoreApplication.translate("Coverage", "{what} That is the letter's date.")
        words = by_letter.format(what=words)
    elif due.step in {Step.APPEAL, Step.EXTERNAL_REVIEW}:
        rule = QCoreApplication.translate(
            "Coverage", "{what} This is the usual rule; a date in your letter wins."
        )
        words = rule.format(what=words)
    return words.format(day=date_words(due.day, today), hours=due.hours)


def _dated(due: Due) -> str:
    if due.hours:
        return {
            Step.FIRST_DECISION: QCoreApplication.translate(
                "Coverage", "The insurer's first answer is due within {hours} hours, by {day}."
            ),
            Step.APPEAL_ANSWER: QCoreApplication.translate(
                "Coverage", "The answer to your appeal is due within {hours} hours, by {day}."
            ),
        }[due.step]
    return {
        Step.FIRST_DECISION: QCoreApplication.translate(
            "Coverage", "The insurer's first answer is due by {day}."
        ),
        Step.APPEAL: QCoreApplication.translate("Coverage", "Send your appeal by {day}."),
        Step.APPEAL_ANSWER: QCoreApplication.translate(
            "Coverage", "The answer to your appeal is due by about {day}."
        ),
        Step.EXTERNAL_REVIEW: QCoreApplication.translate(
            "Coverage", "You can ask for an outside review until {day}."
        ),
    }[due.step]
