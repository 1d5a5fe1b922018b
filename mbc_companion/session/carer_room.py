"""For a carer, in the unlocked time: what may go, locked and opened beside the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from mbc_companion.contacts.domain import Contact
from mbc_companion.core.clock import today
from mbc_companion.core.errors import FileNotKnown, KnownError
from mbc_companion.exchange.carer import gathering_view
from mbc_companion.exchange.carer.bundle import Bundle, packed, unpacked
from mbc_companion.exchange.carer.carer_sheet import (
    CarerActs,
    CarerSheet,
    Failed,
    OpenLockedSheet,
)
from mbc_companion.security import kdf, locked_file, passphrase
from mbc_companion.session.contacts_room import ContactsRoom
from mbc_companion.session.coverage_room import CoverageRoom
from mbc_companion.session.long_work import LongWork
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.session.visits_room import VisitsRoom
from mbc_companion.ui import troubles
from mbc_companion.ui.backup_words import long_day
from mbc_companion.ui.settings_page_rows import SettingRow
from mbc_companion.ui.widgets.buttons import Button

_MOST_VISITS = 20
_USUAL_DERIVATION_SECONDS = 0.7


class CarerRoom(QObject):
    """``work`` is shared with the backups: one thing at a time."""

    def __init__(
        self,
        around: Surroundings,
        work: LongWork,
        contacts: ContactsRoom,
        visits: VisitsRoom,
        coverage: CoverageRoom,
    ) -> None:
        super().__init__()
        self._around, self._work = around, work
        self._contacts, self._visits, self._coverage = contacts, visits, coverage

    def rows(self) -> tuple[SettingRow, SettingRow]:
        """For "Your data" in Settings."""
        self.button = Button(self.tr("Choose what to give"), icon="users")
        self.button.clicked.connect(self.open)
        self.open_button = Button(self.tr("Open a locked file"), icon="lock-simple-open")
        self.open_button.clicked.connect(self.open_locked)
        return (
            SettingRow(
                self.tr("For my carer"),
                self.tr("Contacts, visits, coverage and numbers you choose. Never the journal"),
                self.button,
            ),
            SettingRow(
                self.tr("From somebody"),
                self.tr("A locked file somebody gave you. It is shown, and kept nowhere"),
                self.open_button,
            ),
        )

    def open(self) -> None:
        """Raises nothing: what cannot be read is told."""
        try:
            bundle = self.bundle()
        except KnownError as error:
            self._around.dialogs.tell(troubles.title(error), troubles.words(error))
            return
        CarerSheet(self._around.window, self._around.dialogs, self.acts(), bundle).open()

    def open_locked(self) -> None:
        OpenLockedSheet(self._around.window, self._around.dialogs, self.acts()).open()

    def acts(self) -> CarerActs:
        seconds = _USUAL_DERIVATION_SECONDS
        return CarerActs(
            bundle=self.bundle,
            sharing=self._around.sharing,
            suggest=passphrase.suggest,
            estimate=partial(passphrase.estimate, seconds_per_guess=seconds),
            lock=self._lock,
            unlock=self._unlock,
        )

    def bundle(self) -> Bundle:
        """Everything that may be chosen from. Raises a KnownError."""
        day = today(self._around.clock)
        rows = self._visits.repository.rows_from(self._around.clock.now(), _MOST_VISITS)
        directory = self._contacts.directory
        first = [one for one in directory.services if one.uid in ("emergency", "lifeline")]
        lines = (*first, *(one for one in directory.featured if one not in first))
        found = (
            gathering_view.people(self._people()),
            gathering_view.visits((row for row in rows if row.status == "planned"), day),
            gathering_view.coverage(self._coverage.plans.record(), day),
            gathering_view.numbers(lines),
        )
        sections = tuple(one for one in found if one.parts)
        return Bundle(self.tr("For my carer"), long_day(day), sections)

    def _people(self) -> list[Contact]:
        kept = self._contacts.contacts
        found = (kept.contact(row.uid) for row in kept.search(""))
        return [one for one in found if one is not None]

    def _lock(
        self, bundle: Bundle, path: Path, words: str, done: Callable[[], None], failed: Failed
    ) -> None:
        content = packed(bundle)
        self._work.start(
            lambda: locked_file.write(path, content, words, kdf.choose_params()),
            lambda _: done(),
            failed,
        )

    def _unlock(
        self, path: Path, words: str, done: Callable[[Bundle], None], failed: Failed
    ) -> None:
        def work() -> Bundle:
            try:
                return unpacked(locked_file.read(path, words))
            except ValueError:
                raise FileNotKnown("BUNDLE") from None

        self._work.start(work, done, failed)
