"""Reminders in the encrypted file: a random id each, what was said, what was put off."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    MetaData,
    Row,
    Table,
    Text,
    UniqueConstraint,
    delete,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from mbc_companion.appointments.domain import Status
from mbc_companion.appointments.listing.repository import present, to_micros, to_moment, visits
from mbc_companion.appointments.reminders import AHEAD_DAYS, USUAL, Quiet, Reminder, due
from mbc_companion.core.clock import Clock
from mbc_companion.storage.database import Database

metadata = MetaData()
reminders = Table(
    "visit_reminder",
    metadata,
    Column("id", Text, primary_key=True),
    Column("visit_uid", ForeignKey("visit.uid", ondelete="CASCADE"), nullable=False),
    Column("at", Integer, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("snoozed_until", Integer),
    Column("said_at", Integer),
    UniqueConstraint("visit_uid", "at", "minutes"),
)
_coming = select(visits.c.uid, visits.c.at, visits.c.reminders)


@dataclass(frozen=True)
class Habits:
    """How the person wants to be reminded; ``before`` in minutes."""

    on: bool = True
    before: tuple[int, ...] = USUAL
    quiet: Quiet = field(default_factory=Quiet)


class ReminderRepository:
    """Every method may raise a KnownError and then changed nothing."""

    def __init__(self, database: Database, clock: Clock, habits: Callable[[], Habits]) -> None:
        self._database = database
        self._clock = clock
        self._habits = habits

    def waiting(self) -> tuple[Reminder, ...]:
        """Not said yet, of visits in the next 60 days, the soonest first."""
        habits, now = self._habits(), self._clock.now()
        if not habits.on:
            return ()
        horizon = to_micros(now + timedelta(days=AHEAD_DAYS))
        planned = visits.c.status == Status.PLANNED.value
        soon = visits.c.at.between(to_micros(now), horizon)
        with self._database.read() as connection:
            coming = connection.execute(_coming.where(present, planned, soon)).all()
            kept = {
                (row.visit_uid, row.at, row.minutes): row
                for row in connection.execute(
                    select(reminders).where(reminders.c.at.between(to_micros(now), horizon))
                )
            }
        wanted = {
            (row.uid, row.at, minutes): row for row in coming for minutes in _before(row, habits)
        }
        self._keep(key for key in wanted if key not in kept)
        return self._read(wanted, habits)

    def _keep(self, keys: Iterable[tuple[str, int, int]]) -> None:
        rows = [
            {"id": uuid.uuid4().hex, "visit_uid": uid, "at": at, "minutes": minutes}
            for uid, at, minutes in keys
        ]
        if not rows:
            return
        with self._database.write() as connection:
            connection.execute(upsert(reminders).on_conflict_do_nothing(), rows)
            old = to_micros(self._clock.now() - timedelta(days=2 * 365))
            connection.execute(delete(reminders).where(reminders.c.at < old))

    def _read(
        self, wanted: Mapping[tuple[str, int, int], object], habits: Habits
    ) -> tuple[Reminder, ...]:
        here = self._clock.zone()
        now = to_micros(self._clock.now())
        unsaid = select(reminders).where(reminders.c.said_at.is_(None), reminders.c.at >= now)
        found = []
        with self._database.read() as connection:
            for row in connection.execute(unsaid):
                if (row.visit_uid, row.at, row.minutes) not in wanted:
                    continue
                starts = to_moment(row.at)
                moment = due(starts, row.minutes, habits.quiet, here)
                if row.snoozed_until is not None:
                    moment = to_moment(row.snoozed_until)
                found.append(Reminder(row.id, row.visit_uid, moment, starts))
        return tuple(sorted(found, key=lambda one: one.due))

    def said(self, ids: Iterable[str]) -> None:
        """They are not said again, unless put off."""
        self._change(ids, said_at=to_micros(self._clock.now()), snoozed_until=None)

    def put_off(self, snoozes: Mapping[str, datetime]) -> None:
        """Say these again later."""
        for one, until in snoozes.items():
            self._change([one], said_at=None, snoozed_until=to_micros(until))

    def visit_of(self, reminder_id: str) -> str:
        """The uid of the visit behind a reminder, or nothing."""
        query = select(reminders.c.visit_uid).where(reminders.c.id == reminder_id)
        with self._database.read() as connection:
            return connection.execute(query).scalar_one_or_none() or ""

    def _change(self, ids: Iterable[str], **values: int | None) -> None:
        """Earlier ones for the same visit are covered by these, and not said any more."""
        ids = tuple(ids)
        other = reminders.alias()
        earlier = select(other.c.id).where(
            other.c.id.in_(ids),
            other.c.visit_uid == reminders.c.visit_uid,
            other.c.at == reminders.c.at,
            other.c.minutes < reminders.c.minutes,
        )
        covered = update(reminders).where(reminders.c.said_at.is_(None), earlier.exists())
        with self._database.write() as connection:
            said = to_micros(self._clock.now())
            connection.execute(covered.values(said_at=said, snoozed_until=None))
            connection.execute(update(reminders).where(reminders.c.id.in_(ids)).values(values))


def _before(row: Row[Any, Any, Any], habits: Habits) -> tuple[int, ...]:
    if row.reminders is None:
        return habits.before
    return tuple(int(one) for one in json.loads(row.reminders))
