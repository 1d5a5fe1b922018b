"""Overlaps, past dates and odd clocks are said; a new visit is the last one again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mbc_companion.appointments import clashes, usual
from mbc_companion.appointments.domain import Status, Visit, VisitRow
from tests.appointments.factories import MONDAY, ZONE, local, new_visit

NOW = local(2026, 7, 14, 19, 42)


def _row(visit: Visit) -> VisitRow:
    return VisitRow(
        uid=visit.uid,
        at=visit.at,
        zone=visit.zone,
        minutes=visit.minutes,
        kind=visit.kind,
        mode=visit.mode,
        provider_uid="",
        provider_name=visit.provider_name,
        status=visit.status,
        payment=visit.payment,
    )


def test_an_overlap_across_zones_is_found_and_touching_is_none() -> None:
    visit = new_visit()
    berlin = _row(new_visit(MONDAY.astimezone(ZoneInfo("Europe/Berlin")) + timedelta(minutes=49)))
    after = _row(new_visit(MONDAY + timedelta(minutes=50)))
    before = _row(new_visit(MONDAY - timedelta(minutes=50)))
    assert clashes.look(visit, [after, before, _row(visit)], NOW).overlaps is None
    assert clashes.look(visit, [after, berlin], NOW).overlaps == berlin
    off = _row(new_visit(status=Status.CANCELLED))
    assert clashes.look(visit, [off], NOW).overlaps is None


def test_a_planned_visit_that_is_over_is_said() -> None:
    past = new_visit(NOW - timedelta(hours=1))
    assert clashes.look(past, [], NOW).past
    assert not clashes.look(replace(past, status=Status.ATTENDED), [], NOW).past
    assert not clashes.look(new_visit(NOW - timedelta(minutes=10)), [], NOW).past


def test_odd_clocks_and_lost_zones_are_said() -> None:
    spring = new_visit(local(2027, 3, 14, 3, 30))
    assert clashes.look(spring, [], NOW, typed=datetime(2027, 3, 14, 2, 30)).skipped
    assert clashes.look(new_visit(local(2026, 11, 1, 1, 30)), [], NOW).twice
    assert clashes.look(new_visit(zone="America/Lost_City"), [], NOW).zone_lost
    assert clashes.look(new_visit(), [], NOW) == clashes.Clashes()


def test_the_next_one_is_a_week_later_at_the_same_wall_time() -> None:
    last = new_visit(local(2026, 10, 26), after="private", notes="private", feeling=2)
    found = usual.next_after(last, "n", NOW, taken=frozenset())
    assert found.at == local(2026, 11, 2)
    assert (found.provider_name, found.mode, found.payment) == (
        last.provider_name,
        last.mode,
        last.payment,
    )
    assert (found.after, found.notes, found.feeling, found.status) == (
        "",
        "",
        None,
        Status.PLANNED,
    )


def test_the_next_one_is_ahead_and_free() -> None:
    last = new_visit(local(2025, 7, 7))
    taken = frozenset({local(2026, 7, 20), local(2026, 7, 27)})
    assert usual.next_after(last, "n", NOW, taken=taken).at == local(2026, 8, 3)


def test_the_first_one_is_tomorrow_morning() -> None:
    assert usual.first_visit("n", NOW, ZONE).at == local(2026, 7, 15, 10, 0)
