"""What a visit is, and what its screens and other rooms ask of the store of visits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from mbc_companion.appointments.recurrence import Repeat, Slot

USUAL_MINUTES = 50
MOST_MINUTES = 24 * 60
SHARED = (
    *("zone", "minutes", "kind", "mode", "provider_uid", "provider_name"),
    *("place", "payment", "reminders"),
)
"""What later visits of a series take over."""


class Kind(StrEnum):
    """Scans and results are visits of their own kinds: days that other rooms ask about."""

    INDIVIDUAL_THERAPY = "individual_therapy"
    GROUP_COUNSELING = "group_counseling"
    SUPPORT_GROUP = "support_group"
    PSYCHIATRY = "psychiatry"
    PALLIATIVE_COUNSELING = "palliative_counseling"
    COUPLES_OR_FAMILY = "couples_or_family"
    ONCOLOGY = "oncology"
    SCAN = "scan"
    RESULTS = "results"
    TREATMENT = "treatment"
    OTHER = "other"


SCANS = frozenset({Kind.SCAN, Kind.RESULTS})
GROUPS = frozenset({Kind.GROUP_COUNSELING, Kind.SUPPORT_GROUP})


class Mode(StrEnum):
    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"


class Status(StrEnum):
    PLANNED = "planned"
    ATTENDED = "attended"
    CANCELLED = "cancelled"
    LATE_CANCELLED = "late_cancelled"
    MISSED = "missed"


NOT_HELD = frozenset({Status.CANCELLED, Status.LATE_CANCELLED, Status.MISSED})


class Payment(StrEnum):
    """How it is paid, as the person says; which plan and authorization is Coverage's to know."""

    PLAN = "plan"
    AUTHORIZATION = "authorization"
    SLIDING_SCALE = "sliding_scale"
    IN_HOUSE_FREE = "in_house_free"
    EMPLOYEE_ASSISTANCE = "employee_assistance"
    SELF_PAY = "self_pay"
    NOT_SURE = "not_sure"


BILLED_TO_PLAN = frozenset({Payment.PLAN, Payment.AUTHORIZATION})


@dataclass(frozen=True)
class Item:
    """A question or a thought to bring; ``asked`` once it was spoken about.

    ``entry_uid`` is set for words brought from the journal.
    """

    uid: str
    text: str
    asked: bool = False
    entry_uid: str = ""


