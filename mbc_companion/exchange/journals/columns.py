"""Any table: which of its columns is what, guessed from its head and said by the person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import Enum

from mbc_companion.exchange.domain import Columns, Found, FoundEntry, Skipped, Why
from mbc_companion.exchange.journals.dates import (
    NOON,
    day_in,
    moment_in,
    time_in,
    two_numbers,
    within,
)
from mbc_companion.exchange.journals.decoding import Rows
from mbc_companion.exchange.journals.plain_words import maybe_html, with_title
from mbc_companion.exchange.unpacking import Source

_NAMES = {
    "date": ("date", "day", "datetime", "created", "created_at", "timestamp", "full_date", "when"),
    "time": ("time", "hour"),
    "title": ("title", "subject", "headline", "note_title"),
    "text": ("text", "note", "notes", "entry", "body", "content", "journal", "description"),
    "mood": ("mood", "feeling", "rating", "score"),
    "tags": ("tags", "tag", "activities", "labels", "categories"),
}
PARTS = tuple(_NAMES)
"""What a column can be, as fields of Columns are called."""

_LOOKED_AT = 500
_SAMPLE = 3
_SAMPLE_CHARACTERS = 60


def guess(source: Source) -> Columns:
    """What the columns may be; -1 where none fits."""
    rows = Rows(source, source.names()[0])
    try:
        seen = [row for _, (_line, row) in zip(range(_LOOKED_AT), rows, strict=False)]
    finally:
        rows.close()
    header = tuple(name.strip() for name in rows.header)
    plain = [name.lower() for name in header]
    places = {
        part: next((plain.index(name) for name in names if name in plain), -1)
        for part, names in _NAMES.items()
    }
    if places["date"] < 0:
        places["date"] = next((n for n in range(len(header)) if _are_days(seen, n)), -1)
    samples = tuple(
        " · ".join(row[n][:_SAMPLE_CHARACTERS] for row in seen[:_SAMPLE] if row[n : n + 1] > ("",))
        for n in range(len(header))
    )
    first = _day_first(seen, places["date"])
    return Columns(header=header, samples=samples, day_first=first, **places)


def _are_days(rows: list[tuple[str, ...]], column: int) -> bool:
    cells = [row[column] for row in rows if column < len(row) and row[column].strip()]
    return bool(cells) and all(day_in(cell) for cell in cells[:20])


def _day_first(rows: list[tuple[str, ...]], column: int) -> bool | None:
    """None where the numbers can be read both ways, or there are none to tell by."""
    for row in rows:
        numbers = two_numbers(row[column]) if 0 <= column < len(row) else None
        if numbers and max(numbers) > 12:
            return numbers[0] > 12
    return None


def is_open(columns: Columns) -> bool:
    """The days are written with numbers that can be read both ways."""
    cells = columns.samples[columns.date] if columns.date >= 0 else ""
    return columns.day_first is None and two_numbers(cells) is not None


class Trouble(Enum):
    """Why a choice of columns cannot be read by."""

    NO_DAY = "no day"
    TWICE = "twice"
    NOTHING = "nothing"


def chosen(guessed: Columns, parts: Sequence[str], *, day_first: bool) -> Columns | Trouble:
    """``parts`` says for each column what it is ("date", "text" ...; "" for left out)."""
    named = [part for part in parts if part]
    if "date" not in named:
        return Trouble.NO_DAY
    if len(named) != len(set(named)):
        return Trouble.TWICE
    if not set(named) & {"title", "text", "mood", "tags"}:
        return Trouble.NOTHING
    places = {part: parts.index(part) if part in named else -1 for part in PARTS}
    return Columns(guessed.header, guessed.samples, day_first=day_first, **places)


def read(source: Source, columns: Columns) -> Iterator[Found]:
    name = source.names()[0]
    rows = Rows(source, name)
    try:
        for line, row in rows:
            yield _entry(f"{name}:{line}", row, columns)
        if rows.broken:
            yield Skipped(name, Why.UNREADABLE)
    finally:
        rows.close()


def _entry(where: str, row: tuple[str, ...], columns: Columns) -> Found:
    def cell(place: int) -> str:
        return row[place].strip() if 0 <= place < len(row) else ""

    first = bool(columns.day_first)
    at = moment_in(cell(columns.date), day_first=first)
    if at is not None and cell(columns.time):
        at = within(datetime.combine(at.date(), time_in(cell(columns.time)) or NOON))
    if at is None:
        return Skipped(where, Why.NO_DATE)
    text = with_title(cell(columns.title), maybe_html(cell(columns.text)))
    said = cell(columns.tags).replace("|", ",").replace(";", ",")
    tags = tuple(filter(None, (one.strip().lstrip("#@") for one in said.split(","))))
    mood = cell(columns.mood)[:80]
    if not (text or mood or tags):
        return Skipped(where, Why.EMPTY)
    return FoundEntry(at, where, text=text, mood=mood, tags=tags)
