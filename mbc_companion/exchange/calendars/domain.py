"""Appointments of another calendar, whichever program wrote them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

ALL_DAY_MINUTES = 24 * 60


@dataclass(frozen=True)
class Occasion:
    """One appointment. ``at`` is aware and stands at the wall time of ``zone``.

    ``uid`` (32 hex) is the same for the same appointment every time it is read. One that
    lasts all day begins at midnight and is ``ALL_DAY_MINUTES`` long. ``slot`` is the wall
    time its series gives it. ``reminders`` are minutes before; None: nothing is said.
    """

    uid: str
    where: str
    at: datetime
    zone: str
    minutes: int
    title: str = ""
    place: str = ""
    notes: str = ""
    cancelled: bool = False
    series_uid: str = ""
    slot: str = ""
    reminders: tuple[int, ...] | None = None
    ours: bool = False
    """Written by this program: its title may be the neutral one."""

    @property
    def said(self) -> str:
        """All it says, to tell whether a file says something new."""
        called_off = "off" if self.cancelled else ""
        parts = (self.uid, self.at.isoformat(), str(self.minutes), self.title, self.place)
        return "\x00".join((*parts, self.notes, called_off))


@dataclass(frozen=True)
class Round:
    """A repeat that the visits of this program have too: ``pace`` is week, month_day or
    month_weekday. ``first`` is the wall time of its first ("2026-07-20T10:30")."""

    uid: str
    pace: str
    every: int
    until: date | None
    count: int | None
    first: str
    zone: str


@dataclass(frozen=True)
class Outgoing:
    """A visit to be written. ``title`` and ``place`` may be empty for neutral words."""

    uid: str
    at: datetime
    minutes: int
    title: str
    place: str
    cancelled: bool
    reminders: tuple[int, ...]

    @property
    def all_day(self) -> bool:
        midnight = self.at.hour == 0 and self.at.minute == 0
        return midnight and self.minutes == ALL_DAY_MINUTES


@dataclass(frozen=True)
class Rule:
    """A repeat of ours (``appointments.recurrence``); one of ``until`` and ``count`` is None."""

    pace: str
    every: int
    until: date | None
    count: int | None


@dataclass(frozen=True)
class OutgoingSeries:
    """``first`` is the naive wall time its rule starts at, ``usual`` what stands there, under
    the uid of the series. By the wall times the rule gives: what stands there instead, and
    what is left out."""

    first: datetime
    usual: Outgoing
    rule: Rule
    changed: tuple[tuple[datetime, Outgoing], ...]
    left_out: tuple[datetime, ...]