@dataclass(frozen=True)
class Visit:
    """``at`` is aware and stands at the wall time of ``zone``, also where this computer no
    longer knows that zone (then with the distance from UTC it had when written).

    ``slot`` is the wall time its series gave it, kept however often it is moved.
    ``after`` is the short note that comes back before the next visit, ``feeling`` a mark
    from 1 to 5, ``reminders`` minutes before (None: as set for all visits).
    """

    uid: str
    at: datetime
    zone: str
    minutes: int = USUAL_MINUTES
    kind: Kind = Kind.INDIVIDUAL_THERAPY
    mode: Mode = Mode.IN_PERSON
    provider_uid: str = ""
    provider_name: str = ""
    place: str = ""
    status: Status = Status.PLANNED
    payment: Payment = Payment.NOT_SURE
    series_uid: str = ""
    slot: str = ""
    notes: str = ""
    after: str = ""
    feeling: int | None = None
    techniques: tuple[str, ...] = ()
    reminders: tuple[int, ...] | None = None
    removed_at: datetime | None = None

    @property
    def day(self) -> date:
        """The local day, in the visit's own zone."""
        return self.at.date()

    @property
    def wordless(self) -> bool:
        """Nothing of the person's own words would go with it."""
        return not (self.notes.strip() or self.after.strip() or self.techniques)


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit as one row of a list; ``open_items`` are not asked yet."""

    uid: str
    at: datetime
    zone: str
    minutes: int
    kind: Kind
    mode: Mode
    provider_uid: str
    provider_name: str
    status: Status
    payment: Payment
    series_uid: str = ""
    open_items: int = 0
    has_after: bool = False
    removed_at: datetime | None = None

    @property
    def day(self) -> date:
        return self.at.date()


@dataclass(frozen=True)
class Series:
    """``first`` is the wall time of the first visit ("2026-07-20T10:30")."""

    uid: str
    repeat: Repeat
    first: Slot
    zone: str


@dataclass(frozen=True)
class Booked:
    """What a repeat made of a visit: its own and the later ones, in order of time.

    ``capped`` says that the repeat asked for more than the program makes at once;
    ``removed`` are earlier plans of the series that have no place in it any longer.
    """

    uids: tuple[str, ...]
    capped: bool = False
    removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class VisitDay:
    """A day on which something was or is planned; visits called off are left out."""

    day: date
    kind: Kind
    provider_name: str
    attended: bool


class VisitDays(Protocol):
    """For rooms that look at days around visits and scans."""

    def visit_days(self, first: date, last: date) -> tuple[VisitDay, ...]:
        """Both days included, in order of time."""

    def scan_days(self, first: date, last: date) -> tuple[VisitDay, ...]:
        """Scans and results alone."""


class VisitsOf(Protocol):
    """For the card of a contact."""

    def rows_with(self, provider_uid: str, limit: int) -> tuple[VisitRow, ...]:
        """Visits with this provider, the latest first."""

    def count_with(self, provider_uid: str) -> int: ...


class Repository(VisitDays, VisitsOf, Protocol):
    """Every change is durable on return or raises a KnownError and changed nothing.

    All changes publish ``VisitsChanged``. Rows are of visits not removed.
    """

    def new_uid(self) -> str: ...

    def visit(self, uid: str) -> Visit | None:
        """None if it is unknown or removed."""

    def save(self, visit: Visit) -> None:
        """Write this one visit. Raises TooLong for texts beyond what is kept."""

    def repeat(self, visit: Visit, repeat: Repeat | None) -> Booked:
        """Save ``visit`` and make it the first of a series, or of the rest of its series.

        Later planned visits keep their uid, questions and words and take the new times
        and everything else from ``visit``; those moved by hand keep their time. None
        ends the series here: later planned visits without words go to Removed.
        """

    def series(self, uid: str) -> Series | None: ...

    def rest_of_series(self, visit: Visit) -> tuple[VisitRow, ...]:
        """Planned visits of its series from this one on, itself included."""

    def rows_from(self, moment: datetime, limit: int) -> tuple[VisitRow, ...]:
        """Visits that end after ``moment``, the soonest first."""

    def rows_before(self, moment: datetime, limit: int, skip: int = 0) -> tuple[VisitRow, ...]:
        """Visits that ended by ``moment``, the latest first."""

    def rows_between(self, first: date, last: date) -> tuple[VisitRow, ...]:
        """By local day, both included, in order of time."""

    def rows_around(self, moment: datetime) -> tuple[VisitRow, ...]:
        """All that may overlap with a visit starting then, in order of time."""

    def all_rows(self) -> tuple[VisitRow, ...]:
        """In order of time."""

    def next_planned(self, moment: datetime) -> Visit | None:
        """The soonest planned visit that has not ended by ``moment``."""

    def last_like(self, *, provider_uid: str, provider_name: str) -> Visit | None:
        """The latest visit with this provider; with neither given, the latest of all."""

    def note_before(self, visit: Visit) -> Visit | None:
        """The latest earlier visit with the same provider that has a note after it."""

    def remove(self, uids: Iterable[str]) -> None:
        """Move to Removed; their items stay with them."""

    def bring_back(self, uids: Iterable[str]) -> None: ...

    def remove_for_good(self, uids: Iterable[str]) -> None: ...

    def removed(self, limit: int) -> tuple[VisitRow, ...]:
        """The last removed first."""

    def items(self, visit_uid: str) -> tuple[Item, ...]:
        """In the order the person gave them."""

    def add_item(self, visit_uid: str, text: str, *, entry_uid: str = "") -> str:
        """At the end of the list; gives its uid. Blank text is refused with ValueError."""

    def put_items(self, visit_uid: str, items: Iterable[Item]) -> None:
        """Make ``items`` the whole list, in this order."""


@dataclass(frozen=True)
class Person:
    """Somebody a visit can be with; ``role`` in words ("psychologist"), or empty."""

    uid: str
    name: str
    role: str = ""
    group: bool = False


class People(Protocol):
    """What visits ask of Contacts."""

    def people(self) -> tuple[Person, ...]:
        """Everyone a visit can be with, the most likely first."""

    def person(self, uid: str) -> Person | None:
        """None if removed: the visit then keeps the name it was booked under."""

    def add(self, name: str) -> Person:
        """Create a contact in place. Raises a KnownError."""

    def questions_for(self, uid: str) -> tuple[str, ...]:
        """Questions about the license still open, to be put on a visit."""


@dataclass(frozen=True)
class Number:
    """ "Visit 18 of 30"; ``limit`` is None where there is none or it is not known."""

    number: int
    limit: int | None


class Counting(Protocol):
    """What visits ask of Coverage, once there is a plan."""

    def number_of(self, uid: str) -> Number | None:
        """None if the visit does not count."""

    def number_if_counted(self, visit: Visit) -> Number | None:
        """The number it would have, saved or not."""

    def left_sentence(self) -> str:
        """ "10 visits left to book this plan year.", or empty."""

    def past_limits(self, visits: list[Visit]) -> tuple[str, ...]:
        """Of visits that are not saved yet, which lie past which limit; a line for each run."""


class Claim(StrEnum):
    """What a plan said of a visit that took place."""

    COVERED = "covered"
    NOT_COVERED = "not_covered"
    WAITING = "waiting"


class Claims(Protocol):
    """What recording a visit asks of Coverage."""

    def answer(self, uid: str, claim: Claim) -> Callable[[], None]:
        """Keep it with the visit's money; gives what takes it back. Raises a KnownError."""

    def denial_of(self, uid: str) -> Callable[[], None]:
        """Opens the record of a denial, filled in with this visit."""
