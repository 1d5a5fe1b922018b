"""Daylio's backup: a zip with its own data as JSON inside base64, and pictures."""

from __future__ import annotations

import base64
import binascii
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from mbc_companion.core.errors import FileNotKnown
from mbc_companion.exchange.domain import Found, FoundEntry, Skipped, Why
from mbc_companion.exchange.journals.dates import within
from mbc_companion.exchange.journals.daylio_table import GIVEN
from mbc_companion.exchange.journals.decoding import Broken, json_records, text_in
from mbc_companion.exchange.journals.pictures import Pictures
from mbc_companion.exchange.journals.plain_words import maybe_html, with_title
from mbc_companion.exchange.unpacking import Source, whole

MAIN = "backup.daylio"
_MOST = 64_000_000
_GIVEN = dict(enumerate(GIVEN, 1))
_BEST, _WORST = 1, 5


@dataclass(frozen=True)
class _Names:
    """By Daylio's own numbers; a mood is its name and its mark."""

    moods: Mapping[int, tuple[str, int | None]]
    tags: Mapping[int, str]
    assets: Mapping[int, str]


def read(source: Source) -> Iterator[Found]:
    try:
        data = base64.b64decode(b"".join(whole(source, MAIN, _MOST).split()), validate=True)
    except binascii.Error:
        raise FileNotKnown("BASE64") from None
    pictures = Pictures(source)
    try:
        names = _Names(
            _moods(data), _named(data, "tags", "name"), _named(data, "assets", "checksum")
        )
        for number, one in enumerate(json_records(io.BytesIO(data), "dayEntries.item"), 1):
            yield from _entry(str(number), one, names, pictures)
    except Broken:
        yield Skipped(MAIN, Why.UNREADABLE)


def _named(data: bytes, part: str, field: str) -> dict[int, str]:
    found = (one for one in json_records(io.BytesIO(data), f"{part}.item") if isinstance(one, dict))
    return {one["id"]: text_in(one.get(field)) for one in found if isinstance(one.get("id"), int)}


def _moods(data: bytes) -> dict[int, tuple[str, int | None]]:
    moods: dict[int, tuple[str, int | None]] = {}
    for one in json_records(io.BytesIO(data), "customMoods.item"):
        if not isinstance(one, dict) or not isinstance(one.get("id"), int):
            continue
        group, given = one.get("mood_group_id"), one.get("predefined_name_id")
        name = text_in(one.get("custom_name")).strip()
        if not name and isinstance(given, int):
            name = _GIVEN.get(given, "")
        # The group says how good it was, 1 best; the number of a mood says nothing.
        mark = None
        if isinstance(group, int) and _BEST <= group <= _WORST:
            mark = _WORST + _BEST - group
        moods[one["id"]] = (name or (_GIVEN[6 - mark] if mark else str(one["id"])), mark)
    return moods


def _entry(where: str, one: Any, names: _Names, pictures: Pictures) -> Iterator[Found]:
    if not isinstance(one, dict):
        yield Skipped(where, Why.UNREADABLE)
        return
    at = _at(one)
    if at is None:
        yield Skipped(where, Why.NO_DATE)
        return
    mood, mark = names.moods.get(_number(one.get("mood")), ("", None))
    text = with_title(text_in(one.get("note_title")), maybe_html(text_in(one.get("note"))))
    tags = tuple(filter(None, (names.tags.get(tag, "").strip() for tag in _numbers(one, "tags"))))
    wanted = (names.assets.get(asset, "") for asset in _numbers(one, "assets"))
    photos, missing = pictures.all_of(wanted, where)
    yield from missing
    if not (mood or text or tags or photos):
        yield Skipped(where, Why.EMPTY)
        return
    starred = one.get("isFavorite") in (True, 1)
    yield FoundEntry(
        at,
        where,
        text=text,
        mood=mood,
        mood_guess=mark,
        tags=tags,
        starred=starred,
        photos=photos,
    )


def _at(one: dict[str, Any]) -> datetime | None:
    """What the clock showed, with the offset it had; Daylio counts months from 0."""
    fields = [one.get(name) for name in ("year", "month", "day", "hour", "minute")]
    if not all(isinstance(field, int) for field in fields):
        return None
    year, month, day, hour, minute = (int(field) for field in fields if field is not None)
    offset = one.get("timeZoneOffset")
    try:
        at = datetime(year, month + 1, day, hour, minute)
        if isinstance(offset, int | float):
            at = at.replace(tzinfo=timezone(timedelta(milliseconds=offset)))
    except (ValueError, OverflowError):
        return None
    return within(at)


def _number(value: object) -> int:
    return value if isinstance(value, int) else -1


def _numbers(one: dict[str, Any], field: str) -> list[int]:
    value = one.get(field)
    return [each for each in value if isinstance(each, int)] if isinstance(value, list) else []
