"""What an entry has beside its words: values, tags, star, letters, photos, earlier versions."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.journal.domain import Draft, Filter
from mbc_companion.journal.own.domain import SCALES
from mbc_companion.journal.own.naming import BadName, Trouble, accept_tags, tidy
from mbc_companion.journal.own.repository import (
    KnownWordsRepository,
    NamesRepository,
    TagsRepository,
    scales,
)
from mbc_companion.journal.photos.domain import NewPhoto
from mbc_companion.journal.photos.repository import PhotosRepository
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.journal.versions.domain import Earlier
from mbc_companion.journal.versions.keeping import worth_keeping
from mbc_companion.journal.versions.repository import VersionsRepository
from mbc_companion.session import handover
from mbc_companion.storage.database import Database
from mbc_companion.storage.use_days import record_use
from tests.fakes import FrozenClock
from tests.journal.factories import EVENING, new_draft

FULL = {
    "scales": (("pain", 4), ("sleep", 0)),
    "tags": ("scan", "Alder Street"),
    "starred": True,
}


def _found(repository: JournalRepository, **wanted: object) -> list[str]:
    found = repository.search(Filter(**wanted)).run()
    rows = repository.found_rows(found, 0, len(found))
    return [row.uid for row in rows if row is not None]


def _names(database: Database) -> NamesRepository:
    return NamesRepository(database, scales, SCALES, str.title, 12)


def test_everything_is_kept_by_the_draft_and_by_the_entry(repository: JournalRepository) -> None:
    draft = replace(new_draft("Soup."), **FULL)
    repository.save_draft(draft)
    assert repository.draft(draft.uid) == draft
    assert repository.save(draft)
    assert repository.draft(draft.uid) == draft
    less = replace(draft, scales=(("pain", 7),), tags=("scan",), starred=False)
    repository.save(less)
    assert repository.draft(draft.uid) == less


def test_a_value_or_a_tag_alone_is_an_entry_but_a_star_is_not(
    repository: JournalRepository,
) -> None:
    assert repository.save(replace(new_draft(), scales=(("pain", 0),)))
    assert repository.save(replace(new_draft(), tags=("scan",)))
    assert not repository.save(replace(new_draft(), starred=True))


def test_a_lock_with_a_full_disk_carries_everything_over() -> None:
    draft = replace(new_draft("Soup."), **FULL, letter="Open when it is quiet", sealed=True)
    assert handover.unpack(handover.pack((draft,)), lambda: "b" * 32) == (draft,)


@pytest.mark.parametrize("kept_as", ["draft", "entry"])
def test_a_sealed_letter_is_found_by_no_search_and_shows_no_words(
    repository: JournalRepository, kept_as: str
) -> None:
    letter = replace(new_draft("Dear me, quince."), letter="Open when it is hard", sealed=True)
    if kept_as == "draft":
        repository.save_draft(letter)
    else:
        repository.save(letter)
        assert [row.preview for row in repository.rows_on(EVENING.date())] == [""]
        assert repository.rows_on(EVENING.date())[0].letter == "Open when it is hard"
    common = [new_draft(f"Quince number {n}.") for n in range(3)]
    for draft in common:
        repository.save(draft)
    assert set(_found(repository, words="quince")) == {draft.uid for draft in common}
    repository.save(replace(letter, sealed=False))
    assert letter.uid in _found(repository, words="quince")


def test_starred_and_tagged_entries_are_found(repository: JournalRepository) -> None:
    draft = replace(new_draft("Soup."), **FULL)
    other = new_draft("Soup too.")
    repository.save(draft)
    repository.save_draft(other)
    assert _found(repository, starred=True) == [draft.uid]
    assert _found(repository, tags=frozenset({"SCAN"})) == [draft.uid]
    repository.save_draft(replace(other, tags=("Scan",)))
    assert set(_found(repository, tags=frozenset({"scan"}))) == {draft.uid, other.uid}


def test_an_entry_moved_across_the_night_the_clocks_change_keeps_its_hour(
    repository: JournalRepository,
) -> None:
    zone = ZoneInfo("America/New_York")
    before = Draft(at=datetime(2026, 10, 31, 1, 30, tzinfo=zone), text="Soup.", uid="a" * 32)
    repository.save(before)
    for moment in (
        datetime(2026, 11, 1, 1, 30, tzinfo=zone, fold=0),
        datetime(2026, 11, 1, 1, 30, tzinfo=zone, fold=1),
        datetime(2026, 3, 8, 3, 30, tzinfo=zone),
    ):
        repository.save(replace(before, at=moment))
        kept = repository.draft(before.uid)
        assert kept is not None
        assert (kept.at, kept.at.fold) == (moment, moment.fold)
        assert [row.uid for row in repository.rows_on(moment.date())] == [before.uid]


# -- names ---------------------------------------------------------------------------


def test_spaces_are_no_tag_and_one_tag_is_one_tag() -> None:
    assert accept_tags("  , \u200b ,\t", ()) == ()
    assert accept_tags("#scan, Scan , night  sweats", ("SCAN",)) == ("night sweats",)


@given(st.text())
def test_a_tidy_name_is_one_line_without_outer_spaces_and_stays_as_it_is(typed: str) -> None:
    name = tidy(typed)
    assert name == name.strip()
    assert "\n" not in name
    assert "\x1f" not in name
    assert tidy(name) == name


def test_ten_thousand_tags_are_kept_and_completed(
    repository: JournalRepository, database: Database
) -> None:
    many = replace(new_draft("Soup."), tags=tuple(f"tag {n:05d}" for n in range(10_000)))
    repository.save(many)
    kept = repository.draft(many.uid)
    assert kept is not None
    assert kept.tags == many.tags
    tags = TagsRepository(database)
    repository.save(replace(new_draft("More."), tags=("Tag 09999",)))
    assert tags.like("#TAG 0999", 3) == ("tag 09999", "tag 09990", "tag 09991")
    assert tags.like("", 1) == ("tag 09999",)
    assert tags.like("%", 3) == ()


def test_an_own_scale_keeps_its_values_when_renamed_and_when_removed(
    repository: JournalRepository, database: Database
) -> None:
    names = _names(database)
    key = names.add("Cold hands")
    draft = replace(new_draft("Soup."), scales=((key, 6),))
    repository.save(draft)
    names.rename(key, "Numb hands")
    names.set_hidden(key, hidden=True)
    assert names.all()[-1].words == "Numb hands"
    assert names.all()[-1].hidden
    assert repository.draft(draft.uid) == draft
    assert names.add("numb  HANDS") == key
    assert not names.all()[-1].hidden


def test_two_scales_are_not_called_the_same(database: Database) -> None:
    names = _names(database)
    key = names.add("Cold hands")
    for typed, trouble in (
        ("cold hands", Trouble.TAKEN),
        ("PAIN", Trouble.TAKEN),
        (" \u200b ", Trouble.EMPTY),
        ("x" * 41, Trouble.LONG),
    ):
        with pytest.raises(BadName) as refused:
            names.add(typed)
        assert refused.value.trouble is trouble
    with pytest.raises(BadName):
        names.rename(key, "Sleep")
    names.rename("pain", "Ache")
    assert names.all()[1].words == "Ache"
    names.rename("pain", "")
    assert names.all()[1].words == ""


def test_known_words_are_kept_until_forgotten(database: Database, clock: FrozenClock) -> None:
    known = KnownWordsRepository(database, clock)
    known.add("Okafor")
    known.add("Okafor")
    assert known.words() == {"Okafor"}
    known.forget("Okafor")
    assert known.words() == frozenset()


# -- earlier versions ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "minutes", "kept"),
    [
        (Earlier("Soup."), Earlier("Soup. Rain."), 1, False),
        (Earlier("Soup."), Earlier("Soup. Rain."), 10, True),
        (Earlier("Soup and rain all day."), Earlier("Soup."), 0, True),
        (Earlier("Soup."), Earlier("Soup."), 60, False),
        (Earlier("  "), Earlier("Soup."), 60, False),
        (Earlier("Soup.", mood=2), Earlier("Soup.", mood=4), 1, False),
        (Earlier("Soup.", mood=2), Earlier("Soup.", mood=4), 10, True),
        (Earlier("", mood=2), Earlier("Soup.", mood=2), 10, True),
        (Earlier("Soup.", tags=("Rain",)), Earlier("Soup.", tags=("rain",)), 60, False),
        (Earlier("Soup.", photos=("a", "b")), Earlier("Soup.", photos=("b", "c")), 0, True),
        (Earlier("Soup.", photos=("a",)), Earlier("Soup.", photos=("a", "b")), 0, False),
    ],
)
def test_what_is_kept_is_the_end_of_a_stretch_and_what_lost_much(
    old: Earlier, new: Earlier, minutes: int, kept: object
) -> None:
    assert worth_keeping(old, new, rested=timedelta(minutes=minutes)) is kept


def test_earlier_words_are_kept_for_thirty_days(
    repository: JournalRepository, database: Database, clock: FrozenClock
) -> None:
    versions = VersionsRepository(database)
    draft = new_draft("First words.")
    repository.save(draft)
    clock.advance(seconds=3600)
    repository.save(replace(draft, text="Second words, all different."))
    (earlier,) = versions.of(draft.uid)
    assert versions.earlier(earlier.number) == Earlier("First words.")
    for day in range(5):
        record_use(database, EVENING.date() + timedelta(days=day))
    repository.purge_removed()
    assert versions.of(draft.uid) == (earlier,)
    clock.advance(days=30)
    record_use(database, EVENING.date() + timedelta(days=30))
    repository.purge_removed()
    assert versions.of(draft.uid) == ()
    assert versions.earlier(earlier.number) is None


def test_a_version_keeps_the_mark_and_all_that_stood_beside_the_words(
    repository: JournalRepository, database: Database, clock: FrozenClock
) -> None:
    photos, versions = PhotosRepository(database, clock), VersionsRepository(database)
    kept, taken = (photos.add(PHOTO) for _ in range(2))
    before = {"mood": 2, "feelings": ("tired", "calm"), **FULL, "photos": (kept, taken)}
    draft = replace(new_draft("Soup."), **before)
    repository.save(draft)
    repository.save(replace(new_draft("Soup.", uid=draft.uid), photos=(kept,)))
    (version,) = versions.of(draft.uid)
    earlier = versions.earlier(version.number)
    assert earlier == Earlier("Soup.", **before)
    repository.keep_version(draft.uid)
    repository.keep_version(draft.uid)
    assert len(versions.of(draft.uid)) == 2
    # As after bringing an export back without its pictures.
    with database.write() as connection:
        connection.exec_driver_sql("DELETE FROM photo WHERE uid = ?", (taken,))
    assert versions.earlier(version.number) == replace(earlier, photos=(kept,))


# -- photos --------------------------------------------------------------------------

PHOTO = NewPhoto(b"jpeg", b"small", 4, 3)


def test_a_photo_lives_as_long_as_its_entry_and_thirty_days_when_taken_off(
    repository: JournalRepository, database: Database, clock: FrozenClock
) -> None:
    photos = PhotosRepository(database, clock)
    kept, taken, lost = (photos.add(PHOTO) for _ in range(3))
    draft = replace(new_draft("Soup."), photos=(kept, taken))
    repository.save(draft)
    repository.save(replace(draft, photos=(kept,)))
    assert photos.thumbnail(taken) == b"small"
    for day in range(6):
        record_use(database, EVENING.date() + timedelta(days=day))
    clock.advance(days=31)
    repository.purge_removed()
    assert [photos.image(uid) for uid in (kept, taken, lost)] == [b"jpeg", None, None]
    repository.remove(draft.uid)
    assert photos.image(kept) == b"jpeg"
    repository.remove_for_good(draft.uid)
    assert photos.image(kept) is None


def test_the_draft_row_holds_what_is_there_and_no_more(
    repository: JournalRepository, database: Database
) -> None:
    repository.save_draft(new_draft("Soup.", uid="a" * 32))
    with database.read() as connection:
        (kept,) = connection.exec_driver_sql("SELECT details FROM draft").one()
    assert json.loads(kept) == {}
