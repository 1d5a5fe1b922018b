"""One export from the first file to the last: in slices, told as it goes, ended when asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from mbc_companion.core.errors import KnownError
from mbc_companion.exchange.taking_out import guarded_cells, journal_files, schemas, whole_file
from mbc_companion.exchange.taking_out.destination import Out
from mbc_companion.exchange.taking_out.domain import (
    Choice,
    OpenEntry,
    Part,
    Reads,
    SheetOut,
    Told,
    Words,
)


class ChangedMeanwhile(KnownError):
    """Somebody wrote while rows were read, so that they may not fit together."""


class Writing:
    """``pause`` is called between slices; what it raises ends the work, and nothing is left."""

    def __init__(
        self,
        reads: Reads,
        choice: Choice,
        words: Words,
        *,
        made_at: datetime,
        schema: int,
        others: Iterable[tuple[Part, str, Callable[[], bytes]]],
        pause: Callable[[], None],
        tell: Callable[[Told], None],
    ) -> None:
        """``others`` are files made elsewhere: their part, their name, what makes them."""
        self._reads, self._choice, self._words = reads, choice, words
        self._made_at, self._schema = made_at, schema
        self._others = tuple(others)
        self._pause, self._tell = pause, tell
        self._done = 0
        self._whole = 1

    def write(self, out: Out) -> None:
        """Raises DiskFull, ReadOnly, DiskTrouble, ChangedMeanwhile."""
        choice = self._choice
        self._whole = self._expected(1 if out.side_by_side else 2)
        self._put(out, "README.txt", [self._words.readme])
        if Part.JOURNAL in choice.parts:
            self._journal(out)
        if Part.PHOTOS in choice.parts:
            self._photos(out)
        for sheet in self._reads.sheets(choice.parts, choice.first, choice.last):
            self._sheet(out, sheet)
        for part, name, make in self._others:
            if part in choice.parts:
                self._step(name, 0)
                with out.file(name) as stream:
                    stream.write(make())
        if choice.everything:
            self._everything(out)
        self._step("", self._whole - self._done)

    def _expected(self, readings: int) -> int:
        """Rows to be read, near enough for a bar; ``readings`` of the journal."""
        counts = self._reads.counts()
        entries = counts.get("entry", 0)
        expected = entries * (readings * (Part.JOURNAL in self._choice.parts) + 1)
        expected += counts.get("photo_image", 0) + counts.get("visit", 0)
        return 1 + expected + (sum(counts.values()) if self._choice.everything else 0)

    def _step(self, name: str, rows: int) -> None:
        self._pause()
        self._done = min(self._whole, self._done + rows)
        self._tell(Told(name, self._done, self._whole))

    def _put(self, out: Out, name: str, pieces: Iterable[str]) -> None:
        with out.file(name) as stream:
            for piece in pieces:
                stream.write(piece.encode("utf-8", "replace"))

    def _entries(self, name: str) -> Iterable[list[OpenEntry]]:
        choice = self._choice
        words_only = Part.CHECK_INS not in choice.parts
        for some in self._reads.entries(choice.first, choice.last, only_words=words_only):
            yield some
            self._step(name, len(some))

    def _journal(self, out: Out) -> None:
        self._put(out, "journal.schema.json", [_pretty(schemas.JOURNAL)])
        name, months = "journal.json", journal_files.Months(self._words)
        entries = self._entries(name)
        if out.side_by_side:
            entries = self._also_by_month(out, months, entries)
        self._put(out, name, journal_files.as_json(entries, self._made_at, self._words))
        if not out.side_by_side:
            for _some in self._also_by_month(out, months, self._entries("journal")):
                pass

    def _also_by_month(
        self, out: Out, months: journal_files.Months, entries: Iterable[list[OpenEntry]]
    ) -> Iterable[list[OpenEntry]]:
        """Both from one reading, which is most of the time it takes."""
        for some in entries:
            for month, text in months.add(some):
                self._put(out, month, [text])
            yield some
        for month, text in months.rest():
            self._put(out, month, [text])

    def _photos(self, out: Out) -> None:
        choice = self._choice
        if choice.everything:
            found = self._reads.all_photos()
        else:
            found = self._reads.photos(choice.first, choice.last)
        for uid, jpeg in found:
            with out.file(journal_files.photo_name(uid)) as stream:
                stream.write(jpeg)
            self._step("photos", 1)

    def _sheet(self, out: Out, sheet: SheetOut) -> None:
        with out.file(sheet.name) as stream:
            # Spreadsheet programs take a file without this mark for another alphabet's.
            stream.write(b"\xef\xbb\xbf" + guarded_cells.lines([sheet.columns]).encode())
            batch: list[tuple[Any, ...]] = []
            for row in sheet.rows:
                batch.append(row)
                if len(batch) == 500:
                    stream.write(guarded_cells.lines(batch).encode("utf-8", "replace"))
                    self._step(sheet.name, len(batch))
                    batch = []
            stream.write(guarded_cells.lines(batch).encode("utf-8", "replace"))
        self._step(sheet.name, len(batch))

    def _everything(self, out: Out) -> None:
        self._put(out, "everything.schema.json", [_pretty(schemas.EVERYTHING)])
        before = self._reads.changes
        name = whole_file.NAME

        def told() -> Iterable[tuple[str, tuple[str, ...], list[tuple[Any, ...]]]]:
            for table, columns, rows in self._reads.everything():
                yield table, columns, rows
                self._step(name, len(rows))

        whole = whole_file.as_json(told(), schema=self._schema, made_at=self._made_at)
        self._put(out, name, whole)
        if self._reads.changes != before:
            raise ChangedMeanwhile("CHANGED")


def _pretty(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
