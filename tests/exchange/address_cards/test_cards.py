"""Cards of every version and tables of people come in, once; ours go out and are known again."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mbc_companion.contacts.domain import Contact, Kind, Phone
from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.core.errors import FileNotKnown, KnownError, Stopped
from mbc_companion.core.events import Events
from mbc_companion.exchange.address_cards import columns
from mbc_companion.exchange.address_cards.columns import Means
from mbc_companion.exchange.address_cards.domain import Card, Line
from mbc_companion.exchange.address_cards.matching import normalized
from mbc_companion.exchange.address_cards.reading import read
from mbc_companion.exchange.address_cards.repository import CardsArrival, outgoing
from mbc_companion.exchange.address_cards.writing import written
from mbc_companion.exchange.arrivals.domain import Kind as Arriving
from mbc_companion.exchange.arrivals.repository import take_back
from mbc_companion.exchange.domain import Skipped, Why
from mbc_companion.exchange.limits import Budget
from mbc_companion.exchange.repository import brought
from mbc_companion.storage.database import Database
from tests.exchange.full import digest
from tests.exchange.mutated import mutated
from tests.fakes import FrozenClock

OLD = b"""BEGIN:VCARD\r
VERSION:2.1\r
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Garc=C3=ADa;Jos=C3=\r
=A9;;Dr.\r
TEL;WORK;VOICE:+1 888 793 9355\r
TEL;CELL;PREF:(555) 013-0121\r
ORG:Alder Clinic;Psychology\r
PHOTO;ENCODING=BASE64;TYPE=JPEG:/9j/4AAQ\r
 SkZJRgABAQ\r
\r
END:VCARD\r
"""
PHONE_BOOK = b"""BEGIN:VCARD
VERSION:3.0
PRODID:-//Somebody//EN
N:Park;Joan;;;
FN:Joan Park
item1.TEL:555-013-0148
item1.X-ABLabel:_$!<Main>!$_
item2.EMAIL;type=INTERNET:joan@example.com
NOTE:One line\\, and\\nanother that is long enough to be folded by whoever writes
  it down.
