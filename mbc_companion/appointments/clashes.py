"""What is worth a word about the time of a visit; nothing of it is forbidden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from mbc_companion.appointments import zones
from mbc_companion.appointments.domain import NOT_HELD, Status, Visit, VisitRow


@dataclass(frozen=True)
class Clashes:
    """``overlaps`` is the first other visit at the same time, ``skipped`` and ``twice``
    what clocks do at that time, ``zone_lost`` a zone this computer does not know.
    """

    past: bool = False
    overlaps: VisitRow | None = None
    skipped: bool = False
    twice: bool = False
    zone_lost: bool = False


def look(
    visit: Visit, around: Iterable[VisitRow], now: datetime, *, typed: datetime | None = None
) -> Clashes:
    """``around`` are the visits of the days beside it; ``typed`` the wall time as entered."""
    zone = zones.find(visit.zone)
    wall = typed or visit.at.replace(tzinfo=None, fold=0)
    held = visit.status not in NOT_HELD
    return Clashes(
        past=visit.status is Status.PLANNED and ends(visit) <= now,
        overlaps=next((one for one in around if held and overlap(visit, one)), None),
        skipped=zone is not None and zones.skipped(wall, zone),
        twice=zone is not None and zones.twice(wall, zone),
        zone_lost=zone is None,
    )


def ends(visit: Visit | VisitRow) -> datetime:
    return visit.at + timedelta(minutes=visit.minutes)


def overlap(one: Visit, other: VisitRow) -> bool:
    """Visits that only touch do not overlap; those called off overlap with nothing."""
    if one.uid == other.uid or other.status in NOT_HELD:
        return False
    return one.at < ends(other) and other.at < ends(one)
