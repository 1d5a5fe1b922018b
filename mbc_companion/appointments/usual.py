"""What a new visit most likely is: the last one again, a week later."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from mbc_companion.appointments import zones
from mbc_companion.appointments.domain import Status, Visit

_FIRST_TIME = time(10, 0)


def first_visit(uid: str, now: datetime, zone: ZoneInfo) -> Visit:
    """Nothing is known yet: tomorrow morning."""
    day = now.astimezone(zone).date() + timedelta(days=1)
    at = zones.place(datetime.combine(day, _FIRST_TIME), zone)
    return Visit(uid=uid, at=at, zone=zone.key)


def next_after(last: Visit, uid: str, now: datetime, *, taken: frozenset[datetime]) -> Visit:
    """As ``last``, same weekday and wall time: the first week that is free and to come.

    ``taken`` are the starts of visits with the same provider.
    """
    zone = zones.find(last.zone) or last.at.tzinfo
    assert zone is not None
    wall = last.at.replace(tzinfo=None, fold=0)
    weeks = max(1, (now - last.at).days // 7)
    at = zones.place(wall + timedelta(weeks=weeks), zone)
    while at <= now or at in taken:
        weeks += 1
        at = zones.place(wall + timedelta(weeks=weeks), zone)
    return Visit(
        uid=uid,
        at=at,
        zone=last.zone,
        minutes=last.minutes,
        kind=last.kind,
        mode=last.mode,
        provider_uid=last.provider_uid,
        provider_name=last.provider_name,
        place=last.place,
        status=Status.PLANNED,
        payment=last.payment,
        reminders=last.reminders,
    )
