"""What to do about a denial, on one page. Black on white."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from mbc_companion.coverage.denial_clocks import Denial
from mbc_companion.coverage.denial_words_view import due_words
from mbc_companion.coverage.domain import Plan, PlanType
from mbc_companion.ui.paper import Paper


def denial_page(
    denial: Denial, plan: Plan | None, today: date, adviser: str, page: str = "Letter"
) -> Paper:
    """The dates, five steps, and room to write."""
    footer = QCoreApplication.translate("Coverage", "Keep this page somewhere private.")
    paper = Paper(page, footer=footer)
    paper.heading(QCoreApplication.translate("Coverage", "After a denial"))
    for label, value in (
        (QCoreApplication.translate("Coverage", "About"), denial.about),
        (QCoreApplication.translate("Coverage", "Their reason"), denial.reason),
        (QCoreApplication.translate("Coverage", "Plan"), plan.name if plan is not None else ""),
        (QCoreApplication.translate("Coverage", "Member ID"), plan.member_id if plan else ""),
    ):
        if value:
            paper.line(f"{label}: {value}")
    paper.heading(QCoreApplication.translate("Coverage", "Dates"), 2)
    found = due_words(denial, plan.type if plan is not None else PlanType.NOT_KNOWN, today)
    for words in found:
        paper.line(words)
    if not found:
        letter = QCoreApplication.translate("Coverage", "The dates in the letter:")
        paper.line(letter, keep=True)
        paper.ruled(2)
    paper.heading(QCoreApplication.translate("Coverage", "What to do"), 2)
    for step in steps(adviser, urgent=denial.urgent):
        paper.line(step)
    paper.heading(QCoreApplication.translate("Coverage", "Who I spoke with, and when"), 2)
    paper.ruled(4)
    return paper


def steps(adviser: str, *, urgent: bool) -> list[str]:
    """What helps, in order."""
    found = [
        QCoreApplication.translate(
            "Coverage", "1. Read the letter for its reason and its dates. Its dates win."
        ),
        QCoreApplication.translate(
            "Coverage", "2. Ask the office that billed: was a number or a form missing?"
        ),
        QCoreApplication.translate(
            "Coverage", "3. Ask your doctor for a letter that says why the visits are needed."
        ),
        QCoreApplication.translate(
            "Coverage", "4. Send the appeal in writing. Keep copies of every form and letter."
        ),
        QCoreApplication.translate(
            "Coverage",
            "5. A Consumer Assistance Program in your state may file the appeal for you.",
        ),
    ]
    if urgent:
        found.append(
            QCoreApplication.translate(
                "Coverage",
                "It is urgent: an outside review can be asked for together with the appeal.",
            )
        )
    if adviser:
        words = QCoreApplication.translate(
            "Coverage", "Free advisers at the Department of Labor: {number}"
        )
        found.append(words.format(number=adviser))
    return found
