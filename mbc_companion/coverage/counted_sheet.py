"""Where a number comes from: the visits that were counted, the limit, and who said so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.coverage.bookings import numbered
from mbc_companion.coverage.domain import ClaimState, CountedVisit
from mbc_companion.coverage.facts import Name
from mbc_companion.coverage.forecast import AskBy
from mbc_companion.coverage.ledger import Ledger
from mbc_companion.coverage.names_view import (
    claim_words,
    kind_words,
    origin_words,
    rule_words,
    status_words,
    value_words,
    why_words,
)
from mbc_companion.coverage.overview import Overview
from mbc_companion.coverage.words_view import date_words
from mbc_companion.ui.accessible import set_accessible
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.text import Text

Row = tuple[CountedVisit, str]


class VisitRow(QWidget):
    """One visit: its day, who it was with, and what there is to say."""

    def __init__(self, day: str, who: str, note: str, parent: QWidget) -> None:
        super().__init__(parent)
        said = ", ".join(part for part in (day, who, note) if part)
        set_accessible(self, name=said, role="list item")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme().px(6), 0, theme().px(6))
        row.setSpacing(theme().px(12))
        when = Text(day, "body", wrap=False, parent=self)
        when.setMinimumWidth(theme().text_px(120))
        row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(who, "body", parent=self), 1)
        if note:
            row.addWidget(Text(note, "body", "text2", parent=self), 1)


class CountedSheet(Sheet):
    """A title, who said the limit, and the visits one below the other."""

    def __init__(
        self,
        host: QWidget,
        title: str,
        intro: Sequence[str],
        groups: Sequence[tuple[str, Sequence[Row]]],
        overview: Overview,
    ) -> None:
        super().__init__(host, title, width=760, height=640)
        self._facts = overview.visits
        self._today = overview.today
        for line in intro:
            self.body.addWidget(Text(line, "body", parent=self))
        for heading, rows in groups:
            if not rows:
                continue
            self.body.addWidget(Text(heading, "h3", heading=2, parent=self))
            column = QVBoxLayout()
            column.setSpacing(0)
            for visit, note in rows:
                column.addWidget(self._row(visit, note))
            nest(self.body, column)
        self.body.addStretch(1)

    def _row(self, visit: CountedVisit, note: str) -> VisitRow:
        known = self._facts.get(visit.uid)
        called = known.called if known is not None and known.called else visit.provider
        who = called or kind_words(visit.kind)
        return VisitRow(date_words(visit.day, self._today), who, note, self)


def limit_words(ledger: Ledger, today: date) -> str:
    """As in "The limit is 30, said in the call of March 3, reference 88-16240"."""
    limit = ledger.limit
    if limit is None or limit.value is None:
        return QCoreApplication.translate("Coverage", "Nobody has said the limit yet.")
    words = QCoreApplication.translate(
        "Coverage", "Visits a plan year: {value}. Said by: {origin}."
    )
    value = value_words(Name.VISITS_A_YEAR, limit.value)
    return words.format(value=value, origin=origin_words(limit.origin, today))


def counted_sheet(host: QWidget, what: str, ledger: Ledger, overview: Overview) -> CountedSheet:
    """``what`` is used, booked, left, beside or table (everything)."""
    intro = [limit_words(ledger, overview.today), _sum_words(ledger)]
    beside = [
        (visit, f"{status_words(visit.status)}, {why_words(why)}")
        for visit, why in overview.tally.beside(ledger)
    ]
    notes = _notes(ledger, overview)
    used = (
        QCoreApplication.translate("Coverage", "Used"),
        [(v, notes[v.uid]) for v in ledger.used],
    )
    booked = (
        QCoreApplication.translate("Coverage", "Booked"),
        [(v, notes[v.uid]) for v in ledger.booked],
    )
    outside = (QCoreApplication.translate("Coverage", "Not counted"), beside)
    title, groups = {
        "used": (QCoreApplication.translate("Coverage", "Used visits"), [used]),
        "booked": (QCoreApplication.translate("Coverage", "Booked visits"), [booked]),
        "left": (QCoreApplication.translate("Coverage", "What is left"), [used, booked]),
        "beside": (
            QCoreApplication.translate("Coverage", "Visits that are not counted"),
            [outside],
        ),
        "table": (
            QCoreApplication.translate("Coverage", "All visits of this plan year"),
            [used, booked, outside],
        ),
    }[what]
    return CountedSheet(host, title, intro, groups, overview)


def _notes(ledger: Ledger, overview: Overview) -> dict[str, str]:
    """What there is to say of every counted visit, by its uid."""
    numbers = numbered(overview.tally)
    booked = {visit.uid for visit in ledger.booked}
    found = {}
    for visit in (*ledger.used, *ledger.booked):
        one = numbers[visit.uid]
        said = [number_words(one.number, one.limit), *(rule_words(rule) for rule in one.past)]
        if visit.claim is not ClaimState.NONE:
            said.append(claim_words(visit.claim))
        if visit.claim is ClaimState.DENIED:
            said.append(QCoreApplication.translate("Coverage", "ask"))
        if visit.day < overview.today and visit.uid in booked:
            said.append(QCoreApplication.translate("Coverage", "not recorded yet"))
        found[visit.uid] = ", ".join(said)
    return found


def number_words(number: int, limit: int | None) -> str:
    """As in "Visit 18 of 30"."""
    if limit is None:
        return QCoreApplication.translate("Coverage", "Visit {number}").format(number=number)
    words = QCoreApplication.translate("Coverage", "Visit {number} of {limit}")
    return words.format(number=number, limit=limit)


def _sum_words(ledger: Ledger) -> str:
    used, booked, limit = len(ledger.used), len(ledger.booked), ledger.limit_count
    if limit is None:
        words = QCoreApplication.translate("Coverage", "{used} used and {booked} booked.")
        return words.format(used=used, booked=booked)
    if ledger.over:
        words = QCoreApplication.translate(
            "Coverage", "{limit} less {used} used and {booked} booked: {over} over."
        )
    else:
        words = QCoreApplication.translate(
            "Coverage", "{limit} less {used} used and {booked} booked leaves {left}."
        )
    return words.format(limit=limit, used=used, booked=booked, left=ledger.left, over=ledger.over)


def authorization_sheet_of(host: QWidget, ask: AskBy, overview: Overview) -> CountedSheet:
    """The visits under one authorization."""
    one = ask.standing.authorization
    words = QCoreApplication.translate("Coverage", "Authorization {number}")
    title = words.format(number=one.number).strip()
    intro = []
    if one.source:
        intro.append(
            QCoreApplication.translate("Coverage", "From: {source}").format(source=one.source)
        )
    used = [(visit, "") for visit in ask.standing.used]
    booked = [(visit, "") for visit in ask.standing.booked]
    groups = [
        (QCoreApplication.translate("Coverage", "Used"), used),
        (QCoreApplication.translate("Coverage", "Booked"), booked),
    ]
    return CountedSheet(host, title, intro, groups, overview)
