"""Words of every kind, and a month in the middle, against the bare queries of the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mbc_companion.journal.domain import Filter
from mbc_companion.journal.listing.sections import AllEntries
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.storage.connection import Raw
from tests.benchmarks.conftest import EVERY_SIZE, Journal, _words
from tests.benchmarks.measure import ROOM, Ratio, report, several, take_turns, timed

LIMIT = 2.0
SHOWN = 50
# As the list needs them: every hit in order, for the months and their lengths.
_HITS = (
    "SELECT day, at, id, wordless FROM entry"
    " WHERE +id IN (SELECT rowid FROM entry_words WHERE entry_words MATCH ?)"
    " AND removed_at IS NULL ORDER BY day DESC, at DESC, id DESC"
)
# A slip is nowhere: the index says so before any entry is read.
_NOWHERE = _HITS.replace("+id", "id")
_ROWS = (
    "SELECT id, uid, at, zone, mood, snippet(entry_words, 0, '<', '>', '…', 12)"
    " FROM entry_words JOIN entry ON entry.id = entry_words.rowid"
    " WHERE entry_words MATCH ? AND entry_words.rowid IN ({ids})"
)
_MONTHS = "SELECT month, entries, wordless FROM entry_month ORDER BY month DESC"
_MONTH = (
    "SELECT id, uid, at, zone, mood, wordless, substr(text, 1, 400),"
    " (SELECT group_concat(feeling) FROM entry_feeling WHERE entry_id = entry.id),"
    " EXISTS (SELECT 1 FROM entry_star WHERE entry_id = entry.id),"
    " (SELECT sealed || title FROM entry_letter WHERE entry_id = entry.id) FROM entry"
    " WHERE removed_at IS NULL AND day BETWEEN ? AND ?"
    " ORDER BY day DESC, at DESC, id DESC LIMIT 50"
)
_KINDS = (
    "SELECT group_concat(wordless, '') FROM (SELECT wordless FROM entry"
    " WHERE removed_at IS NULL AND day BETWEEN ? AND ? ORDER BY day DESC, at DESC, id DESC)"
)
_COMMON = _words()[17]
# What is typed: a word of many entries, the beginning of more, a slip that is nowhere.
ASKED = {"common": _COMMON, "prefix": _COMMON[:3], "typo": f"{_COMMON}zzq"}


def _bare_search(connection: Raw, word: str) -> None:
    match = f'"{word}"*'
    hits = connection.execute(_NOWHERE if word == ASKED["typo"] else _HITS, (match,)).fetchall()
    ids = [row[2] for row in hits[:SHOWN]]
    marks = ",".join("?" for _ in ids)
    connection.execute(_ROWS.format(ids=marks), (match, *ids)).fetchall()


def _search(repository: JournalRepository, word: str) -> None:
    found = repository.search(Filter(words=word)).run()
    list(repository.found_rows(found, 0, min(SHOWN, len(found))))


def _bare_month(connection: Raw) -> None:
    months = connection.execute(_MONTHS).fetchall()
    month = months[len(months) // 2][0]
    ends = (f"{month}-01", f"{month}-31")
    connection.execute(_KINDS, ends).fetchall()
    connection.execute(_MONTH, ends).fetchall()


def _month(repository: JournalRepository) -> None:
    listed = AllEntries(repository, None, live_is_new=False)
    middle = len(listed.months) // 2
    listed.kinds(middle)
    assert listed.row(middle, 0) is not None


def _compared(
    journal: Journal,
    act: Callable[[JournalRepository], None],
    bare_act: Callable[[Raw], None],
) -> Ratio:
    def bare() -> list[float]:
        connection = journal.bare()
        try:
            return several(lambda: _cold(connection, lambda: bare_act(connection)))
        finally:
            connection.close()

    def ours() -> list[float]:
        database, repository = journal.open()
        try:
            return several(lambda: _cold(database.raw, lambda: act(repository)))
        finally:
            database.close()

    return take_turns(ours, bare)


def _cold(connection: Raw, act: Callable[[], None]) -> float:
    """With every cached page given back: a person looks once, not sixty times in a second."""
    connection.execute("PRAGMA shrink_memory").fetchall()
    return timed(act)()


@pytest.mark.parametrize("size", EVERY_SIZE)
@pytest.mark.parametrize("kind", ASKED)
def test_any_word_is_found_in_about_what_the_database_takes(
    journals: dict[int, Journal], kind: str, size: int
) -> None:
    ratio = _compared(
        journals[size],
        lambda repository: _search(repository, ASKED[kind]),
        lambda connection: _bare_search(connection, ASKED[kind]),
    )
    report(f"{kind} word among {size}", ratio.median, LIMIT)
    report(f"{kind} word among {size}, milliseconds", ratio.ours * 1000, 150, unit="ms")
    assert ratio.median <= LIMIT * ROOM


@pytest.mark.parametrize("size", EVERY_SIZE)
def test_a_month_long_ago_is_shown_in_about_what_the_database_takes(
    journals: dict[int, Journal], size: int
) -> None:
    ratio = _compared(journals[size], _month, _bare_month)
    report(f"a month in the middle of {size}", ratio.median, LIMIT)
    report(f"a month in the middle of {size}, milliseconds", ratio.ours * 1000, 20, unit="ms")
    assert ratio.median <= LIMIT * ROOM
