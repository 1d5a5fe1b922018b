"""The visits a repeat is going to make, before they are saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mbc_companion.appointments import zones
from mbc_companion.appointments.domain import Payment, Visit, VisitRow
from mbc_companion.appointments.recurrence import Backwards, Repeat, expand, slot


def laid_out(visit: Visit, repeat: Repeat, kept: Iterable[VisitRow]) -> list[Visit]:
    """``visit`` and those after it, as they would be once saved.

    ``kept`` are the saved ones of the same series. Those with a place in the repeat keep
    who they are; the others are about to go and so count for nobody.
    """
    wall = visit.at.replace(tzinfo=None, fold=0)
    zone = zones.find(visit.zone) or visit.at.tzinfo
    assert zone is not None
    known = {slot(row.at): row for row in kept if row.uid != visit.uid and row.at > visit.at}
    try:
        moments = expand(wall, repeat).moments
    except Backwards:
        return [visit]
    made = [visit]
    for moment in moments[1:]:
        row = known.pop(slot(moment), None)
        uid = slot(moment) if row is None else row.uid
        status = visit.status if row is None else row.status
        made.append(replace(visit, uid=uid, at=zones.place(moment, zone), status=status))
    made += [Visit(row.uid, row.at, row.zone, payment=Payment.SELF_PAY) for row in known.values()]
    return made
