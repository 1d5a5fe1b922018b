""" "Where was I?" in the unlocked time: what was open on each page, and the way back to it."""

from __future__ import annotations

import logging
from functools import partial

from PySide6.QtCore import QCoreApplication, QTimer

from mbc_companion.appointments.words_view import when_words, who_words
from mbc_companion.core.clock import local_now, today
from mbc_companion.core.errors import KnownError
from mbc_companion.coverage.call_record import CallState
from mbc_companion.session.find_deeds import Rooms
from mbc_companion.session.find_names import Deed
from mbc_companion.session.place import TRAIL, Place
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.session.trail import Stop, Trail, stop
from mbc_companion.ui import keys as declared
from mbc_companion.ui.moments import day_words, time_words
from mbc_companion.ui.theme import theme
from mbc_companion.ui.trail_sheet import Been, TrailSheet

_SHOWN = 5
_LONGEST = 70
_ICONS = {
    "today": "sun-horizon",
    "journal": "notebook",
    "insights": "chart-scatter",
    "visits": "calendar-check",
    "coverage": "umbrella-simple",
    "contacts": "address-book",
    "library": "books",
    "settings": "sliders-horizontal",
}
_log = logging.getLogger(__name__)


class TrailRoom:
    """Looks where the person is whenever the focus moves; ``place`` keeps it."""

    def __init__(self, around: Surroundings, rooms: Rooms, place: Place) -> None:
        self._around = around
        self._rooms = rooms
        self._trail = Trail(place.join(TRAIL, self.to_keep))
        self._ended = False
        around.shell.bind(declared.WHERE, self.open)
        around.shell.left.connect(self.look)
        theme().app.focusChanged.connect(self._focus_moved)
        # A window that goes without a closing, after a mistake of ours, is not looked at either.
        around.shell.destroyed.connect(self.end)

    def deed(self) -> Deed:
        """For Find."""
        return Deed(
            QCoreApplication.translate("Find", "Where was I?"),
            QCoreApplication.translate("Find", "The last places, and what still waits"),
            "clock-counter-clockwise",
            self.open,
            self._around.window.keys.cap(declared.WHERE),
            QCoreApplication.translate("Find", "back last before recent history lost forgot"),
        )

    def _focus_moved(self) -> None:
        # Once what was pressed has opened.
        QTimer.singleShot(0, self._around.shell, self.look)

    def look(self) -> None:
        """Remember what is open on the page in front."""
        page = self._around.shell.current_page
        if page is not None and not self._ended:
            self._trail.come_to(stop(page.key, page.place(), local_now(self._around.clock)))

    def end(self) -> None:
        """The vault closes: nothing more is remembered. Safe to call twice."""
        if not self._ended:
            self._ended = True
            theme().app.focusChanged.disconnect(self._focus_moved)

    def to_keep(self) -> object:
        """As a JSON value; the same as before for somebody who stayed where they were."""
        self.look()
        return self._trail.to_keep()

    # -- showing -----------------------------------------------------------------

    def open(self) -> None:
        """The sheet, over whatever page is shown."""
        self.look()
        here, *before = self._trail
        places = self._waiting()
        for one in before:
            told = self._told(one)
            if told is not None:
                places.append(told)
        now = self._title(here)
        opened = self._opened(here) or ""
        words = f"{now}, {opened}" if opened else now
        TrailSheet(self._around.window, words, places[:_SHOWN]).open()

    def _title(self, one: Stop) -> str:
        return self._around.shell.pages.title(one.page)

    def _told(self, one: Stop) -> Been | None:
        """None for what is gone since."""
        opened = self._opened(one)
        if one.page not in _ICONS or opened is None:
            return None
        title, when = self._title(one), self._when(one)
        about = QCoreApplication.translate("Find", "{page}, {when}")
        about = about.format(page=title, when=when) if opened else when
        go = partial(self._go, one)
        return Been(opened or title, about, _ICONS[one.page], go)

    def _when(self, one: Stop) -> str:
        at, now = one.at, local_now(self._around.clock)
        return time_words(at) if at.date() == now.date() else day_words(at.date())

    def _opened(self, one: Stop) -> str | None:
        """What was open, in the person's own words: "" for the page alone, None if it is gone."""
        tell = {
            "journal": self._entry,
            "visits": self._visit,
            "contacts": self._contact,
            "library": self._topic,
            "settings": self._section,
        }.get(one.page)
        if not one.what or tell is None:
            return ""
        try:
            return tell(one.what)
        except KnownError as error:
            _log.warning("a last place not read: %s", error.code)
            return None

    def _entry(self, uid: str) -> str | None:
        repository = self._rooms.journal.repository
        kept = repository.entry(uid)
        entry = repository.draft(uid) or kept
        if entry is None or (kept is not None and kept.removed_at is not None):
            return None
        if entry.sealed:
            return QCoreApplication.translate("Find", "A sealed letter")
        line = " ".join(entry.text.split())
        if len(line) > _LONGEST:
            line = line[:_LONGEST].rsplit(" ", 1)[0] + "…"
        return f"“{line}”" if line else ""

    def _visit(self, uid: str) -> str | None:
        visit = self._rooms.visits.repository.visit(uid)
        if visit is None or visit.removed_at is not None:
            return None
        return f"{who_words(visit)}, {when_words(visit, today(self._around.clock))}"

    def _contact(self, uid: str) -> str | None:
        lines = self._rooms.contacts.directory.services
        line = next((one.name for one in lines if one.uid == uid), None)
        contact = self._rooms.contacts.contacts.contact(uid)
        gone = contact is None or contact.removed_at is not None
        return line if gone or contact is None else contact.name

    def _topic(self, uid: str) -> str | None:
        topics = self._rooms.library.library.topics
        return next((one.title for one in topics if one.uid == uid), None)

    def _section(self, key: str) -> str | None:
        button = self._rooms.settings().buttons.get(key)
        return button.text() if button is not None else None

    def _waiting(self) -> list[Been]:
        """A call that was left half-way."""
        try:
            calls = self._rooms.coverage.calls.calls()
        except KnownError as error:
            _log.warning("calls not read: %s", error.code)
            return []
        going = next((call for call in calls if call.state is CallState.GOING), None)
        if going is None:
            return []
        about = QCoreApplication.translate("Find", "Call of {day}, at step {step} of 6")
        about = about.format(day=day_words(going.day), step=going.step + 1)
        words = QCoreApplication.translate("Find", "Your call to the insurer waits")
        return [Been(words, about, "phone-call", partial(self._take_up, going.uid))]

    def _take_up(self, uid: str) -> None:
        page = self._rooms.coverage.page
        self._around.shell.show_page(page.key)
        page.open_call(uid)

    def _go(self, one: Stop) -> None:
        shell = self._around.shell
        page, same = shell.page(one.page), shell.current_page is shell.page(one.page)
        shell.leave()
        page.restore_place(one.place)
        shell.show_page(one.page)
        if same:
            page.entered()
