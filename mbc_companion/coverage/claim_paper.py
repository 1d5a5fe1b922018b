"""A claim packet: a cover page, what is on the receipts, what the plan said, the calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from mbc_companion.coverage import money
from mbc_companion.coverage.call_record import Call
from mbc_companion.coverage.call_words_view import summary
from mbc_companion.coverage.domain import ClaimState, CountedVisit, Plan
from mbc_companion.coverage.money import Payment
from mbc_companion.coverage.money_words_view import amount_words, part_words
from mbc_companion.coverage.names_view import claim_words
from mbc_companion.coverage.overview import Overview
from mbc_companion.coverage.superbills import Part, missing
from mbc_companion.coverage.words_view import date_words
from mbc_companion.coverage.year_summary import Amount
from mbc_companion.ui.paper import Paper

_SHOWN = (Amount.CHARGED, Amount.ALLOWED, Amount.PLAN_PAID, Amount.OWED, Amount.PAID)


@dataclass(frozen=True)
class Packet:
    """The visits and calls chosen for it, oldest first."""

    plan: Plan | None
    visits: tuple[CountedVisit, ...]
    calls: tuple[Call, ...]
    overview: Overview

    def payment(self, visit: CountedVisit) -> Payment:
        """What is recorded, or nothing."""
        return self.overview.payments.get(visit.uid) or Payment(visit.uid)

    def day(self, visit: CountedVisit) -> str:
        """With its year: the packet goes to somebody else."""
        return date_words(visit.day)


def claim_paper(packet: Packet, page: str = "Letter") -> Paper:
    """Each part begins on a page of its own, so that it can be sent alone."""
    footer = QCoreApplication.translate(
        "Coverage", "Your own record, not the insurer's. What is not known is left out."
    )
    paper = Paper(page, footer=footer)
    _cover(paper, packet)
    if packet.visits:
        paper.new_page()
        _receipts(paper, packet)
        paper.new_page()
        _answers(paper, packet)
    if packet.calls:
        paper.new_page()
        _calls(paper, packet.calls)
    return paper


def _cover(paper: Paper, packet: Packet) -> None:
    paper.heading(QCoreApplication.translate("Coverage", "Claim"))
    plan, visits = packet.plan, packet.visits
    lines = []
    if plan is not None:
        lines.append((QCoreApplication.translate("Coverage", "Plan"), plan.name))
        lines.append((QCoreApplication.translate("Coverage", "Member ID"), plan.member_id))
        lines.append((QCoreApplication.translate("Coverage", "Phone"), plan.phone))
    if visits:
        span = packet.day(visits[0])
        if visits[-1].day != visits[0].day:
            words = QCoreApplication.translate("Coverage", "{first} to {last}")
            span = words.format(first=span, last=packet.day(visits[-1]))
        lines.append((QCoreApplication.translate("Coverage", "Visits"), span))
    for label, value in lines:
        if value:
            paper.line(f"{label}: {value}")
    for label in (
        QCoreApplication.translate("Coverage", "To"),
        QCoreApplication.translate("Coverage", "From"),
        QCoreApplication.translate("Coverage", "Claim or reference number"),
    ):
        paper.line(f"{label}:", keep=True)
        paper.ruled(2)
    paper.heading(QCoreApplication.translate("Coverage", "In this packet"), 2)
    charged = [one.charged for one in map(packet.payment, visits) if one.charged is not None]
    words = QCoreApplication.translate("Coverage", "Visits: {n}")
    paper.line(words.format(n=len(visits)))
    if charged:
        words = QCoreApplication.translate("Coverage", "Charged, as far as recorded: {sum}")
        paper.line(words.format(sum=money.words(sum(charged))))
    words = QCoreApplication.translate("Coverage", "Calls to the insurer: {n}")
    paper.line(words.format(n=len(packet.calls)))
    paper.line(
        QCoreApplication.translate(
            "Coverage", "Add copies of the receipts and letters. Keep the originals."
        ),
        weight=600,
    )


def _receipts(paper: Paper, packet: Packet) -> None:
    """What a claim is looked at for, and what was not found on each receipt."""
    paper.heading(QCoreApplication.translate("Coverage", "Check of the superbills"))
    paper.line(
        QCoreApplication.translate(
            "Coverage", "A claim may come back if a part is not there. Ask the office to add it."
        )
    )
    rows = []
    for visit in packet.visits:
        gaps = missing(packet.payment(visit).superbill)
        found = QCoreApplication.translate("Coverage", "Everything is on it.")
        if len(gaps) == len(Part):
            found = QCoreApplication.translate("Coverage", "Not looked at yet.")
        elif gaps:
            found = ", ".join(part_words(part) for part in gaps)
        rows.append((packet.day(visit), visit.provider, found))
    headers = (
        QCoreApplication.translate("Coverage", "Day"),
        QCoreApplication.translate("Coverage", "With"),
        QCoreApplication.translate("Coverage", "Not found on it"),
    )
    paper.table(headers, rows, (1.6, 1.8, 3))
    paper.heading(QCoreApplication.translate("Coverage", "What belongs on a superbill"), 2)
    *before, last = Part
    for part in before:
        paper.line(f"•  {part_words(part)}", keep=True)
    paper.line(f"•  {part_words(last)}")


def _answers(paper: Paper, packet: Packet) -> None:
    """A line for each explanation of benefits, as it was written down."""
    paper.heading(QCoreApplication.translate("Coverage", "Explanations of benefits"))
    headers = [
        QCoreApplication.translate("Coverage", "Day"),
        QCoreApplication.translate("Coverage", "Claim"),
        *(amount_words(amount) for amount in _SHOWN),
    ]
    rows: list[list[str]] = []
    sums: dict[Amount, int] = {}
    for visit in packet.visits:
        payment = packet.payment(visit)
        state = "" if payment.claim is ClaimState.NONE else claim_words(payment.claim)
        if payment.reference:
            words = QCoreApplication.translate("Coverage", "{state}, reference {number}")
            state = words.format(state=state, number=payment.reference).removeprefix(", ")
        row = [packet.day(visit), state]
        for amount in _SHOWN:
            cents: int | None = getattr(payment, amount.value)
            row.append("" if cents is None else money.words(cents))
            if cents is not None:
                sums[amount] = sums.get(amount, 0) + cents
        rows.append(row)
    total = QCoreApplication.translate("Coverage", "All, as far as recorded")
    known = [money.words(sums[amount]) if amount in sums else "" for amount in _SHOWN]
    if sums:
        rows.append([total, "", *known])
    paper.table(headers, rows, (1.9, 1.5, 1, 1, 1, 1, 1))


def _calls(paper: Paper, calls: Sequence[Call]) -> None:
    paper.heading(QCoreApplication.translate("Coverage", "Calls to the insurer"))
    headers = (
        QCoreApplication.translate("Coverage", "Day"),
        QCoreApplication.translate("Coverage", "Spoke with"),
        QCoreApplication.translate("Coverage", "Reference"),
        QCoreApplication.translate("Coverage", "About"),
    )
    rows = [(date_words(one.day), one.who, one.reference, summary(one)) for one in calls]
    paper.table(headers, rows, (1.4, 1.4, 1.2, 2.6))
