"""What goes into a claim packet: a tick for each visit, and one for the calls."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mbc_companion.core.sharing import Sharing
from mbc_companion.coverage.claim_paper import Packet, claim_paper
from mbc_companion.coverage.domain import ClaimState, CountedVisit, Payer, Status
from mbc_companion.coverage.ledger import in_order
from mbc_companion.coverage.names_view import claim_words
from mbc_companion.coverage.overview import Overview
from mbc_companion.coverage.words_view import date_words
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.paper_pages import PaperPages
from mbc_companion.ui.paper_sheet import Job, PaperSheet
from mbc_companion.ui.widgets.choices import CheckRow
from mbc_companion.ui.widgets.text import Text

MOST = 60
_SETTLED = frozenset({ClaimState.COVERED})


def claimable(overview: Overview) -> tuple[CountedVisit, ...]:
    """Visits that took place and are billed to a plan, the latest of them, oldest first."""
    found = [
        visit
        for visit in overview.record.visits
        if visit.status is Status.ATTENDED and visit.payer is Payer.PLAN
    ]
    return tuple(sorted(found, key=in_order)[-MOST:])


class ClaimSheet(PaperSheet):
    """Visits that the plan has not covered yet are ticked to begin with."""

    def __init__(
        self, host: QWidget, dialogs: Dialogs, overview: Overview, sharing: Sharing
    ) -> None:
        title = QCoreApplication.translate("Coverage", "Claim packet")
        job = Job(self._make, title=title, name="claim.pdf", sharing=sharing)
        super().__init__(host, dialogs, job)
        self._overview = overview
        label = self.tr("Visits in this packet")
        self.options.addWidget(Text(label, "h3", heading=2, parent=self))
        self.visits: list[tuple[CheckRow, CountedVisit]] = []
        for visit in reversed(claimable(overview)):
            self._add(visit)
        if not self.visits:
            words = self.tr("No visit that took place is billed to a plan yet.")
            self.options.addWidget(Text(words, "body", "text2", parent=self))
        self.calls = CheckRow(self.tr("The calls to the insurer"), parent=self)
        self.calls.setChecked(bool(overview.calls))
        self.calls.setVisible(bool(overview.calls))
        self.calls.toggled.connect(lambda _: self.refresh())
        self.options.addWidget(self.calls)

    def _add(self, visit: CountedVisit) -> None:
        claim = "" if visit.claim is ClaimState.NONE else claim_words(visit.claim)
        said = [date_words(visit.day, self._overview.today), visit.provider, claim]
        tick = CheckRow(", ".join(part for part in said if part), parent=self)
        tick.setChecked(visit.claim not in _SETTLED)
        tick.toggled.connect(lambda _: self.refresh())
        self.options.addWidget(tick)
        self.visits.append((tick, visit))

    def packet(self) -> Packet:
        chosen = [visit for tick, visit in self.visits if tick.isChecked()]
        chosen.sort(key=in_order)
        overview, plans = self._overview, {visit.plan_uid for visit in chosen}
        plan = overview.record.plan(plans.pop()) if len(plans) == 1 else None
        calls = sorted(overview.calls, key=lambda one: one.at) if self.calls.isChecked() else ()
        return Packet(plan, tuple(chosen), tuple(calls), overview)

    def _make(self, page: str) -> PaperPages:
        return PaperPages(claim_paper(self.packet(), page))
