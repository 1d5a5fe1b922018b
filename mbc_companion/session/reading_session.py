"""The unlocked time of the safe part of a damaged vault: read and searched, never changed."""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import KnownError
from mbc_companion.core.paths import DataPaths, resources
from mbc_companion.core.settings import LANGUAGE, READING_FACE, PublicSettings
from mbc_companion.exchange.safe_part.domain import Records
from mbc_companion.exchange.safe_part.reading_page import ReadingPage
from mbc_companion.guidance.catalog import load_library
from mbc_companion.guidance.domain import language_of
from mbc_companion.helplines.directory import load_directory
from mbc_companion.helplines.own import Yours
from mbc_companion.security import restoring
from mbc_companion.session.long_work import LongWork
from mbc_companion.session.quiet_room import QuietRoom
from mbc_companion.session.safe_part_room import SafePartRoom
from mbc_companion.session.surroundings import surround
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.ui import keys as declared
from mbc_companion.ui import troubles
from mbc_companion.ui.clipboard import ClipboardGuard
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.navigation import Group
from mbc_companion.ui.shell import Shell
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.window import CompanionWindow


class ReadingSession(QObject):
    """Answers the process as ``Session`` does; the file refuses every write by itself.

    ``save_requested``: the person wants it for the new vault. ``reminders`` is None: those
    of the lock go on.
    """

    lock_requested = Signal(str)
    help_requested = Signal()
    save_requested = Signal()
    reminders = None

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
        kept: Path,
    ) -> None:
        super().__init__()
        self._unlocked, self._paths, self._kept = unlocked, DataPaths(folder), kept
        self._window, self._dialogs, self._clipboard = window, dialogs, clipboard
        self._public, self._clock = public, clock
        self._sealed = b""
        self._work = LongWork()
        self._shell = Shell(window.keys)
        around = surround(
            unlocked.database,
            clock,
            public=public,
            window=window,
            shell=self._shell,
            dialogs=dialogs,
            clipboard=clipboard,
        )
        self._quiet = QuietRoom(around, self)

    def show(self, sealed: bytes = b"") -> None:
        """The pages at once, their words as soon as all of it is read. What is ``sealed``
        waits for the new vault."""
        self._sealed = sealed
        theme().set_reading_face(self._unlocked.database.preferences.get(READING_FACE))
        self._add_pages()
        self.save_button = Button(self.tr("Save as a new vault"), "primary")
        self.save_button.clicked.connect(self._ask_to_save)
        words = self.tr("The safe part, only to read. Nothing can be changed.")
        self._shell.show_banner(words, self.save_button)
        self._connect()
        self._window.show_screen(self._shell)
        self._quiet.watch.start()
        self._quiet.show()
        database, pause = self._unlocked.database, self._work.pause
        names = self._topic_names()
        reads = SafePartRoom(database, self._clock, pause, lambda uid: names.get(uid, uid))
        self._work.start(reads.read, self._show_records, self._not_read)

    def _add_pages(self) -> None:
        told = (
            ("journal", self.tr("Journal"), "notebook", Group.ME, declared.JOURNAL),
            ("visits", self.tr("Visits"), "calendar-check", Group.CARE, declared.VISITS),
            ("coverage", self.tr("Coverage"), "umbrella-simple", Group.CARE, declared.COVERAGE),
            ("contacts", self.tr("Contacts"), "address-book", Group.CARE, declared.CONTACTS),
            ("library", self.tr("Your notes"), "books", Group.READING, declared.LIBRARY),
        )
        self._pages: dict[str, ReadingPage] = {}
        for name, title, icon, group, key in told:
            page = self._pages[name] = ReadingPage(name, title, self._window.keys)
            self._shell.add_page(page, icon=icon, group=group, shortcut=key)

    def _topic_names(self) -> dict[str, str]:
        numbers = load_directory(resources() / "helplines" / "directory.json").shown_numbers()
        language = language_of(self._public.get(LANGUAGE))
        library = load_library(resources() / "guidance", numbers, language)
        return {topic.uid: topic.title for topic in library.topics}

    def _connect(self) -> None:
        shell = self._shell
        shell.help_requested.connect(self.help_requested)
        shell.hide_requested.connect(self._window.cover)
        shell.lock_requested.connect(lambda: self.lock_requested.emit("asked"))
        shell.find_requested.connect(self._look_for)
        self._quiet.lock_requested.connect(self.lock_requested)

    def _look_for(self) -> None:
        page = self._shell.current_page
        if isinstance(page, ReadingPage):
            page.look_for()

    def _show_records(self, found: Records) -> None:
        for name, page in self._pages.items():
            page.show_records(getattr(found, name))

    def _not_read(self, error: KnownError) -> None:
        self._window.toasts.show(troubles.words(error))

    def _ask_to_save(self) -> None:
        self._dialogs.confirm(
            self.tr("Save this as your new vault?"),
            self.tr(
                "The damaged file is kept as it is, in the folder {name}. Companion locks then. "
                "Unlock with the passphrase you use now."
            ).format(name=self._kept.name),
            yes=self.tr("Save as a new vault"),
            no=self.tr("Not yet"),
            then=self._save,
        )

    def _save(self, agreed: bool) -> None:  # noqa: FBT001
        if agreed:
            self.save_requested.emit()

    # -- what the process asks ----------------------------------------------------------

    def hide_mode(self) -> str:
        """Whether coming back from Hide needs the passphrase."""
        return self._quiet.hide_mode()

    def hidden(self) -> None:
        """Under the cover: nothing waits to be saved."""
        self._clipboard.clear()

    def has_unsaved(self) -> bool:
        return False

    def look_at_clock(self) -> None:
        """The computer woke: its sleep counts as quiet time."""
        self._quiet.watch.look()

    def yours(self) -> Yours:
        """Help now shows the helplines alone."""
        return Yours()

    def lock_reason(self, _reason: str) -> str:
        """The next screen is the one this began at, whatever the lock came from."""
        return "damaged"

    def close(self, reason: str = "") -> bytes:
        """Close the file; gives back what was sealed, for the vault that will be opened.

        What was read of the damaged file is cleared, unless it becomes the vault: then
        ``reason`` is "safe-part".
        """
        self._quiet.watch.stop()
        self._work.stop()
        self._clipboard.clear()
        self._shell.end()
        self._unlocked.close()
        if reason != "safe-part":
            with contextlib.suppress(KnownError):
                restoring.clear(self._paths)
        return self._sealed
