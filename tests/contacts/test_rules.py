"""States, letters, numbers, merging: what is said, and what is never said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.contacts import words_view as words
from mbc_companion.contacts.compacts import Verdict, look_up
from mbc_companion.contacts.domain import Contact, ContactRow, Kind, Phone
from mbc_companion.contacts.folding import digits, folded
from mbc_companion.contacts.licensing import by_letters, check_again_on, is_due
from mbc_companion.contacts.merging import alike, merged
from mbc_companion.contacts.typed_states import read_states, write_states
from mbc_companion.helplines.own import OwnHelpline, pack_public, unpack_public
from mbc_companion.helplines.typed_number import look_at
from tests.contacts.test_facts import LISTS

CODES = st.sampled_from(sorted(LISTS.states))


@pytest.mark.parametrize(
    ("sitting", "licensed", "role", "verdict"),
    [
        ("WA", ("WA",), "counselor", Verdict.SAME_STATE),
        ("WA", ("TX",), "psychologist", Verdict.BOTH_LISTED),
        ("NY", ("TX",), "psychologist", Verdict.NOT_LISTED),
        ("TX", ("CA",), "psychologist", Verdict.NOT_LISTED),
        ("TX", ("CA", "WA"), "psychologist", Verdict.BOTH_LISTED),
        ("PR", ("TX",), "psychologist", Verdict.PSYPACT_UNKNOWN),
        ("AZ", ("MN",), "counselor", Verdict.COUNSELING_ISSUING),
        ("AZ", ("TN",), "counselor", Verdict.COUNSELING_ENACTED),
        ("AZ", ("TX",), "counselor", Verdict.COUNSELING_NOT_LISTED),
        ("AZ", ("TX",), "social_worker", Verdict.SOCIAL_WORK_NOT_YET),
        ("AZ", ("TX",), "family_therapist", Verdict.NO_COMPACT),
        ("AZ", ("TX",), "psychiatrist", Verdict.ASK),
        ("AZ", (), "psychologist", Verdict.ASK),
        ("AZ", ("AZ",), "coach", Verdict.NO_LICENSE),
    ],
)
def test_state_checker_cases(
    sitting: str, licensed: tuple[str, ...], role: str, verdict: Verdict
) -> None:
    assert look_up(sitting, licensed, LISTS.profession(role), LISTS).verdict is verdict


@given(
    sitting=CODES,
    licensed=st.lists(CODES, max_size=3),
    role=st.sampled_from([one.uid for one in LISTS.professions]),
)
def test_it_is_never_said_that_something_may_not_be_done(
    sitting: str, licensed: list[str], role: str
) -> None:
    found = look_up(sitting, tuple(licensed), LISTS.profession(role), LISTS)
    said = " ".join(words.finding_words(found, LISTS, sitting, role))
    assert "{" not in said
    for never in ("not allowed", "illegal", "cannot", "forbidden", "must not"):
        assert never not in said.lower()
    if found.as_of is not None:
        assert f"{found.as_of.year}" in said
        assert "Lists change; check the map before you rely on it." in said


@given(st.lists(CODES, max_size=6, unique=True))
def test_states_written_are_read_again(codes: list[str]) -> None:
    shown = write_states(tuple(codes), LISTS.states)
    assert read_states(shown, LISTS.states) == tuple(codes)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("wa, oregon", ("WA", "OR")),
        ("WA OR", ("WA", "OR")),
        ("new york; NY", ("NY",)),
        ("Ontario, washington", ("Ontario", "WA")),
        ("  ", ()),
    ],
)
def test_states_as_people_type_them(typed: str, read: tuple[str, ...]) -> None:
    assert read_states(typed, LISTS.states) == read


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("Joan Park, LCSW, OSW-C", "social_worker"),
        ("Joan Park OSW-C", "oncology_social_worker"),
        ("Lena Okafor, PhD", "psychologist"),
        ("A. Osei, MD", None),
        ("Maya", None),
        ("X, PhD, LMFT", None),
    ],
)
def test_letters_say_a_profession_only_if_they_say_one(typed: str, role: str | None) -> None:
    found = by_letters(typed, LISTS.professions)
    assert (found.uid if found else None) == role


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_a_check_is_due_after_a_year_and_not_before(day: date) -> None:
    again = check_again_on(day)
    assert 365 <= (again - day).days <= 366
    assert is_due(day, again)
    assert not is_due(day, again - timedelta(days=1))


@pytest.mark.parametrize(
    ("typed", "shown", "tel"),
    [
        ("5550130148", "(555) 013-0148", "tel:+15550130148"),
        ("555.013.0148", "(555) 013-0148", "tel:+15550130148"),
        ("18887939355", "1-888-793-9355", "tel:+18887939355"),
        ("(555) 013-0148 ext 12", "(555) 013-0148 ext. 12", "tel:+15550130148;ext=12"),
        ("+44 20 7946 0958", "+44 20 7946 0958", "tel:+442079460958"),
        ("800-FLOWERS", "800-FLOWERS", "tel:+18003569377"),
        ("988", "988", "tel:988"),
        ("741741", "741741", "tel:741741"),
        ("call me maybe", "call me maybe", ""),
        ("555-013-0148 (ask for Joan)", "555-013-0148 (ask for Joan)", ""),
        ("555-1234", "555-1234", ""),
    ],
)
def test_numbers_are_formatted_where_sure_and_kept_where_not(
    typed: str, shown: str, tel: str
) -> None:
    seen = look_at(typed)
    assert (seen.shown, seen.tel) == (shown, tel)


@pytest.mark.parametrize(
    ("typed", "short"),
    [("555-1234", True), ("12", True), ("55501301", True), ("988", False), ("maybe", False)],
)
def test_a_number_looks_short_only_if_digits_are_missing(typed: str, short: bool) -> None:
    assert look_at(typed).short is short


@given(st.text(max_size=60))
def test_no_digit_of_a_typed_number_is_lost(typed: str) -> None:
    seen = look_at(typed)
    if not seen.sure:
        assert seen.shown == typed.strip()
    elif seen.shown != typed.strip():
        kept, given_ = digits(seen.shown), [str(int(c)) for c in typed if c.isdecimal()]
        assert kept in "".join(given_) or "".join(given_).endswith(kept)
    assert look_at(seen.shown).shown == seen.shown


TEXTS = st.text(alphabet="ab ", max_size=8).map(str.strip)


@given(
    mine=st.builds(Contact, kind=st.just(Kind.PERSON), name=TEXTS, role=TEXTS, notes=TEXTS),
    theirs=st.builds(Contact, kind=st.just(Kind.PERSON), name=TEXTS, role=TEXTS, notes=TEXTS),
    numbers=st.lists(st.sampled_from(["1", "2", "(555) 013-0148", "15550130148"]), max_size=4),
)
def test_merging_loses_nothing_that_was_said(
    mine: Contact, theirs: Contact, numbers: list[str]
) -> None:
    theirs = replace(theirs, phones=tuple(Phone(one) for one in numbers), trusted=True)
    result = merged(mine, theirs, lambda one: getattr(one.other, one.field)).result
    everything = "\n".join([result.name, result.role, result.notes])
    for said in (mine.name, mine.role, mine.notes, theirs.name, theirs.role, theirs.notes):
        assert said in everything
    kept = {digits(one.number).removeprefix("1") for one in result.phones}
    assert {digits(one).removeprefix("1") for one in numbers} <= kept
    assert len(result.phones) == len(kept)
    assert result.trusted


def _row(uid: str, name: str, phone: str = "") -> ContactRow:
    return ContactRow(uid, Kind.PERSON, name, "", phone, (), "", favorite=False, trusted=False)


def test_those_with_the_same_number_are_offered_first() -> None:
    rows = [_row("a", "Maya Lind"), _row("b", "M.", "1-555-013-0121"), _row("c", "Sam")]
    found = alike(rows, _row("x", "Maya", "(555) 013-0121"))
    assert [row.uid for row in found] == ["a", "b"] or [row.uid for row in found] == ["b", "a"]


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


LINES = st.builds(
    OwnHelpline,
    name=st.text(min_size=1, max_size=300),
    number=st.text(min_size=1, max_size=20),
    what_for=st.just("private words"),
    is_public=st.booleans(),
)


@given(st.lists(LINES, max_size=5))
def test_the_public_file_holds_names_and_numbers_marked_public_and_nothing_else(
    lines: list[OwnHelpline],
) -> None:
    packed = pack_public(lines)
    assert all(len(text) <= 200 and "private words" not in text for text in packed)
    assert len(packed) <= sum(line.is_public for line in lines)
    for one in unpack_public(packed):
        assert any(one.number == line.number.strip() for line in lines if line.is_public)


@pytest.mark.parametrize("hostile", ["[", "5", '["a"]', '["a", 5]', '["a\\n", "1\\u0000"]', ""])
def test_a_hostile_public_file_shows_nothing(hostile: str) -> None:
    assert unpack_public([hostile]) == ()
