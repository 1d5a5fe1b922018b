"""The list of what was shared in the unlocked time: written by every room, shown in Settings."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mbc_companion.contacts.repository import ContactRepository
from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import KnownError
from mbc_companion.core.events import Events
from mbc_companion.core.settings import PAPER_SIZE
from mbc_companion.core.sharing import Recipient, Shared
from mbc_companion.exchange.shared_ledger.list_sheet import Around, SharedSheet
from mbc_companion.exchange.shared_ledger.repository import SharedRepository
from mbc_companion.exchange.shared_ledger.settings_rows import SharedSection
from mbc_companion.storage.database import Database
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.settings_page_rows import Section
from mbc_companion.ui.window import CompanionWindow

SHARED = "shared"


class SharingRoom:
    """Keeps to ``core.sharing.Sharing``."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        events: Events,
        *,
        window: CompanionWindow,
        dialogs: Dialogs,
    ) -> None:
        self._database = database
        self._window, self._dialogs = window, dialogs
        self._contacts = ContactRepository(database, clock, events)
        self.repository = SharedRepository(database, clock, events)

    def recipients(self) -> tuple[Recipient, ...]:
        try:
            rows = self._contacts.search("")
        except KnownError:
            return ()
        return tuple(Recipient(row.uid, row.name) for row in rows)

    def paper_size(self) -> str:
        return self._database.preferences.get(PAPER_SIZE)

    def note(self, shared: Shared) -> None:
        self.repository.add(shared)

    def purge_removed(self) -> None:
        """Raises a KnownError."""
        self.repository.purge_removed()

    def section(self) -> Section:
        """For Settings."""
        toasts = self._window.toasts
        card = SharedSection(self._database.preferences, toasts.show)
        around = Around(self.repository, self, self._dialogs, toasts)
        card.list_wanted.connect(lambda: SharedSheet(card, around).open())
        words = QCoreApplication.translate("Settings", "Paper and sharing")
        return Section(SHARED, words, "printer", card)
