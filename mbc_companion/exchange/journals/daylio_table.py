"""Daylio's CSV: a row for each check-in, newest first, with the person's own mood names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from mbc_companion.exchange.domain import Found, FoundEntry, Skipped, Why
from mbc_companion.exchange.journals.dates import NOON, day_in, time_in, within
from mbc_companion.exchange.journals.decoding import Rows
from mbc_companion.exchange.journals.plain_words import maybe_html, with_title
from mbc_companion.exchange.unpacking import Source

NEEDED = frozenset(("date", "mood", "activities", "note"))
GIVEN = {"rad": 5, "good": 4, "meh": 3, "bad": 2, "awful": 1}
"""Daylio's own names, best first, as marks."""


def is_one(header: tuple[str, ...]) -> bool:
    return {name.strip().lower() for name in header} >= NEEDED


def read(source: Source) -> Iterator[Found]:
    name = source.names()[0]
    rows = Rows(source, name)
    columns = [column.strip().lower() for column in rows.header]
    try:
        for line, row in rows:
            yield _entry(f"{name}:{line}", dict(zip(columns, row, strict=False)))
        if rows.broken:
            yield Skipped(name, Why.UNREADABLE)
    finally:
        rows.close()


def _entry(where: str, row: Mapping[str, str]) -> Found:
    year = row.get("year", "").strip()
    number = int(year) if year.isascii() and year.isdigit() else None
    day = day_in(row.get("full_date", "")) or day_in(row.get("date", ""), year=number)
    if day is None:
        return Skipped(where, Why.NO_DATE)
    at = within(datetime.combine(day, time_in(row.get("time", "")) or NOON))
    if at is None:
        return Skipped(where, Why.NO_DATE)
    mood = row.get("mood", "").strip()
    text = with_title(row.get("note_title", ""), maybe_html(row.get("note", "")))
    tags = tuple(filter(None, (one.strip() for one in row.get("activities", "").split("|"))))
    if not (mood or text or tags):
        return Skipped(where, Why.EMPTY)
    return FoundEntry(
        at, where, text=text, mood=mood[:80], mood_guess=GIVEN.get(mood.lower()), tags=tags
    )
