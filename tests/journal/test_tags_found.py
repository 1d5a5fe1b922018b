"""A tag typed into the search field finds its entries, with or without a #."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mbc_companion.journal.domain import Filter
from mbc_companion.journal.glance.repository import Glance
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.journal.search.repository import FEW
from mbc_companion.storage.database import Database
from tests.journal.factories import new_draft


def _found(repository: JournalRepository, **wanted: object) -> list[str]:
    found = repository.search(Filter(**wanted)).run()
    rows = repository.found_rows(found, 0, len(found))
    return [row.uid for row in rows if row is not None]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("alder", "a"),
        ("#ALDER street", "a"),
        ("street", ""),
        ("scan", "abc"),
        ("#scan", "abc"),
        ("#scan #alder", "a"),
        ("#scan, #nobody", ""),
        ("soup scan", ""),
        ("#%", ""),
        ("#", ""),
    ],
)
@pytest.mark.parametrize("drafts", [False, True])
def test_words_and_tags_are_found_by_the_same_line(
    repository: JournalRepository, database: Database, typed: str, found: str, drafts: object
) -> None:
    write = repository.save_draft if drafts else repository.save
    tagged = (("a", "Soup.", ("Scan", "Alder Street")), ("b", "Rain.", ("scans",)))
    for letter, text, tags in (*tagged, ("c", "A scan today.", ()), ("d", "Quiet.", ("rest",))):
        write(replace(new_draft(text, uid=letter * 32), tags=tags))
    sealed = new_draft("Open later.", uid="e" * 32)
    write(replace(sealed, tags=("scan",), letter="On Friday", sealed=True))
    assert {uid[0] for uid in _found(repository, words=typed)} == set(found)
    if typed.count("#") < 2:
        glanced = Glance(database).newest(typed, 6)
        assert {row.uid[0] for row in glanced} == set(found)


def test_a_tag_and_a_filter_narrow_together(repository: JournalRepository) -> None:
    for letter, mood in (("a", 2), ("b", 4)):
        draft = new_draft("Soup.", uid=letter * 32)
        repository.save(replace(draft, tags=("scan",), mood=mood))
    assert _found(repository, words="scan", moods=frozenset({4})) == ["b" * 32]


def test_a_tag_on_more_entries_than_are_sorted_by_hand(
    repository: JournalRepository, database: Database
) -> None:
    repository.add_many(replace(new_draft("Rain."), tags=("scan",)) for _ in range(FEW + 5))
    assert len(_found(repository, words="scan")) == FEW + 5
    assert len(_found(repository, words="#sca #scan")) == FEW + 5
    assert len(Glance(database).newest("scan", 6)) == 6
