"""License checks, talks and questions in the encrypted file."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    Select,
    Table,
    Text,
    delete,
    insert,
    or_,
    select,
)

from mbc_companion.contacts.domain import LicenseCheck, Outcome, Question, Talk
from mbc_companion.contacts.listing.repository import EPOCH, contacts, to_micros
from mbc_companion.contacts.repository import MAX_LINE, MAX_TEXT
from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import TooLong
from mbc_companion.core.events import ContactsChanged, Events
from mbc_companion.core.text import storable
from mbc_companion.storage.database import Database

metadata = contacts.metadata
license_checks = Table(
    "license_check",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("contact_id", ForeignKey("contact.id", ondelete="CASCADE"), nullable=False),
    Column("state", Text, nullable=False),
    Column("board", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("made_at", Integer, nullable=False),
)
talks = Table(
    "contact_talk",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("contact_id", ForeignKey("contact.id", ondelete="CASCADE"), nullable=False),
    Column("at", Integer, nullable=False),
    Column("zone", Text, nullable=False),
    Column("note", Text, nullable=False),
)
questions = Table(
    "contact_question",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("contact_id", ForeignKey("contact.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
)


class RecordsRepository:
    """``domain.Records`` on SQLCipher; a merged contact's records are the kept one's."""

    def __init__(self, database: Database, clock: Clock, events: Events) -> None:
        self._database = database
        self._clock = clock
        self._events = events

    def checks(self, uid: str) -> tuple[LicenseCheck, ...]:
        found = select(license_checks).where(license_checks.c.contact_id.in_(_numbers(uid)))
        found = found.order_by(license_checks.c.day.desc(), license_checks.c.made_at.desc())
        with self._database.read() as connection:
            return tuple(
                LicenseCheck(
                    uid=row.uid,
                    state=row.state,
                    board=row.board,
                    number=row.number,
                    outcome=Outcome(row.outcome),
                    day=date.fromisoformat(row.day),
                )
                for row in connection.execute(found)
            )

    def add_check(self, uid: str, check: LicenseCheck) -> str:
        row = {
            "state": check.state,
            "board": _kept(check.board, MAX_LINE),
            "number": _kept(check.number, MAX_LINE),
            "outcome": check.outcome.value,
            "day": check.day.isoformat(),
            "made_at": to_micros(self._clock.now()),
        }
        return self._add(uid, license_checks, row)

    def remove_check(self, check_uid: str) -> None:
        self._change(delete(license_checks).where(license_checks.c.uid == check_uid))

    def talks(self, uid: str) -> tuple[Talk, ...]:
        found = select(talks).where(talks.c.contact_id.in_(_numbers(uid)))
        with self._database.read() as connection:
            rows = connection.execute(found.order_by(talks.c.at.desc(), talks.c.uid))
            return tuple(Talk(row.uid, _local(row.at, row.zone), row.note) for row in rows)

    def add_talk(self, uid: str, at: datetime, note: str = "") -> str:
        zone = getattr(at.tzinfo, "key", None) or self._clock.zone().key
        row = {"at": to_micros(at), "zone": zone, "note": _kept(note, MAX_TEXT)}
        return self._add(uid, talks, row)

    def remove_talk(self, talk_uid: str) -> None:
        self._change(delete(talks).where(talks.c.uid == talk_uid))

    def questions(self, uid: str) -> tuple[Question, ...]:
        found = select(questions).where(questions.c.contact_id.in_(_numbers(uid)))
        found = found.order_by(questions.c.contact_id, questions.c.position)
        with self._database.read() as connection:
            rows = connection.execute(found)
            return tuple(Question(row.uid, row.question, row.answer) for row in rows)

    def put_questions(self, uid: str, several: Iterable[Question]) -> None:
        rows = [
            {
                "uid": one.uid or uuid.uuid4().hex,
                "position": at,
                "question": _kept(one.question, MAX_TEXT),
                "answer": _kept(one.answer, MAX_TEXT),
            }
            for at, one in enumerate(several)
        ]
        with self._database.write() as connection:
            number = _number_of(connection, uid)
            mine = questions.c.contact_id.in_(_numbers(uid))
            connection.execute(delete(questions).where(mine))
            if rows and number is not None:
                connection.execute(
                    insert(questions), [{**row, "contact_id": number} for row in rows]
                )
        self._events.publish(ContactsChanged((uid,)))

    def _add(self, uid: str, table: Table, row: dict[str, Any]) -> str:
        """Nothing is written for a contact that is gone."""
        own = uuid.uuid4().hex
        with self._database.write() as connection:
            number = _number_of(connection, uid)
            if number is not None:
                connection.execute(insert(table), {**row, "uid": own, "contact_id": number})
        self._events.publish(ContactsChanged((uid,)))
        return own

    def _change(self, statement: Any) -> None:
        with self._database.write() as connection:
            connection.execute(statement)
        self._events.publish(ContactsChanged())


def _numbers(uid: str) -> Select[Any]:
    return select(contacts.c.id).where(or_(contacts.c.uid == uid, contacts.c.merged_into == uid))


def _number_of(connection: Connection, uid: str) -> int | None:
    found = select(contacts.c.id).where(contacts.c.uid == uid)
    return connection.execute(found).scalar_one_or_none()


def _kept(text: str, most: int) -> str:
    kept = storable(text).strip()
    if len(kept) > most:
        raise TooLong("TEXT")
    return kept


def _local(micros: int, zone: str) -> datetime:
    return (EPOCH + timedelta(microseconds=micros)).astimezone(ZoneInfo(zone))
