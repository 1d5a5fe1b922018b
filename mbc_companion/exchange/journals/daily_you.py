"""Daily You's JSON: a list of days with a mood from -2 to 2."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mbc_companion.exchange.domain import Found, FoundEntry, Skipped, Why
from mbc_companion.exchange.journals.dates import instant
from mbc_companion.exchange.journals.decoding import Broken, json_records, text_in
from mbc_companion.exchange.journals.pictures import Pictures
from mbc_companion.exchange.unpacking import Source

_MIDDLE, _MOST = 3, 2


def read(source: Source) -> Iterator[Found]:
    pictures = Pictures(source)
    names = source.names()
    name = next((one for one in names if one.lower().endswith(".json")), names[0])
    try:
        with source.open(name) as stream:
            for number, one in enumerate(json_records(stream, "item"), 1):
                yield from _entry(f"{name}:{number}", one, pictures)
    except Broken:
        yield Skipped(name, Why.UNREADABLE)


def _entry(where: str, one: Any, pictures: Pictures) -> Iterator[Found]:
    if not isinstance(one, dict):
        yield Skipped(where, Why.UNREADABLE)
        return
    at = instant(one.get("timeCreated"))
    if at is None:
        yield Skipped(where, Why.NO_DATE)
        return
    mood = one.get("mood")
    known = isinstance(mood, int) and not isinstance(mood, bool) and -_MOST <= mood <= _MOST
    mark = _MIDDLE + int(mood) if known and mood is not None else None
    photos, missing = pictures.all_of(_images(one.get("images")), where)
    yield from missing
    text = text_in(one.get("text")).strip()
    if not text and mark is None and not photos:
        yield Skipped(where, Why.EMPTY)
        return
    yield FoundEntry(at, where, text=text, mood_guess=mark, photos=photos)


def _images(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else ():
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            yield next((text for text in one.values() if isinstance(text, str)), "")
