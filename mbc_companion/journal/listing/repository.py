"""The journal's tables, and the reads behind its list.

Pages are cut by month along the index ``entry_newest``, so that the hundred-thousandth
entry costs as much as the first. Searching fetches numbers first and words only for the
rows that are looked at.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple, overload
from zoneinfo import ZoneInfo

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    MetaData,
    Select,
    Table,
    Text,
    bindparam,
    func,
    literal_column,
    select,
)

from mbc_companion.core.clock import Clock
from mbc_companion.journal import words
from mbc_companion.journal.details.packing import unpack
from mbc_companion.journal.domain import Draft, EntryRow, Found, MonthCount, MonthRows
from mbc_companion.storage.database import Database
from mbc_companion.storage.prepared import Prepared, at_most, prepared

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
PREVIEW = 240
LOOKED_THROUGH = 20_000
FEELING_BREAK = "\x1f"
STAGED = 221_845_392_000_000_000
"""Stands for ``removed_at`` (the year 9000) while an entry is written but not there yet."""

metadata = MetaData()
entries = Table(
    "entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Text, nullable=False, unique=True),
    Column("at", Integer, nullable=False),
    Column("zone", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("mood", Integer),
    Column("text", Text, nullable=False),
    Column("created_at", Integer, nullable=False),
    Column("changed_at", Integer, nullable=False),
    Column("removed_at", Integer),
    Column("removed_on_use", Integer),
)
wordless = literal_column("wordless", Integer)
entry_feelings = Table(
    "entry_feeling",
    metadata,
    Column("entry_id", ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("feeling", Text, nullable=False),
)
drafts = Table(
    "draft",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("zone", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("mood", Integer),
    Column("feelings", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("saved_at", Integer, nullable=False),
    Column("details", Text, nullable=False, server_default="{}"),
)
months = Table(
    "entry_month",
    metadata,
    Column("month", Text, primary_key=True),
    Column("entries", Integer, nullable=False),
    Column("wordless", Integer, nullable=False),
)

# Read in the order of the primary key, so in the order they were chosen.
feelings_text = literal_column(
    "(SELECT group_concat(feeling, char(31)) FROM"
    " (SELECT feeling FROM entry_feeling WHERE entry_id = entry.id ORDER BY position))",
    Text,
).label("feelings")
starred = literal_column(
    "EXISTS (SELECT 1 FROM entry_star WHERE entry_id = entry.id)", Integer
).label("starred")
# The first character says whether it is sealed; NULL where there is no letter.
letter = literal_column(
    "(SELECT sealed || title FROM entry_letter WHERE entry_id = entry.id)", Text
).label("letter")
newest_first = (entries.c.day.desc(), entries.c.at.desc(), entries.c.id.desc())
present = entries.c.removed_at.is_(None)
in_removed = entries.c.removed_at < STAGED
_row_columns = (
    entries.c.id,
    entries.c.uid,
    entries.c.at,
    entries.c.zone,
    entries.c.mood,
    entries.c.removed_at,
    wordless,
    feelings_text,
    starred,
    letter,
)


class Moment(NamedTuple):
    """UTC microseconds, and the how-manieth day of use it is."""

    micros: int
    use_day: int


def rows_query(length: int = PREVIEW) -> Select[Any]:
    """Rows with the first ``length`` characters of their text."""
    return select(*_row_columns, func.substr(entries.c.text, 1, length).label("text"))


_rows_between = (
    rows_query()
    .add_columns(entries.c.day)
    .where(present, entries.c.day.between(bindparam("first"), bindparam("last")))
    .order_by(*newest_first)
    .offset(bindparam("skip"))
)
_kinds = select(func.group_concat(literal_column("wordless"), "")).select_from(
    select(wordless)
    .select_from(entries)
    .where(present, entries.c.day.between(bindparam("first"), bindparam("last")))
    .order_by(*newest_first)
    .subquery()
)
_place = (
    select(func.count())
    .select_from(entries)
    .where(present, entries.c.day >= bindparam("day"), entries.c.day <= bindparam("last"))
    .where(
        (entries.c.day > bindparam("day"))
        | ((entries.c.day == bindparam("day")) & (entries.c.at > bindparam("at")))
    )
)
_numbers = literal_column("(SELECT value FROM json_each(:ids))", Integer)


def _numbered(length: int) -> Select[Any]:
    return rows_query(length).where(entries.c.id.op("IN")(_numbers))


@lru_cache(maxsize=8)
def _read_between(count: int) -> Prepared:
    return prepared(_rows_between.limit(at_most(count)))


_month_list = prepared(select(months).where(months.c.entries > 0).order_by(months.c.month.desc()))
_read_kinds = prepared(_kinds)
_DIGITS = bytes(max(0, letter - ord("0")) for letter in range(256))
_read_found = prepared(_numbered(PREVIEW))
_read_searched = prepared(_numbered(LOOKED_THROUGH))


def to_micros(moment: datetime) -> int:
    """UTC microseconds since 1970; before it they are negative."""
    return (moment - EPOCH) // _MICROSECOND


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ValueError, KeyError, OSError):
        return None


def to_local(micros: int, zone: str) -> datetime:
    """The moment in the zone it was written in; in UTC if this computer lacks the zone."""
    return (EPOCH + timedelta(0, 0, micros)).astimezone(_zone(zone) or UTC)


def to_feelings(joined: str | None) -> tuple[str, ...]:
    return tuple(joined.split(FEELING_BREAK)) if joined else ()


def to_letter(joined: str | None) -> tuple[str, bool]:
    """The words of a letter and whether it is sealed, from the column ``letter``."""
    return ("", False) if joined is None else (joined[1:], joined[0] == "1")


_new = object.__new__


def to_row(row: Sequence[Any], wanted: words.Query = words.EVERYTHING) -> EntryRow:
    """``row`` comes from ``rows_query``."""
    _id, uid, at, zone, mood, removed_at, is_wordless, feelings, star, joined, text = row[:11]
    title, sealed = ("", False) if joined is None else to_letter(joined)
    line, matches = words.preview_around("" if sealed else text, wanted)
    made: EntryRow = _new(EntryRow)
    # A row of a list is made for each line that is painted: the constructor of a frozen
    # dataclass sets its fields one by one through a call each, in three times as long.
    made.__dict__.update(
        uid=uid,
        at=to_local(at, zone),
        mood=mood,
        feelings=tuple(feelings.split(FEELING_BREAK)) if feelings else (),
        preview=line,
        wordless=bool(is_wordless),
        matches=matches,
        is_draft=False,
        removed_at=None if removed_at is None else to_local(removed_at, "UTC"),
        starred=bool(star),
        letter=title,
        sealed=sealed,
    )
    return made


class Rows(Sequence[EntryRow]):
    """Rows as they were read; each is made ready when somebody looks at it."""

    def __init__(self, read: Sequence[Sequence[Any]], wanted: words.Query) -> None:
        self._read = read
        self._wanted = wanted
        self._ready: dict[int, EntryRow] = {}

    def __len__(self) -> int:
        return len(self._read)

    @overload
    def __getitem__(self, place: int) -> EntryRow: ...

    @overload
    def __getitem__(self, place: slice) -> Rows: ...

    def __getitem__(self, place: int | slice) -> EntryRow | Rows:
        if isinstance(place, slice):
            return Rows(self._read[place], self._wanted)
        found = self._ready.get(place)
        if found is None:
            found = self._ready[place] = to_row(self._read[place], self._wanted)
        return found


def to_draft(row: Sequence[Any]) -> Draft:
    """``row`` is a row of ``drafts``."""
    uid, at, zone, _day, mood, chosen, text, _saved_at, packed = row
    feelings = tuple(str(feeling) for feeling in json.loads(chosen))
    details = unpack(json.loads(packed))
    at = to_local(at, zone)
    return Draft(uid=uid, at=at, mood=mood, feelings=feelings, text=text, **details)


def _days_of(month: str) -> dict[str, str]:
    return {"first": f"{month}-01", "last": f"{month}-31"}


class ListRepository:
    """``ListReads`` on the encrypted file. Every method may raise a KnownError."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def months(self) -> Sequence[MonthCount]:
        return self._database.rows(_month_list)

    def month_kinds(self, month: str) -> bytes:
        joined = self._database.rows(_read_kinds, **_days_of(month))[0][0]
        return (joined or "").encode().translate(_DIGITS)

    def rows_from(self, month: str, offset: int, count: int) -> MonthRows:
        found = self._database.rows(_read_between(count), first="", last=f"{month}-31", skip=offset)
        return [row[-1][:7] for row in found], Rows(found, words.EVERYTHING)

    def rows_on(self, day: date) -> tuple[EntryRow, ...]:
        """The entries of one local day, newest first."""
        this = day.isoformat()
        found = self._database.rows(_read_between(-1), first=this, last=this, skip=0)
        return tuple(to_row(row) for row in found)

    def place_in_month(self, at: datetime) -> int:
        day = at.date().isoformat()
        values = {"day": day, "last": f"{day[:7]}-31", "at": to_micros(at)}
        with self._database.read() as connection:
            return int(connection.execute(_place, values).scalar_one())

    def newest(self) -> str | None:
        statement = (
            select(entries.c.uid)
            .where(present, entries.c.day <= "9999")
            .order_by(*newest_first)
            .limit(1)
        )
        with self._database.read() as connection:
            return connection.execute(statement).scalar_one_or_none()

    def found_rows(self, found: Found, offset: int, count: int) -> Sequence[EntryRow | None]:
        numbers = found.ids[offset : offset + count]
        wanted = words.query(found.wanted.words)
        statement = _read_found if wanted.empty else _read_searched
        kept = [number for number in numbers if number > 0]
        read = {row[0]: row for row in self._database.rows(statement, ids=json.dumps(kept))}
        if len(read) == len(numbers):
            return Rows([read[number] for number in numbers], wanted)
        ready: dict[int, EntryRow] = {n: to_row(row, wanted) for n, row in read.items()}
        ready |= {-place: row for place, row in enumerate(found.drafts, start=1)}
        return tuple(ready.get(number) for number in numbers)
