"""Entries, drafts and Removed on a real encrypted file."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text as sql

from mbc_companion.core.errors import TooLong
from mbc_companion.core.events import EntriesChanged, Events
from mbc_companion.core.text import MAX_ENTRY_CHARACTERS, storable
from mbc_companion.journal.domain import Filter
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.storage.database import Database
from tests.fakes import FrozenClock
from tests.journal.factories import EVENING, at, new_draft, new_entry
from tests.storage.files import KEY


def _texts(repository: JournalRepository) -> list[str]:
    return [entry.text for entry in repository.entries(Filter(), limit=100)]


def test_an_entry_comes_back_as_written(repository: JournalRepository) -> None:
    berlin = datetime(2019, 3, 31, 1, 59, 59, 123456, tzinfo=ZoneInfo("Europe/Berlin"))
    uid = repository.add(new_entry("One\ntwo", when=berlin, mood=2, feelings=("tired", "calm")))
    entry = repository.entry(uid)
    assert entry is not None
    assert (entry.at, entry.at.tzinfo) == (berlin, ZoneInfo("Europe/Berlin"))
    assert (entry.mood, entry.feelings, entry.text) == (2, ("tired", "calm"), "One\ntwo")


def test_a_moment_before_1970_is_kept(repository: JournalRepository) -> None:
    old = datetime(1961, 4, 12, 6, 7, tzinfo=ZoneInfo("Europe/Moscow"))
    entry = repository.entry(repository.add(new_entry("Before", when=old)))
    assert entry is not None
    assert entry.at == old


def _said(feeling: str) -> str:
    return storable(feeling).replace("\x1f", "")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(), max_size=300), feelings=st.lists(st.text(min_size=1, max_size=5))
)
def test_any_text_goes_round(repository: JournalRepository, text: str, feelings: list[str]) -> None:
    draft = new_draft(text, mood=3, feelings=tuple(feelings))
    repository.save_draft(draft)
    kept = repository.draft(draft.uid)
    assert kept is not None
    assert kept.text == storable(text)
    repository.save(kept)
    entry = repository.entry(draft.uid)
    assert entry is not None
    assert entry.text == storable(text)
    assert entry.feelings == tuple(dict.fromkeys(f for f in map(_said, feelings) if f))


def test_a_check_in_is_kept_and_an_empty_entry_is_not(repository: JournalRepository) -> None:
    assert repository.save(new_draft(mood=1))
    assert repository.save(new_draft(feelings=("numb",)))
    assert not repository.save(new_draft(" \n\t"))
    assert len(_texts(repository)) == 2
    assert repository.removed_count() == 0


def test_an_entry_emptied_goes_to_removed_as_it_was(repository: JournalRepository) -> None:
    draft = new_draft("Kept for once")
    repository.save(draft)
    assert not repository.save(replace(draft, text=""))
    assert _texts(repository) == []
    assert [row.preview for row in repository.removed(10)] == ["Kept for once"]


def test_a_draft_is_not_an_entry_until_it_is_saved(
    repository: JournalRepository, changes: list[EntriesChanged]
) -> None:
    draft = new_draft("First words")
    repository.save_draft(draft)
    assert _texts(repository) == []
    assert changes == []
    repository.save_draft(replace(draft, text="First words and more"))
    found = repository.draft(draft.uid)
    assert found is not None
    assert found.text == "First words and more"
    repository.save(found)
    assert _texts(repository) == ["First words and more"]
    assert changes == [EntriesChanged((draft.uid,))]


def test_left_over_drafts_become_entries(
    repository: JournalRepository, database: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    entry = new_draft("Before")
    repository.save(entry)
    repository.save_draft(replace(entry, text="Before the power went"))
    repository.save_draft(new_draft("Never saved", mood=2))
    repository.save_draft(new_draft(""))
    database.close()
    again = Database.open(tmp_path / "vault.db", KEY, clock)
    try:
        fresh = JournalRepository(again, clock, Events())
        assert len(fresh.fold_drafts()) == 3
        assert sorted(_texts(fresh)) == ["Before the power went", "Never saved"]
        assert fresh.fold_drafts() == ()
    finally:
        again.close()


def test_newest_first_by_the_day_it_is_about(repository: JournalRepository) -> None:
    repository.add(new_entry("today"))
    repository.add(new_entry("long ago", when=at(days=400)))
    repository.add(new_entry("this morning", when=at(hours=12)))
    assert _texts(repository) == ["today", "this morning", "long ago"]


def test_removing_and_bringing_back(repository: JournalRepository) -> None:
    uid = repository.add(new_entry("Keep me", mood=4))
    repository.remove(uid)
    assert _texts(repository) == []
    assert repository.draft(uid) is None
    assert list(repository.months()) == []
    repository.bring_back(uid)
    assert _texts(repository) == ["Keep me"]
    assert repository.removed_count() == 0


def test_removing_keeps_the_last_letters(repository: JournalRepository) -> None:
    draft = new_draft("Half a")
    repository.save(draft)
    repository.save_draft(replace(draft, text="Half a sentence"))
    repository.remove(draft.uid)
    assert [row.preview for row in repository.removed(10)] == ["Half a sentence"]


def test_only_a_removed_entry_can_be_removed_for_good(repository: JournalRepository) -> None:
    uid = repository.add(new_entry("Mine", feelings=("sad",)))
    repository.remove_for_good(uid)
    assert repository.entry(uid) is not None
    repository.remove(uid)
    repository.remove_for_good(uid)
    assert repository.entry(uid) is None


def _use(database: Database, first: datetime, days: int) -> None:
    with database.write() as connection:
        for day in range(days):
            connection.execute(
                sql("INSERT OR IGNORE INTO use_day VALUES (:day)"),
                {"day": (first + timedelta(days=day)).date().isoformat()},
            )


@pytest.mark.parametrize(
    ("days", "uses", "left"), [(29, 20, 1), (31, 4, 1), (4000, 4, 1), (31, 5, 0), (30, 5, 0)]
)
def test_removed_is_emptied_after_30_days_and_5_days_of_use(
    repository: JournalRepository,
    database: Database,
    clock: FrozenClock,
    days: int,
    uses: int,
    left: int,
) -> None:
    _use(database, EVENING, 1)
    repository.remove(repository.add(new_entry("Gone soon")))
    kept = repository.add(new_entry("Kept"))
    _use(database, EVENING + timedelta(days=1), uses)
    clock.advance(days=days)
    assert repository.purge_removed() == 1 - left
    assert repository.removed_count() == left
    assert repository.entry(kept) is not None


def test_an_entry_has_a_limit_and_says_so(repository: JournalRepository) -> None:
    whole = "x" * MAX_ENTRY_CHARACTERS
    repository.save_draft(new_draft(whole))
    for save in (repository.save_draft, repository.save):
        with pytest.raises(TooLong):
            save(new_draft(whole + "x"))


def test_the_text_is_indexed_only_when_it_changed(
    repository: JournalRepository, database: Database
) -> None:
    uid = repository.add(new_entry("Only once"))
    repository.set_feelings(uid, ("calm",))
    repository.set_mark(uid, 5)
    with database.read() as connection:
        changes = connection.execute(sql("SELECT count(*) FROM entry_words_data")).scalar_one()
        hits = sql("SELECT count(*) FROM entry_words WHERE entry_words MATCH 'once'")
        assert connection.execute(hits).scalar_one() == 1
    repository.set_mark(uid, 4)
    with database.read() as connection:
        now = connection.execute(sql("SELECT count(*) FROM entry_words_data")).scalar_one()
    assert now == changes


_steps = st.lists(
    st.tuples(
        st.sampled_from(["save", "draft", "remove", "back", "good", "fold"]),
        st.integers(0, 3),
        st.sampled_from(["", "a", "words here"]),
        st.integers(0, 70),
        st.sampled_from([None, 2]),
    ),
    max_size=25,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_steps)
def test_month_counts_agree_with_the_entries(
    repository: JournalRepository, database: Database, steps: list
) -> None:
    with database.write() as connection:
        connection.execute(sql("DELETE FROM draft"))
        connection.execute(sql("DELETE FROM entry"))
    for act, number, words, days, mood in steps:
        draft = new_draft(words, when=at(days=days), mood=mood, uid=f"{number:032x}")
        {
            "save": lambda draft=draft: repository.save(draft),
            "draft": lambda draft=draft: repository.save_draft(draft),
            "remove": lambda draft=draft: repository.remove(draft.uid),
            "back": lambda draft=draft: repository.bring_back(draft.uid),
            "good": lambda draft=draft: repository.remove_for_good(draft.uid),
            "fold": repository.fold_drafts,
        }[act]()
    counted: dict[str, list[int]] = {}
    for entry in repository.entries(Filter(), limit=100):
        count = counted.setdefault(entry.at.date().isoformat()[:7], [0, 0])
        count[0] += 1
        count[1] += not entry.text
    months = {key: [entries, wordless] for key, entries, wordless in repository.months()}
    assert months == counted
    for key, (count, wordless) in counted.items():
        assert (len(repository.month_kinds(key)), sum(repository.month_kinds(key))) == (
            count,
            wordless,
        )
