"""The acts about money: one visit's record, the list of visits, the year in numbers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mbc_companion.coverage import money
from mbc_companion.coverage.around_panel import Around
from mbc_companion.coverage.claim_sheet import ClaimSheet
from mbc_companion.coverage.domain import ClaimState, CountedVisit
from mbc_companion.coverage.forecast import Forecast
from mbc_companion.coverage.money import Payment
from mbc_companion.coverage.money_words_view import amount_words
from mbc_companion.coverage.names_view import claim_words, payer_words, status_words
from mbc_companion.coverage.overview import Overview
from mbc_companion.coverage.payment_sheet import PaymentSheet, pays_word
from mbc_companion.coverage.reopen_dialog import key_of
from mbc_companion.coverage.words_view import date_words
from mbc_companion.coverage.year_paper import summary_lines, year_page
from mbc_companion.coverage.year_summary import YearSummary, year_summary
from mbc_companion.ui.paper_pages import PaperPages
from mbc_companion.ui.paper_sheet import Job
from mbc_companion.ui.printing import Printing
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.toast import Offer
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.table import FactsTable
from mbc_companion.ui.widgets.text import Text


class MoneyDialog(QObject):
    """``denial_wanted`` carries the uid of a visit whose claim was denied."""

    denial_wanted = Signal(str)

    def __init__(self, host: QWidget, around: Around, overview: Callable[[], Overview]) -> None:
        super().__init__(host)
        self._host = host
        self._around = around
        self._overview = overview

    def visits(self) -> None:
        """Every visit that was read, the latest first; a row leads to its money."""
        overview = self._overview()
        rows = sorted(overview.record.visits, key=lambda v: (v.day, v.order), reverse=True)
        title = self.tr("Visits and claims")
        sheet = Sheet(self._host, title, width=960, height=680)
        if not rows:
            words = self.tr("No visits yet. They come from the Visits page.")
            sheet.body.addWidget(Text(words, "body", "text2", parent=sheet))
        headers = [
            self.tr("Day"),
            self.tr("With"),
            self.tr("Status"),
            self.tr("Who pays"),
            self.tr("Claim"),
            self.tr("You paid"),
        ]
        table = FactsTable(title, headers, parent=sheet)
        table.leads = True
        table.show_rows([self._row(visit, overview) for visit in rows])
        table.setVisible(bool(rows))

        def lead(row: int) -> None:
            sheet.close()
            self.open(rows[row].uid)

        table.opened.connect(lead)
        sheet.body.addWidget(table)
        packet = Button(self.tr("Claim packet"), icon="printer", parent=sheet)
        packet.setVisible(bool(rows))
        packet.clicked.connect(lambda: self.claim(overview))
        foot = QHBoxLayout()
        foot.addWidget(packet)
        foot.addStretch(1)
        nest(sheet.body, foot)
        sheet.body.addStretch(1)
        sheet.open()

    def claim(self, overview: Overview) -> None:
        """A packet for the plan: cover page, check of the superbills, what it said, calls."""
        ClaimSheet(self._host, self._around.dialogs, overview, self._around.sharing).open()

    def _row(self, visit: CountedVisit, overview: Overview) -> list[str]:
        payment = overview.payments.get(visit.uid)
        plan = overview.record.plan(visit.plan_uid)
        paid = payment.paid if payment is not None else None
        return [
            date_words(visit.day, overview.today),
            visit.provider,
            status_words(visit.status),
            plan.name if plan is not None else payer_words(visit.payer),
            "" if visit.claim is ClaimState.NONE else claim_words(visit.claim),
            "" if paid is None else money.words(paid),
        ]

    def open(self, visit_uid: str) -> None:
        """One visit's money."""
        overview = self._overview()
        visit = next((one for one in overview.record.visits if one.uid == visit_uid), None)
        if visit is None:
            return
        known = overview.payments.get(visit_uid)
        start = known or Payment(visit_uid, visit.payer, visit.plan_uid, visit.authorization_uid)
        sheet = PaymentSheet(self._host, visit, start, overview, recorded=known is not None)
        sheet.remove_wanted.connect(lambda: self._remove(visit_uid))
        sheet.done.connect(lambda made: self._keep(visit, known, made))
        sheet.denial_wanted.connect(self.denial_wanted)
        self._around.started.follow(sheet, key_of("payment", visit_uid))
        sheet.open()

    def _keep(self, visit: CountedVisit, before: Payment | None, made: Payment) -> None:
        overview, claims, visits = self._overview(), self._around.claims, self._around.visits
        word = overview.visits[visit.uid].pays

        def write() -> None:
            visits.set_pays(visit.uid, pays_word(made, overview))
            claims.save_payment(made)

        def undo() -> None:
            visits.set_pays(visit.uid, word)
            if before is None:
                claims.forget_payment(visit.uid)
            else:
                claims.save_payment(before)

        if self._around.attempt(write):
            self._around.started.forget(key_of("payment", visit.uid))
            self._around.done(self.tr("Written down."), undo, self._offer(before, made))

    def _offer(self, before: Payment | None, made: Payment) -> Offer | None:
        """The denial and its dates, where a claim has come to be denied."""
        denied = ClaimState.DENIED
        new = made.claim is denied and (before is None or before.claim is not denied)
        if not new or any(one.visit_uid == made.visit_uid for one in self._overview().denials):
            return None
        return denial_offer(lambda: self.denial_wanted.emit(made.visit_uid))

    def _remove(self, visit_uid: str) -> None:
        claims = self._around.claims
        gone: list[str] = []
        if self._around.attempt(lambda: gone.append(claims.remove_payment(visit_uid))):
            words = self.tr("Removed. You can bring it back for 30 days. The visit is kept.")
            self._around.done(words, lambda: claims.bring_back(gone[0]))

    def year(self, forecast: Forecast) -> None:
        """The plan year in numbers, and on paper."""
        overview, ledger = self._overview(), forecast.ledger
        made = year_summary(ledger.plan, ledger.window, overview.record.visits, overview.payments)
        sheet = Sheet(self._host, self.tr("The year in numbers"), width=720, height=640)
        for line in summary_lines(made, overview):
            sheet.body.addWidget(Text(line, "body", parent=sheet))
        headers = [self.tr("Amount"), self.tr("Sum"), self.tr("Known for")]
        table = FactsTable(self.tr("The year in numbers"), headers, parent=sheet)
        table.show_rows(_sums(made, self))
        sheet.body.addWidget(table)
        words = self.tr("Your own record, not the insurer's. What is not known is left out.")
        sheet.body.addWidget(Text(words, "body", "text2", parent=sheet))
        sheet.body.addStretch(1)
        button = Button(self.tr("Print this page"), icon="printer", parent=sheet)
        button.clicked.connect(lambda: self._print(made, overview))
        foot = QHBoxLayout()
        foot.addWidget(button)
        foot.addStretch(1)
        nest(sheet.body, foot)
        sheet.open()

    def _print(self, made: YearSummary, overview: Overview) -> None:
        job = Job(
            lambda page: PaperPages(year_page(made, overview, page)),
            title=self.tr("Print the plan year"),
            name="plan-year.pdf",
            what=self.tr("The plan year in numbers"),
            sharing=self._around.sharing,
        )
        Printing(self._host, self._around.dialogs, job).start()


def denial_offer(act: Callable[[], object]) -> Offer:
    """To write down the letter and its dates, beside Undo."""
    return Offer(QCoreApplication.translate("Coverage", "Record the denial"), "plus", act)


def _sums(made: YearSummary, host: QObject) -> list[list[str]]:
    words, nothing = host.tr("{n} of {all} visits"), host.tr("Nothing recorded yet")
    return [
        [
            amount_words(amount),
            money.words(found.cents) if found.known else nothing,
            words.format(n=found.known, all=len(made.visits)),
        ]
        for amount, found in made.sums.items()
    ]
