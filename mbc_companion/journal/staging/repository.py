"""Entries that are written but not there yet.

Their words are indexed and their pictures kept as they come, in short transactions; until
``show`` no list, count or search has them. Every function works inside the caller's
transaction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    Table,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from mbc_companion.core.text import MAX_ENTRY_CHARACTERS, storable
from mbc_companion.journal.details.repository import (
    entry_photos,
    entry_tags,
    stars,
    tag_number,
    tags,
)
from mbc_companion.journal.domain import Draft
from mbc_companion.journal.listing.repository import STAGED, drafts, entries, present, to_micros
from mbc_companion.journal.own.naming import LONGEST, tidy
from mbc_companion.journal.photos.domain import NewPhoto
from mbc_companion.journal.photos.repository import images, photos
from mbc_companion.storage.links import link
from mbc_companion.storage.prepared import prepared

_MOST_AT_ONCE = 500


def _written_out(table: Table, columns: Sequence[str]) -> str:
    """Built once: a hundred thousand rows would each pay for it."""
    given: dict[str, Any] = {name: bindparam(name) for name in columns}
    return prepared(insert(table).values(given)).words


_ENTRY = ("id", "uid", "at", "zone", "day", "mood", "text", "created_at", "changed_at")
_put_entries = _written_out(entries, (*_ENTRY, "removed_at"))
_put_tags = _written_out(entry_tags, ("entry_id", "position", "tag_id"))
_put_stars = _written_out(stars, ("entry_id",))
_put_photos = _written_out(entry_photos, ("entry_id", "position", "photo_uid"))
_put_shown, _put_images = insert(photos), insert(images)


@dataclass
class Staging:
    """Writes entries unseen; ``moment`` (UTC microseconds) is when all of them came."""

    moment: int
    _tags: dict[str, int | None] = field(default_factory=dict)

    def forget(self) -> None:
        """What was put last was undone by the caller."""
        self._tags = {}

    def put(
        self, connection: Connection, new: Sequence[Draft], pictures: Mapping[str, NewPhoto]
    ) -> None:
        """``pictures`` are the photos the entries name, by uid. Their times have a zone."""
        first = connection.execute(select(func.coalesce(func.max(entries.c.id), 0))).scalar_one()
        rows, tagged, starred, shown = [], [], [], []
        for number, draft in enumerate(new, first + 1):
            rows.append(self._row(number, draft))
            chosen = dict.fromkeys(self._tag_ids(connection, draft.tags))
            tagged += _placed(number, "tag_id", chosen)
            shown += _placed(number, "photo_uid", dict.fromkeys(draft.photos))
            if draft.starred:
                starred.append({"entry_id": number})
        self._put_pictures(connection, pictures)
        for statement, wanted in (
            (_put_entries, rows),
            (_put_tags, tagged),
            (_put_stars, starred),
            (_put_photos, shown),
        ):
            if wanted:
                connection.exec_driver_sql(statement, wanted)
        connection.exec_driver_sql("INSERT INTO entry_words (entry_words) VALUES ('flush')")

    def _row(self, number: int, draft: Draft) -> dict[str, Any]:
        return {
            "id": number,
            "uid": draft.uid,
            "at": to_micros(draft.at),
            "zone": getattr(draft.at.tzinfo, "key", "UTC"),
            "day": draft.at.date().isoformat(),
            "mood": draft.mood,
            "text": storable(draft.text)[:MAX_ENTRY_CHARACTERS],
            "created_at": self.moment,
            "changed_at": self.moment,
            "removed_at": STAGED,
        }

    def _tag_ids(self, connection: Connection, said: tuple[str, ...]) -> list[int]:
        numbers = []
        for one in said:
            if one not in self._tags:
                words = tidy(storable(one))[:LONGEST].strip()
                self._tags[one] = tag_number(connection, words) if words else None
            number = self._tags[one]
            if number is not None:
                numbers.append(number)
        return numbers

    def _put_pictures(self, connection: Connection, pictures: Mapping[str, NewPhoto]) -> None:
        for uid, one in pictures.items():
            row = {"uid": uid, "width": one.width, "height": one.height, "made_at": self.moment}
            connection.execute(_put_shown, {**row, "thumbnail": one.thumbnail})
            connection.execute(_put_images, {"photo_uid": uid, "jpeg": one.jpeg})


def _placed(number: int, column: str, values: dict[Any, None]) -> list[dict[str, Any]]:
    return [
        {"entry_id": number, "position": place, column: value} for place, value in enumerate(values)
    ]


def show(connection: Connection, uids: Select[tuple[str]]) -> int:
    """From now on they are entries like all others; how many became so."""
    mine = entries.c.removed_at == STAGED, entries.c.uid.in_(uids)
    shown = {"removed_at": None, "removed_on_use": None}
    return int(connection.execute(update(entries).where(*mine).values(shown)).rowcount)


def there(connection: Connection, uids: Select[tuple[str]]) -> int:
    """How many of them are entries that lists show."""
    statement = select(func.count()).where(entries.c.uid.in_(uids), present)
    return int(connection.execute(statement).scalar_one())


def hide_unchanged(connection: Connection, uids: Select[tuple[str]], moment: int) -> None:
    """Unseen again, but for those somebody wrote in, or tied to something, since ``moment``."""
    tied = or_(
        and_(link.c.from_kind == "entry", link.c.from_uid == entries.c.uid),
        and_(link.c.to_kind == "entry", link.c.to_uid == entries.c.uid),
    )
    mine = (
        entries.c.uid.in_(uids),
        entries.c.changed_at == moment,
        entries.c.uid.not_in(select(drafts.c.uid)),
        ~select(link.c.uid).where(tied).exists(),
    )
    hidden = {"removed_at": STAGED, "removed_on_use": None}
    connection.execute(update(entries).where(*mine).values(hidden))


def unseen(connection: Connection) -> bool:
    """Some are written and not there."""
    statement = select(entries.c.id).where(entries.c.removed_at == STAGED).limit(1)
    return connection.execute(statement).first() is not None


def delete_some(connection: Connection, most: int = _MOST_AT_ONCE) -> int:
    """Delete up to ``most`` unseen entries for good, with tags nobody else uses; how many."""
    some = select(entries.c.id).where(entries.c.removed_at == STAGED).limit(most)
    numbers = connection.execute(some).scalars().all()
    of_some = entry_tags.c.entry_id.in_(numbers)
    used = connection.execute(select(entry_tags.c.tag_id).where(of_some).distinct()).scalars().all()
    connection.execute(delete(entries).where(entries.c.id.in_(numbers)))
    still = select(entry_tags.c.tag_id).where(entry_tags.c.tag_id == tags.c.id).exists()
    connection.execute(delete(tags).where(tags.c.id.in_(used), ~still))
    return len(numbers)
