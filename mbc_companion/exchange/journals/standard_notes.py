"""Standard Notes' decrypted backup: notes and tags in one list, the tags naming the notes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from mbc_companion.core.errors import FileLocked
from mbc_companion.exchange.domain import Found, FoundEntry, Skipped, Why
from mbc_companion.exchange.journals.dates import instant
from mbc_companion.exchange.journals.decoding import Broken, json_records, text_in
from mbc_companion.exchange.journals.plain_words import maybe_html, with_title
from mbc_companion.exchange.unpacking import Source

_ITEMS = "items.item"
_APP = "org.standardnotes.sn"
_SUPER = ('{"root":', '{ "root":')
_MOST_PARTS = 200_000


def main_file(source: Source) -> str:
    """The file with the notes, whatever the archive is called."""
    named = [one for one in source.names() if one.lower().endswith((".txt", ".json"))]
    called = (one for one in named if "standard notes" in one.lower())
    return next(called, (named or source.names())[0])


def read(source: Source) -> Iterator[Found]:
    name = main_file(source)
    tags: dict[str, tuple[str, ...]] = {}
    try:
        for one in _items(source, name):
            if one.get("content_type") == "Tag":
                _note_tag(one.get("content"), tags)
    except Broken:
        pass
    locked = notes = 0
    try:
        for number, one in enumerate(_items(source, name), 1):
            if one.get("content_type") == "Note":
                found = _entry(f"{number}", one, tags)
                notes += 1
                locked += isinstance(found, Skipped) and found.why is Why.LOCKED
                yield found
            elif isinstance(one.get("content"), str):
                locked += 1
    except Broken:
        yield Skipped(name, Why.UNREADABLE)
    if locked and locked >= notes:
        raise FileLocked("NOTES")


def _items(source: Source, name: str) -> Iterator[dict[str, Any]]:
    with source.open(name) as stream:
        yield from (one for one in json_records(stream, _ITEMS) if isinstance(one, dict))


def _note_tag(content: Any, tags: dict[str, tuple[str, ...]]) -> None:
    if not isinstance(content, dict):
        return
    # A point in the title stands for a tag inside another.
    words = text_in(content.get("title")).replace(".", " ").strip()
    references = content.get("references")
    for one in references if isinstance(references, list) else ():
        uuid = text_in(one.get("uuid")) if isinstance(one, dict) else ""
        if uuid and words:
            tags[uuid] = (*tags.get(uuid, ()), words)


def _entry(where: str, one: dict[str, Any], tags: dict[str, tuple[str, ...]]) -> Found:
    content = one.get("content")
    if isinstance(content, str):
        return Skipped(where, Why.LOCKED)
    if not isinstance(content, dict):
        return Skipped(where, Why.UNREADABLE)
    title = text_in(content.get("title"))
    where = title[:60] or where
    if _says(content, "trashed") or one.get("deleted") is True:
        return Skipped(where, Why.DELETED)
    at = instant(one.get("created_at"))
    if at is None:
        return Skipped(where, Why.NO_DATE)
    text = with_title(title, _plain(text_in(content.get("text"))))
    if not text.strip():
        return Skipped(where, Why.EMPTY)
    starred = _says(content, "starred") or _says(content, "pinned")
    uuid = text_in(one.get("uuid"))
    return FoundEntry(at, where, text=text, tags=tags.get(uuid, ()), starred=starred)


def _says(content: dict[str, Any], word: str) -> bool:
    """Older files have it in the content, newer ones in the data of the program."""
    data = content.get("appData")
    inner = data.get(_APP) if isinstance(data, dict) else None
    return content.get(word) is True or (isinstance(inner, dict) and inner.get(word) is True)


def _plain(text: str) -> str:
    if not text.startswith(_SUPER):
        return maybe_html(text)
    try:
        root = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return "".join(_texts(root.get("root"))).strip()


def _texts(root: Any) -> Iterator[str]:
    """Words of a note of nested parts, a line for each part of the first level."""
    waiting: list[Any] = [root]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        if isinstance(part, str):
            yield part
        elif isinstance(part, dict):
            children = part.get("children")
            if isinstance(children, list):
                ends = ["\n"] if part.get("type") not in {"root", "list", "link"} else []
                waiting += [*ends, *reversed(children)]
            elif part.get("type") == "linebreak":
                yield "\n"
            else:
                yield text_in(part.get("text"))
