"""The journal in the encrypted file: entries, drafts and Removed."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import TooLong
from mbc_companion.core.events import EntriesChanged, Events
from mbc_companion.core.removed import threshold
from mbc_companion.core.text import MAX_ENTRY_CHARACTERS, storable
from mbc_companion.journal.days.repository import DaysRepository
from mbc_companion.journal.details import repository as details
from mbc_companion.journal.details.packing import pack
from mbc_companion.journal.domain import Draft, Entry, EntryRow, Filter, NewEntry, SearchRun
from mbc_companion.journal.listing.repository import (
    FEELING_BREAK,
    Moment,
    drafts,
    entries,
    entry_feelings,
    feelings_text,
    in_removed,
    newest_first,
    present,
    rows_query,
    to_draft,
    to_feelings,
    to_local,
    to_micros,
    to_row,
)
from mbc_companion.journal.photos import repository as photos
from mbc_companion.journal.search.repository import Search
from mbc_companion.journal.versions import repository as versions
from mbc_companion.storage.database import Database
from mbc_companion.storage.prepared import prepared
from mbc_companion.storage.use_days import use_days_so_far

_whole = select(entries, feelings_text, *details.columns)
_new_draft = upsert(drafts)
_put_draft = _new_draft.on_conflict_do_update(
    ["uid"], set_={c.name: _new_draft.excluded[c.name] for c in drafts.c if c.name != "uid"}
)
_write_draft = prepared(_put_draft)


def as_draft(new: NewEntry, uid: str) -> Draft:
    return Draft(**{one.name: getattr(new, one.name) for one in fields(NewEntry)}, uid=uid)


class JournalRepository(DaysRepository):
    """``domain.Repository`` on SQLCipher; see there for what each method promises."""

    def __init__(self, database: Database, clock: Clock, events: Events) -> None:
        super().__init__(database, clock)
        self._events = events

    def new_uid(self) -> str:
        return uuid.uuid4().hex

    def add(self, new: NewEntry) -> str:
        """Write an entry at once, as importing and checking in do; publishes."""
        return self.add_many([new])[0]

    def add_many(self, several: Iterable[NewEntry]) -> tuple[str, ...]:
        """Write entries in one step; publishes once."""
        uids = []
        with self._database.write() as connection:
            for new in several:
                uids.append(self.new_uid())
                self._put(connection, as_draft(new, uids[-1]))
        self._events.publish(EntriesChanged())
        return tuple(uids)

    def entry(self, uid: str) -> Entry | None:
        """The entry as kept, removed or not; what is only in a draft is not in it."""
        with self._database.read() as connection:
            row = connection.execute(_whole.where(entries.c.uid == uid)).one_or_none()
        return None if row is None else _to_entry(row)

    def entries(self, wanted: Filter, *, limit: int, offset: int = 0) -> tuple[Entry, ...]:
        """Whole entries, newest first."""
        statement = _whole.where(present).order_by(*newest_first)
        if wanted.shows_all:
            statement = statement.limit(limit).offset(offset)
        else:
            numbers = self.search(wanted).run().ids[offset : offset + limit]
            statement = statement.where(entries.c.id.in_([n for n in numbers if n > 0]))
        with self._database.read() as connection:
            return tuple(_to_entry(row) for row in connection.execute(statement))

    def search(self, wanted: Filter) -> SearchRun:
        return Search(self._database, wanted)

    def draft(self, uid: str) -> Draft | None:
        with self._database.read() as connection:
            return self._draft(connection, uid)

    def save_draft(self, draft: Draft) -> None:
        self.save_drafts([draft])

    def save_drafts(self, several: Iterable[Draft]) -> None:
        now = to_micros(self._clock.now())
        rows = [
            {
                **self._columns(draft),
                "feelings": json.dumps(_chosen(draft.feelings)),
                "details": json.dumps(pack(draft)),
                "saved_at": now,
            }
            for draft in several
        ]
        self._database.put(_write_draft, rows, urgent=True)

    def save(self, draft: Draft) -> bool:
        kept = self.settle(draft)
        self._events.publish(EntriesChanged((draft.uid,)))
        return kept

    def settle(self, draft: Draft) -> bool:
        with self._database.write() as connection:
            return self._settle(connection, draft)

    def fold_drafts(self) -> tuple[str, ...]:
        with self._database.read() as connection:
            uids = connection.execute(select(drafts.c.uid)).scalars().all()
        for uid in uids:
            # One step each: a long text takes a while to index, and autosave may want in.
            with self._database.write() as connection:
                row = connection.execute(select(drafts).where(drafts.c.uid == uid)).one_or_none()
                if row is not None:
                    self._settle(connection, to_draft(row))
        return tuple(uids)

    def set_mark(self, uid: str, mood: int | None) -> None:
        """Change the mark of an entry, and of its draft if there is one; publishes."""
        self._change(uid, mood=mood)

    def set_feelings(self, uid: str, feelings: tuple[str, ...]) -> None:
        """Change the feelings of an entry, and of its draft if there is one; publishes."""
        self._change(uid, feelings=feelings)

    def keep_version(self, uid: str) -> None:
        with self._database.write() as connection:
            now = to_micros(self._clock.now())
            kept = Moment(now, use_days_so_far(connection))
            versions.keep_earlier(connection, uid, None, kept)

    def remove(self, uid: str) -> None:
        with self._database.write() as connection:
            draft = self._draft(connection, uid)
            if draft is not None and self._settle(connection, draft):
                self._move_out(connection, uid)
        self._events.publish(EntriesChanged((uid,)))

    def bring_back(self, uid: str) -> None:
        values = {"removed_at": None, "removed_on_use": None}
        with self._database.write() as connection:
            connection.execute(update(entries).where(entries.c.uid == uid).values(values))
        self._events.publish(EntriesChanged((uid,)))

    def remove_for_good(self, uid: str) -> None:
        gone = delete(entries).where(entries.c.uid == uid, in_removed)
        with self._database.write() as connection:
            connection.execute(gone)
        self._events.publish(EntriesChanged((uid,)))

    def removed(self, limit: int, offset: int = 0) -> tuple[EntryRow, ...]:
        statement = (
            rows_query()
            .where(in_removed)
            .order_by(entries.c.removed_at.desc(), entries.c.id.desc())
            .limit(limit)
            .offset(offset)
        )
        with self._database.read() as connection:
            return tuple(to_row(row) for row in connection.execute(statement))

    def removed_count(self) -> int:
        statement = select(func.count()).where(in_removed)
        with self._database.read() as connection:
            return int(connection.execute(statement).scalar_one())

    def purge_removed(self) -> int:
        """Delete what is due by the rule of ``removed``; how many; publishes nothing."""
        with self._database.write() as connection:
            due = threshold(self._clock.now(), use_days_so_far(connection))
            old = entries.c.removed_at <= to_micros(due.moment)
            used = func.coalesce(entries.c.removed_on_use, 0) <= due.use_day
            versions.purge(connection, due)
            photos.purge(connection, due)
            return int(connection.execute(delete(entries).where(old, used)).rowcount)

    def _change(self, uid: str, **changes: Any) -> None:
        with self._database.write() as connection:
            draft = self._draft(connection, uid)
            if draft is not None:
                self._settle(connection, replace(draft, **changes))
        self._events.publish(EntriesChanged((uid,)))

    def _draft(self, connection: Connection, uid: str) -> Draft | None:
        row = connection.execute(select(drafts).where(drafts.c.uid == uid)).one_or_none()
        if row is not None:
            return to_draft(row)
        row = connection.execute(_whole.where(entries.c.uid == uid, present)).one_or_none()
        return None if row is None else as_draft(_to_entry(row), uid)

    def _settle(self, connection: Connection, draft: Draft) -> bool:
        connection.execute(delete(drafts).where(drafts.c.uid == draft.uid))
        if draft.blank:
            self._move_out(connection, draft.uid)
            return False
        self._put(connection, draft)
        return True

    def _move_out(self, connection: Connection, uid: str) -> None:
        values = {
            "removed_at": to_micros(self._clock.now()),
            "removed_on_use": use_days_so_far(connection),
        }
        connection.execute(update(entries).where(entries.c.uid == uid, present).values(values))

    def _put(self, connection: Connection, draft: Draft) -> None:
        now = to_micros(self._clock.now())
        changed = {**self._columns(draft), "changed_at": now}
        kept = Moment(now, use_days_so_far(connection))
        versions.keep_earlier(connection, draft.uid, replace(draft, text=changed["text"]), kept)
        photos.note_loose(connection, draft, kept)
        statement = upsert(entries).values(**changed, created_at=now)
        back = {"removed_at": None, "removed_on_use": None}
        statement = statement.on_conflict_do_update(["uid"], set_={**changed, **back})
        number = connection.execute(statement.returning(entries.c.id)).scalar_one()
        connection.execute(delete(entry_feelings).where(entry_feelings.c.entry_id == number))
        if chosen := _chosen(draft.feelings):
            rows = [
                {"entry_id": number, "position": place, "feeling": feeling}
                for place, feeling in enumerate(chosen)
            ]
            connection.execute(insert(entry_feelings), rows)
        details.put(connection, number, draft)

    def _columns(self, draft: Draft) -> dict[str, Any]:
        """What an entry and a draft have in common. Raises TooLong."""
        text = storable(draft.text)
        if len(text) > MAX_ENTRY_CHARACTERS:
            raise TooLong("TEXT")
        zone = getattr(draft.at.tzinfo, "key", None) or self._clock.zone().key
        at = draft.at.astimezone(ZoneInfo(zone))
        return {
            "uid": draft.uid,
            "at": to_micros(at),
            "zone": zone,
            "day": at.date().isoformat(),
            "mood": draft.mood,
            "text": text,
        }


def _chosen(feelings: tuple[str, ...]) -> list[str]:
    """Each once, in the order they were chosen."""
    said = (storable(feeling).replace(FEELING_BREAK, "") for feeling in feelings)
    return [feeling for feeling in dict.fromkeys(said) if feeling]


def _to_entry(row: Row[Any]) -> Entry:
    removed = None if row.removed_at is None else to_local(row.removed_at, "UTC")
    return Entry(
        uid=row.uid,
        at=to_local(row.at, row.zone),
        mood=row.mood,
        feelings=to_feelings(row.feelings),
        text=row.text,
        **details.to_details(row),
        created_at=to_local(row.created_at, "UTC"),
        changed_at=to_local(row.changed_at, "UTC"),
        removed_at=removed,
    )
