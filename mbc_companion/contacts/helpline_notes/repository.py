"""Notes about helplines, and helplines someone added, in the encrypted file."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    Select,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
    update,
)

from mbc_companion.contacts.listing.repository import EPOCH, to_micros
from mbc_companion.contacts.repository import MAX_LINE, MAX_TEXT
from mbc_companion.core.clock import Clock, local_now
from mbc_companion.core.errors import TooLong
from mbc_companion.core.events import Events, HelplinesChanged
from mbc_companion.core.removed import threshold
from mbc_companion.core.text import storable
from mbc_companion.helplines.domain import Topic
from mbc_companion.helplines.own import Note, NoteKind, OwnHelpline
from mbc_companion.storage.database import Database
from mbc_companion.storage.use_days import use_days_so_far

metadata = MetaData()
notes = Table(
    "helpline_note",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("helpline", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Integer, nullable=False),
    Column("zone", Text, nullable=False),
)
own = Table(
    "own_helpline",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("what_for", Text, nullable=False),
    Column("topics", Text, nullable=False),
    Column("hours_words", Text, nullable=False),
    Column("is_public", Integer, nullable=False),
    Column("changed_at", Integer, nullable=False),
    Column("removed_at", Integer),
    Column("removed_on_use", Integer),
)
_present = own.c.removed_at.is_(None)


class HelplineNotesRepository:
    """``helplines.own.HelplineNotes`` on SQLCipher."""

    def __init__(self, database: Database, clock: Clock, events: Events) -> None:
        self._database = database
        self._clock = clock
        self._events = events

    def notes(self, helpline: str) -> tuple[Note, ...]:
        found = select(notes).where(notes.c.helpline == helpline)
        with self._database.read() as connection:
            rows = connection.execute(found.order_by(notes.c.at.desc(), notes.c.uid))
            return tuple(
                Note(row.uid, NoteKind(row.kind), _local(row.at, row.zone), row.text)
                for row in rows
            )

    def add_note(self, helpline: str, kind: NoteKind, text: str = "") -> str:
        now = local_now(self._clock)
        row = {
            "uid": uuid.uuid4().hex,
            "helpline": helpline,
            "kind": kind.value,
            "text": _kept(text, MAX_TEXT),
            "at": to_micros(now),
            "zone": self._clock.zone().key,
        }
        with self._database.write() as connection:
            connection.execute(insert(notes), row)
        self._events.publish(HelplinesChanged())
        return str(row["uid"])

    def change_note(self, note: str, text: str) -> None:
        values = {"text": _kept(text, MAX_TEXT)}
        with self._database.write() as connection:
            connection.execute(update(notes).where(notes.c.uid == note).values(values))
        self._events.publish(HelplinesChanged())

    def remove_note(self, note: str) -> None:
        with self._database.write() as connection:
            connection.execute(delete(notes).where(notes.c.uid == note))
        self._events.publish(HelplinesChanged())

    def own(self) -> tuple[OwnHelpline, ...]:
        return self._own(select(own).where(_present).order_by(own.c.name, own.c.uid))

    def _own(self, statement: Select[Any]) -> tuple[OwnHelpline, ...]:
        with self._database.read() as connection:
            return tuple(_to_own(row) for row in connection.execute(statement))

    def save_own(self, helpline: OwnHelpline) -> str:
        uid = helpline.uid or uuid.uuid4().hex
        row = {
            "uid": uid,
            "name": _kept(helpline.name, MAX_LINE),
            "number": _kept(helpline.number, MAX_LINE),
            "what_for": _kept(helpline.what_for, MAX_LINE),
            "topics": " ".join(topic.value for topic in helpline.topics),
            "hours_words": _kept(helpline.hours_words, MAX_LINE),
            "is_public": int(helpline.is_public),
            "changed_at": to_micros(self._clock.now()),
        }
        with self._database.write() as connection:
            connection.execute(delete(own).where(own.c.uid == uid))
            connection.execute(insert(own), row)
        self._events.publish(HelplinesChanged())
        return uid

    def remove_own(self, uid: str) -> None:
        with self._database.write() as connection:
            values = {
                "removed_at": to_micros(self._clock.now()),
                "removed_on_use": use_days_so_far(connection),
            }
            here = (own.c.uid == uid, _present)
            connection.execute(update(own).where(*here).values(values))
        self._events.publish(HelplinesChanged())

    def removed_own(self) -> tuple[OwnHelpline, ...]:
        gone = select(own).where(~_present)
        return self._own(gone.order_by(own.c.removed_at.desc(), own.c.uid))

    def bring_back_own(self, uid: str) -> None:
        values = {"removed_at": None, "removed_on_use": None}
        with self._database.write() as connection:
            connection.execute(update(own).where(own.c.uid == uid).values(values))
        self._events.publish(HelplinesChanged())

    def remove_own_for_good(self, uid: str) -> None:
        with self._database.write() as connection:
            self._delete(connection, (own.c.uid == uid, ~_present))
        self._events.publish(HelplinesChanged())

    def purge_removed(self) -> int:
        """Delete what is due by the rule of ``core.removed``; how many; publishes nothing."""
        with self._database.write() as connection:
            due = threshold(self._clock.now(), use_days_so_far(connection))
            old = own.c.removed_at <= to_micros(due.moment)
            used = func.coalesce(own.c.removed_on_use, 0) <= due.use_day
            return self._delete(connection, (old, used))

    def _delete(self, connection: Connection, which: tuple[ColumnElement[bool], ...]) -> int:
        """Those helplines, and the notes about them: nobody could find these any more."""
        uids = connection.execute(select(own.c.uid).where(*which)).scalars().all()
        if uids:
            connection.execute(delete(notes).where(notes.c.helpline.in_(uids)))
            connection.execute(delete(own).where(own.c.uid.in_(uids)))
        return len(uids)


def _to_own(row: Any) -> OwnHelpline:
    return OwnHelpline(
        uid=row.uid,
        name=row.name,
        number=row.number,
        what_for=row.what_for,
        topics=tuple(Topic(word) for word in row.topics.split()),
        hours_words=row.hours_words,
        is_public=bool(row.is_public),
    )


def _kept(text: str, most: int) -> str:
    kept = storable(text).strip()
    if len(kept) > most:
        raise TooLong("TEXT")
    return kept


def _local(micros: int, zone: str) -> datetime:
    return (EPOCH + timedelta(microseconds=micros)).astimezone(ZoneInfo(zone))
