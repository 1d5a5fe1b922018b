"""Who a person knows, and what the screens and the other rooms ask of their store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Protocol


class Kind(Enum):
    """The order is the order on screen."""

    PERSON = "person"
    PROFESSIONAL = "professional"
    GROUP = "group"
    ONLINE_COMMUNITY = "online_community"
    INSURER = "insurer"
    PLACE = "place"


class Answer(Enum):
    """Yes, no, or nothing known yet."""

    YES = "yes"
    NO = "no"
    UNKNOWN = ""


class Outcome(Enum):
    """What a board's page said about a license."""

    ACTIVE = "active"
    NOT_ACTIVE = "not_active"
    NOT_FOUND = "not_found"


class Order(Enum):
    """How a list is sorted; favorites come first in each."""

    NAME = "name"
    KIND = "kind"
    RECENT = "recent"


@dataclass(frozen=True)
class Phone:
    """``number`` as it is shown; ``label`` in the person's own words, may be empty."""

    number: str
    label: str = ""


@dataclass(frozen=True)
class Contact:
    """One contact as kept; empty text and ``Answer.UNKNOWN`` mean: nobody said.

    ``role`` is the line under the name: "Psychologist", "My sister", "Member since 2024".
    ``profession`` is an id of ``licensing`` or empty; ``states`` are two-letter codes, or as
    typed where that is no state we know.
    ``fee`` is as typed ("$140 for 50 minutes"); ``led_by`` to ``how_often`` are a group's,
    ``claims_address`` an insurer's. The instants are UTC.
    """

    kind: Kind
    name: str
    role: str = ""
    phones: tuple[Phone, ...] = ()
    favorite: bool = False
    trusted: bool = False
    profession: str = ""
    states: tuple[str, ...] = ()
    pronouns: str = ""
    email: str = ""
    address: str = ""
    hours: str = ""
    languages: str = ""
    web: str = ""
    reach: str = ""
    notes: str = ""
    letters: str = ""
    license_number: str = ""
    psypact: Answer = Answer.UNKNOWN
    metastatic: Answer = Answer.UNKNOWN
    fee: str = ""
    sliding: Answer = Answer.UNKNOWN
    in_person: Answer = Answer.UNKNOWN
    video: Answer = Answer.UNKNOWN
    in_network: Answer = Answer.UNKNOWN
    in_network_on: date | None = None
    led_by: str = ""
    mbc_only: Answer = Answer.UNKNOWN
    partners: Answer = Answer.UNKNOWN
    how_often: str = ""
    claims_address: str = ""
    uid: str = ""
    created_at: datetime | None = None
    changed_at: datetime | None = None
    removed_at: datetime | None = None

    @property
    def phone(self) -> str:
        """The number shown large; empty if there is none."""
        return self.phones[0].number if self.phones else ""

    @property
    def blank(self) -> bool:
        """Nothing to keep: no name, no number, no word anywhere."""
        texts = [value for key, value in vars(self).items() if key != "uid"]
        said = any(isinstance(value, str) and value.strip() for value in texts)
        return not said and not any(phone.number.strip() for phone in self.phones)


@dataclass(frozen=True)
class ContactRow:
    """A contact as one row of a list.

    ``checked`` is what the last license check said, if there was one, on ``checked_on``.
    """

    uid: str
    kind: Kind
    name: str
    role: str
    phone: str
    states: tuple[str, ...]
    profession: str
    favorite: bool
    trusted: bool
    checked: Outcome | None = None
    checked_on: date | None = None
    removed_at: datetime | None = None


@dataclass(frozen=True)
class LicenseCheck:
    """What someone read on a board's page on ``day``; ``board`` is where they looked."""

    uid: str
    state: str
    board: str
    number: str
    outcome: Outcome
    day: date


@dataclass(frozen=True)
class Talk:
    """A call or a talk that took place; ``at`` is aware, in the zone it happened in."""

    uid: str
    at: datetime
    note: str


@dataclass(frozen=True)
class Question:
    """Something to ask this contact, and what they said."""

    uid: str
    question: str
    answer: str


@dataclass(frozen=True)
class VisitLine:
    """A visit on a contact's card; ``line`` is the rest of it in words ("10:30 am, video")."""

    uid: str
    day: date
    line: str


@dataclass(frozen=True)
class VisitsWith:
    """Visits with one contact: how many in all, the next one booked, the last few before now."""

    count: int = 0
    next: VisitLine | None = None
    last: tuple[VisitLine, ...] = ()


class Visits(Protocol):
    """What a contact's card asks of the visits."""

    def with_contact(self, uid: str, most: int) -> VisitsWith:
        """``most`` of the last ones. Raises a KnownError."""

    def open(self, uid: str) -> None:
        """Go to the visits and show this one."""


class ContactReads(Protocol):
    """What the rooms of visits and coverage ask; names of people stay inside the vault."""

    def find(self, uid: str) -> ContactRow | None:
        """Even if removed, so that an old visit still has its name; the kept one if merged."""

    def search(self, words: str, kinds: Iterable[Kind] = ()) -> tuple[ContactRow, ...]:
        """Present contacts in which every word is found; all of them without words."""

    def add(self, name: str, kind: Kind) -> str:
        """Make a contact in the middle of something else; publishes. Gives its uid."""


class Repository(ContactReads, Protocol):
    """Every change is durable on return or raises a KnownError and changed nothing.

    Changes are published as ``ContactsChanged``.
    """

    def contact(self, uid: str) -> Contact | None:
        """Present contact, or None."""

    def listed(self, words: str, kinds: Iterable[Kind], order: Order) -> tuple[ContactRow, ...]:
        """``search`` in a chosen order."""

    def save(self, contact: Contact) -> str:
        """Write a new one (empty ``uid``) or the changed one; publishes. Gives the uid.

        Raises TooLong.
        """

    def remove(self, uid: str) -> None:
        """Move to Removed; publishes."""

    def bring_back(self, uid: str) -> None:
        """Move out of Removed; publishes."""

    def remove_for_good(self, uid: str) -> None:
        """Delete a removed one, with its talks, checks and questions; publishes."""

    def removed(self) -> tuple[ContactRow, ...]:
        """The last removed first."""

    def merge(self, kept: Contact, other: str) -> None:
        """Write ``kept`` and let ``other`` lead to it, with its talks and checks; publishes."""

    def unmerge(self, before: Contact, other: str) -> None:
        """Take a merge back: ``before`` is the kept one as it was; publishes."""

    def trusted(self) -> tuple[Contact, ...]:
        """Trusted people with a number, by name."""


class Records(Protocol):
    """What was found out about a contact, and when someone last spoke with it."""

    def checks(self, uid: str) -> tuple[LicenseCheck, ...]:
        """License checks, the last first."""

    def add_check(self, uid: str, check: LicenseCheck) -> str:
        """``check`` without a uid; publishes. Gives its uid."""

    def remove_check(self, check_uid: str) -> None:
        """Take a check back; publishes."""

    def talks(self, uid: str) -> tuple[Talk, ...]:
        """The last first."""

    def add_talk(self, uid: str, at: datetime, note: str = "") -> str:
        """Publishes. Gives its uid."""

    def remove_talk(self, talk_uid: str) -> None:
        """Publishes."""

    def questions(self, uid: str) -> tuple[Question, ...]:
        """In the order they are asked."""

    def put_questions(self, uid: str, questions: Iterable[Question]) -> None:
        """All of them at once; publishes."""
