"""A Coverage page in a window of its own, on a real encrypted file with invented visits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mbc_companion.core.events import Events
from mbc_companion.coverage.around_panel import Around
from mbc_companion.coverage.call_record import Call, CallState
from mbc_companion.coverage.calls.repository import CallsRepository
from mbc_companion.coverage.claims.repository import ClaimsRepository
from mbc_companion.coverage.domain import (
    Authorization,
    Benefit,
    CountedVisit,
    Payer,
    Plan,
    PlanType,
)
from mbc_companion.coverage.facts import Fact, Name, Origin, Source
from mbc_companion.coverage.money import Payment
from mbc_companion.coverage.overview import VisitFacts
from mbc_companion.coverage.page import CoveragePage
from mbc_companion.coverage.repository import CoverageRepository
from mbc_companion.storage.database import Database
from mbc_companion.storage.preferences import VaultPreferences
from mbc_companion.ui.clipboard import ClipboardGuard
from mbc_companion.ui.navigation import Group
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.shell import Shell
from mbc_companion.ui.started import Started
from mbc_companion.ui.toast import Toasts
from tests.coverage.cases import FOLDER, read
from tests.fakes import FakeDialogs, FrozenClock

NEW_YORK = ZoneInfo("America/New_York")
PLAN, BENEFIT, NUMBER = "1" * 32, "2" * 32, "3" * 32
ORIGIN = Origin(Source.CALL, date(2026, 3, 3), "88-16240")


class FakeVisits:
    """Visits as another room would hand them in."""

    def __init__(self, visits: tuple[VisitFacts, ...] = ()) -> None:
        self.visits = {visit.uid: visit for visit in visits}

    def between(self, first: date, last: date) -> tuple[VisitFacts, ...]:
        found = [visit for visit in self.visits.values() if first <= visit.day <= last]
        return tuple(sorted(found, key=lambda visit: visit.day))

    def set_pays(self, uid: str, pays: str) -> None:
        self.visits[uid] = replace(self.visits[uid], pays=pays)


@dataclass
class Stores:
    """The repositories over one file, and the visits beside them."""

    plans: CoverageRepository
    calls: CallsRepository
    claims: ClaimsRepository
    visits: FakeVisits
    events: Events
    clock: FrozenClock
    preferences: VaultPreferences


def make_stores(database: Database, clock: FrozenClock) -> Stores:
    events = Events()
    return Stores(
        CoverageRepository(database, clock, events),
        CallsRepository(database, clock, events),
        ClaimsRepository(database, clock, events),
        FakeVisits(),
        events,
        clock,
        database.preferences,
    )


def facts_of(visit: CountedVisit) -> VisitFacts:
    """A visit of a hand-worked case as Visits would keep it."""
    return VisitFacts(
        visit.uid,
        visit.day,
        visit.kind,
        visit.status,
        visit.payer.value,
        "Dr. Lena Okafor",
        "Dr. Lena Okafor",
    )


def pictured(stores: Stores) -> None:
    """The plan, authorization, visits and calls of the pictures."""
    case = read(FOLDER / "01_pictured.toml")
    stores.plans.save_plan(
        Plan(
            PLAN,
            "Blue Harbor PPO",
            type=PlanType.EMPLOYER,
            member_id="BH 4418 2207 61",
            phone="1-800-555-0142",
        )
    )
    stores.plans.save_benefit(Benefit(BENEFIT, PLAN))
    stores.plans.record_facts(BENEFIT, [Fact(Name.VISITS_A_YEAR, 30, ORIGIN)])
    stores.plans.save_authorization(
        Authorization(
            NUMBER,
            PLAN,
            "PA-4471-2206",
            approved=20,
            first_day=date(2026, 4, 1),
            last_day=date(2026, 8, 31),
            source="call 88-17093",
        )
    )
    stores.visits.visits = {visit.uid: facts_of(visit) for visit in case.record.visits}
    stores.claims.save_payments(
        Payment(visit.uid, Payer.PLAN, PLAN, NUMBER if visit.authorization_uid else "")
        for visit in case.record.visits
    )
    for day, about, who, reference in (
        (date(2026, 6, 8), "Video visits count the same as in person", "Dana", "88-20417"),
        (date(2026, 3, 27), "20 visits authorized from April 1", "Luis", "88-17093"),
        (date(2026, 3, 3), "30 mental health visits a plan year", "Anne", "88-16240"),
    ):
        at = datetime(day.year, day.month, day.day, 15, 0, tzinfo=UTC).astimezone(NEW_YORK)
        uid = stores.calls.new_uid()
        stores.calls.save(Call(uid, at, PLAN, about, who, reference, state=CallState.USED))


@dataclass
class Kit:
    """What a test looks at; ``host`` is the window."""

    host: QWidget
    page: CoveragePage
    stores: Stores
    dialogs: FakeDialogs
    toasts: Toasts
    started: Started

    def settle(self) -> None:
        """Let what was posted happen."""
        for _ in range(4):
            QApplication.processEvents()

    def toast(self) -> str:
        current = self.toasts.current
        return "" if current is None else current.words.text()

    def sheet(self) -> Sheet:
        """The topmost sheet. Raises IndexError if there is none."""
        return [sheet for sheet in self.host.findChildren(Sheet) if sheet.isVisible()][-1]


def _around(stores: Stores, host: QWidget, dialogs: FakeDialogs, toasts: Toasts) -> Around:
    return Around(
        stores.plans,
        stores.calls,
        stores.claims,
        stores.visits,
        stores.clock,
        dialogs,
        toasts,
        stores.events,
        ClipboardGuard(host),
        Started(stores.preferences, stores.clock, toasts),
        adviser="1-866-444-3272",
    )


def make_kit(
    stores: Stores,
    size: tuple[int, int] = (1280, 800),
    *,
    shelled: bool = False,
    entered: bool = True,
) -> Kit:
    """``shelled`` puts the page into the shell, for what depends on the room it leaves."""
    host = QWidget()
    host.setFixedSize(*size)
    dialogs, toasts = FakeDialogs(), Toasts(host)
    around = _around(stores, host, dialogs, toasts)
    page = CoveragePage(around)
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    if shelled:
        shell = Shell()
        column.addWidget(shell)
        host.show()
        shell.add_page(page, icon="umbrella-simple", group=Group.CARE)
    else:
        for act in page.top_actions():
            column.addWidget(act)
        column.addWidget(page, 1)
        host.show()
        if entered:
            page.entered()
    host.activateWindow()
    kit = Kit(host, page, stores, dialogs, toasts, around.started)
    kit.settle()
    return kit
