"""A journal from elsewhere on its way into the encrypted file."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection, Select, delete, select, update

from mbc_companion.core.clock import Clock
from mbc_companion.exchange import repository as batches
from mbc_companion.exchange.domain import Brought, MadePhoto, Pause, ReadyEntry
from mbc_companion.exchange.journals.slices import Slices
from mbc_companion.exchange.repository import batches as batch
from mbc_companion.exchange.repository import items
from mbc_companion.journal.domain import Draft
from mbc_companion.journal.listing.repository import entries, to_micros
from mbc_companion.journal.photos.domain import NewPhoto
from mbc_companion.journal.staging.repository import (
    Staging,
    delete_some,
    hide_unchanged,
    show,
    there,
    unseen,
)
from mbc_companion.storage.database import Database
from mbc_companion.storage.prepared import Prepared
from mbc_companion.storage.troubles import Interrupted

KIND = "journal"
_SMALL = 50
"""As many entries are written in a slice whoever waits; more give way in the middle."""
_MARKS_AT_ONCE = 20_000
_PHOTO_BYTES = 1_000_000
_POLITE_TRIES, _URGENT_TRIES = 20, 60
_STEPS = 10_000
_ASKED_AT_ONCE = 500
# By its uid as well: an entry may have come back to this vault without its note.
_KNOWN = Prepared(
    """SELECT value FROM json_each(:marks)
    WHERE EXISTS (SELECT 1 FROM entry WHERE uid = value)
    OR EXISTS (SELECT 1 FROM import_item i JOIN entry e ON e.uid = i.record_uid
               WHERE i.mark = unhex(value))""",
    {},
)
T = TypeVar("T")


class JournalStore:
    """``domain.Store``. The connection is held in slices of about 40 ms."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._staging = Staging(0)
        self._slices = Slices()
        self._marks: list[bytes] = []

    def known(self, marks: Collection[bytes]) -> frozenset[bytes]:
        asked, found = list(marks), set[bytes]()
        for start in range(0, len(asked), _ASKED_AT_ONCE):
            some = json.dumps([mark.hex() for mark in asked[start : start + _ASKED_AT_ONCE]])
            found |= {bytes.fromhex(row[0]) for row in self._database.rows(_KNOWN, marks=some)}
        return frozenset(found)

    def begin(self, source: str) -> str:
        uid, now = uuid.uuid4().hex, to_micros(self._clock.now())
        self._staging = Staging(now)
        self._marks = []
        with self._database.write() as connection:
            batches.begin(connection, uid, KIND, source, now)
        return uid

    def stage(self, uid: str, entries: Sequence[ReadyEntry]) -> None:
        waiting = list(entries)
        while waiting:
            some = waiting[: _with_few_photos(waiting[: self._slices.entries])]
            try:
                self._slices.took(self._put(uid, some))
            except Interrupted:
                # All of the slice is undone, tags that were new in it as well.
                self._staging.forget()
                self._slices.broken_off()
            else:
                waiting = waiting[len(some) :]

    def _put(self, uid: str, some: list[ReadyEntry]) -> float:
        """Gives how many seconds nobody else could have had the connection.

        Each commit waits for the disk and turns over the index of words, which for a few
        entries costs more than the entries. So a slice is large, and broken off as soon as
        somebody wants the connection; only its commit has to be waited for.
        """
        pictures: dict[str, NewPhoto] = {}
        new = [_draft(one, pictures) for one in some]
        with self._giving_way(large=len(some) > _SMALL):
            with self._database.write() as connection:
                began = time.monotonic()
                self._staging.put(connection, new, pictures)
                if len(some) > _SMALL:
                    began = time.monotonic()
            seconds = time.monotonic() - began
        self._marks += [one.mark for one in some]
        return seconds

    @contextmanager
    def _giving_way(self, *, large: bool) -> Iterator[None]:
        database = self._database
        if not large:
            yield
            return
        with database.owner():
            database.raw.set_progress_handler(lambda: int(database.wanted), _STEPS)
            try:
                yield
            finally:
                database.raw.set_progress_handler(None, 0)

    def publish(self, uid: str) -> Brought:
        now = to_micros(self._clock.now())
        self._note_marks(uid)

        def change(connection: Connection) -> None:
            shown = show(connection, _records(uid))
            batches.publish(connection, uid, shown, now)

        self._in_one(change)
        return next(one for one in self.brought() if one.uid == uid)

    def _note_marks(self, uid: str) -> None:
        """All at the end and in their order: written as they come, each would change a page of
        its own, and there are as many as entries."""
        self._marks.sort()
        for start in range(0, len(self._marks), _MARKS_AT_ONCE):
            some = self._marks[start : start + _MARKS_AT_ONCE]
            self._in_one(partial(batches.note, uid=uid, marks=[(one, one.hex()) for one in some]))
        self._marks = []

    def drop(self, uid: str, pause: Pause = lambda: None) -> None:
        self._delete_unseen(pause)
        with self._database.write() as connection:
            batches.forget(connection, uid)

    def undo(self, uid: str, pause: Pause = lambda: None) -> int:
        def change(connection: Connection) -> int:
            began = select(batch.c.started_at).where(batch.c.uid == uid)
            moment = connection.execute(began).scalar_one_or_none()
            if moment is None:
                return 0
            hide_unchanged(connection, _records(uid), moment)
            # What stays is still known by its mark, so it does not come a second time.
            emptied = update(batch).where(batch.c.uid == uid).values(records=0)
            connection.execute(emptied)
            return there(connection, _records(uid))

        kept = self._in_one(change)
        self._delete_unseen(pause)
        self._forget_gone(uid)
        return kept

    def brought(self) -> tuple[Brought, ...]:
        return tuple(one for one in batches.brought(self._database, KIND) if one.records)

    def unfinished(self) -> bool:
        """Something was being brought in or taken back when the program ended."""
        with self._database.read() as connection:
            open_ones = select(batch.c.uid).where(
                batch.c.published_at.is_(None), batch.c.kind == KIND
            )
            return unseen(connection) or connection.execute(open_ones).first() is not None

    def tidy(self, pause: Pause = lambda: None) -> bool:
        """Delete what was left unfinished; True if a bringing in was. For a worker."""
        self._delete_unseen(pause)
        mine = delete(batch).where(batch.c.published_at.is_(None), batch.c.kind == KIND)
        with self._database.write() as connection:
            return connection.execute(mine).rowcount > 0

    def _delete_unseen(self, pause: Pause = lambda: None) -> None:
        slices, deleted = Slices(), 1
        while deleted:
            pause()
            try:
                deleted = self._delete_slice(slices)
            except Interrupted:
                slices.broken_off()

    def _delete_slice(self, slices: Slices) -> int:
        large = slices.entries > _SMALL
        with self._giving_way(large=large):
            began = time.monotonic()
            with self._database.write() as connection:
                deleted = delete_some(connection, slices.entries)
                if large:
                    began = time.monotonic()
            slices.took(time.monotonic() - began)
        return deleted

    def _forget_gone(self, uid: str) -> None:
        left = select(entries.c.uid).where(entries.c.uid == items.c.record_uid).exists()
        with self._database.write() as connection:
            connection.execute(delete(items).where(items.c.batch_uid == uid, ~left))

    def _in_one(self, change: Callable[[Connection], T]) -> T:
        """One transaction that gives way: broken off when somebody wants the connection, and
        begun again after them. After some tries only for autosave, after more not at all: it
        comes to an end whatever else goes on."""
        database, tries = self._database, 0

        def wanted() -> int:
            if tries < _POLITE_TRIES:
                return int(database.wanted)
            return int(tries < _URGENT_TRIES and database.wanted_urgently)

        while True:
            with database.owner():
                database.raw.set_progress_handler(wanted, _STEPS)
                try:
                    with database.write() as connection:
                        return change(connection)
                except Interrupted:
                    tries += 1
                finally:
                    database.raw.set_progress_handler(None, 0)
                database.give_way()


def _records(uid: str) -> Select[tuple[str]]:
    return select(items.c.record_uid).where(items.c.batch_uid == uid)


def _with_few_photos(some: list[ReadyEntry]) -> int:
    """How many fit into one slice; at least one."""
    size = 0
    for count, one in enumerate(some):
        size += sum(len(photo.jpeg) for photo in one.photos)
        if count and size > _PHOTO_BYTES:
            return count
    return len(some)


def _draft(one: ReadyEntry, pictures: dict[str, NewPhoto]) -> Draft:
    """Its uid is its mark: two random ones would double the pages each slice changes."""
    uids = tuple(uuid.uuid4().hex for _ in one.photos)
    pictures |= {uid: _picture(photo) for uid, photo in zip(uids, one.photos, strict=True)}
    return Draft(
        at=one.at,
        mood=one.mood,
        text=one.text,
        tags=one.tags,
        photos=uids,
        starred=one.starred,
        uid=one.mark.hex(),
    )


def _picture(photo: MadePhoto) -> NewPhoto:
    return NewPhoto(photo.jpeg, photo.thumbnail, photo.width, photo.height)
