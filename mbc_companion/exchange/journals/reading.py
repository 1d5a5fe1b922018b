"""Which program a file comes from, and reading it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from mbc_companion.core.errors import FileLocked, FileNotKnown, FileTooLarge
from mbc_companion.exchange.domain import Columns, Found, Skipped, Why
from mbc_companion.exchange.journals import (
    columns,
    daily_you,
    day_one,
    daylio_backup,
    daylio_table,
    joplin,
    jrnl,
    mini_diary,
    notes,
    red_notebook,
    standard_notes,
)
from mbc_companion.exchange.journals.decoding import Broken, Rows, json_events, lines
from mbc_companion.exchange.unpacking import Source

_EVENTS = 20_000
_LINES = 400


class Kind(Enum):
    """The value is kept with what was brought in."""

    DAYLIO = "daylio"
    DAYLIO_BACKUP = "daylio-backup"
    DAY_ONE = "day-one"
    JRNL_JSON = "jrnl-json"
    JRNL_TEXT = "jrnl-text"
    RED_NOTEBOOK = "rednotebook"
    MINI_DIARY = "mini-diary"
    DAILY_YOU = "daily-you"
    JOPLIN = "joplin"
    STANDARD_NOTES = "standard-notes"
    NOTES = "notes"
    TABLE = "table"


def recognized(source: Source) -> Kind:
    """Raises FileNotKnown, FileLocked, FileTooLarge."""
    names = source.names()
    if source.has(daylio_backup.MAIN):
        return Kind.DAYLIO_BACKUP
    if any(joplin.is_one(name) for name in names):
        return Kind.JOPLIN
    if len(names) == 1 and not red_notebook.is_month(names[0]):
        return _single(source, names[0])
    for name in [name for name in names if name.lower().endswith((".json", ".txt"))][:8]:
        found = _json_kind(source, name)
        if found in {Kind.DAY_ONE, Kind.STANDARD_NOTES, Kind.DAILY_YOU}:
            return found
    if any(red_notebook.is_month(name) for name in names):
        return Kind.RED_NOTEBOOK
    if any(notes.is_one(name) for name in names):
        return Kind.NOTES
    raise FileNotKnown("KIND")


def _single(source: Source, name: str) -> Kind:
    with source.open(name) as stream:
        head = stream.read(400).lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"{", b"[")) and (found := _json_kind(source, name)) is not None:
        return found
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileNotKnown("KIND")
    if jrnl.is_locked(head.decode("latin-1")):
        raise FileLocked("JRNL")
    if name.lower().endswith((".csv", ".tsv")):
        return _table_kind(source, name)
    for _, line in zip(range(_LINES), lines(source, name), strict=False):
        if line.startswith("[") and jrnl.starts(line) is not None:
            return Kind.JRNL_TEXT
    if notes.is_one(name):
        return Kind.NOTES
    raise FileNotKnown("KIND")


def _table_kind(source: Source, name: str) -> Kind:
    rows = Rows(source, name)
    rows.close()
    if daylio_table.is_one(rows.header):
        return Kind.DAYLIO
    if len(rows.header) > 1:
        return Kind.TABLE
    raise FileNotKnown("TABLE")


_PLACES = {
    "entries.item.creationDate": Kind.DAY_ONE,
    "entries.item.uuid": Kind.DAY_ONE,
    "entries.item.body": Kind.JRNL_JSON,
    "entries.item.title": Kind.JRNL_JSON,
    "item.timeCreated": Kind.DAILY_YOU,
    "items.item.content_type": Kind.STANDARD_NOTES,
}


def _json_kind(source: Source, name: str) -> Kind | None:
    """By what is where in its beginning."""
    try:
        with source.open(name) as stream:
            for _, (prefix, event, value) in zip(range(_EVENTS), json_events(stream), strict=False):
                if prefix in _PLACES:
                    return _PLACES[prefix]
                if prefix == "entries" and event == "map_key" and str(value)[:1].isdigit():
                    return Kind.MINI_DIARY
    except (Broken, FileTooLarge):
        return None
    return None


def read(source: Source, kind: Kind, matched: Columns | None = None) -> Iterator[Found]:
    """Everything in it. Raises FileTooLarge, FileLocked, FileNotKnown; of a file that breaks
    off, what came before is given."""
    for name in source.outside:
        yield Skipped(name[:80], Why.OUTSIDE)
    if not source.names():
        raise FileNotKnown("NAMES")
    for found in _reader(source, kind, matched):
        source.budget.counted()
        yield found


def _reader(source: Source, kind: Kind, matched: Columns | None) -> Iterator[Found]:
    if kind is Kind.TABLE:
        return columns.read(source, matched or columns.guess(source))
    return {
        Kind.DAYLIO: daylio_table.read,
        Kind.DAYLIO_BACKUP: daylio_backup.read,
        Kind.DAY_ONE: day_one.read,
        Kind.JRNL_JSON: jrnl.read_json,
        Kind.JRNL_TEXT: jrnl.read_text,
        Kind.RED_NOTEBOOK: red_notebook.read,
        Kind.MINI_DIARY: mini_diary.read,
        Kind.DAILY_YOU: daily_you.read,
        Kind.JOPLIN: joplin.read,
        Kind.STANDARD_NOTES: standard_notes.read,
        Kind.NOTES: notes.read,
    }[kind](source)
