"""Folders and single files of Markdown or text, with or without fields at their top."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any

from mbc_companion.core.errors import FileNotKnown, FileTooLarge
from mbc_companion.exchange.domain import Found, FoundEntry, Skipped, Why
from mbc_companion.exchange.journals.dates import NOON, day_in, moment_in, within
from mbc_companion.exchange.journals.decoding import safe_yaml, texts_in, whole_words
from mbc_companion.exchange.journals.plain_words import maybe_html, tags_in, with_title
from mbc_companion.exchange.unpacking import Source

ENDINGS = (".md", ".markdown", ".txt", ".text", ".html", ".htm")
_FENCE = "---"
_MOST_FIELD_LINES = 200
_CREATED = ("created", "date", "created_at", "datetime", "creation_date")
_HEADING = re.compile(r"#{1,6} +(.{6,60})")
_MOST_FIELDS = 100_000


def is_one(name: str) -> bool:
    return name.lower().endswith(ENDINGS)


def read(source: Source) -> Iterator[Found]:
    for name in source.names():
        if not is_one(name):
            continue
        try:
            words = whole_words(source, name)
        except FileTooLarge as error:
            if error.code != "RECORD":
                raise
            yield Skipped(name, Why.UNREADABLE)
            continue
        yield from _file(name, words)


def _file(name: str, words: str) -> Iterator[Found]:
    if "\0" in words[:1000]:
        yield Skipped(name, Why.UNREADABLE)
        return
    fields, body = split(words)
    if fields is None:
        days = _days(words)
        if len(days) > 1:
            yield from _sections(name, words.split("\n"), days)
            return
    yield _entry(name, fields or {}, body)


def split(words: str) -> tuple[dict[Any, Any] | None, str]:
    """The fields between the first two lines of ``---``, and the rest; None without fields."""
    lines = words.split("\n", _MOST_FIELD_LINES)
    if not lines or lines[0].strip() != _FENCE:
        return None, words
    for end, line in enumerate(lines[1:], 1):
        if line.strip() in {_FENCE, "..."}:
            head = "\n".join(lines[1:end])
            try:
                fields = safe_yaml(head) if len(head) < _MOST_FIELDS else None
            except FileNotKnown:
                fields = None
            return (
                (fields, "\n".join(lines[end + 1 :])) if isinstance(fields, dict) else (None, words)
            )
    return None, words


def _entry(name: str, fields: dict[Any, Any], body: str) -> Found:
    at = next(filter(None, (_moment(fields.get(key)) for key in _CREATED)), None)
    at = at or _named(name) or _first_line(body)
    if at is None:
        return Skipped(name, Why.NO_DATE)
    title = fields.get("title")
    text = with_title(title if isinstance(title, str) else "", maybe_html(body))
    if not text.strip():
        return Skipped(name, Why.EMPTY)
    starred = fields.get("starred") is True or fields.get("favorite") is True
    tags = _tags(fields.get("tags")) if fields else tags_in(text)
    return FoundEntry(at, name, text=text, tags=tags, starred=starred)


def _moment(value: object) -> datetime | None:
    """Fields are words, or what YAML made of them."""
    if isinstance(value, datetime):
        return within(value)
    if isinstance(value, date):
        return within(datetime.combine(value, NOON))
    return moment_in(value) if isinstance(value, str) else None


def _named(name: str) -> datetime | None:
    """A date in the file's name, or in its folders (2024/01/05.md)."""
    path = PurePosixPath(name)
    return moment_in(path.stem.replace("_", " ")) or _on(
        day_in("-".join((*path.parts[-3:-1], path.stem)))
    )


def _on(day: date | None) -> datetime | None:
    return within(datetime.combine(day, NOON)) if day is not None else None


def _first_line(body: str) -> datetime | None:
    first = body.lstrip().partition("\n")[0]
    return moment_in(first.lstrip("# ")) if len(first) <= 60 else None


def _tags(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(filter(None, (one.strip().lstrip("#") for one in value.split(","))))
    return texts_in(value)


def _days(words: str) -> dict[int, date]:
    """Headings that are a day, by their line: a whole diary in one file."""
    found = {}
    for number, line in enumerate(words.split("\n")):
        heading = _HEADING.fullmatch(line.strip()) if line.startswith("#") else None
        day = day_in(heading[1]) if heading else None
        if day is not None:
            found[number] = day
    return found


def _sections(name: str, lines: list[str], days: dict[int, date]) -> Iterator[Found]:
    starts = [*days, len(lines)]
    if any(line.strip() for line in lines[: starts[0]]):
        yield Skipped(f"{name}:1", Why.NO_DATE)
    for start, end in itertools.pairwise(starts):
        at, text = _on(days[start]), "\n".join(lines[start + 1 : end]).strip("\n").rstrip()
        where = f"{name}:{start + 1}"
        if at is None:
            yield Skipped(where, Why.NO_DATE)
        elif text:
            yield FoundEntry(at, where, text=text, tags=tags_in(text))
        else:
            yield Skipped(where, Why.EMPTY)
