"""Money of visits, denials, reminders and dates put away, in the encrypted file."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    Text,
    bindparam,
    delete,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from mbc_companion.core.text import storable
from mbc_companion.coverage.dates_ahead import Reminder
from mbc_companion.coverage.denial_clocks import Denial
from mbc_companion.coverage.domain import ClaimState, Payer
from mbc_companion.coverage.keeping.repository import (
    Keeping,
    day_of,
    day_text,
    gone_of,
    kept_columns,
    listing,
    micros,
)
from mbc_companion.coverage.money import Payment
from mbc_companion.coverage.removed import What
from mbc_companion.storage.prepared import prepared

metadata = MetaData()
denials = Table(
    "coverage_denial",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("plan_uid", Text, nullable=False, server_default=""),
    Column("visit_uid", Text, nullable=False, server_default=""),
    Column("about", Text, nullable=False, server_default=""),
    Column("reason", Text, nullable=False, server_default=""),
    Column("received", Integer, nullable=False),
    Column("urgent", Integer, nullable=False),
    *(
        Column(name, Text)
        for name in (
            "asked_on",
            "notice_dated",
            "notice_came",
            "appeal_by",
            "appealed_on",
            "answered_on",
            "final_dated",
            "final_came",
            "external_by",
        )
    ),
    Column("closed", Integer, nullable=False),
    Column("note", Text, nullable=False, server_default=""),
    *kept_columns(),
)
AMOUNTS = ("charged", "allowed", "plan_paid", "owed", "paid", "reimbursed", "estimate")
payments = Table(
    "visit_payment",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("visit_uid", Text, nullable=False),
    Column("payer", Text, nullable=False),
    Column("plan_uid", Text, nullable=False, server_default=""),
    Column("authorization_uid", Text, nullable=False, server_default=""),
    Column("outside", Integer, nullable=False, server_default="0"),
    Column("claim", Text, nullable=False),
    Column("claim_on", Text),
    Column("reference", Text, nullable=False, server_default=""),
    *(Column(name, Integer) for name in AMOUNTS),
    Column("billed_on", Text),
    Column("superbill", Text, nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
    *kept_columns(),
)
reminders = Table(
    "coverage_reminder",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("subject_uid", Text, nullable=False),
    Column("about", Text, nullable=False, server_default=""),
)
put_away = Table("coverage_put_away", metadata, Column("key", Text, primary_key=True))
_DENIAL_DAYS = tuple(
    c.name for c in denials.c if c.name.endswith(("_on", "_dated", "_came", "_by"))
)
_PAYERS = {one.value: one for one in Payer}
_CLAIMS = {one.value: one for one in ClaimState}
_ROW = frozenset({"uid", "created_at", "changed_at", "removed_at", "removed_on_use"})
"""Columns of a payment's row that are not of the payment."""
_present = payments.c.removed_at.is_(None)
_payment_rows = select(*(column for column in payments.c if column.name not in _ROW)).where(
    _present
)
_every_payment = prepared(_payment_rows)
_one_payment = prepared(_payment_rows.where(payments.c.visit_uid == bindparam("uid")))
_every_denial = listing(
    select(denials)
    .where(denials.c.removed_at.is_(None))
    .order_by(denials.c.closed, denials.c.created_at.desc(), denials.c.uid)
)
_every_reminder = listing(select(reminders).order_by(reminders.c.day, reminders.c.uid))
_every_key = listing(select(put_away))


