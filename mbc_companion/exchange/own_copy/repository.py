"""Everything of an export of ours put back: what is not here yet, the rest left alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from enum import Enum
from typing import Any

from sqlalchemy import text

from mbc_companion.appointments import domain as visits
from mbc_companion.appointments.recurrence import Pace
from mbc_companion.contacts import domain as contacts
from mbc_companion.contacts.support_map import domain as support
from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import FileNotKnown
from mbc_companion.coverage import domain as coverage
from mbc_companion.coverage import facts
from mbc_companion.coverage.call_record import CallState
from mbc_companion.exchange import repository as kept
from mbc_companion.exchange.arrivals.domain import Done, Kind, Outlook, Pause, Tell
from mbc_companion.exchange.arrivals.repository import Batch
from mbc_companion.exchange.domain import Skipped, Why
from mbc_companion.exchange.own_copy.checking import fits
from mbc_companion.exchange.own_copy.reading import NAME, OwnCopy, Row
from mbc_companion.exchange.unpacking import Source, whole
from mbc_companion.helplines.own import NoteKind
from mbc_companion.storage import migrations
from mbc_companion.storage.database import Database
from mbc_companion.storage.whole.adding import Adding, What, take_out

_AT_ONCE = 25
_EXAMPLES = 5
_COUNTED = ("entry", "visit", "contact")


def _values(*kinds: type[Enum]) -> frozenset[str]:
    return frozenset(str(one.value) for kind in kinds for one in kind)


_ALLOWED = {
    ("visit", "kind"): _values(visits.Kind),
    ("visit", "mode"): _values(visits.Mode),
    ("visit", "status"): _values(visits.Status),
    ("visit", "payment"): _values(visits.Payment),
    ("visit_series", "pace"): _values(Pace),
    ("contact", "kind"): _values(contacts.Kind),
    ("license_check", "outcome"): _values(contacts.Outcome),
    ("helpline_note", "kind"): _values(NoteKind),
    ("support", "kind"): _values(support.SupportKind),
    ("support", "status"): _values(support.Status),
    ("coverage_plan", "sort"): _values(coverage.PlanSort),
    ("coverage_plan", "type"): _values(coverage.PlanType),
    ("coverage_authorization", "status"): _values(coverage.AuthorizationStatus),
    ("coverage_fact", "name"): _values(facts.Name),
    ("coverage_fact", "source"): _values(facts.Source),
    ("insurer_call", "state"): _values(CallState),
    ("visit_payment", "payer"): _values(coverage.Payer),
    ("visit_payment", "claim"): _values(coverage.ClaimState),
}
Opening = Callable[[], AbstractContextManager[Source]]


class OwnCopyArrival:
    """``arrivals.domain.Arrival`` for a folder, a zip or an ``everything.json`` of ours."""

    def __init__(self, database: Database, clock: Clock, opening: Opening) -> None:
        self._database, self._clock, self._opening = database, clock, opening
        self._rows = 0
        self._batch: Batch | None = None

    def look(self, pause: Pause) -> Outlook:
        counted: dict[What, int] = {}
        main = {What.ADDED: 0, What.HERE: 0}
        examples: list[Skipped] = []
        self._rows = 0
        for table, what in self._through(pause, dry=True):
            self._rows += 1
            counted[what] = counted.get(what, 0) + 1
            if table in _COUNTED and what in main:
                main[what] += 1
            if what in (What.ORPHAN, What.REFUSED) and len(examples) < _EXAMPLES:
                examples.append(Skipped(table, Why.UNREADABLE))
        refused = counted.get(What.ORPHAN, 0) + counted.get(What.REFUSED, 0)
        added = counted.get(What.ADDED, 0)
        return Outlook(
            kind=Kind.EVERYTHING,
            new=main[What.ADDED] or added,
            here=main[What.HERE],
            skipped={Why.UNREADABLE: refused} if refused else {},
            examples=tuple(examples),
        )

    def _through(self, pause: Pause, *, dry: bool) -> Iterator[tuple[str, What]]:
        adding = Adding(self._database)
        with self._opening() as source:
            copy = _copy_in(source)
            expected = copy.check(migrations.LATEST)
            counts: dict[str, int] = {}
            waiting: list[Row] = []
            for row in copy.rows():
                counts[row.table] = counts.get(row.table, 0) + 1
                waiting.append(row)
                if len(waiting) >= _AT_ONCE:
                    pause()
                    yield from self._put(adding, waiting, dry=dry)
                    waiting = []
            yield from self._put(adding, waiting, dry=dry)
        if counts != {table: count for table, count in expected.items() if count}:
            raise FileNotKnown("CUT_SHORT")

    def _put(self, adding: Adding, rows: list[Row], *, dry: bool) -> Iterator[tuple[str, What]]:
        good = [row for row in rows if _good(adding, row)]
        with self._database.write():
            found = adding.add(((row.table, row.values or {}) for row in good), dry=dry)
            if not dry:
                self._note(adding, zip(good, found, strict=True))
        yield from zip((row.table for row in good), found, strict=True)
        for row in rows:
            if row not in good:
                yield row.table, What.REFUSED

    def _note(self, adding: Adding, results: Any) -> None:
        assert self._batch is not None
        marks = []
        for row, what in results:
            if what is What.ADDED and not adding.shapes[row.table].parents:
                mark = adding.mark(row.table, row.values or {})
                marks.append((_digest(self._batch.uid, mark), mark))
        self._batch.note(marks)

    def bring(self, pause: Pause, tell: Tell) -> Done:
        batch = self._batch = Batch(self._database, self._clock, Kind.EVERYTHING, NAME)
        added = main = 0
        try:
            for done, (table, what) in enumerate(self._through(pause, dry=False), start=1):
                added += what is What.ADDED
                main += what is What.ADDED and table in _COUNTED
                if not done % _AT_ONCE:
                    tell(done, self._rows)
            batch.publish(main)
        except BaseException:
            self.take_back()
            raise
        return Done(batch.uid, Kind.EVERYTHING, main or added, 0)

    def take_back(self) -> None:
        if self._batch is not None:
            take_back(self._database, self._batch.uid)
        self._batch = None


def take_back(database: Database, uid: str) -> None:
    """Delete what one bringing in added, in steps; what was changed since stays."""
    some = text("SELECT record_uid FROM import_item WHERE batch_uid = :batch LIMIT 200")
    gone = text(
        "DELETE FROM import_item WHERE batch_uid = :batch AND record_uid IN"
        " (SELECT record_uid FROM import_item WHERE batch_uid = :batch LIMIT 200)"
    )
    while True:
        with database.write() as connection:
            marks = [str(row[0]) for row in connection.execute(some, {"batch": uid})]
            if not marks:
                kept.forget(connection, uid)
                return
            take_out(database, marks)
            connection.execute(gone, {"batch": uid})


def drop_unfinished(database: Database) -> bool:
    """At unlocking: what a kill left half brought in goes. True if there was any."""
    words = text("SELECT uid FROM import_batch WHERE published_at IS NULL AND kind = :kind")
    with database.read() as connection:
        left = list(connection.execute(words, {"kind": Kind.EVERYTHING.value}).scalars())
    for uid in left:
        take_back(database, uid)
    return bool(left)


def _copy_in(source: Source) -> OwnCopy:
    """Raises FileNotKnown if there is none."""
    names = [name for name in source.names() if name.rpartition("/")[2] == NAME]
    if len(names) != 1 and len(source.names()) != 1:
        raise FileNotKnown("NAME")
    name = names[0] if names else source.names()[0]
    folder = name[: -len(NAME)]

    def photo(beside: str) -> bytes | None:
        path = f"{folder}{beside}"
        return whole(source, path) if source.has(path) else None

    return OwnCopy(lambda: source.open(name), photo, source.budget)


def _good(adding: Adding, row: Row) -> bool:
    shape = adding.shapes.get(row.table)
    values = row.values
    if shape is None or values is None or not set(values) <= set(shape.columns):
        return False
    if not shape.needed <= {column for column, value in values.items() if value is not None}:
        return False
    kinds = dict(zip(shape.columns, shape.kinds, strict=True))
    if not all(fits(row.table, name, kinds[name], one, _ALLOWED) for name, one in values.items()):
        return False
    return _meant(row.table, values)


def _meant(table: str, values: Any) -> bool:
    """What only the rooms themselves can judge."""
    try:
        if table == "coverage_fact":
            facts.from_text(facts.Name(values["name"]), values.get("value"))
        if table in ("coverage_benefit", "coverage_authorization"):
            [coverage.Kind(one) for one in str(values.get("kinds", "")).split(",") if one]
    except (ValueError, KeyError):
        return False
    return True


def _digest(batch: str, mark: str) -> bytes:
    return hashlib.blake2b(f"{batch}\x00{mark}".encode(), digest_size=16).digest()
