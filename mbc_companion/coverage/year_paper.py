"""The plan year on one page, for taxes or a talk with the insurer. Black on white."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mbc_companion.coverage import money
from mbc_companion.coverage.domain import Payer
from mbc_companion.coverage.money_words_view import amount_words
from mbc_companion.coverage.names_view import payer_words
from mbc_companion.coverage.overview import Overview
from mbc_companion.coverage.words_view import date_words
from mbc_companion.coverage.year_summary import Amount, Sum, YearSummary
from mbc_companion.ui.paper import Paper


def summary_lines(made: YearSummary, overview: Overview) -> list[str]:
    """Which year, how many visits by who paid, and what came out of your own pocket."""
    words = QCoreApplication.translate("Coverage", "{plan}, {first} to {last}")
    found = [
        words.format(
            plan=made.plan.name,
            first=date_words(made.window.first, overview.today),
            last=date_words(made.window.last, overview.today),
        )
    ]
    for (payer, plan_uid), count in made.by_payer.items():
        plan = overview.record.plan(plan_uid)
        who = plan.name if payer is Payer.PLAN and plan is not None else payer_words(payer)
        found.append(
            QCoreApplication.translate("Coverage", "Visits that happened, {who}: {n}").format(
                who=who, n=count
            )
        )
    if made.sums[Amount.PAID].known or made.sums[Amount.REIMBURSED].known:
        own = QCoreApplication.translate("Coverage", "You paid, less what came back: {amount}")
        found.append(own.format(amount=money.words(made.own)))
    else:
        found.append(
            QCoreApplication.translate("Coverage", "What you paid: nothing is recorded yet.")
        )
    return found


def sum_words(amount: Amount, found: Sum, visits: int) -> str:
    """A sum with how many visits it knows; never zero dollars where nothing is known."""
    if not found.known:
        words = QCoreApplication.translate("Coverage", "{amount}: nothing is recorded yet")
        return words.format(amount=amount_words(amount))
    words = QCoreApplication.translate(
        "Coverage", "{amount}: {sum} (known for {n} of {all} visits)"
    )
    return words.format(
        amount=amount_words(amount), sum=money.words(found.cents), n=found.known, all=visits
    )


def year_page(made: YearSummary, overview: Overview, page: str = "Letter") -> Paper:
    """The same, with the sums and the visits."""
    footer = QCoreApplication.translate(
        "Coverage", "Your own record, not the insurer's. What is not known is left out."
    )
    paper = Paper(page, footer=footer)
    paper.heading(QCoreApplication.translate("Coverage", "The plan year in numbers"))
    for line in summary_lines(made, overview):
        paper.line(line)
    paper.heading(QCoreApplication.translate("Coverage", "Sums"), 2)
    for amount, found in made.sums.items():
        paper.line(sum_words(amount, found, len(made.visits)))
    paper.heading(QCoreApplication.translate("Coverage", "Visits"), 2)
    for visit in made.visits:
        said = [date_words(visit.day, overview.today), visit.provider]
        payment = overview.payments.get(visit.uid)
        if payment is not None and payment.paid is not None:
            said.append(money.words(payment.paid))
        paper.line(", ".join(part for part in said if part))
    return paper
