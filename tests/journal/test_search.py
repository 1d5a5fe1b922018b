"""Finding entries and drafts by words, marks, feelings and days."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mbc_companion.journal.domain import EntryRow, Filter, Stopped
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.storage.database import Database
from tests.journal.factories import at, new_draft, new_entry


def _rows(repository: JournalRepository, wanted: Filter) -> list[EntryRow]:
    found = repository.search(wanted).run()
    rows = repository.found_rows(found, 0, 100)
    assert len(rows) == len(found) == sum(month.entries for month in found.months)
    assert len(found.kinds) == len(found)
    return [row for row in rows if row is not None]


def _found(repository: JournalRepository, words: str = "", **filters: object) -> list[str]:
    wanted = Filter(words=words, **filters)  # type: ignore[arg-type]
    return [row.preview for row in _rows(repository, wanted)]


@pytest.fixture
def written(repository: JournalRepository) -> JournalRepository:
    repository.add_many(
        [
            new_entry("Tired in the café", mood=2, feelings=("tired", "sad")),
            new_entry("Soup, badly. Tea 🙂", when=at(days=1), mood=4, feelings=("calm",)),
            new_entry(when=at(days=2), mood=2, feelings=("tired",)),
            new_entry("Tired again", when=at(days=40)),
        ]
    )
    return repository


def test_all_words_by_their_first_letters(written: JournalRepository) -> None:
    assert _found(written, "tir") == ["Tired in the café", "Tired again"]
    assert _found(written, "CAFE tir") == ["Tired in the café"]
    assert _found(written, "café soup") == []
    assert _found(written, "🙂") == ["Soup, badly. Tea 🙂"]
    assert _found(written, "te 🙂") == ["Soup, badly. Tea 🙂"]
    assert _found(written, "...") == []


def test_marks_feelings_and_days_alone_and_with_words(written: JournalRepository) -> None:
    assert len(_found(written, moods=frozenset({2}))) == 2
    assert len(_found(written, moods=frozenset({2, 4}))) == 3
    assert _found(written, feelings=frozenset({"sad", "calm"})) == [
        "Tired in the café",
        "Soup, badly. Tea 🙂",
    ]
    assert _found(written, "tired", moods=frozenset({2})) == ["Tired in the café"]
    assert _found(written, last_day=date(2026, 6, 30)) == ["Tired again"]
    july = {"first_day": date(2026, 7, 13), "last_day": date(2026, 7, 13)}
    assert _found(written, **july) == ["Soup, badly. Tea 🙂"]
    assert len(_found(written)) == 4


def test_months_of_what_was_found(written: JournalRepository) -> None:
    found = written.search(Filter(feelings=frozenset({"tired"}))).run()
    assert [(m.key, m.entries, m.wordless) for m in found.months] == [("2026-07", 2, 1)]


def test_matches_are_given_for_underlining(written: JournalRepository) -> None:
    row = _rows(written, Filter(words="caf"))[0]
    assert [row.preview[start : start + n] for start, n in row.matches] == ["caf"]


def test_removed_entries_are_not_found(written: JournalRepository) -> None:
    uid = _rows(written, Filter(words="soup"))[0].uid
    written.remove(uid)
    assert _found(written, "soup") == []
    written.bring_back(uid)
    assert len(_found(written, "soup")) == 1
    written.remove(uid)
    written.remove_for_good(uid)
    assert _found(written, "soup") == []


def test_drafts_are_searched_instead_of_their_entries(written: JournalRepository) -> None:
    row = _rows(written, Filter(words="soup"))[0]
    draft = written.draft(row.uid)
    assert draft is not None
    written.save_draft(replace(draft, text="Bread, well"))
    written.save_draft(new_draft("Bread alone", when=at(days=3)))
    assert _found(written, "soup") == []
    assert _found(written, "bread") == ["Bread, well", "Bread alone"]
    assert all(row.is_draft for row in _rows(written, Filter(words="bread")))
    assert len(_found(written)) == 5
    assert _found(written, "bread", moods=frozenset({4})) == ["Bread, well"]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(st.characters(), max_size=60))
def test_no_text_breaks_the_search(repository: JournalRepository, typed: str) -> None:
    _rows(repository, Filter(words=typed))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80), data=st.data())
def test_any_word_of_an_entry_finds_it(
    repository: JournalRepository, text: str, data: st.DataObject
) -> None:
    uid = repository.add(new_entry(text + " anchor"))
    word = data.draw(st.sampled_from((text + " anchor").split()))
    typed = word[: data.draw(st.integers(1, len(word)))]
    if '"' not in typed and "\x00" not in typed and any(c.isascii() and c.isalnum() for c in typed):
        assert uid in {row.uid for row in _rows(repository, Filter(words=typed))}


def test_hostile_text(written: JournalRepository) -> None:
    for typed in (
        '"',
        'a"b',
        "NEAR(tired, 2)",
        "*",
        "t*",
        "-tired",
        "text:tired",
        "\x00",
        "^",
        "}",
    ):
        _found(written, typed)
    assert _found(written, 'tired"') == ["Tired in the café", "Tired again"]


def test_a_stopped_search_does_not_run(written: JournalRepository) -> None:
    search = written.search(Filter(words="tired"))
    search.stop()
    with pytest.raises(Stopped):
        search.run()


def test_a_running_search_is_stopped(
    written: JournalRepository, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = written.search(Filter(words="tired"))
    inside, outcome = threading.Event(), []
    monkeypatch.setattr(database, "interrupt", lambda: outcome.append("interrupted"))
    original = search._few  # type: ignore[attr-defined]

    def slow() -> object:
        inside.set()
        assert stopped.wait(10)
        return original()

    stopped = threading.Event()
    monkeypatch.setattr(search, "_few", slow)

    def work() -> None:
        try:
            search.run()
        except Stopped:
            outcome.append("stopped")

    worker = threading.Thread(target=work)
    worker.start()
    assert inside.wait(10)
    search.stop()
    stopped.set()
    worker.join(10)
    assert outcome == ["interrupted", "stopped"]
    assert _found(written, "soup") == ["Soup, badly. Tea 🙂"]