class ClaimsRepository(Keeping):
    """Payments by visit, denials, reminders, and what was put away."""

    things = (denials, payments)
    gone = (
        gone_of(
            What.DENIAL,
            denials,
            name=denials.c.about,
            about=denials.c.reason,
            plan=denials.c.plan_uid,
        ),
        gone_of(
            What.PAYMENT,
            payments,
            name=payments.c.visit_uid,
            about=payments.c.note,
            plan=payments.c.plan_uid,
        ),
    )

    def payments(self, only: Container[str] | None = None) -> dict[str, Payment]:
        """By the uid of the visit; with ``only``, of these visits alone."""
        rows = self._database.rows(_every_payment)
        # Ten years of rows are read quickly; making objects of them all is what takes time.
        return {row[0]: _to_payment(row) for row in rows if only is None or row[0] in only}

    def payment(self, visit_uid: str) -> Payment | None:
        rows = self._database.rows(_one_payment, uid=visit_uid)
        return _to_payment(rows[0]) if rows else None

    def save_payment(self, payment: Payment) -> None:
        self.save_payments([payment])

    def save_payments(self, several: Iterable[Payment]) -> None:
        """Several in one step; publishes once."""
        now = micros(self._clock.now())
        times = {"created_at": now, "changed_at": now}
        rows = [{**_from_payment(one), "uid": self.new_uid(), **times} for one in several]
        if not rows:
            return
        statement = upsert(payments)
        kept = ("uid", "visit_uid", "created_at", "removed_at", "removed_on_use")
        new = {c.name: statement.excluded[c.name] for c in payments.c if c.name not in kept}
        same = statement.on_conflict_do_update(
            ["visit_uid"], index_where=payments.c.removed_at.is_(None), set_=new
        )
        with self._database.write() as connection:
            connection.execute(same, rows)
        self.changed()

    def forget_payment(self, visit_uid: str) -> None:
        """Undo of the first record for a visit."""
        with self._database.write() as connection:
            here = (payments.c.visit_uid == visit_uid, _present)
            connection.execute(delete(payments).where(*here))
        self.changed()

    def remove_payment(self, visit_uid: str) -> str:
        """Move what is recorded for a visit to Removed; gives the uid to bring it back by."""
        with self._database.write() as connection:
            gone = self._remove_of(connection, visit_uid)
        self.changed()
        return gone

    def make_room(self, connection: Connection, uid: str) -> None:
        """What was recorded for the same visit since changes places with what comes back."""
        mine = select(payments.c.visit_uid).where(payments.c.uid == uid, ~_present)
        visit_uid = connection.execute(mine).scalar_one_or_none()
        if visit_uid is not None:
            self._remove_of(connection, visit_uid)

    def _remove_of(self, connection: Connection, visit_uid: str) -> str:
        """The uid of the row, or an empty one if nothing is recorded."""
        here = update(payments).where(payments.c.visit_uid == visit_uid, _present)
        gone = here.values(self.gone_now(connection)).returning(payments.c.uid)
        return connection.execute(gone).scalar_one_or_none() or ""

    def denials(self) -> tuple[Denial, ...]:
        """Not removed, the open ones first and of those the newest."""
        return tuple(_to_denial(row) for row in self.listed(_every_denial))

    def save_denial(self, denial: Denial) -> None:
        values: dict[str, Any] = {name: day_text(getattr(denial, name)) for name in _DENIAL_DAYS}
        for name in ("uid", "plan_uid", "visit_uid", "about", "reason", "note"):
            values[name] = getattr(denial, name)
        for name in ("received", "urgent", "closed"):
            values[name] = int(getattr(denial, name))
        self.put(denials, values)

    def reminders(self) -> tuple[Reminder, ...]:
        return tuple(
            Reminder(row.uid, date.fromisoformat(row.day), row.subject_uid, row.about)
            for row in self.listed(_every_reminder)
        )

    def save_reminder(self, reminder: Reminder) -> None:
        values = {
            "uid": reminder.uid,
            "day": reminder.day.isoformat(),
            "subject_uid": reminder.subject_uid,
            "about": storable(reminder.about),
        }
        with self._database.write() as connection:
            statement = upsert(reminders).values(values)
            connection.execute(statement.on_conflict_do_update(["uid"], set_=values))
        self.changed()

    def forget_reminder(self, uid: str) -> None:
        with self._database.write() as connection:
            connection.execute(delete(reminders).where(reminders.c.uid == uid))
        self.changed()

    def put_away(self) -> frozenset[str]:
        """Keys of dates that need not be said again at their stage."""
        return frozenset(row.key for row in self.listed(_every_key))

    def set_put_away(self, key: str, *, away: bool) -> None:
        with self._database.write() as connection:
            if away:
                connection.execute(upsert(put_away).values(key=key).on_conflict_do_nothing())
            else:
                connection.execute(delete(put_away).where(put_away.c.key == key))
        self.changed()


def _from_payment(one: Payment) -> dict[str, Any]:
    return {
        "visit_uid": one.visit_uid,
        "payer": one.payer.value,
        "plan_uid": one.plan_uid,
        "authorization_uid": one.authorization_uid,
        "outside": int(one.outside),
        "claim": one.claim.value,
        "claim_on": day_text(one.claim_on),
        "reference": storable(one.reference),
        **{name: getattr(one, name) for name in AMOUNTS},
        "billed_on": day_text(one.billed_on),
        "superbill": ",".join(sorted(one.superbill)),
        "note": storable(one.note),
    }


@lru_cache(maxsize=8192)
def _to_payment(row: tuple[Any, ...]) -> Payment:
    """``row`` has the columns of ``_payment_rows``. Remembered: all are read at each count."""
    uid, payer, plan, authorization, outside, claim, claim_on, reference = row[:8]
    amounts, billed_on, superbill, note = row[8:15], *row[15:]
    return Payment(
        uid,
        _PAYERS[payer],
        plan,
        authorization,
        bool(outside),
        _CLAIMS[claim],
        day_of(claim_on),
        reference,
        **dict(zip(AMOUNTS, amounts, strict=True)),
        billed_on=day_of(billed_on),
        superbill=frozenset(part for part in superbill.split(",") if part),
        note=note,
    )


def _to_denial(row: Any) -> Denial:
    days: dict[str, Any] = {name: day_of(getattr(row, name)) for name in _DENIAL_DAYS}
    return Denial(
        uid=row.uid,
        plan_uid=row.plan_uid,
        visit_uid=row.visit_uid,
        about=row.about,
        reason=row.reason,
        received=bool(row.received),
        urgent=bool(row.urgent),
        closed=bool(row.closed),
        note=row.note,
        **days,
    )
