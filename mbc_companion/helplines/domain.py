"""What is known about one service a person can reach, and how sure we are of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from mbc_companion.helplines.hours import Hours

FRESH_DAYS = 180


class Topic(Enum):
    """What someone looks for; the order is the order on screen."""

    TALK = "talk"
    CANCER = "cancer"
    COUNSELOR = "counselor"
    MONEY = "money"
    FAMILY = "family"


class RouteKind(Enum):
    """The ways to get through to one service."""

    CALL = "call"
    TEXT = "text"
    CHAT = "chat"
    ASL = "asl"
    TTY = "tty"
    RELAY = "relay"


class Mark(Enum):
    """How well a fact was confirmed; the weaker marks W and U cannot be loaded at all.

    A: two independent sources, one official. P: the organization's own page.
    B+: several secondary sources. B: one secondary source.
    """

    A = "A"
    P = "P"
    B_PLUS = "B+"
    B = "B"

    @property
    def confirmed(self) -> bool:
        return self in (Mark.A, Mark.P)


@dataclass(frozen=True)
class Number:
    """A United States number as it is written on screen, such as ``1-800-555-0100``."""

    shown: str

    @property
    def digits(self) -> str:
        return "".join(c for c in self.shown if c.isdigit())

    @property
    def is_short(self) -> bool:
        """A short code (three to six digits), dialed as it is, without a country code."""
        return len(self.digits) <= 6

    @property
    def tel(self) -> str:
        """RFC 3966: what a phone's camera offers to call."""
        return f"tel:{self.digits}" if self.is_short else f"tel:+{self.digits}"

    @property
    def sms(self) -> str:
        """RFC 5724: what a phone's camera offers to write to."""
        return f"sms:{self.digits}" if self.is_short else f"sms:+{self.digits}"


# These two are written here and not in the directory: they must be there when its file is not.
LIFELINE = Number("988")
EMERGENCY = Number("911")


@dataclass(frozen=True)
class Route:
    """One way in; ``number`` and ``web`` are there to copy.

    ``how`` is a whole sentence, empty where calling the number is all there is to do.
    """

    kind: RouteKind
    how: str
    mark: Mark
    number: Number | None = None
    web: str = ""

    @property
    def uri(self) -> str:
        """What its QR code holds; empty if it has no number."""
        if self.number is None:
            return ""
        return self.number.sms if self.kind is RouteKind.TEXT else self.number.tel


@dataclass(frozen=True)
class Service:
    """One entry of the directory; an empty text means: not confirmed, so not said.

    ``number`` is the one shown large; ``routes[0]`` leads to it. ``hours`` is None
    unless confirmed; ``hours_words`` says it another way ("Leave a message").
    ``source_date`` is a year, month or day, with "c. " in front if it is a guess,
    or empty for a page without a date. ``checked_on`` is when the number was last
    compared with its sources.
    """

    uid: str
    name: str
    what_for: str
    not_for: str
    number: Number
    topics: tuple[Topic, ...]
    routes: tuple[Route, ...]
    mark: Mark
    check_first: bool
    checked_on: date
    source: str
    source_date: str = ""
    hours: Hours | None = None
    hours_words: str = ""
    expect: str = ""
    languages: str = ""
    cost: str = ""
    web: str = ""

    @property
    def main(self) -> Route:
        return self.routes[0]

    @property
    def never_doubted(self) -> bool:
        """The numbers for danger: nobody is sent away from them to look for another."""
        return self.number in (LIFELINE, EMERGENCY)

    def is_stale(self, day: date) -> bool:
        """More than ``FRESH_DAYS`` days since the number was compared; a clock set back is not."""
        return day - self.checked_on > timedelta(days=FRESH_DAYS)

    def says_check_first(self, day: date) -> bool:
        return self.check_first or (self.is_stale(day) and not self.never_doubted)


@dataclass(frozen=True)
class Directory:
    """Every service, in the order shown. Not ``whole``: the file is missing or damaged.

    ``numbers`` are all of them by the ids texts name them with.
    """

    services: tuple[Service, ...]
    featured: tuple[Service, ...]
    whole: bool = True
    numbers: tuple[tuple[str, Number], ...] = (("lifeline", LIFELINE), ("emergency", EMERGENCY))

    def about(self, topic: Topic | None) -> tuple[Service, ...]:
        """The services for ``topic``; all of them for None."""
        return tuple(s for s in self.services if topic is None or topic in s.topics)

    def shown_numbers(self) -> dict[str, str]:
        """Every number as it is written on screen, by its id."""
        return {uid: number.shown for uid, number in self.numbers}
