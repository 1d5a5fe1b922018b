"""Reminders of the unlocked time, what the lock hands on, and what it brings back."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from mbc_companion.appointments.domain import Status
from mbc_companion.appointments.reminders import Quiet, Reminder, at
from mbc_companion.appointments.reminders_panel import RemindersSection
from mbc_companion.appointments.reminding.repository import Habits, ReminderRepository
from mbc_companion.appointments.words_view import weekday_words
from mbc_companion.core.errors import KnownError
from mbc_companion.core.events import CoverageChanged, VisitsChanged
from mbc_companion.core.settings import QUIET_HOURS, REMIND_BEFORE, REMINDER_NAMES, REMINDERS
from mbc_companion.session.coverage_room import CoverageRoom
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.session.visits_room import VisitsRoom
from mbc_companion.ui.moments import clock_words
from mbc_companion.ui.notifications import SNOOZE_MINUTES, Notifier
from mbc_companion.ui.settings_page_rows import Section

_log = logging.getLogger(__name__)
LOOK_EVERY_MS = 15_000
_READ_EVERY = timedelta(minutes=10)


def read_quiet(words: str) -> Quiet:
    """ "22:00-07:00"; nothing means no quiet hours."""
    if not words:
        return Quiet(time(0), time(0))
    start, end = (time.fromisoformat(part) for part in words.split("-"))
    return Quiet(start, end)


class RemindersRoom(QObject):
    """Looks every 15 seconds, and only at the clock: a file is read after a change."""

    def __init__(self, around: Surroundings, visits: VisitsRoom, coverage: CoverageRoom) -> None:
        super().__init__(around.window)
        self._around = around
        self._visits = visits
        self._coverage = coverage
        self._dates = coverage.date_notices()
        self._dates_due: tuple[str, ...] = ()
        self.repository = ReminderRepository(around.database, around.clock, self.habits)
        self._waiting: tuple[Reminder, ...] = ()
        self._read_at: datetime | None = None
        self._notifier = Notifier(around.window.toasts, self)
        self._notifier.snoozed.connect(self.snooze)
        self._notifier.opened.connect(self.open)
        self._standing: dict[str, Reminder] = {}
        around.events.subscribe(VisitsChanged, self._visits_changed)
        around.events.subscribe(CoverageChanged, lambda _: self.forget())
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        # Once the pages are there, which is before anything else can happen.
        self._timer.start()
        QTimer.singleShot(0, self, self.look)

    def habits(self) -> Habits:
        """Raises a KnownError."""
        preferences = self._around.preferences
        before: list[int] = preferences.get(REMIND_BEFORE)
        return Habits(
            on=preferences.get(REMINDERS),
            before=tuple(before),
            quiet=read_quiet(preferences.get(QUIET_HOURS)),
        )

    def stop(self) -> None:
        """The vault closes now."""
        self._timer.stop()
        self._notifier.close()

    def forget(self) -> None:
        """Something changed: read again at the next look."""
        self._read_at = None

    def look(self) -> None:
        """Say what is due; while hidden it waits."""
        around = self._around
        if around.database.closed or around.window.is_covered or not self._timer.isActive():
            return
        now, here = self._around.clock.now(), self._around.clock.zone()
        try:
            self._read(now)
            found = at(now, self._waiting, self.habits().quiet, here)
            dates = self._dates_due
            if not (found.done or dates):
                return
            self.repository.said(found.done)
            self._dates.said(dates)
            self.forget()
        except KnownError as error:
            _log.warning("reminders not read: %s", error.code)
            return
        if dates:
            self._notifier.say(dates[-1], self.tr("A date to look at in Companion."))
        for one in found.say:
            self._standing[one.id] = one
            self._notifier.say(one.id, self.words(one))

    def _visits_changed(self, event: VisitsChanged) -> None:
        """A sentence about a visit that was moved, called off or removed is taken away."""
        self.forget()
        for one in tuple(self._standing.values()):
            touched = not event.uids or one.visit_uid in event.uids
            if touched and not self._still_true(one):
                del self._standing[one.id]
                self._notifier.withdraw(one.id)

    def _still_true(self, one: Reminder) -> bool:
        try:
            visit = self._visits.repository.visit(one.visit_uid)
        except KnownError:
            return True
        return visit is not None and visit.status is Status.PLANNED and visit.at == one.starts

    def _read(self, now: datetime) -> None:
        fresh = self._read_at is not None and abs(now - self._read_at) < _READ_EVERY
        if not fresh:
            self._waiting = self.repository.waiting()
            self._dates_due = self._dates.due(self.habits().quiet)
            self._read_at = now

    def _what(self, one: Reminder) -> str:
        """Neutral: no name, no kind, no topic; the name only if somebody asked for it."""
        try:
            named = self._around.preferences.get(REMINDER_NAMES)
            visit = self._visits.repository.visit(one.visit_uid) if named else None
        except KnownError:
            visit = None
        name = visit.provider_name.strip() if visit is not None else ""
        return name or self.tr("Something")

    def words(self, one: Reminder) -> str:
        """When something is, in the words of the Settings."""
        clock = self._around.clock
        starts, today = one.starts.astimezone(clock.zone()), clock.now().astimezone(clock.zone())
        days = (starts.date() - today.date()).days
        said, what = clock_words(starts), self._what(one)
        if days == 0:
            return self.tr("{what} at {time} today.").format(what=what, time=said)
        if days == 1:
            return self.tr("{what} at {time} tomorrow.").format(what=what, time=said)
        day = weekday_words(starts.date())
        return self.tr("{what} on {day} at {time}.").format(what=what, day=day, time=said)

    def snooze(self, reminder_id: str) -> None:
        """Say it again in ten minutes."""
        until = self._around.clock.now() + timedelta(minutes=SNOOZE_MINUTES)
        try:
            self.repository.put_off({reminder_id: until})
            self._dates.put_off({reminder_id: until})
        except KnownError as error:
            _log.warning("reminder not put off: %s", error.code)
        self.forget()

    def open(self, reminder_id: str) -> None:
        """Come forward with the visit, unless the window is hidden."""
        window = self._around.window
        window.raise_()
        window.activateWindow()
        try:
            uid = self.repository.visit_of(reminder_id)
            if not (uid or window.is_covered) and self._dates.holds(reminder_id):
                self._around.shell.show_page(self._coverage.key)
        except KnownError:
            uid = ""
        if uid and not window.is_covered:
            self._visits.open(uid)

    # -- the lock -----------------------------------------------------------------------

    def pairs(self) -> tuple[tuple[datetime, str], ...]:
        """All the successor is told: instants and random ids."""
        try:
            visits = tuple((one.due, one.id) for one in self.repository.waiting())
            return (*visits, *self._dates.pairs(self.habits().quiet))
        except KnownError as error:
            _log.warning("no reminders handed on: %s", error.code)
            return ()

    def merge(self, said: Iterable[str], snoozes: Mapping[str, datetime]) -> None:
        """What was said and put off while the vault was locked."""
        said = tuple(said)
        try:
            self.repository.said(said)
            self.repository.put_off(snoozes)
            self._dates.said(said)
            self._dates.put_off(snoozes)
        except KnownError as error:
            _log.warning("reminders of the lock not merged: %s", error.code)
        self.forget()

    def section(self) -> Section:
        """Reminders in Settings."""
        card = RemindersSection(self._around.preferences, self._around.window.toasts.show)
        card.changed.connect(self.forget)
        return Section(
            "reminders", QCoreApplication.translate("Settings", "Reminders"), "bell", card
        )
