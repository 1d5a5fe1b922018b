"""Find in the unlocked time: one box over acts, pages, words, people and settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication

from mbc_companion.appointments.words_view import when_words, who_words
from mbc_companion.core.clock import today
from mbc_companion.coverage.call_words_view import summary
from mbc_companion.journal.domain import EntryRow
from mbc_companion.session.find_deeds import Acts, Rooms, deeds
from mbc_companion.session.find_names import Deed, about_page, deeds_like
from mbc_companion.session.find_reads import FileRun, InFile, InFileReads, calls_with, people
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.ui.find_sheet import FindSheet
from mbc_companion.ui.finding import MOST, Group, Hit, Run
from mbc_companion.ui.keys import Key
from mbc_companion.ui.moments import day_words
from mbc_companion.ui.ranking import Name, ranked

_SHOWN = 90


class FindRoom:
    """Is ``ui.finding.Searched``. There is none of it while the vault is closed."""

    def __init__(
        self, around: Surroundings, rooms: Rooms, acts: Acts, extra: Sequence[Deed]
    ) -> None:
        self._around = around
        self._rooms = rooms
        self._deeds = (*deeds(around, rooms, acts), *extra)
        self._back = extra[0]
        self._pages: list[Deed] = []
        self._reads = InFileReads(around.database)
        self._sheet: FindSheet | None = None
        around.shell.find_requested.connect(self.open)

    def add_page(self, page: str, icon: str, key: Key) -> None:
        """A page to go to by its key, in the order of the sidebar."""
        about, also = about_page(page)
        shell = self._around.shell
        cap = self._around.window.keys.cap(key)
        go = partial(shell.show_page, page)
        self._pages.append(Deed(shell.pages.title(page), about, icon, go, cap, also))

    def open(self) -> None:
        """The box, over whatever page is shown."""
        if self._sheet is None:
            self._sheet = FindSheet(self._around.window, self)
            self._sheet.closed.connect(self._closed)
            self._sheet.open()

    def _closed(self) -> None:
        self._sheet = None
        self._reads.forget()

    def end(self) -> None:
        """The vault closes: nothing is looked for any more."""
        if self._sheet is not None:
            self._sheet.finder.stop()
        self._reads.forget()

    # -- what is found ---------------------------------------------------------------

    def start(self) -> Sequence[Hit]:
        first = [deed.hit(Group.DO) for deed in (*self._deeds[:MOST], self._back)]
        return [*first, *(page.hit(Group.GO) for page in self._pages)]

    def names(self, typed: str) -> Sequence[Hit]:
        return [
            *deeds_like(typed, self._deeds, self._pages),
            *self._calls(typed),
            *self._topics(typed),
            *self._people(typed),
            *self._settings(typed),
        ]

    def begin(self, typed: str) -> Run:
        return FileRun(self._reads, typed, self._around.clock.now())

    def hits(self, found: object) -> Sequence[Hit]:
        assert isinstance(found, InFile)
        this_day = today(self._around.clock)
        rows = [self._entry(row) for row in found.entries]
        for one in found.visits:
            who, when = who_words(one.row), when_words(one.row, this_day)
            spoken = f"{who}, {when}"
            words, about = (_quoted(one.line), spoken) if one.line else (who, when)
            act = partial(self._rooms.visits.open, one.row.uid)
            rows.append(Hit(Group.VISITS, words, about, "calendar-check", act))
        return rows

    def _entry(self, row: EntryRow) -> Hit:
        start = max(0, row.matches[0][0] - 24) if row.matches else 0
        cut = row.preview.find(" ", start) + 1 if start else 0
        words = row.preview[cut:]
        lead = "…" if cut and not words.startswith("…") else ""
        about = QCoreApplication.translate("Find", "Journal, {day}")
        about = about.format(day=self._day(row.at.date()))
        act = partial(self._rooms.journal.open, row.uid)
        return Hit(Group.WORDS, _quoted(lead + words), about, "notebook", act)

    def _day(self, day: date) -> str:
        said = day_words(day)
        if day.year == today(self._around.clock).year:
            return said
        return QCoreApplication.translate("Find", "{day}, {year}").format(day=said, year=day.year)

    def _calls(self, typed: str) -> list[Hit]:
        room = self._rooms.coverage

        def show(uid: str) -> None:
            self._around.shell.show_page(room.key)
            room.page.open_call(uid)

        about = QCoreApplication.translate("Find", "Call of {day}")
        return [
            Hit(
                Group.CALLS,
                summary(call),
                about.format(day=self._day(call.day)),
                "phone-call",
                partial(show, call.uid),
            )
            for call in calls_with(self._rooms.coverage.calls, typed)
        ]

    def _topics(self, typed: str) -> list[Hit]:
        library = self._rooms.library
        order = ranked(typed, [Name(topic.title) for topic in library.library.topics])
        named = [library.library.topics[place] for place in order]
        found = [*named, *(one for one in library.search.find(typed) if one not in named)]
        about = QCoreApplication.translate("Find", "Library, {minutes} minutes")
        return [
            Hit(
                Group.LIBRARY,
                topic.title,
                about.format(minutes=topic.minutes),
                "books",
                partial(library.open, topic.uid),
            )
            for topic in found[:MOST]
        ]

    def _people(self, typed: str) -> list[Hit]:
        room = self._rooms.contacts
        hits = [
            Hit(
                Group.PEOPLE,
                row.name,
                ", ".join(part for part in (row.role, row.phone) if part),
                "user-circle",
                partial(room.open, row.uid),
            )
            for row in people(room.contacts, typed)
        ]
        lines = room.directory.services
        for place in ranked(typed, [Name(line.name, line.number.shown) for line in lines]):
            line = lines[place]
            act = partial(self._helpline, line.uid)
            hits.append(Hit(Group.PEOPLE, line.name, line.number.shown, "lifebuoy", act))
        return hits[:MOST]

    def _helpline(self, uid: str) -> None:
        page = self._rooms.contacts.page
        self._around.shell.show_page(page.key)
        page.show_helpline(uid)

    def _settings(self, typed: str) -> list[Hit]:
        page = self._rooms.settings()

        def show(act: Callable[[], None]) -> None:
            self._around.shell.show_page(page.key)
            act()

        return [
            Hit(Group.SETTINGS, one.title, one.section, one.icon, partial(show, one.show))
            for one in page.like(typed)
        ]


def _quoted(line: str) -> str:
    shown = line if len(line) <= _SHOWN else line[:_SHOWN].rsplit(" ", 1)[0] + "…"
    return f"“{shown}”"