UID:joan-1
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Hope Center
KIND:org
TEL;VALUE=uri;TYPE="voice,work";PREF=1:tel:+1-555-013-0199;ext=12
ADR:;;1 Elm Street;Salem;OR;97301;US
UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1
END:VCARD
"""


def _read(content: bytes) -> list[Card | Skipped]:
    return list(read(content, Budget(len(content))))


def _cards(content: bytes) -> list[Card]:
    return [one for one in _read(content) if isinstance(one, Card)]


def _nothing() -> None:
    """Nobody waits."""


def _bring(database: Database, clock: FrozenClock, cards: list[Card | Skipped]) -> CardsArrival:
    arrival = CardsArrival(database, clock, cards, ".vcf")
    arrival.look(_nothing)
    arrival.bring(_nothing, lambda _done, _whole: None)
    return arrival


@pytest.fixture
def contacts(fresh: Database, clock: FrozenClock) -> ContactRepository:
    return ContactRepository(fresh, clock, Events())


def test_the_oldest_version_with_quoted_letters_and_a_picture() -> None:
    (card,) = _cards(OLD)
    assert card.name == "Dr. José García"
    assert card.phones == (Line("(555) 013-0121", "Mobile"), Line("+1 888 793 9355", "Work"))
    assert card.organization == "Alder Clinic, Psychology"


def test_groups_folds_escapes_and_numbers_as_links() -> None:
    joan, center = _cards(PHONE_BOOK)
    assert joan.phones == (Line("555-013-0148", "Main"),)
    assert joan.email == "joan@example.com"
    assert joan.note == (
        "One line, and\nanother that is long enough to be folded by whoever writes it down."
    )
    assert center.phones == (Line("+1-555-013-0199 ext. 12", "Work"),)
    assert center.sort == "org"
    assert center.address == "1 Elm Street\nSalem, OR 97301\nUS"


def test_a_card_that_never_ends_or_says_nothing_is_told_and_spoils_no_other() -> None:
    half = b"BEGIN:VCARD\nFN:Half\nBEGIN:VCARD\nFN:Whole\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\n"
    found = _read(half)
    assert found[0] == Skipped("card 1", Why.UNREADABLE)
    assert isinstance(found[1], Card)
    assert found[2] == Skipped("card 3", Why.EMPTY)


def test_a_second_time_adds_nothing(
    fresh: Database, clock: FrozenClock, contacts: ContactRepository
) -> None:
    _bring(fresh, clock, _read(OLD + PHONE_BOOK))
    assert len(contacts.search("")) == 3
    once = digest(fresh)
    again = CardsArrival(fresh, clock, _read(OLD + PHONE_BOOK), ".vcf").look(_nothing)
    assert (again.new, again.changed, again.here) == (0, 0, 3)
    _bring(fresh, clock, _read(OLD + PHONE_BOOK))
    assert digest(fresh) == once


def test_somebody_with_the_same_number_gets_what_is_missing_and_loses_nothing(
    fresh: Database, clock: FrozenClock, contacts: ContactRepository
) -> None:
    mine = Contact(Kind.PROFESSIONAL, "Dr. Park", phones=(Phone("+1 (555) 013-0148"),))
    uid = contacts.save(replace(mine, notes="Ask for Tuesdays."))
    _bring(fresh, clock, _read(PHONE_BOOK))
    contacts.forget_rows()
    kept = contacts.contact(uid)
    assert kept is not None
    assert (kept.name, kept.kind, kept.notes) == (
        "Dr. Park",
        Kind.PROFESSIONAL,
        "Ask for Tuesdays.",
    )
    assert kept.email == "joan@example.com"
    assert len(kept.phones) == 1


def test_taking_it_back_leaves_everything_as_it_was_but_what_was_changed_since(
    fresh: Database, clock: FrozenClock, contacts: ContactRepository
) -> None:
    contacts.save(Contact(Kind.PERSON, "Joan", phones=(Phone("555 013 0148"),)))
    names = [(row.name, row.phone) for row in contacts.search("")]
    arrival = _bring(fresh, clock, _read(OLD + PHONE_BOOK))
    contacts.forget_rows()
    (center,) = contacts.search("Hope")
    clock.advance(seconds=60)
    edited = contacts.contact(center.uid)
    assert edited is not None
    contacts.save(replace(edited, notes="They called back."))
    arrival.take_back()
    contacts.forget_rows()
    assert [(row.name, row.phone) for row in contacts.search("")] == names
    assert [row.name for row in contacts.removed()] == ["Hope Center"]
    joan = contacts.contact(contacts.search("Joan")[0].uid)
    assert joan is not None
    assert not joan.email


def test_stopped_half_way_nothing_is_left(fresh: Database, clock: FrozenClock) -> None:
    many = b"".join(b"BEGIN:VCARD\nFN:Person %d\nEND:VCARD\n" % number for number in range(120))
    before = digest(fresh)
    arrival = CardsArrival(fresh, clock, _read(many), ".vcf")
    arrival.look(_nothing)
    left = iter(range(2))

    def pause() -> None:
        if next(left, None) is None:
            raise Stopped("ASKED")

    with pytest.raises(Stopped):
        arrival.bring(pause, lambda _done, _whole: None)
    assert digest(fresh) == before


def test_our_own_cards_are_known_again_here_and_whole_in_another_vault(
    vault: Database, fresh: Database, clock: FrozenClock
) -> None:
    file = written(outgoing(vault, clock)).encode()
    assert not CardsArrival(vault, clock, _read(file), ".vcf").look(_nothing).brings
    _bring(fresh, clock, _read(file))
    here, there = (
        {
            (row.name, row.kind, row.role, row.phone)
            for row in ContactRepository(one, clock, Events()).search("")
        }
        for one in (vault, fresh)
    )
    assert here == there


_TEXT = st.text(
    st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=60
).filter(lambda text: text == " ".join(text.split()) and text)


@given(
    name=_TEXT,
    numbers=st.lists(st.from_regex(r"[0-9]{3}-[0-9]{4}", fullmatch=True), unique=True, max_size=3),
    note=_TEXT,
)
def test_what_is_written_is_read_again(name: str, numbers: list[str], note: str) -> None:
    card = Card("card 1", name, uid="a" * 32, note=note, phones=tuple(map(Line, numbers)))
    (back,) = _cards(written([card]).encode())
    assert (back.name, back.note, back.uid) == (card.name, card.note, card.uid)
    assert [one.number for one in back.phones] == numbers


@given(st.from_regex(r"[2-9][0-9]{2}[2-9][0-9]{6}", fullmatch=True))
def test_a_number_is_the_same_however_it_is_written(digits: str) -> None:
    spelled = f"+1 ({digits[:3]}) {digits[3:6]}-{digits[6:]}"
    assert normalized(spelled) == normalized(digits) == digits


def test_columns_of_known_programs_are_matched_and_can_be_said_otherwise() -> None:
    google = (
        "\ufeffFirst Name;Last Name;Organization Name;E-mail 1 - Value;Phone 1 - Label;"
        "Phone 1 - Value;Notes\r\n"
        "Ana;Lima;Harbor;ana@example.com;Mobile;555-0100 ::: 555-0101;met in the group\r\n"
    ).encode()
    names, rows = columns.table(google)
    guess = columns.guess(names)
    assert guess == [
        *(Means.GIVEN, Means.FAMILY, Means.ORGANIZATION, Means.EMAIL),
        *(Means.NOTHING, Means.PHONE, Means.NOTE),
    ]
    (card,) = columns.cards(names, rows, dict(enumerate(guess)), Budget(len(google)))
    assert isinstance(card, Card)
    assert (card.name, len(card.phones)) == ("Ana Lima", 2)
    (other,) = columns.cards(names, rows, {6: Means.NAME}, Budget(len(google)))
    assert isinstance(other, Card)
    assert other.name == "met in the group"


def test_a_file_that_is_no_table_is_refused() -> None:
    for content in (b"", b"one line", b"\x89PNG\r\n\x1a\n\x00\x00"):
        with pytest.raises(FileNotKnown):
            columns.table(content)


def _through(content: bytes) -> None:
    began = time.process_time()
    for reading in (lambda: _read(content), lambda: _table(content)):
        try:
            reading()
        except KnownError:
            continue
    assert time.process_time() - began < 2


def _table(content: bytes) -> None:
    names, rows = columns.table(content)
    guess = dict(enumerate(columns.guess(names)))
    list(columns.cards(names, rows, guess, Budget(len(content))))


def test_300_broken_files_crash_nothing() -> None:
    dice = random.Random(9)
    for _ in range(300):
        _through(mutated(OLD + PHONE_BOOK, dice))


@pytest.mark.prove
def test_10_000_broken_files_crash_nothing() -> None:
    dice = random.Random(10)
    for _ in range(10_000):
        _through(mutated(OLD + PHONE_BOOK, dice))


SAMPLES = Path(__file__).parent / "samples"


def test_what_khard_wrote_comes_in_right() -> None:
    """Made by khard 0.22.0: one card of version 3.0, one of 4.0."""
    joan, jose = _cards((SAMPLES / "khard-0.22.vcf").read_bytes())
    assert (joan.name, jose.name) == ("Joan Park", "José García")
    assert joan.phones == (Line("555-013-0148", "Mobile"), Line("+1 888 793 9355", "Work"))
    assert jose.phones == (Line("555-013-0177", "Mobile"), Line("+1 888 793 9355", "Work"))
    assert (joan.organization, joan.title) == ("Alder Clinic", "Social worker")
    assert joan.note == "Ask for Tuesdays, or Thursdays; not Fridays."
    assert joan.address == "40 Alder Street\nSalem, OR 97301\nUS"


def test_days_later_it_is_taken_back_but_for_what_was_changed(
    fresh: Database, clock: FrozenClock, contacts: ContactRepository
) -> None:
    """By its note alone: nothing of that bringing in is in memory any more."""
    found = read(PHONE_BOOK, Budget(len(PHONE_BOOK)))
    arrival = CardsArrival(fresh, clock, found, ".vcf")
    arrival.look(lambda: None)
    done = arrival.bring(lambda: None, lambda _done, _whole: None)
    clock.advance(seconds=3 * 86_400)
    first, *others = contacts.search("")
    kept = contacts.contact(first.uid)
    assert kept is not None
    contacts.save(replace(kept, notes="Ask for Tuesdays."))
    assert take_back(fresh, clock, done.uid, Arriving.CONTACTS) == 1
    assert others
    assert contacts.search("") == ()
    assert [row.uid for row in contacts.removed()] == [first.uid]
    assert brought(fresh) == ()
