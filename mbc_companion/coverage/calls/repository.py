"""Calls in the encrypted file; saved from the first word on."""

from __future__ import annotations

import json
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Column, Integer, MetaData, Table, Text, select

from mbc_companion.coverage.call_record import Call, CallState
from mbc_companion.coverage.keeping.repository import (
    Keeping,
    day_of,
    day_text,
    gone_of,
    kept_columns,
    listing,
    micros,
    moment,
)
from mbc_companion.coverage.removed import What

metadata = MetaData()
calls = Table(
    "insurer_call",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("plan_uid", Text, nullable=False, server_default=""),
    Column("at", Integer, nullable=False),
    Column("zone", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("about", Text, nullable=False, server_default=""),
    Column("who", Text, nullable=False, server_default=""),
    Column("reference", Text, nullable=False, server_default=""),
    Column("callback", Text, nullable=False, server_default=""),
    Column("next_call_on", Text),
    Column("notes", Text, nullable=False, server_default=""),
    Column("step", Integer, nullable=False, server_default="0"),
    Column("state", Text, nullable=False),
    Column("answers", Text, nullable=False, server_default=""),
    *kept_columns(),
)
_every_call = listing(
    select(calls)
    .where(calls.c.removed_at.is_(None))
    .order_by(calls.c.at.desc(), calls.c.created_at.desc(), calls.c.uid)
)


class CallsRepository(Keeping):
    """``call_record.CallRepository`` on SQLCipher."""

    things = (calls,)
    gone = (
        gone_of(
            What.CALL,
            calls,
            name=calls.c.who,
            about=calls.c.about,
            plan=calls.c.plan_uid,
            day=calls.c.day,
        ),
    )
    _quiet = False

    def calls(self) -> tuple[Call, ...]:
        return tuple(_to_call(row) for row in self.listed(_every_call))

    def call(self, uid: str) -> Call | None:
        statement = select(calls).where(calls.c.uid == uid, calls.c.removed_at.is_(None))
        with self._database.read() as connection:
            row = connection.execute(statement).one_or_none()
        return None if row is None else _to_call(row)

    def stands(self, uid: str, state: CallState) -> bool:
        """Whether it is in the log, in this state."""
        call = self.call(uid)
        return call is not None and call.state is state

    def save(self, call: Call, *, quiet: bool = False) -> None:
        zone = getattr(call.at.tzinfo, "key", None) or self._clock.zone().key
        at = call.at.astimezone(ZoneInfo(zone))
        values = {
            "uid": call.uid,
            "plan_uid": call.plan_uid,
            "at": micros(at),
            "zone": zone,
            "day": at.date().isoformat(),
            "about": call.about,
            "who": call.who,
            "reference": call.reference,
            "callback": call.callback,
            "next_call_on": day_text(call.next_call_on),
            "notes": call.notes,
            "step": call.step,
            "state": call.state.value,
            "answers": json.dumps(dict(call.answers), ensure_ascii=False),
        }
        self._quiet = quiet
        try:
            self.put(calls, values)
        finally:
            self._quiet = False

    def changed(self) -> None:
        if not self._quiet:
            super().changed()


def _to_call(row: Any) -> Call:
    return Call(
        uid=row.uid,
        at=moment(row.at).astimezone(ZoneInfo(row.zone)),
        plan_uid=row.plan_uid,
        about=row.about,
        who=row.who,
        reference=row.reference,
        callback=row.callback,
        next_call_on=day_of(row.next_call_on),
        notes=row.notes,
        step=row.step,
        state=CallState(row.state),
        answers=json.loads(row.answers) if row.answers else {},
    )
