"""Mini Diary's JSON: a day's title and text by its date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from mbc_companion.exchange.domain import Found, FoundEntry, Skipped, Why
from mbc_companion.exchange.journals.dates import NOON, day_in, within
from mbc_companion.exchange.journals.decoding import Broken, json_pairs, text_in
from mbc_companion.exchange.journals.plain_words import maybe_html, with_title
from mbc_companion.exchange.unpacking import Source


def read(source: Source) -> Iterator[Found]:
    name = source.names()[0]
    try:
        with source.open(name) as stream:
            for day, one in json_pairs(stream, "entries"):
                yield _entry(day[:40], one)
    except Broken:
        yield Skipped(name, Why.UNREADABLE)


def _entry(where: str, one: Any) -> Found:
    day = day_in(where)
    at = within(datetime.combine(day, NOON)) if day is not None else None
    if at is None:
        return Skipped(where, Why.NO_DATE)
    if not isinstance(one, dict):
        return Skipped(where, Why.UNREADABLE)
    text = with_title(text_in(one.get("title")), maybe_html(text_in(one.get("text"))))
    return FoundEntry(at, where, text=text) if text.strip() else Skipped(where, Why.EMPTY)
