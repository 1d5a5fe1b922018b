"""Visits lent to Coverage, and what Coverage says of each lent back to Visits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from mbc_companion.appointments import domain
from mbc_companion.appointments.domain import (
    BILLED_TO_PLAN,
    Claim,
    Number,
    Payment,
    Visit,
    VisitRow,
)
from mbc_companion.appointments.repository import VisitRepository
from mbc_companion.core.clock import Clock, today
from mbc_companion.core.errors import KnownError
from mbc_companion.core.events import CoverageChanged, Events, VisitsChanged
from mbc_companion.coverage.bookings import Numbered, before_booking, numbered, usual_plan
from mbc_companion.coverage.claims.repository import ClaimsRepository
from mbc_companion.coverage.domain import ClaimState, Kind, PlanSort, Status
from mbc_companion.coverage.forecast import Rule
from mbc_companion.coverage.money import Payment as Money
from mbc_companion.coverage.names_view import past_words
from mbc_companion.coverage.overview import Desk, Overview, VisitFacts, counted
from mbc_companion.coverage.short_view import left_title

_STATES = {
    Claim.COVERED: ClaimState.COVERED,
    Claim.NOT_COVERED: ClaimState.DENIED,
    Claim.WAITING: ClaimState.WAITING,
}
_START = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_KINDS = {one: Kind(one.value) for one in domain.Kind}
_PAYS = {one: one.value for one in Payment}
_STATUSES = {one: Status(one.value) for one in domain.Status}


def _facts(row: VisitRow | Visit) -> VisitFacts:
    return VisitFacts(
        uid=row.uid,
        day=row.day,
        kind=_KINDS[row.kind],
        status=_STATUSES[row.status],
        pays=_PAYS[row.payment],
        provider=row.provider_name,
        called=row.provider_name,
        order=(row.at - _START) // _MICROSECOND,
    )


class LentVisits:
    """``coverage.overview.VisitReads`` on the store of visits."""

    def __init__(self, visits: VisitRepository) -> None:
        self._visits = visits
        self._known: dict[str, tuple[VisitRow, VisitFacts]] = {}

    def between(self, first: date, last: date) -> tuple[VisitFacts, ...]:
        return tuple(map(self._of, self._visits.rows_between(first, last)))

    def _of(self, row: VisitRow) -> VisitFacts:
        """Remembered for the very row, which is remembered too: all are read at each count."""
        known = self._known.get(row.uid)
        if known is not None and known[0] is row:
            return known[1]
        made = _facts(row)
        self._known[row.uid] = row, made
        return made

    def set_pays(self, uid: str, pays: str) -> None:
        visit = self._visits.visit(uid)
        if visit is not None and visit.payment.value != pays:
            self._visits.save(replace(visit, payment=Payment(pays)))


class Counting:
    """``appointments.domain.Counting``; counted once after every change, not once a row."""

    def __init__(self, desk: Desk, clock: Clock, events: Events) -> None:
        self._desk = desk
        self._clock = clock
        self._known: tuple[date, Overview, dict[str, Numbered]] | None = None
        events.subscribe(CoverageChanged, lambda _: self._forget())
        events.subscribe(VisitsChanged, lambda _: self._forget())

    def _forget(self) -> None:
        self._known = None

    def overview(self) -> Overview:
        """As of now. Raises a KnownError."""
        return self._counted()[0]

    def _counted(self) -> tuple[Overview, dict[str, Numbered]]:
        day = today(self._clock)
        if self._known is None or self._known[0] != day:
            made = self._desk.overview(day)
            self._known = (day, made, numbered(made.tally))
        return self._known[1], self._known[2]

    def number_of(self, uid: str) -> Number | None:
        try:
            one = self._counted()[1].get(uid)
        except KnownError:
            return None
        return None if one is None else Number(one.number, one.limit)

    def number_if_counted(self, visit: Visit) -> Number | None:
        found = self._looked_at([replace(visit, payment=Payment.PLAN)])
        return Number(found[0].number, found[0].limit) if found else None

    def left_sentence(self) -> str:
        """ "10 visits left to book.", or empty without a plan."""
        try:
            main = self.overview().main
        except KnownError:
            return ""
        return "" if main is None else f"{left_title(main)}."

    def past_limits(self, visits: list[Visit]) -> tuple[str, ...]:
        """One line for each run of visits past the same limits, before they are saved."""
        past = {one.visit.uid: one.past for one in self._looked_at(visits) if one.past}
        past |= self._after_the_plan(visits)
        found: list[tuple[tuple[Rule, ...], list[date]]] = []
        for visit in sorted(visits, key=lambda one: one.at):
            rules = past.get(visit.uid, ())
            if not rules:
                continue
            if found and found[-1][0] == rules:
                found[-1][1].append(visit.day)
            else:
                found.append((rules, [visit.day]))
        return tuple(past_words(rules, days, today(self._clock)) for rules, days in found)

    def _after_the_plan(self, visits: list[Visit]) -> dict[str, tuple[Rule, ...]]:
        """Meant for the plan, but of a day when the last one has ended."""
        try:
            record = self.overview().record
        except KnownError:
            return {}
        ends = [p.last_day for p in record.plans if p.sort is PlanSort.INSURANCE and p.last_day]
        return {
            one.uid: (Rule.PLAN_END,)
            for one in visits
            if one.payment in BILLED_TO_PLAN
            and any(end < one.day for end in ends)
            and not usual_plan(record, one.day)
        }

    def _looked_at(self, visits: list[Visit]) -> tuple[Numbered, ...]:
        try:
            overview = self.overview()
        except KnownError:
            return ()
        record = overview.record
        wanted = [counted(_facts(one), overview.payments.get(one.uid), record) for one in visits]
        return before_booking(record, wanted).visits


class Answers:
    """``appointments.domain.Claims``: the state of the claim in the money of a visit."""

    def __init__(
        self, claims: ClaimsRepository, counting: Counting, record_denial: Callable[[str], None]
    ) -> None:
        self._claims = claims
        self._counting = counting
        self._record_denial = record_denial

    def answer(self, uid: str, claim: Claim) -> Callable[[], None]:
        before = self._claims.payment(uid)
        self._claims.save_payment(replace(before or self._first(uid), claim=_STATES[claim]))
        return lambda: self._back(uid, before)

    def denial_of(self, uid: str) -> Callable[[], None]:
        return lambda: self._record_denial(uid)

    def _first(self, uid: str) -> Money:
        """Billed to the plan the visit is counted under."""
        visits = self._counting.overview().record.visits
        found = next((one for one in visits if one.uid == uid), None)
        if found is None:
            return Money(uid)
        return Money(uid, found.payer, found.plan_uid, found.authorization_uid)

    def _back(self, uid: str, before: Money | None) -> None:
        if before is None:
            self._claims.forget_payment(uid)
        else:
            self._claims.save_payment(before)
