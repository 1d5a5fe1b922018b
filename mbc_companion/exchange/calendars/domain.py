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
