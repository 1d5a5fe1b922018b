"""The journal as JSON with its meaning written down, and as a page of Markdown a month."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from mbc_companion.exchange.taking_out.domain import OpenEntry, Words

FORMAT, VERSION = "companion-journal", 1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def as_json(entries: Iterable[list[OpenEntry]], made_at: datetime, words: Words) -> Iterator[str]:
    """The file in pieces."""
    head = {"$schema": "journal.schema.json", "format": FORMAT, "version": VERSION}
    opening = _encode({**head, "made_at": _utc(made_at)})
    yield f'{opening[:-1]},"entries":['
    comma = ""
    for some in entries:
        if some:
            # Encoded together: each call of the encoder costs as much as a check-in.
            yield comma + "\n" + _encode([_entry(one, words) for one in some])[1:-1]
            comma = ","
    yield "\n]}\n"


def _entry(one: OpenEntry, words: Words) -> dict[str, Any]:
    created = _moment(one.created_at)
    made: dict[str, Any] = {
        "uid": one.uid,
        "at": one.at.isoformat(),
        "zone": one.zone,
        "day": one.day.isoformat(),
        "mark": one.mood,
        "mark_word": None if one.mood is None else words.marks[one.mood - 1],
        "feelings": [words.name(key) for key in one.feelings],
        "scales": {words.name(key): value for key, value in one.scales},
        "tags": list(one.tags),
        "starred": one.starred,
        "photos": [photo_name(uid) for uid in one.photos],
        "created_at": created,
        "changed_at": created if one.changed_at == one.created_at else _moment(one.changed_at),
        "text": "" if one.sealed else one.text,
    }
    if one.letter is not None:
        made["letter"] = {"open": one.letter, "sealed": one.sealed}
    return made


def photo_name(uid: str) -> str:
    return f"photos/{uid}.jpg"


def _moment(micros: int) -> str:
    return (_EPOCH + timedelta(microseconds=micros)).isoformat()


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


class Months:
    """Pages of Markdown, one a month; given entries in order, some at a time.

    One month is in memory at a time.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._month = self._day = ""
        self._parts: list[str] = []

    def add(self, some: Iterable[OpenEntry]) -> Iterator[tuple[str, str]]:
        """The name and the words of each month that is whole by now."""
        for one in some:
            day = one.day.isoformat()
            if day != self._day:
                if day[:7] != self._month:
                    yield from self.rest()
                    self._begin(day[:7])
                self._day = day
                self._parts.append(f"\n## {day}\n")
            self._parts.append("\n" + "\n".join(_lines(one, self._words)) + "\n")

    def rest(self) -> Iterator[tuple[str, str]]:
        """The last month, if there is one."""
        if self._parts:
            yield f"journal/{self._month}.md", "".join(self._parts)
        self._parts = []

    def _begin(self, month: str) -> None:
        self._month = month
        self._parts = [f"# {self._words.months[int(month[5:]) - 1]} {month[:4]}\n"]


def _lines(one: OpenEntry, words: Words) -> Iterator[str]:
    mark = "" if one.mood is None else f", {words.marks[one.mood - 1]}"
    yield f"### {one.at:%H:%M}{mark}"
    facts = []
    if one.feelings:
        facts.append(f"{words.feelings}: {', '.join(words.name(key) for key in one.feelings)}")
    facts += [f"{words.name(key)}: {value}" for key, value in one.scales]
    if one.tags:
        facts.append(f"{words.tags}: {', '.join(one.tags)}")
    if facts:
        yield ""
        yield from (f"- {fact}" for fact in facts)
    if one.sealed:
        yield f"\n{words.sealed}"
    elif one.text:
        yield f"\n{one.text}"
    for uid in one.photos:
        yield f"\n![{words.photo}](../{photo_name(uid)})"
