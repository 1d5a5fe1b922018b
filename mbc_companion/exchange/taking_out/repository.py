"""``domain.Reads`` on the encrypted file: everything in slices, so that nobody waits."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from mbc_companion.exchange.taking_out import tables
from mbc_companion.exchange.taking_out.domain import OpenEntry, Part, SheetOut
from mbc_companion.exchange.taking_out.guarded_cells import dollars
from mbc_companion.exchange.taking_out.whole_file import IMAGE_COLUMN, IMAGE_TABLE
from mbc_companion.storage.database import Database
from mbc_companion.storage.prepared import Prepared
from mbc_companion.storage.whole.reading import count, rows
from mbc_companion.storage.whole.shape import shapes

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_AT_ONCE = 400
_DAYS = " AND t.day >= :first AND t.day <= :last"
_ENTRIES = f"""
    SELECT t.id, t.uid, t.at, t.zone, t.day, t.mood, t.created_at, t.changed_at, t.text
    FROM entry t WHERE t.removed_at IS NULL {_DAYS}
    AND (t.day, t.at, t.id) > (:day, :at, :id) AND (NOT :only_words OR NOT t.wordless)
    ORDER BY t.day, t.at, t.id LIMIT {_AT_ONCE}
"""  # noqa: S608 - the words above are ours
_OF = "entry_id IN (SELECT value FROM json_each(:ids))"
_DETAILS = {
    "feelings": "SELECT entry_id, feeling FROM entry_feeling WHERE {of} ORDER BY 1, position",
    "scales": "SELECT entry_id, scale, value FROM entry_scale WHERE {of} ORDER BY 1, scale",
    "tags": """SELECT e.entry_id, t.words FROM entry_tag e JOIN tag t ON t.id = e.tag_id
        WHERE e.{of} ORDER BY 1, e.position""",
    "photos": "SELECT entry_id, photo_uid FROM entry_photo WHERE {of} ORDER BY 1, position",
    "starred": "SELECT entry_id, 1 FROM entry_star WHERE {of}",
    "letter": "SELECT entry_id, title, sealed FROM entry_letter WHERE {of}",
}
_PHOTOS = f"""
    SELECT DISTINCT p.photo_uid FROM entry_photo p JOIN entry t ON t.id = p.entry_id
    WHERE t.removed_at IS NULL {_DAYS} ORDER BY 1
