"""jrnl's two exports: JSON, and its own text of which each entry begins with [date time]."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from mbc_companion.exchange.domain import Found, FoundEntry, Skipped, Why
from mbc_companion.exchange.journals.dates import day_in, moment_in, time_beside
from mbc_companion.exchange.journals.decoding import Broken, json_records, lines, text_in, texts_in
from mbc_companion.exchange.journals.plain_words import tags_in
from mbc_companion.exchange.limits import MOST_RECORD_BYTES
from mbc_companion.exchange.unpacking import Source

_HEAD = re.compile(r"\[([^\]\n]{8,40})\](?: (.*)|$)")
_USUAL = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d$")
_ENCRYPTED = ("gAAAA", "{jrnl-")


def is_locked(head: str) -> bool:
    return head.startswith(_ENCRYPTED)


def starts(line: str) -> tuple[datetime, str] | None:
    """When an entry begins with ``line``, and its title; None for a line inside one."""
    found = _HEAD.match(line)
    if found is None:
        return None
    said = found[1]
    if not _USUAL.match(said) and (day_in(said) is None or time_beside(said) is None):
        return None
    at = moment_in(said)
    return None if at is None else (at, found[2] or "")


def read_json(source: Source) -> Iterator[Found]:
    name = source.names()[0]
    try:
        with source.open(name) as stream:
            for number, one in enumerate(json_records(stream, "entries.item"), 1):
                yield _from_json(f"{name}:{number}", one)
    except Broken:
        yield Skipped(name, Why.UNREADABLE)


def _from_json(where: str, one: Any) -> Found:
    if not isinstance(one, dict):
        return Skipped(where, Why.UNREADABLE)
    at = moment_in(f"{text_in(one.get('date'))} {text_in(one.get('time'))}")
    if at is None:
        return Skipped(where, Why.NO_DATE)
    text = _whole(text_in(one.get("title")).strip(), text_in(one.get("body")))
    tags = tuple(tag.lstrip("@#") for tag in texts_in(one.get("tags")))
    if not text and not tags:
        return Skipped(where, Why.EMPTY)
    return FoundEntry(at, where, text=text, tags=tags, starred=one.get("starred") is True)


def _whole(title: str, body: str) -> str:
    """The title is the first sentence, so no empty line comes between."""
    words = body.strip("\n").rstrip()
    return f"{title}\n{words}" if title and words else title or words


def read_text(source: Source) -> Iterator[Found]:
    name = source.names()[0]
    began: tuple[datetime, str] | None = None
    where, body, size = "", list[str](), 0
    for number, line in enumerate(lines(source, name), 1):
        start = starts(line) if line.startswith("[") else None
        if start is None:
            size += len(line)
            if began is not None and size <= MOST_RECORD_BYTES:
                body.append(line)
            elif began is None and line.strip():
                yield Skipped(f"{name}:{number}", Why.NO_DATE)
            continue
        if began is not None:
            yield _from_text(where, began, body)
        began, where, body, size = start, f"{name}:{number}", [], 0
    if began is not None:
        yield _from_text(where, began, body)


def _from_text(where: str, began: tuple[datetime, str], body: list[str]) -> Found:
    at, title = began
    plain = title.strip()
    starred = plain.startswith("*") or plain.endswith("*")
    if starred:
        plain = plain.removeprefix("*").removesuffix("*").strip()
    text = _whole(plain, "\n".join(body))
    if not text:
        return Skipped(where, Why.EMPTY)
    return FoundEntry(at, where, text=text, tags=tags_in(text), starred=starred)
