"""The tables of contacts, and reading them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    MetaData,
    Row,
    Select,
    Table,
    Text,
    and_,
    case,
    func,
    literal_column,
    select,
)
from sqlalchemy.sql.elements import ColumnElement

from mbc_companion.contacts import folding
from mbc_companion.contacts.domain import Answer, Contact, ContactRow, Kind, Order, Outcome, Phone
from mbc_companion.core.text import storable
from mbc_companion.storage.database import Database

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

metadata = MetaData()
contacts = Table(
    "contact",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("sorting", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("favorite", Integer, nullable=False),
    Column("trusted", Integer, nullable=False),
    Column("states", Text, nullable=False),
    Column("profession", Text, nullable=False),
    Column("details", Text, nullable=False),
    Column("created_at", Integer, nullable=False),
    Column("changed_at", Integer, nullable=False),
    Column("removed_at", Integer),
    Column("removed_on_use", Integer),
    Column("merged_into", Text),
)
phones = Table(
    "contact_phone",
    metadata,
    Column("contact_id", ForeignKey("contact.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("label", Text, nullable=False),
    Column("number", Text, nullable=False),
)
present = and_(contacts.c.removed_at.is_(None), contacts.c.merged_into.is_(None))
# The last check of the contact or of one that was merged into it: ten letters of day, outcome.
_checked = literal_column(
    "(SELECT day || outcome FROM license_check AS l JOIN contact AS m ON m.id = l.contact_id"
    " WHERE m.uid = contact.uid OR m.merged_into = contact.uid"
    " ORDER BY l.day DESC, l.made_at DESC LIMIT 1)",
    Text,
).label("checked")
_spoken = literal_column(
    "(SELECT max(t.at) FROM contact_talk AS t JOIN contact AS m ON m.id = t.contact_id"
    " WHERE m.uid = contact.uid OR m.merged_into = contact.uid)",
    Integer,
)
_row: Select[Any] = select(
    contacts.c.uid,
    contacts.c.kind,
    contacts.c.name,
    contacts.c.role,
    contacts.c.phone,
    contacts.c.states,
    contacts.c.profession,
    contacts.c.favorite,
    contacts.c.trusted,
    contacts.c.removed_at,
    _checked,
)
_by_name = (contacts.c.favorite.desc(), contacts.c.sorting, contacts.c.id)
_ORDERS: dict[Order, tuple[Any, ...]] = {
    Order.NAME: _by_name,
    Order.KIND: (
        contacts.c.favorite.desc(),
        case({kind.value: at for at, kind in enumerate(Kind)}, value=contacts.c.kind),
        contacts.c.sorting,
        contacts.c.id,
    ),
    Order.RECENT: (contacts.c.favorite.desc(), _spoken.desc().nulls_last(), *_by_name[1:]),
}


def to_micros(moment: datetime) -> int:
    return (moment - EPOCH) // _MICROSECOND


class ListRepository:
    """The reads of ``domain.Repository``."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: dict[Order, list[tuple[str, ContactRow]]] = {}

    def find(self, uid: str) -> ContactRow | None:
        with self._database.read() as connection:
            found = connection.execute(_row.where(contacts.c.uid == _leads_to(uid))).all()
        return _to_row(found[0]) if found else None

    def search(self, words: str, kinds: Iterable[Kind] = ()) -> tuple[ContactRow, ...]:
        return self.listed(words, kinds, Order.NAME)

    def listed(self, words: str, kinds: Iterable[Kind], order: Order) -> tuple[ContactRow, ...]:
        looked_for, chosen = folding.wanted(storable(words)), frozenset(kinds)
        found = self._all(order)
        for word in looked_for:
            found = [one for one in found if word in one[0]]
        return tuple([row for _text, row in found if not chosen or row.kind in chosen])

    def forget_rows(self) -> None:
        """Something changed: the next look reads the rows again."""
        self._kept.clear()

    def _all(self, order: Order) -> list[tuple[str, ContactRow]]:
        """Kept from letter to letter: reading a hundred rows takes longer than looking at them."""
        if order not in self._kept:
            statement = _row.add_columns(contacts.c.words).where(present).order_by(*_ORDERS[order])
            with self._database.read() as connection:
                self._kept[order] = [
                    (row.words, _to_row(row)) for row in connection.execute(statement)
                ]
        return self._kept[order]

    def contact(self, uid: str) -> Contact | None:
        with self._database.read() as connection:
            return read_contact(connection, and_(contacts.c.uid == uid, present))

    def trusted(self) -> tuple[Contact, ...]:
        chosen = select(contacts.c.uid).where(
            present, contacts.c.trusted == 1, contacts.c.phone != ""
        )
        with self._database.read() as connection:
            uids = connection.execute(chosen.order_by(*_by_name)).scalars().all()
            found = (read_contact(connection, contacts.c.uid == uid) for uid in uids)
            return tuple(contact for contact in found if contact is not None)

    def removed(self) -> tuple[ContactRow, ...]:
        statement = _row.where(contacts.c.removed_at.is_not(None))
        return self._rows(statement.order_by(contacts.c.removed_at.desc(), contacts.c.id.desc()))

    def removed_count(self) -> int:
        """How many there are."""
        statement = select(func.count()).where(contacts.c.removed_at.is_not(None))
        with self._database.read() as connection:
            return int(connection.execute(statement).scalar_one())

    def _rows(self, statement: Select[Any]) -> tuple[ContactRow, ...]:
        with self._database.read() as connection:
            return tuple(_to_row(row) for row in connection.execute(statement))


