"""A journal brought in: first a look that changes nothing, then all of it or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from mbc_companion.core.errors import FileNotKnown, FileTooLarge, Stopped
from mbc_companion.core.text import MAX_ENTRY_CHARACTERS
from mbc_companion.exchange.domain import (
    Answers,
    Brought,
    Columns,
    FoundEntry,
    MadePhoto,
    MoodWord,
    Pause,
    Plan,
    ReadyEntry,
    Skipped,
    Store,
    Why,
)
from mbc_companion.exchange.journals import columns
from mbc_companion.exchange.journals.knowing import mark_of
from mbc_companion.exchange.journals.reading import Kind, read, recognized
from mbc_companion.exchange.journals.zones import needs_zone, placed
from mbc_companion.exchange.limits import MOST_RECORD_BYTES
from mbc_companion.exchange.unpacking import Source, opened, whole

CLOSING = "STOPPED"
"""The code of a Stopped that is raised because the vault closes."""

MOST_EXAMPLES = 50
MOST_MOODS = 60
_AT_ONCE = 2_500
_CHARACTERS_AT_ONCE = 4_000_000
_PAUSE_EVERY = 20
_PHOTO_BYTES = 20_000_000
MakePhoto = Callable[[bytes], MadePhoto | None]


@dataclass
class Progress:
    """Read by the window while a worker counts; ``share`` from 0 to 1 is how far it is."""

    entries: int = 0
    share: float = 0.0
    unread_photos: int = 0


def look_at(path: Path) -> tuple[Kind, Columns | None]:
    """What kind of file it is, and the columns if it is a table. Raises a KnownError."""
    with opened(path) as source:
        kind = recognized(source)
    with opened(path) as source:
        return kind, columns.guess(source) if kind is Kind.TABLE else None


@dataclass(frozen=True)
class Bringing:
    """One file on its way in. ``pause`` is called often and raises Stopped to end the work."""

    path: Path
    kind: Kind
    store: Store
    make_photo: MakePhoto
    pause: Pause
    progress: Progress = field(default_factory=Progress)
    matched: Columns | None = None

    def plan(self, zone: str) -> Plan:
        """Read all of it and change nothing; ``zone`` places the days until one is chosen."""
        counts = _Counts(zone)
        for some in self._new():
            for found, _parts in some:
                counts.add(found)
        return counts.plan()

    def bring(self, answers: Answers) -> Brought | None:
        """All of it, in one step at the end; None if there was nothing new.

        Whatever ends it before leaves nothing; while the vault closes there is no time for
        that, and it is the next unlocking that clears it.
        """
        uid = self.store.begin(self.kind.value)
        try:
            count = self._stage(uid, answers)
            self.pause()
            if count:
                return self.store.publish(uid)
        except BaseException as error:
            if not (isinstance(error, Stopped) and error.code == CLOSING):
                self.store.drop(uid, self._unless_closing)
            raise
        self.store.drop(uid, self._unless_closing)
        return None

    def _unless_closing(self) -> None:
        """What clears away after a stop was asked to stop already."""
        try:
            self.pause()
        except Stopped as error:
            if error.code == CLOSING:
                raise

    def _stage(self, uid: str, answers: Answers) -> int:
        count = 0
        with self._reading() as (source, groups):
            for some in groups:
                ready, size = list[ReadyEntry](), 0
                for found, parts in some:
                    if isinstance(found, Skipped):
                        continue
                    for one in self._ready(source, found, parts, answers):
                        ready.append(one)
                        size += sum(len(photo.jpeg) for photo in one.photos)
                    if size > _PHOTO_BYTES:
                        self.store.stage(uid, ready)
                        count, ready, size = count + len(ready), [], 0
                    self.pause()
                self.store.stage(uid, ready)
                count += len(ready)
        return count

    def _new(self) -> Iterator[list[tuple[FoundEntry | Skipped, list[bytes]]]]:
        with self._reading() as (_source, groups):
            yield from groups

    @contextmanager
    def _reading(
        self,
    ) -> Iterator[tuple[Source, Iterator[list[tuple[FoundEntry | Skipped, list[bytes]]]]]]:
        with opened(self.path) as source:
            yield source, self._groups(source)

    def _groups(self, source: Source) -> Iterator[list[tuple[FoundEntry | Skipped, list[bytes]]]]:
        """Found entries with the marks of their parts; those that are here already, or twice in
        the file, come as skipped."""
        seen: set[bytes] = set()
        waiting: list[tuple[FoundEntry | Skipped, list[bytes]]] = []
        size = 0
        for number, found in enumerate(read(source, self.kind, self.matched)):
            marks = [] if isinstance(found, Skipped) else _marks(found)
            waiting.append((found, marks))
            if number % _PAUSE_EVERY == 0:
                self.pause()
            size += 0 if isinstance(found, Skipped) else len(found.text)
            if len(waiting) >= _AT_ONCE or size >= _CHARACTERS_AT_ONCE:
                yield self._without_known(waiting, seen)
                self._tell(source, len(waiting))
                waiting, size = [], 0
        yield self._without_known(waiting, seen)
        self.progress.share = 1.0

    def _without_known(
        self, some: list[tuple[FoundEntry | Skipped, list[bytes]]], seen: set[bytes]
    ) -> list[tuple[FoundEntry | Skipped, list[bytes]]]:
        known = self.store.known([mark for _, marks in some for mark in marks])
        result: list[tuple[FoundEntry | Skipped, list[bytes]]] = []
        for found, marks in some:
            if marks and (marks[0] in known or marks[0] in seen):
                result.append((Skipped(found.where, Why.ALREADY_HERE), []))
                continue
            seen.update(marks[:1])
            # Of a text in parts, a person may have deleted the first alone.
            result.append((found, [b"" if mark in known else mark for mark in marks]))
        return result

    def _tell(self, source: Source, count: int) -> None:
        self.progress.entries += count
        self.progress.share = min(0.99, source.budget.unpacked / max(1, source.words_bytes))

    def _ready(
        self, source: Source, found: FoundEntry, marks: list[bytes], answers: Answers
    ) -> Iterator[ReadyEntry]:
        at = placed(found, answers.zone)
        mark = answers.marks.get(found.mood, found.mood_guess) if found.mood else found.mood_guess
        for part, one in enumerate(marks):
            start = part * MAX_ENTRY_CHARACTERS
            text = found.text[start : start + MAX_ENTRY_CHARACTERS]
            if part:
                if one:
                    yield ReadyEntry(at, one, text=text)
                continue
            photos = tuple(filter(None, (self._photo(source, name) for name in found.photos)))
            yield ReadyEntry(at, one, text, mark, found.tags, found.starred, photos)

    def _photo(self, source: Source, name: str) -> MadePhoto | None:
        """None if it is no picture that can be kept; the words come without it."""
        self.pause()
        try:
            made = self.make_photo(whole(source, name, MOST_RECORD_BYTES))
        except (FileNotKnown, FileTooLarge) as error:
            if error.code not in {"RECORD", "DAMAGED"}:
                raise
            made = None
        self.progress.unread_photos += made is None
        return made


def _marks(found: FoundEntry) -> list[bytes]:
    """One for each part: a text may be longer than an entry holds."""
    parts = max(1, -(-len(found.text) // MAX_ENTRY_CHARACTERS))
    return [mark_of(found, part) for part in range(parts)]


class _Counts:
    def __init__(self, zone: str) -> None:
        self._zone = zone
        self._entries = self._photos = 0
        self._first: date | None = None
        self._last: date | None = None
        self._moods: Counter[str] = Counter()
        self._guesses: dict[str, int | None] = {}
        self._needed = False
        self._skipped: Counter[Why] = Counter()
        self._examples: list[Skipped] = []

    def add(self, found: FoundEntry | Skipped) -> None:
        if isinstance(found, Skipped):
            self._skipped[found.why] += 1
            if len(self._examples) < MOST_EXAMPLES and found.why is not Why.ALREADY_HERE:
                self._examples.append(found)
            return
        self._entries += 1
        self._photos += len(found.photos)
        day = placed(found, self._zone).date()
        self._first = day if self._first is None else min(self._first, day)
        self._last = day if self._last is None else max(self._last, day)
        self._needed = self._needed or needs_zone(found)
        if found.mood and (found.mood in self._guesses or len(self._guesses) < MOST_MOODS):
            self._moods[found.mood] += 1
            if self._guesses.get(found.mood) is None:
                self._guesses[found.mood] = found.mood_guess

    def plan(self) -> Plan:
        moods = tuple(
            MoodWord(words, count, self._guesses[words])
            for words, count in self._moods.most_common()
        )
        return Plan(
            entries=self._entries,
            photos=self._photos,
            first_day=self._first,
            last_day=self._last,
            moods=moods,
            zone_needed=self._needed,
            skipped=dict(self._skipped),
            examples=tuple(self._examples),
        )
