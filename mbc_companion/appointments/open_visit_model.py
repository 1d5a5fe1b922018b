"""The visit on the page: what was changed, and whether it is in the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from mbc_companion.appointments import zones
from mbc_companion.appointments.clashes import Clashes, look
from mbc_companion.appointments.domain import SHARED, Booked, Repository, Visit
from mbc_companion.appointments.recurrence import Repeat, rest_of
from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import KnownError

REST_MS = 1000
"""Saved after a second of rest, well within the two that may be lost."""


class OpenVisit(QObject):
    """``new`` until it was written once; ``touched`` once something in it was chosen or typed."""

    changed = Signal()
    saved = Signal(object)
    failed = Signal(object)
    booked = Signal(object)

    def __init__(self, repository: Repository, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._repository = repository
        self._clock = clock
        self.visit: Visit | None = None
        self._before: Visit | None = None
        self.new = self.touched = self._dirty = self._spread = self.born_here = False
        self.repeat: Repeat | None = None
        self.last_booked: Booked | None = None
        self._typed: datetime | None = None
        self._laid_out = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.save)

    def open(self, visit: Visit, *, new: bool) -> None:
        """Raises a KnownError, and then nothing is open."""
        self.close()
        series = self._repository.series(visit.series_uid) if visit.series_uid else None
        self.visit, self.new, self.born_here = visit, new, new
        self._before = visit
        if series is not None:
            self.repeat = rest_of(series.first, series.repeat, visit.slot)
        self.last_booked = None

    def close(self) -> None:
        self._timer.stop()
        self.visit = self.repeat = self._typed = None
        self.new = self.touched = self._dirty = self._spread = self.born_here = False
        self._laid_out = False

    def end(self) -> None:
        """The vault closes: nothing is written any more."""
        self._timer.stop()

    @property
    def unsaved(self) -> bool:
        return self._dirty

    @property
    def booking(self) -> Repeat | None:
        """The repeat that was chosen or changed on this page; None for one visit alone."""
        return self.repeat if self._laid_out else None

    @property
    def spreadable(self) -> bool:
        """Something was changed that the later ones of an older series could take over."""
        now, before = self.visit, self._before
        if now is None or before is None or self.repeat is None or self.born_here:
            return False
        return any(getattr(now, name) != getattr(before, name) for name in ("at", *SHARED))

    def repeats_from(self) -> datetime:
        """The wall time (naive) its repeat counts from: a visit moved alone keeps its place."""
        assert self.visit is not None
        alone = self.repeat is not None and not (self.born_here or self._laid_out)
        if alone and self.visit.slot:
            return datetime.fromisoformat(self.visit.slot)
        return self.visit.at.replace(tzinfo=None, fold=0)

    def change(self, **changes: Any) -> None:
        if self.visit is None:
            return
        after = replace(self.visit, **changes)
        if after == self.visit:
            return
        self.visit = after
        # A series made on this page is still one thing; a visit of an older one is not.
        self._spread = self._spread or (self.born_here and self.repeat is not None)
        self._mark()

    def move(self, wall: datetime) -> None:
        """To a wall time (naive) in its own zone."""
        if self.visit is None:
            return
        zone = zones.find(self.visit.zone) or self.visit.at.tzinfo
        assert zone is not None
        self._typed = wall
        self.change(at=zones.place(wall, zone))

    def move_here(self) -> None:
        """The same wall time, from now on in the time zone of this computer."""
        if self.visit is not None:
            zone = self.here()
            wall = self.visit.at.replace(tzinfo=None, fold=0)
            self.change(zone=zone.key, at=zones.place(wall, zone))

    def set_repeat(self, repeat: Repeat | None) -> None:
        """For this visit and those after it."""
        if self.visit is None or repeat == self.repeat:
            return
        self.repeat = repeat
        self._spread = self._laid_out = True
        self._mark()

    def spread(self) -> None:
        """The later ones of the series take over what this one is now."""
        if self.repeat is not None:
            self._spread = self._laid_out = True
            self._mark()

    def _mark(self) -> None:
        self.touched = self._dirty = True
        self._timer.start()
        self.changed.emit()

    def keep(self) -> bool:
        """Write a new visit even if nothing in it was touched; False if that did not work."""
        self._dirty = self._dirty or self.new
        return self.save()

    def save(self) -> bool:
        """False, after ``failed``, if the words are not in the file yet."""
        self._timer.stop()
        if self.visit is None or not self._dirty:
            return True
        try:
            if self._spread:
                self._save_series(self.visit)
            else:
                self._repository.save(self.visit)
        except KnownError as error:
            self.failed.emit(error)
            return False
        self.new = self._dirty = self._spread = False
        self.saved.emit(self._clock.now().astimezone(self._clock.zone()))
        return True

    def _save_series(self, visit: Visit) -> None:
        booked = self._repository.repeat(visit, self.repeat)
        self.last_booked = booked
        again = self._repository.visit(visit.uid)
        if again is not None:
            self.visit = again
        self._before = self.visit
        if booked.removed and self.born_here:
            # Made a moment ago by another answer to the same question: nothing was lost.
            self._repository.remove_for_good(booked.removed)
        elif booked.removed:
            self.booked.emit(booked)

    def clashes(self) -> Clashes:
        """What is odd about its time now. Raises a KnownError."""
        if self.visit is None:
            return Clashes()
        around = self._repository.rows_around(self.visit.at)
        same = self._typed is not None and self._typed.date() == self.visit.day
        typed = self._typed if same else None
        return look(self.visit, around, self._clock.now(), typed=typed)

    def here(self) -> ZoneInfo:
        return self._clock.zone()
