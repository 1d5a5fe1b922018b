"""Photos in the encrypted file: the pictures apart from what is said about them.

A photo that is on no entry is loose, and deleted when what is in Removed would be.
"""

from __future__ import annotations

import uuid

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    delete,
    insert,
    select,
    update,
)

from mbc_companion.core.clock import Clock
from mbc_companion.core.removed import Threshold
from mbc_companion.journal.details.repository import entry_photos
from mbc_companion.journal.domain import Draft
from mbc_companion.journal.listing.repository import Moment, entries, to_micros
from mbc_companion.journal.photos.domain import NewPhoto
from mbc_companion.storage.database import Database

metadata = MetaData()
photos = Table(
    "photo",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("made_at", Integer, nullable=False),
    Column("loose_since", Integer),
    Column("loose_on_use", Integer),
    Column("thumbnail", LargeBinary, nullable=False),
)
images = Table(
    "photo_image",
    metadata,
    Column("photo_uid", ForeignKey("photo.uid", ondelete="CASCADE"), primary_key=True),
    Column("jpeg", LargeBinary, nullable=False),
)


def note_loose(connection: Connection, draft: Draft, now: Moment) -> None:
    """Before ``draft`` becomes the entry: what it no longer has is loose, what it has is not."""
    had = (
        select(entry_photos.c.photo_uid)
        .join(entries, entries.c.id == entry_photos.c.entry_id)
        .where(entries.c.uid == draft.uid)
    )
    gone = photos.c.uid.in_(had), photos.c.uid.not_in(draft.photos)
    loose = {"loose_since": now.micros, "loose_on_use": now.use_day}
    connection.execute(update(photos).where(*gone).values(loose))
    if draft.photos:
        held = {"loose_since": None, "loose_on_use": None}
        connection.execute(update(photos).where(photos.c.uid.in_(draft.photos)).values(held))


def purge(connection: Connection, due: Threshold) -> None:
    """Delete photos that have been loose since ``due`` or longer."""
    old = photos.c.loose_since <= to_micros(due.moment)
    connection.execute(delete(photos).where(old, photos.c.loose_on_use <= due.use_day))


class PhotosRepository:
    """``domain.Photos``."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def add(self, photo: NewPhoto) -> str:
        uid, now = uuid.uuid4().hex, to_micros(self._clock.now())
        row = {
            "uid": uid,
            "width": photo.width,
            "height": photo.height,
            "made_at": now,
            "loose_since": now,
            # The day of use is not asked for here: 30 days alone keep it long enough.
            "loose_on_use": 0,
            "thumbnail": photo.thumbnail,
        }
        with self._database.write() as connection:
            connection.execute(insert(photos), row)
            connection.execute(insert(images), {"photo_uid": uid, "jpeg": photo.jpeg})
        return uid

    def thumbnail(self, uid: str) -> bytes | None:
        with self._database.read() as connection:
            statement = select(photos.c.thumbnail).where(photos.c.uid == uid)
            return connection.execute(statement).scalar_one_or_none()

    def image(self, uid: str) -> bytes | None:
        with self._database.read() as connection:
            statement = select(images.c.jpeg).where(images.c.photo_uid == uid)
            return connection.execute(statement).scalar_one_or_none()
