"""What is said about a contact is there again after the lock; nothing is lost on the way."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mbc_companion.contacts.domain import (
    Answer,
    Contact,
    Kind,
    LicenseCheck,
    Order,
    Outcome,
    Phone,
    Question,
)
from mbc_companion.contacts.helpline_notes.repository import HelplineNotesRepository
from mbc_companion.contacts.records.repository import RecordsRepository
from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.contacts.support_map.domain import Status, Support, SupportKind
from mbc_companion.contacts.support_map.repository import SupportRepository
from mbc_companion.core.clock import local_now
from mbc_companion.core.errors import TooLong
from mbc_companion.core.events import ContactsChanged
from mbc_companion.helplines.domain import Topic
from mbc_companion.helplines.own import NoteKind, OwnHelpline
from mbc_companion.storage.database import Database
from mbc_companion.storage.use_days import record_use
from tests.fakes import FrozenClock

TEXTS = [f.name for f in fields(Contact) if f.type == "str" and f.name != "uid"]
ANSWERS = [f.name for f in fields(Contact) if f.type == "Answer"]


def _plain(contact: Contact) -> Contact:
    return replace(contact, created_at=None, changed_at=None)


def test_every_field_comes_back_as_it_was_given(repository: ContactRepository) -> None:
    said: dict[str, object] = {name: f"about {name}" for name in TEXTS}
    said |= dict.fromkeys(ANSWERS, Answer.NO)
    contact = replace(
        Contact(Kind.PROFESSIONAL, "x"),
        **said,
        phones=(Phone("(555) 013-0148", "office"), Phone("711", "relay")),
        favorite=True,
        trusted=True,
        states=("OR", "WA"),
        in_network_on=date(2026, 6, 8),
    )
    uid = repository.save(contact)
    assert _plain(repository.contact(uid) or contact) == replace(contact, uid=uid)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(max_size=60), notes=st.text(max_size=200), number=st.text(max_size=40))
def test_any_text_can_be_kept_and_found(
    repository: ContactRepository, name: str, notes: str, number: str
) -> None:
    uid = repository.save(Contact(Kind.PERSON, name, notes=notes, phones=(Phone(number),)))
    kept = repository.contact(uid)
    assert kept is not None
    for typed in (kept.name, kept.notes, kept.phone):
        assert uid in {row.uid for row in repository.search(typed)}


@pytest.mark.parametrize(
    "typed",
    ["okafor", "OKA", "lena psych", "Dr. L", "jose", "5550130148", "(555) 013", "013-01", "alder"],
)
def test_typing_finds_by_any_word_and_by_the_number(
    repository: ContactRepository, typed: str
) -> None:
    found = repository.save(
        Contact(
            Kind.PROFESSIONAL,
            "Dr. Lena José Okafor",
            role="Psychologist",
            address="40 Alder Street",
            phones=(Phone("(555) 013-0148", "office"),),
        )
    )
    repository.add("Maya", Kind.PERSON)
    assert [row.uid for row in repository.search(typed)] == [found]


def test_a_percent_sign_is_a_percent_sign(repository: ContactRepository) -> None:
    repository.add("Half 50% Group", Kind.GROUP)
    repository.add("Maya", Kind.PERSON)
    assert [row.name for row in repository.search("%")] == ["Half 50% Group"]


def test_favorites_lead_and_accents_sort_with_their_letter(
    repository: ContactRepository,
) -> None:
    for name in ("Zoe", "Émile", "eve", "Bo"):
        repository.add(name, Kind.PERSON)
    repository.save(Contact(Kind.INSURER, "Zenith", favorite=True))
    names = [row.name for row in repository.listed("", (), Order.NAME)]
    assert names == ["Zenith", "Bo", "Émile", "eve", "Zoe"]


def test_who_was_spoken_with_last_leads_when_asked(
    repository: ContactRepository, records: RecordsRepository, clock: FrozenClock
) -> None:
    early, late = repository.add("Ann", Kind.PERSON), repository.add("Zoe", Kind.PERSON)
    repository.add("Bo", Kind.PERSON)
    records.add_talk(early, local_now(clock))
    clock.advance(days=1)
    records.add_talk(late, local_now(clock), "About the scan")
    assert [row.name for row in repository.listed("", (), Order.RECENT)] == ["Zoe", "Ann", "Bo"]
    assert records.talks(late)[0].note == "About the scan"


def test_a_removed_contact_is_gone_from_lists_but_still_has_its_name(
    repository: ContactRepository, changes: list[ContactsChanged]
) -> None:
    uid = repository.add("Dr. Osei", Kind.PROFESSIONAL)
    repository.remove(uid)
    assert repository.search("") == ()
    assert repository.contact(uid) is None
    named = repository.find(uid)
    assert named is not None
    assert (named.name, [row.uid for row in repository.removed()]) == ("Dr. Osei", [uid])
    repository.bring_back(uid)
    assert [row.uid for row in repository.search("")] == [uid]
    assert len(changes) == 3


def test_removed_contacts_stay_thirty_days_and_five_days_of_use(
    repository: ContactRepository, database: Database, clock: FrozenClock
) -> None:
    uid = repository.add("Ann", Kind.PERSON)
    repository.remove(uid)
    clock.advance(days=400)
    assert repository.purge_removed() == 0
    for _day in range(6):
        clock.advance(days=1)
        record_use(database, local_now(clock).date())
    assert repository.purge_removed() == 1
    assert repository.find(uid) is None


def test_only_what_was_removed_can_be_deleted(
    repository: ContactRepository, records: RecordsRepository, clock: FrozenClock
) -> None:
    uid = repository.add("Ann", Kind.PERSON)
    records.add_talk(uid, local_now(clock))
    repository.remove_for_good(uid)
    assert repository.contact(uid) is not None
    repository.remove(uid)
    repository.remove_for_good(uid)
    assert repository.find(uid) is None
    assert records.talks(uid) == ()


def test_a_merged_contact_leads_to_the_kept_one_with_all_that_was_noted(
    repository: ContactRepository, records: RecordsRepository, clock: FrozenClock
) -> None:
    kept = repository.save(Contact(Kind.PERSON, "Maya", trusted=True, phones=(Phone("1"),)))
    other = repository.save(Contact(Kind.PERSON, "Maya L.", trusted=True, phones=(Phone("2"),)))
    records.add_talk(other, local_now(clock), "Before")
    before = repository.contact(kept)
    assert before is not None
    repository.merge(replace(before, phones=(Phone("1"), Phone("2"))), other)
    assert [row.uid for row in repository.search("")] == [kept]
    assert [one.note for one in records.talks(kept)] == ["Before"]
    named = repository.find(other)
    assert named is not None
    assert named.uid == kept
    assert [len(one.phones) for one in repository.trusted()] == [2]
    repository.unmerge(before, other)
    assert {row.name for row in repository.search("")} == {"Maya", "Maya L."}
    assert records.talks(kept) == ()
    assert [one.note for one in records.talks(other)] == ["Before"]


def test_merges_one_after_another_still_lead_to_the_last(
    repository: ContactRepository,
) -> None:
    first, second, third = (repository.add(name, Kind.PERSON) for name in "abc")
    repository.merge(repository.contact(second) or Contact(Kind.PERSON, ""), first)
    repository.merge(repository.contact(third) or Contact(Kind.PERSON, ""), second)
    for uid in (first, second, third):
        named = repository.find(uid)
        assert named is not None
        assert named.uid == third


def test_license_checks_are_kept_the_last_first_and_can_be_taken_back(
    repository: ContactRepository, records: RecordsRepository
) -> None:
    uid = repository.add("Dr. Okafor", Kind.PROFESSIONAL)
    old = LicenseCheck("", "WA", "Washington", "3318", Outcome.NOT_FOUND, date(2025, 6, 1))
    new = LicenseCheck("", "WA", "Washington", "3318", Outcome.ACTIVE, date(2026, 6, 2))
    records.add_check(uid, new)
    records.add_check(uid, old)
    assert [one.outcome for one in records.checks(uid)] == [Outcome.ACTIVE, Outcome.NOT_FOUND]
    assert repository.search("")[0].checked is Outcome.ACTIVE
    records.remove_check(records.checks(uid)[0].uid)
    assert repository.search("")[0].checked is Outcome.NOT_FOUND


def test_questions_keep_their_order_and_answers(
    repository: ContactRepository, records: RecordsRepository
) -> None:
    uid = repository.add("Dr. Okafor", Kind.PROFESSIONAL)
    asked = [Question("", f"Question {at}", "Yes" if at else "") for at in range(12)]
    records.put_questions(uid, asked)
    kept = records.questions(uid)
    assert [one.question for one in kept] == [one.question for one in asked]
    records.put_questions(uid, reversed(kept))
    assert [one.answer for one in records.questions(uid)] == ["Yes"] * 11 + [""]


def test_too_long_is_said_and_nothing_is_changed(repository: ContactRepository) -> None:
    uid = repository.add("Ann", Kind.PERSON)
    with pytest.raises(TooLong):
        repository.save(Contact(Kind.PERSON, "x" * 2_001, uid=uid))
    kept = repository.contact(uid)
    assert kept is not None
    assert kept.name == "Ann"


def test_a_contact_with_forty_numbers_and_one_named_by_an_emoji(
    repository: ContactRepository,
) -> None:
    numbers = tuple(Phone(f"call me {at}", "☎️") for at in range(40))
    uid = repository.save(Contact(Kind.PERSON, "🌻", phones=numbers))
    kept = repository.contact(uid)
    assert kept is not None
    assert kept.phones == numbers
    assert [row.uid for row in repository.search("🌻")] == [uid]
    assert [row.uid for row in repository.search("call me 39")] == [uid]


def test_the_support_map_has_every_kind_and_keeps_what_is_said(
    support: SupportRepository,
) -> None:
    assert [one.status for one in support.all()] == [Status.NOT_TRIED] * len(SupportKind)
    said = Support(SupportKind.PALLIATIVE_TEAM, Status.ASKING, "Ask at the visit", "ab" * 16)
    support.put(said)
    support.put(Support(SupportKind.HELPLINE, Status.NOT_FOR_ME))
    kept = {one.kind: one for one in support.all()}
    assert len(kept) == len(SupportKind)
    assert kept[SupportKind.PALLIATIVE_TEAM] == said


def test_notes_and_own_helplines_come_back(
    helpline_notes: HelplineNotesRepository, clock: FrozenClock
) -> None:
    helpline_notes.add_note("acs", NoteKind.CALLED)
    clock.advance(seconds=60)
    last = helpline_notes.add_note("acs", NoteKind.DID_NOT_WORK, "Rang out")
    assert [one.kind for one in helpline_notes.notes("acs")] == [
        NoteKind.DID_NOT_WORK,
        NoteKind.CALLED,
    ]
    assert helpline_notes.notes("csc") == ()
    helpline_notes.change_note(last, "Busy")
    assert helpline_notes.notes("acs")[0].text == "Busy"
    line = OwnHelpline("Night nurse", "(555) 013-0177", "Any night", (Topic.TALK,), "8 pm to 6 am")
    uid = helpline_notes.save_own(line)
    kept = helpline_notes.own()[0]
    assert (kept.uid, kept.name, kept.topics) == (uid, "Night nurse", (Topic.TALK,))
    helpline_notes.remove_own(uid)
    assert helpline_notes.own() == ()
