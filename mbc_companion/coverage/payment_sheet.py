"""One visit's money: who it is billed to, the claim, the amounts, what is on the superbill."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.coverage import money
from mbc_companion.coverage.answer_row import DayField, MoneyField, NotRead
from mbc_companion.coverage.domain import ClaimState, CountedVisit, Payer, PlanSort
from mbc_companion.coverage.estimates import FEE_CENTS, far_above
from mbc_companion.coverage.money import Payment
from mbc_companion.coverage.money_words_view import amount_words, part_words
from mbc_companion.coverage.names_view import claim_words, payer_words, short_name
from mbc_companion.coverage.overview import Overview
from mbc_companion.coverage.superbills import Part, missing
from mbc_companion.coverage.words_view import date_words
from mbc_companion.coverage.year_summary import Amount
from mbc_companion.ui.entry_sheet import EntrySheet, Input
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import CheckRow, Segmented
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Note
from mbc_companion.ui.widgets.text import Text
from mbc_companion.ui.widgets.tiles import TileLayout


class PaymentSheet(EntrySheet):
    """``done`` carries a Payment; nothing here is the insurer's truth, only what is recorded."""

    done = Signal(object)
    denial_wanted = Signal(str)
    remove_wanted = Signal()

    def __init__(
        self,
        host: QWidget,
        visit: CountedVisit,
        payment: Payment,
        overview: Overview,
        *,
        recorded: bool = False,
    ) -> None:
        title = QCoreApplication.translate("Coverage", "Money for this visit")
        super().__init__(host, title, width=820, height=720)
        self._visit = visit
        self._payment = payment
        self._overview = overview
        self._make_who()
        self._make_claim()
        self._make_amounts()
        self._make_superbill()
        self._fill_body(recorded=recorded)
        self._look()

    def inputs(self) -> Mapping[str, Input]:
        return {
            "payer": self.payer,
            "plan": self.plan,
            "authorization": self.paper,
            "outside": self.outside,
            "claim": self.claim,
            "claim_on": self.sent,
            "reference": self.reference,
            **self.amounts,
            "billed_on": self.billed,
            **{f"superbill.{part.value}": row for part, row in self.parts.items()},
        }

    def look_again(self, _names: Collection[str]) -> None:
        self._look()

    def _make_who(self) -> None:
        record, visit = self._overview.record, self._visit
        payers = [(payer.value, payer_words(payer)) for payer in Payer]
        self.payer = Segmented(self.tr("Who pays"), payers, parent=self)
        self.payer.set_value(visit.payer.value)
        plans = [(plan.uid, short_name(plan.name)) for plan in record.plans]
        self.plan = Segmented(self.tr("Plan or program"), plans, parent=self)
        if visit.plan_uid in self.plan.segments:
            self.plan.set_value(visit.plan_uid)
        elif plans:
            self.plan.set_value(plans[0][0])
        papers = [("", self.tr("None"))]
        papers += [
            (one.uid, short_name(one.number or self.tr("Without a number")))
            for one in record.authorizations
        ]
        self.paper = Segmented(self.tr("Authorization"), papers, parent=self)
        known = visit.authorization_uid in self.paper.segments
        self.paper.set_value(visit.authorization_uid if known else "")
        self.outside = CheckRow(self.tr("Outside the network"), parent=self)
        self.outside.setChecked(self._payment.outside)
        for one in (self.payer, self.plan):
            one.chosen.connect(lambda _: self._look())

    def _make_claim(self) -> None:
        states = [(state.value, claim_words(state)) for state in ClaimState]
        self.claim = Segmented(self.tr("Claim"), states, parent=self)
        self.claim.set_value(self._payment.claim.value)
        self.claim.chosen.connect(lambda _: self._look())
        self.sent = DayField(self.tr("Claim sent on"), self._overview.today, parent=self)
        self.sent.set_day(self._payment.claim_on)
        self.reference = Field(self.tr("Reference of the claim"), parent=self)
        self.reference.set_text(self._payment.reference)
        self.denied = Button(self.tr("Record the denial and its dates"), "quiet", parent=self)
        self.denied.clicked.connect(self._denial)

    def _make_amounts(self) -> None:
        self.amounts: dict[str, MoneyField] = {}
        for amount in Amount:
            field = MoneyField(amount_words(amount), parent=self)
            field.set_cents(getattr(self._payment, amount.value))
            self.amounts[amount.value] = field
        estimate = MoneyField(
            self.tr("Good-faith estimate"),
            help=self.tr("In writing, for visits not billed to a plan."),
            parent=self,
        )
        estimate.set_cents(self._payment.estimate)
        self.amounts["estimate"] = estimate
        self.billed = DayField(self.tr("Day of the bill"), self._overview.today, parent=self)
        self.billed.set_day(self._payment.billed_on)
        self.above = Note("", "date", parent=self)
        for name in ("estimate", Amount.CHARGED.value):
            self.amounts[name].edit.editingFinished.connect(self._look)
        self.billed.edit.editingFinished.connect(self._look)

    def _make_superbill(self) -> None:
        self.parts: dict[Part, CheckRow] = {}
        for part in Part:
            row = CheckRow(part_words(part), parent=self)
            row.setChecked(part.value in self._payment.superbill)
            row.toggled.connect(lambda _: self._say_missing())
            self.parts[part] = row
        self.missing = Text("", "body", parent=self)

    def _fill_body(self, *, recorded: bool) -> None:
        visit = self._visit
        words = self.tr("{day}, {who}")
        said = words.format(
            day=date_words(visit.day, self._overview.today), who=visit.provider
        ).rstrip(", ")
        self.body.addWidget(Text(said, "body", "text2", parent=self))
        for label, part in (
            (self.tr("Who pays"), self.payer),
            (self.tr("Plan or program"), self.plan),
            (self.tr("Authorization"), self.paper),
            ("", self.outside),
            (self.tr("Claim"), self.claim),
            ("", self.denied),
        ):
            if label:
                self.body.addWidget(Text(label, "label", parent=self))
            self.body.addWidget(part)
        tiles = TileLayout((3, 2, 1), 16)
        for field in (self.sent, self.reference, *self.amounts.values(), self.billed):
            tiles.addWidget(field)
        nest(self.body, tiles)
        self.body.addWidget(self.above)
        self.body.addWidget(Text(self.tr("On the superbill"), "h3", heading=2, parent=self))
        self.body.addWidget(self.missing)
        for row in self.parts.values():
            self.body.addWidget(row)
        self.body.addStretch(1)
        self._make_foot(recorded=recorded)

    def _make_foot(self, *, recorded: bool) -> None:
        self.remove = Button(self.tr("Remove this record"), "danger", icon="trash", parent=self)
        self.remove.setVisible(recorded)
        self.remove.clicked.connect(self._remove)
        self.finish = Button(self.tr("Done"), "primary", parent=self)
        self.finish.clicked.connect(self._finish)
        foot = FlowLayout(12)
        for act in (self.finish, self.remove):
            foot.addWidget(act)
        nest(self._column, foot)

    def _remove(self) -> None:
        self.close()
        self.remove_wanted.emit()

    def _look(self) -> None:
        billed = self.payer.value() == Payer.PLAN.value
        for part in (self.plan, self.paper, self.outside):
            part.setVisible(billed)
        self._offer_its_papers()
        self.denied.setVisible(self.claim.value() == ClaimState.DENIED.value)
        self._say_missing()
        try:
            found = far_above(self._read())
        except NotRead:
            found = None
        self.above.setVisible(found is not None)
        if found is None:
            return
        words = self.tr(
            "This bill is {amount} above the estimate. From $400 on you can dispute it; that "
            "costs {fee}, and cms.gov/nosurprises says how."
        )
        said = words.format(amount=money.words(found.above), fee=money.words(FEE_CENTS))
        if found.dispute_by is not None:
            day = date_words(found.dispute_by, self._overview.today)
            until = self.tr("Until {day}.").format(day=day)
            said = f"{said} {until}"
        self.above.set_words(said)

    def _offer_its_papers(self) -> None:
        """Only the chosen plan's authorizations: another plan's yes pays for nothing here."""
        plan = self.plan.value()
        for one in self._overview.record.authorizations:
            self.paper.segments[one.uid].setHidden(one.plan_uid != plan)
        chosen = self.paper.segments.get(self.paper.value())
        if chosen is not None and chosen.isHidden():
            self.paper.set_value("")

    def _found_parts(self) -> frozenset[str]:
        return frozenset(part.value for part, row in self.parts.items() if row.isChecked())

    def _say_missing(self) -> None:
        found = self._found_parts()
        lacking = missing(found)
        if not found:
            words = self.tr("Tick what you can find on the paper; what is missing is named here.")
        elif lacking:
            names = ", ".join(part_words(part) for part in lacking)
            words = self.tr("Missing: {names}. Ask for a new one with these on it.")
            words = words.format(names=names)
        else:
            words = self.tr("Everything a claim is usually looked at for is there.")
        self.missing.set_words(words)

    def _denial(self) -> None:
        if self._finish():
            self.denial_wanted.emit(self._visit.uid)

    def _finish(self) -> bool:
        try:
            made = self._read()
        except NotRead:
            for field in self.findChildren(Field):
                if field.error() and field.isVisibleTo(self):
                    field.setFocus()
                    break
            return False
        self.done.emit(made)
        self.close()
        return True

    def _read(self) -> Payment:
        payer = Payer(self.payer.value() or Payer.NOT_SURE.value)
        billed = payer is Payer.PLAN
        amounts: dict[str, Any] = {name: field.cents() for name, field in self.amounts.items()}
        return replace(
            self._payment,
            payer=payer,
            plan_uid=self.plan.value() if billed else "",
            authorization_uid=self.paper.value() if billed else "",
            outside=billed and self.outside.isChecked(),
            claim=ClaimState(self.claim.value() or ClaimState.NONE.value),
            claim_on=self.sent.day(),
            reference=self.reference.text().strip(),
            billed_on=self.billed.day(),
            superbill=self._found_parts(),
            **amounts,
        )


def pays_word(payment: Payment, overview: Overview) -> str:
    """The payment word of Visits for what is recorded here."""
    plan = overview.record.plan(payment.plan_uid)
    if payment.payer is Payer.PLAN and plan is not None:
        if plan.sort is PlanSort.EMPLOYEE_ASSISTANCE:
            return Payer.EMPLOYEE_ASSISTANCE.value
        return Payer.PLAN.value
    return payment.payer.value