"""  # noqa: S608
_FIRST, _LAST = "0001-01-01", "9999-12-31"


class TakingOutRepository:
    """``pause`` is called between readings, with the connection free."""

    def __init__(self, database: Database, pause: Callable[[], None]) -> None:
        self._database = database
        self._pause = pause
        self._zones: dict[str, ZoneInfo | None] = {}

    @property
    def changes(self) -> int:
        return self._database.changes

    def counts(self) -> Mapping[str, int]:
        return {one.table: count(self._database, one.table) for one in shapes(self._database)}

    def names(self) -> dict[str, str]:
        """The person's own words for feelings and scales, by key."""
        found: dict[str, str] = {}
        for table in ("scale", "feeling"):
            rows = self._rows(f"SELECT key, words FROM {table}")  # noqa: S608
            found.update({str(key): str(words) for key, words in rows if words})
        return found

    def entries(
        self, first: date | None, last: date | None, *, only_words: bool
    ) -> Iterator[list[OpenEntry]]:
        place: dict[str, Any] = {"day": "", "at": 0, "id": 0}
        narrowed = {**_narrowed(first, last), "only_words": int(only_words)}
        while True:
            found = self._rows(_ENTRIES, **narrowed, **place)
            if not found:
                return
            yield self._opened(found)
            if len(found) < _AT_ONCE:
                return
            place = {"id": found[-1][0], "at": found[-1][2], "day": found[-1][4]}

    def _opened(self, found: list[Any]) -> list[OpenEntry]:
        ids = json.dumps([row[0] for row in found])
        beside: dict[str, dict[int, list[Any]]] = {}
        for name, words in _DETAILS.items():
            grouped = beside[name] = {}
            for row in self._rows(words.format(of=_OF), ids=ids):
                grouped.setdefault(row[0], []).append(row[1] if len(row) == 2 else row[1:])
        self._pause()
        return [self._entry(row, beside) for row in found]

    def _entry(self, row: Any, beside: dict[str, dict[int, list[Any]]]) -> OpenEntry:
        number, uid, at, zone, day, mood, created, changed, text = row
        letter = beside["letter"].get(number)
        return OpenEntry(
            uid=uid,
            at=self._local(at, zone),
            zone=zone,
            day=date.fromisoformat(day),
            mood=mood,
            text=text,
            created_at=created,
            changed_at=changed,
            feelings=tuple(beside["feelings"].get(number, ())),
            scales=tuple(beside["scales"].get(number, ())),
            tags=tuple(beside["tags"].get(number, ())),
            photos=tuple(beside["photos"].get(number, ())),
            starred=number in beside["starred"],
            letter=None if letter is None else letter[0][0],
            sealed=letter is not None and bool(letter[0][1]),
        )

    def _local(self, at: int, zone: str) -> datetime:
        if zone not in self._zones:
            try:
                self._zones[zone] = ZoneInfo(zone)
            except (ValueError, OSError, KeyError):
                self._zones[zone] = None
        known = self._zones[zone]
        moment = _instant(at)
        return moment if known is None else moment.astimezone(known)

    def photos(self, first: date | None, last: date | None) -> Iterator[tuple[str, bytes]]:
        yield from self._images([row[0] for row in self._rows(_PHOTOS, **_narrowed(first, last))])

    def all_photos(self) -> Iterator[tuple[str, bytes]]:
        yield from self._images(
            [row[0] for row in self._rows("SELECT photo_uid FROM photo_image ORDER BY 1")]
        )

    def _images(self, uids: list[str]) -> Iterator[tuple[str, bytes]]:
        for uid in uids:
            words = "SELECT jpeg FROM photo_image WHERE photo_uid = :uid"
            for (jpeg,) in self._rows(words, uid=uid):
                yield uid, bytes(jpeg)
            self._pause()

    def sheets(
        self, parts: frozenset[Part], first: date | None, last: date | None
    ) -> Iterator[SheetOut]:
        for asked in tables.ALL:
            if asked.part in parts:
                named = tuple(column.removesuffix("_cents") for column in asked.columns)
                yield SheetOut(asked.name, named, self._cells(asked, first, last))

    def _cells(
        self, asked: tables.Asked, first: date | None, last: date | None
    ) -> Iterator[tuple[Any, ...]]:
        dated = "{days}" in asked.words
        words = asked.words.replace("{days}", _DAYS)
        for short, long in tables.STANDING.items():
            words = words.replace(short, long)
        money = [at for at, column in enumerate(asked.columns) if column.endswith("_cents")]
        values: dict[str, Any] = dict(_narrowed(first, last)) if dated else {}
        for row in self._paged(words, values):
            cells = list(row[: len(asked.columns)])
            for at in money:
                cells[at] = dollars(cells[at])
            yield tuple(cells)

    def _paged(self, words: str, values: dict[str, Any]) -> Iterator[Any]:
        keyed = "{after}" in words
        after = " AND (t.day, t.at, t.id) > (:day, :at, :id)"
        place: dict[str, Any] = {"day": "", "at": 0, "id": 0} if keyed else {"place": 0}
        end = "" if keyed else " OFFSET :place"
        part = f"{words.replace('{after}', after)} LIMIT {_AT_ONCE}{end}"
        while True:
            found = self._rows(part, **place, **values)
            yield from found
            if len(found) < _AT_ONCE:
                return
            if keyed:
                place = dict(zip(("day", "at", "id"), found[-1][-3:], strict=True))
            else:
                place["place"] += len(found)
            self._pause()

    def everything(self) -> Iterator[tuple[str, tuple[str, ...], list[tuple[Any, ...]]]]:
        for shape in shapes(self._database):
            left = frozenset({IMAGE_COLUMN}) if shape.table == IMAGE_TABLE else frozenset[str]()
            columns = tuple(column for column in shape.columns if column not in left)
            for some in rows(self._database, shape, self._pause, without=left):
                yield shape.table, columns, some

    def _rows(self, words: str, **values: object) -> list[Any]:
        return self._database.rows(Prepared(words, {}), **values)


def _narrowed(first: date | None, last: date | None) -> dict[str, str]:
    return {
        "first": _FIRST if first is None else first.isoformat(),
        "last": _LAST if last is None else last.isoformat(),
    }


def _instant(micros: int) -> datetime:
    return _EPOCH + timedelta(microseconds=micros)
