"""Day One's JSON export: a zip of journals with pictures. Places and weather stay behind."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from mbc_companion.exchange.domain import Found, FoundEntry, Skipped, Why
from mbc_companion.exchange.journals.dates import instant, zone_in
from mbc_companion.exchange.journals.decoding import Broken, json_records, text_in, texts_in
from mbc_companion.exchange.journals.pictures import Pictures
from mbc_companion.exchange.journals.plain_words import unescaped
from mbc_companion.exchange.unpacking import Source

ENTRIES = "entries.item"
_PICTURE = re.compile(r"!\[[^\]\n]{0,200}\]\(dayone-moment:/{1,2}[^)\n]{0,200}\)\n?")
_MOST_PARTS = 100_000


def read(source: Source) -> Iterator[Found]:
    pictures = Pictures(source)
    for name in source.names():
        if not name.lower().endswith(".json"):
            continue
        try:
            with source.open(name) as stream:
                for number, one in enumerate(json_records(stream, ENTRIES), 1):
                    yield from _entry(f"{name}:{number}", one, pictures)
        except Broken:
            yield Skipped(name, Why.UNREADABLE)


def _entry(where: str, one: Any, pictures: Pictures) -> Iterator[Found]:
    if not isinstance(one, dict):
        yield Skipped(where, Why.UNREADABLE)
        return
    at = instant(one.get("creationDate"))
    if at is None:
        yield Skipped(where, Why.NO_DATE)
        return
    photos, missing = pictures.all_of(_photos(one.get("photos")), where)
    yield from missing
    text = _PICTURE.sub("", text_in(one.get("text")) or _rich(one.get("richText")))
    text, tags = unescaped(text).strip(), texts_in(one.get("tags"))
    if not (text or photos or tags):
        yield Skipped(where, Why.EMPTY)
        return
    yield FoundEntry(
        at,
        where,
        zone=zone_in(one.get("timeZone")),
        text=text,
        tags=tags,
        starred=one.get("starred") is True,
        photos=photos,
    )


def _photos(value: object) -> Iterator[str]:
    """Names of their files, in their order; without a sum there is nothing to find them by."""
    found = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    for one in sorted(found, key=_order):
        yield text_in(one.get("md5")) or text_in(one.get("identifier"))


def _order(one: dict[str, Any]) -> float:
    place = one.get("orderInEntry")
    return place if isinstance(place, int | float) else 0


def _rich(value: object) -> str:
    """The words of an entry that has only its rich form."""
    try:
        parts = json.loads(value) if isinstance(value, str) else None
    except (ValueError, RecursionError):
        return ""
    contents = parts.get("contents") if isinstance(parts, dict) else None
    if not isinstance(contents, list):
        return ""
    texts = (part.get("text") for part in contents[:_MOST_PARTS] if isinstance(part, dict))
    return "".join(text for text in texts if isinstance(text, str))
