"""Dates of Coverage on the desktop: only if wanted, once a step, in the morning, no words."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mbc_companion.appointments.reminders import Quiet
from mbc_companion.core.clock import today
from mbc_companion.coverage.notices.repository import NoticesRepository
from mbc_companion.coverage.overview import Desk
from mbc_companion.session.date_notices import DateNotices
from tests.coverage.kit import Stores, pictured
from tests.fakes import FrozenClock

ZONE = ZoneInfo("America/New_York")


class Wanted:
    """Preferences that say yes or no to every question."""

    def __init__(self) -> None:
        self.on = True

    def get(self, _setting: Any) -> Any:
        return self.on

    def set(self, _setting: Any, value: Any) -> None:
        self.on = value


@pytest.fixture
def wanted() -> Wanted:
    return Wanted()


@pytest.fixture
def notices(stores: Stores, wanted: Wanted, clock: FrozenClock) -> DateNotices:
    pictured(stores)
    desk = Desk(stores.plans, stores.calls, stores.claims, stores.visits)
    repository = NoticesRepository(stores.plans._database, clock)
    return DateNotices(repository, wanted, clock, lambda: desk.overview(today(clock)))


def _to(clock: FrozenClock, *when: int) -> None:
    clock.instant = datetime(*when, tzinfo=ZONE)  # type: ignore[arg-type,misc]


def test_it_is_said_once_and_again_at_the_next_step(
    notices: DateNotices, clock: FrozenClock
) -> None:
    _to(clock, 2026, 7, 14, 10)
    first = notices.due(Quiet())
    assert first, "the ask-by date of August 3 has come to its thirty days"
    notices.said(first)
    assert notices.due(Quiet()) == ()
    _to(clock, 2026, 7, 20, 10)
    again = notices.due(Quiet())
    assert len(again) == 1, "fourteen days before"
    assert not set(again) & set(first)


def test_nothing_before_nine_nor_in_quiet_hours_nor_unasked(
    notices: DateNotices, wanted: Wanted, clock: FrozenClock
) -> None:
    _to(clock, 2026, 7, 14, 8, 59)
    assert notices.due(Quiet()) == ()
    _to(clock, 2026, 7, 14, 22, 30)
    assert notices.due(Quiet()) == ()
    _to(clock, 2026, 7, 14, 10)
    wanted.on = False
    assert notices.due(Quiet()) == ()
    assert notices.pairs(Quiet()) == ()


def test_put_off_it_comes_again_at_its_new_time(notices: DateNotices, clock: FrozenClock) -> None:
    _to(clock, 2026, 7, 14, 10)
    ids = notices.due(Quiet())
    notices.said(ids)
    notices.put_off({ids[0]: clock.now() + timedelta(minutes=10)})
    assert notices.due(Quiet()) == ()
    clock.advance(seconds=660)
    assert notices.due(Quiet()) == (ids[0],)
    assert notices.holds(ids[0])
    assert not notices.holds("of a visit")


def test_the_lock_is_handed_the_mornings_of_the_next_steps(
    notices: DateNotices, clock: FrozenClock
) -> None:
    _to(clock, 2026, 7, 14, 10)
    notices.said(notices.due(Quiet()))
    pairs = notices.pairs(Quiet())
    assert datetime(2026, 7, 20, 9, tzinfo=ZONE) in [moment for moment, _ in pairs]
    assert all(len(one) == 32 and int(one, 16) >= 0 for _, one in pairs), "random, no word"
    handed = next(one for moment, one in pairs if moment.date().day == 20)
    notices.said([handed])
    _to(clock, 2026, 7, 20, 10)
    assert notices.due(Quiet()) == (), "said while locked"