def _leads_to(uid: str) -> ColumnElement[Any]:
    asked = contacts.alias("asked")
    target = func.coalesce(asked.c.merged_into, asked.c.uid)
    return select(target).where(asked.c.uid == uid).scalar_subquery()


def read_contact(connection: Connection, condition: ColumnElement[bool]) -> Contact | None:
    row = connection.execute(select(contacts).where(condition)).one_or_none()
    if row is None:
        return None
    numbers = select(phones).where(phones.c.contact_id == row.id).order_by(phones.c.position)
    found = tuple(Phone(one.number, one.label) for one in connection.execute(numbers))
    return Contact(
        kind=Kind(row.kind),
        name=row.name,
        role=row.role,
        phones=found,
        favorite=bool(row.favorite),
        trusted=bool(row.trusted),
        profession=row.profession,
        states=_states(row.states),
        uid=row.uid,
        created_at=_instant(row.created_at),
        changed_at=_instant(row.changed_at),
        removed_at=_instant(row.removed_at),
        **_details(row.details),
    )


_ANSWERS = frozenset(
    key for key, value in vars(Contact(Kind.PERSON, "")).items() if isinstance(value, Answer)
)


def _details(written: str) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for key, value in json.loads(written).items():
        if key in _ANSWERS:
            read[key] = Answer(value)
        else:
            read[key] = date.fromisoformat(value) if key == "in_network_on" else value
    return read


def _instant(micros: int | None) -> datetime | None:
    return None if micros is None else EPOCH + timedelta(microseconds=micros)


def _to_row(row: Row[Any]) -> ContactRow:
    return ContactRow(
        uid=row.uid,
        kind=Kind(row.kind),
        name=row.name or row.phone,
        role=row.role,
        phone=row.phone,
        states=_states(row.states),
        profession=row.profession,
        favorite=bool(row.favorite),
        trusted=bool(row.trusted),
        checked=None if row.checked is None else Outcome(row.checked[10:]),
        checked_on=None if row.checked is None else date.fromisoformat(row.checked[:10]),
        removed_at=_instant(row.removed_at),
    )


def _states(written: str) -> tuple[str, ...]:
    return tuple(line for line in written.split("\n") if line)
