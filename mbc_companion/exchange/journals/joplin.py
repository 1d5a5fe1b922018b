"""Joplin's JEX: a tar of notes, tags and what ties them, each with its fields at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from mbc_companion.exchange.domain import Found, FoundEntry, Skipped, Why
from mbc_companion.exchange.journals.dates import instant
from mbc_companion.exchange.journals.decoding import whole_words
from mbc_companion.exchange.journals.pictures import Pictures
from mbc_companion.exchange.journals.plain_words import plain_html, with_title
from mbc_companion.exchange.unpacking import Source

_NAME = re.compile(r"[0-9a-f]{32}\.md")
_FIELD = re.compile(r"([a-z_]{1,40}):(?: (.*))?")
_RESOURCE = re.compile(r"!\[[^\]\n]{0,200}\]\(:/([0-9a-f]{32})[^)\n]{0,200}\)")
_NOTE, _TAG, _TIE = "1", "5", "6"
_HTML = "2"
_MOST_FIELDS = 60


@dataclass
class Note:
    """One file of the archive, whatever it is."""

    title: str
    body: str
    fields: dict[str, str] = field(default_factory=dict)


def is_one(name: str) -> bool:
    return _NAME.fullmatch(name) is not None


def parsed(words: str) -> Note | None:
    """Fields are read from the end: the body may have lines that look like some."""
    lines = words.rstrip("\n").split("\n")
    fields: dict[str, str] = {}
    while lines and len(fields) < _MOST_FIELDS and (found := _FIELD.fullmatch(lines[-1])):
        fields.setdefault(found[1], (found[2] or "").strip())
        lines.pop()
    if "type_" not in fields:
        return None
    title = lines[0] if lines else ""
    return Note(title.strip(), "\n".join(lines[1:]).strip("\n").rstrip(), fields)


def read(source: Source) -> Iterator[Found]:
    names = [name for name in source.names() if is_one(name)]
    tags = _tags(source, names)
    pictures = Pictures(source)
    for name in names:
        note = parsed(whole_words(source, name))
        if note is None:
            yield Skipped(name, Why.UNREADABLE)
        elif note.fields["type_"] == _NOTE:
            yield from _entry(name, note, tags, pictures)


def _tags(source: Source, names: list[str]) -> dict[str, tuple[str, ...]]:
    """The words of the tags of each note."""
    words: dict[str, str] = {}
    ties: list[tuple[str, str]] = []
    for name in names:
        note = parsed(whole_words(source, name))
        if note is None:
            continue
        if note.fields["type_"] == _TAG:
            words[note.fields.get("id", "")] = note.title
        elif note.fields["type_"] == _TIE:
            ties.append((note.fields.get("note_id", ""), note.fields.get("tag_id", "")))
    found: dict[str, tuple[str, ...]] = {}
    for of_note, tag in ties:
        if words.get(tag):
            found[of_note] = (*found.get(of_note, ()), words[tag])
    return found


def _entry(
    name: str, note: Note, tags: dict[str, tuple[str, ...]], pictures: Pictures
) -> Iterator[Found]:
    fields, where = note.fields, note.title[:60] or PurePosixPath(name).stem
    if fields.get("encryption_applied") == "1":
        yield Skipped(where, Why.LOCKED)
        return
    if fields.get("deleted_time", "0") not in {"", "0"}:
        yield Skipped(where, Why.DELETED)
        return
    at = instant(fields.get("user_created_time")) or instant(fields.get("created_time"))
    if at is None:
        yield Skipped(where, Why.NO_DATE)
        return
    photos, missing = pictures.all_of(_RESOURCE.findall(note.body), where)
    yield from missing
    body = _RESOURCE.sub("", note.body)
    if fields.get("markup_language") == _HTML:
        body = plain_html(body)
    text = with_title(note.title, body)
    if not text.strip() and not photos:
        yield Skipped(where, Why.EMPTY)
        return
    yield FoundEntry(at, where, text=text, tags=tags.get(fields.get("id", ""), ()), photos=photos)
