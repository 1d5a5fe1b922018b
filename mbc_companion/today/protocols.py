"""What the Today page needs of the other rooms; ``session`` hands in who keeps to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol


class TodayMark(Protocol):
    """One check-in of the local day: ``at`` is aware and local, ``level`` 1 (Very hard) to 5."""

    @property
    def entry_id(self) -> str: ...

    @property
    def at(self) -> datetime: ...

    @property
    def level(self) -> int: ...


class CheckIns(Protocol):
    """Marks are saved one by one; every act is durable on return or raises a KnownError."""

    def save_mark(self, level: int) -> str:
        """Keep a mark made now; gives the id of its entry. ``level`` is 1 to 5."""

    def set_feelings(self, entry_id: str, feelings: tuple[str, ...]) -> None:
        """Replace the feelings of the entry (keys of ``ui.widgets.marks.FEELINGS``)."""

    def take_back(self, entry_id: str) -> None:
        """Undo ``save_mark``; does nothing if the entry is gone already."""

    def marks_today(self) -> Sequence[TodayMark]:
        """The marks of the local day, oldest first."""


class CoverageLine(Protocol):
    """``counts`` are used, booked, left and over; ``lines`` at most three sentences."""

    @property
    def title(self) -> str: ...

    @property
    def counts(self) -> tuple[int, int, int, int]: ...

    @property
    def bar_words(self) -> str: ...

    @property
    def lines(self) -> tuple[str, ...]: ...


class CoverageRead(Protocol):
    """What Coverage says on Today."""

    def today_line(self) -> CoverageLine | None:
        """None without a plan. Raises a KnownError."""


class HardDays(Protocol):
    """Whether the last days were so hard that Today may offer somebody to talk to."""

    def offers_help(self) -> bool:
        """By marks alone. Raises a KnownError where the file cannot be read."""


class Earlier(Protocol):
    """An entry of another year: ``at`` is local to it, ``words`` its first ones."""

    @property
    def entry_id(self) -> str: ...

    @property
    def at(self) -> datetime: ...

    @property
    def words(self) -> str: ...


class EarlierWords(Protocol):
    """What the journal has of the same date in other years."""

    def on_this_day(self) -> Sequence[Earlier]:
        """Empty unless it is wanted, and after a very hard day. Raises a KnownError."""


class NextVisitLine(Protocol):
    """The soonest planned visit; ``note`` is what was written after the one before."""

    @property
    def uid(self) -> str: ...

    @property
    def day(self) -> date: ...

    @property
    def until(self) -> str: ...

    @property
    def who(self) -> str: ...

    @property
    def line(self) -> str: ...

    @property
    def icon(self) -> str: ...

    @property
    def note(self) -> str: ...

    @property
    def questions(self) -> Sequence[str]: ...


class NextVisitRead(Protocol):
    """What Visits says on Today."""

    def next_visit(self) -> NextVisitLine | None:
        """None if nothing is booked. Raises a KnownError."""


class Offer(Protocol):
    """One topic of the library: ``why`` says what was counted, ``icon`` is its name."""

    @property
    def topic(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def about(self) -> str: ...

    @property
    def why(self) -> str: ...

    @property
    def icon(self) -> str: ...


class Offers(Protocol):
    """What the library has for today."""

    def offer(self) -> Offer | None:
        """At most one; None if there is no reason for any. Raises a KnownError."""
