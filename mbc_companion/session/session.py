"""The unlocked time: repositories, pages and what they hand each other; dropped whole."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from mbc_companion.core.clock import Clock, today
from mbc_companion.core.errors import KnownError
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.settings import (
    READING_FACE,
    PublicSettings,
)
from mbc_companion.helplines.own import Yours
from mbc_companion.journal.domain import Draft
from mbc_companion.session import handover
from mbc_companion.session.backup_room import BackupRoom
from mbc_companion.session.bringing_in_room import BringingInRoom, drop_unfinished
from mbc_companion.session.carer_room import CarerRoom
from mbc_companion.session.contacts_room import ContactsRoom
from mbc_companion.session.coverage_room import CoverageRoom
from mbc_companion.session.diaries_room import DiariesRoom
from mbc_companion.session.everywhere_room import EverywhereRoom
from mbc_companion.session.find_deeds import Acts, Rooms
from mbc_companion.session.guidance_room import GuidanceRoom
from mbc_companion.session.insights_room import InsightsRoom
from mbc_companion.session.journal_room import JournalRoom
from mbc_companion.session.journal_visits import JournalVisits
from mbc_companion.session.keys_room import KeysRoom
from mbc_companion.session.papers_room import PapersRoom
from mbc_companion.session.place import Place
from mbc_companion.session.quiet_room import QuietRoom
from mbc_companion.session.reminders_room import RemindersRoom
from mbc_companion.session.settings_room import Parts, SettingsRoom
from mbc_companion.session.surroundings import surround
from mbc_companion.session.taking_out_room import TakingOutRoom
from mbc_companion.session.today_room import TodayRoom
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.session.unsaved_words import as_drafts
from mbc_companion.session.visits_room import VisitsRoom
from mbc_companion.storage.old_copies import clear_old_copies
from mbc_companion.storage.use_days import record_use
from mbc_companion.ui import keys as declared
from mbc_companion.ui import troubles
from mbc_companion.ui.clipboard import ClipboardGuard
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.navigation import Group
from mbc_companion.ui.page import Page
from mbc_companion.ui.pages import LatePage
from mbc_companion.ui.shell import Shell
from mbc_companion.ui.theme import theme
from mbc_companion.ui.window import CompanionWindow

_log = logging.getLogger(__name__)


class Session(QObject):
    """Everything that may know a word of the person's; nothing of it outlives ``close``."""

    lock_requested = Signal(str)
    help_requested = Signal()
    swap_requested = Signal(object)
    delete_requested = Signal(object, object)
    renewed = Signal(object)
    _waiting: tuple[Draft, ...] = ()

    def __init__(
        self,
        unlocked: Unlocked,
        *,
        window: CompanionWindow,
        dialogs: Dialogs,
        public: PublicSettings,
        clock: Clock,
        folder: Path,
        clipboard: ClipboardGuard,
        banner: str = "",
    ) -> None:
        super().__init__()
        self._folder, self._unlocked = folder, unlocked
        self._database = unlocked.database
        self._preferences = unlocked.database.preferences
        self._window, self._dialogs = window, dialogs
        self._public, self._clock = public, clock
        self._clipboard = clipboard
        self._shell = Shell(window.keys)
        if banner:
            self._shell.show_banner(banner)
        self._around = surround(
            unlocked.database,
            clock,
            public=public,
            window=window,
            shell=self._shell,
            dialogs=dialogs,
            clipboard=clipboard,
        )
        self._journal = JournalRoom(self._around)
        self._contacts = ContactsRoom(self._around)
        self._visits = VisitsRoom(self._around, self._contacts.people())
        self._coverage = CoverageRoom(self._around)
        self.reminders = RemindersRoom(self._around, self._visits, self._coverage)
        self._quiet = QuietRoom(self._around, self)

    def hide_mode(self) -> str:
        """Whether coming back from Hide needs the passphrase."""
        return self._quiet.hide_mode()

    # -- opening -----------------------------------------------------------------

    def show(self, sealed: bytes = b"") -> None:
        """Build the pages and go where the person was."""
        theme().set_reading_face(self._preferences.get(READING_FACE))
        trouble = self._tidy(sealed)
        self._add_pages()
        self._connect()
        self._window.show_screen(self._shell)
        if trouble:
            self._window.toasts.show(trouble)
        self._place.go_back()
        self._quiet.watch.start()
        self._quiet.show()
        QTimer.singleShot(0, self._say_if_older)
        self._backups.start()
        self._diaries.start()
        QTimer.singleShot(0, self._settings.offer_old_copies)

    def _tidy(self, sealed: bytes) -> str:
        """Write what could not be written at the lock, fold drafts, empty old removals.

        Gives what went wrong in words; the words of the lock then wait for the next save.
        """
        if sealed:
            packed = self._unlocked.keys.unseal(sealed)
            self._waiting = handover.unpack(packed, self._journal.repository.new_uid)
        try:
            self._write_waiting()
            self._journal.repository.fold_drafts()
            record_use(self._database, today(self._clock))
            clear_old_copies(self._database, DataPaths(self._folder).database)
            rooms = (self._visits, self._coverage, self._contacts, self._around.sharing)
            for room in (self._journal.repository, *rooms):
                room.purge_removed()
            return drop_unfinished(self._around)
        except KnownError as error:
            _log.warning("not tidied: %s", error.code)
            return troubles.words(error)

    def _write_waiting(self) -> None:
        """Keep the words of the last lock as drafts. Raises a KnownError; they wait on."""
        if self._waiting:
            self._journal.repository.save_drafts(self._waiting)
            self._waiting = ()

    def _add_pages(self) -> None:
        self._journal.build(JournalVisits(self._visits.repository, self._clock))
        self._papers = PapersRoom(self._around, self._journal, self._visits, self._coverage)
        coverage = self._coverage
        self._visits.build(coverage.counting, coverage.answers, self._papers.show_brief)
        visits = self._visits
        self._contacts.build(visits.add_with, visits.of(self._contacts.contacts), coverage.phones)
        self._today = TodayRoom(self._around, self._journal.check_ins)
        self._visits.join_today(self._today.page)
        self._coverage.join_today(self._today.page)
        self._contacts.join_today(self._today.page)
        self._journal.join_today(self._today.page)
        self._library = GuidanceRoom(self._around, self._journal)
        self._contacts.join_library(self._library)
        self._library.join_today(self._today.page, self._visits, self._coverage)
        self._library.join_visits(self._visits)
        self._library.join_coverage(self._coverage)
        self._insights = InsightsRoom(self._around, self._journal, self._today, self._visits)
        self._backups = BackupRoom(self._around, self._unlocked, self._folder, self.has_unsaved)
        self._make_settings()
        own = (self._journal, self._visits, self._coverage, self._contacts, self._library)
        acts = Acts(self.help_requested.emit, self._today.check_in)
        rooms = Rooms(*own, self._settings.page)
        self._everywhere.join(rooms, acts, self._today, self._place)
        for page, icon, group, key in _in_order(self):
            self._shell.add_page(page, icon=icon, group=group, shortcut=key)
            self._everywhere.add_page(page.key, icon, key)
        self._everywhere.join_pages()

    def _make_settings(self) -> None:
        self._place = Place(self._preferences, self._shell)
        self._keys = KeysRoom(self._around, self._unlocked, self._place, self.has_unsaved)
        self._everywhere = EverywhereRoom(self._around)
        self.lock_reason = self._keys.lock_reason
        work, around = self._backups.work, self._around
        self._diaries = DiariesRoom(around, self._journal)
        parts = Parts(
            self._everywhere,
            self._journal,
            self.reminders,
            self._diaries,
            BringingInRoom(around, work, self.has_unsaved),
            TakingOutRoom(around, work, self.has_unsaved),
            CarerRoom(around, work, self._contacts, self._visits, self._coverage),
            self._backups,
            self._keys,
        )
        self._settings = SettingsRoom(
            around, self._unlocked, self._folder, parts, changed=self._setting_changed
        )

    def _connect(self) -> None:
        self._keys.swap_requested.connect(self.renewed)
        shell, window = self._shell, self._window
        shell.help_requested.connect(self.help_requested)
        shell.hide_requested.connect(window.cover)
        shell.lock_requested.connect(lambda: self.lock_requested.emit("asked"))
        self._today.join(self.help_requested.emit, self._journal.write, self._settings.make_words)
        self._journal.page.mark_requested.connect(self._today.check_in)
        self._library.page.help_requested.connect(self.help_requested)
        self._backups.swap_requested.connect(self.swap_requested)
        self._backups.health.copies_wanted.connect(self._settings.show_copies)
        self._backups.join_rescue(self._unsaved, self.lock_requested.emit)
        self._backups.forget_keyring = self._keys.forget_keyring
        self._backups.delete_requested.connect(self.delete_requested)
        self._quiet.lock_requested.connect(self.lock_requested)

    def _setting_changed(self, _name: str) -> None:
        self._quiet.show()
        self._today.page.refresh()

    def _say_if_older(self) -> None:
        if not (self._database.closed or self._backups.say_restored()):
            self._keys.say_if_older()

    def look_at_clock(self) -> None:
        """The computer woke: its sleep counts as quiet time."""
        self._quiet.watch.look()

    def yours(self) -> Yours:
        """What of the person's own Help now may show."""
        return self._contacts.yours()

    # -- hiding and closing --------------------------------------------------------

    def hidden(self) -> None:
        """Under the cover: save what is open, empty the clipboard of private words."""
        self._save()
        self._clipboard.clear()

    def _save(self) -> None:
        """What is open on any page, and words that waited since the disk was full."""
        self._shell.leave_all()
        self._around.started.keep()
        try:
            self._write_waiting()
        except KnownError as error:
            _log.warning("words of the lock still wait: %s", error.code)

    def has_unsaved(self) -> bool:
        """Save what is open; True if some words could not be saved."""
        self._save()
        return bool(self._unsaved())

    def _unsaved(self) -> tuple[Draft, ...]:
        rooms = (self._contacts, self._visits, self._coverage, self._around.started)
        return (
            *self._journal.page.unsaved(),
            *self._library.unsaved(),
            *as_drafts(rooms, self._clock),
            *self._waiting,
        )

    def close(self, reason: str = "") -> bytes:
        """Save, remember the place, close the file; gives sealed words if saving failed.

        With the ``reason`` of a lock a last backup is made if that is quick.
        """
        self._quiet.watch.stop()
        self.reminders.stop()
        self._everywhere.stop()
        self._save()
        self._diaries.end()
        self._backups.stop()
        unsaved = self._unsaved()
        sealed = self._unlocked.keys.seal(handover.pack(unsaved)) if unsaved else b""
        self._place.keep()
        self._everywhere.end()
        self._around.started.end()
        self._clipboard.clear()
        if reason and not sealed:
            self._backups.at_lock(reason)
        self._shell.end()
        self._unlocked.close()
        return sealed


def _in_order(session: Session) -> tuple[tuple[Page | LatePage, str, Group, declared.Key], ...]:
    """The pages as they stand in the sidebar, with icon and key."""
    return (
        (session._today.page, "sun-horizon", Group.ME, declared.TODAY),
        (session._journal.page, "notebook", Group.ME, declared.JOURNAL),
        (session._insights.late_page(), "chart-scatter", Group.ME, declared.INSIGHTS),
        (session._visits.late_page(), "calendar-check", Group.CARE, declared.VISITS),
        (session._coverage.late_page(), "umbrella-simple", Group.CARE, declared.COVERAGE),
        (session._contacts.late_page(), "address-book", Group.CARE, declared.CONTACTS),
        (session._library.page, "books", Group.READING, declared.LIBRARY),
        (session._settings.late_page(), "sliders-horizontal", Group.BOTTOM, declared.SETTINGS),
    )
