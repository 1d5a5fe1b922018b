"""Settings of the unlocked time: what every room puts there, put together when it is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from mbc_companion.session.backup_room import BackupRoom
from mbc_companion.session.bringing_in_room import BringingInRoom
from mbc_companion.session.carer_room import CarerRoom
from mbc_companion.session.diaries_room import DiariesRoom
from mbc_companion.session.everywhere_room import EverywhereRoom
from mbc_companion.session.journal_room import JournalRoom
from mbc_companion.session.key_acts import key_acts
from mbc_companion.session.keys_room import KeysRoom
from mbc_companion.session.reminders_room import RemindersRoom
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.session.taking_out_room import TakingOutRoom
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.ui.pages import LatePage
from mbc_companion.ui.settings_page import PRIVACY, SettingsPage
from mbc_companion.ui.settings_page_data import BACKUP
from mbc_companion.ui.settings_page_rows import Section


@dataclass(frozen=True)
class Parts:
    """The rooms with something to set."""

    everywhere: EverywhereRoom
    journal: JournalRoom
    reminders: RemindersRoom
    diaries: DiariesRoom
    coming: BringingInRoom
    going: TakingOutRoom
    carer: CarerRoom
    backups: BackupRoom
    keys: KeysRoom


class SettingsRoom:
    """``changed`` hears the name of a setting after it was kept."""

    def __init__(
        self,
        around: Surroundings,
        unlocked: Unlocked,
        folder: Path,
        parts: Parts,
        *,
        changed: Callable[[str], object],
    ) -> None:
        self._around = around
        self._unlocked = unlocked
        self._folder = folder
        self._parts = parts
        self._changed = changed

    def late_page(self) -> LatePage:
        title = QCoreApplication.translate("SettingsPage", "Settings")
        return LatePage(SettingsPage.key, title, self._make)

    def page(self) -> SettingsPage:
        """Built now if nobody went there yet."""
        page = self._around.shell.page(SettingsPage.key)
        assert isinstance(page, SettingsPage)
        return page

    def make_words(self) -> None:
        """Go to the recovery words and make new ones."""
        self._around.shell.show_page(SettingsPage.key)
        page = self.page()
        page.show_section(PRIVACY)
        page.open_words()

    def show_copies(self) -> None:
        """Go to the copies."""
        self._around.shell.show_page(SettingsPage.key)
        self.page().show_section(BACKUP)

    def offer_old_copies(self) -> None:
        """At the first opening with new keys; Settings has the words for it."""
        if self._parts.keys.has_old_copies():
            self.page()
            self._parts.keys.offer_old_copies()

    def _make(self) -> SettingsPage:
        around, parts = self._around, self._parts
        acts = key_acts(self._unlocked, parts.backups.renew_headers, around.rescue.hear)
        page = SettingsPage(
            around.public,
            around.preferences,
            acts=acts,
            dialogs=around.dialogs,
            folder=self._folder,
            say=around.window.toasts.show,
            passphrase_changed=parts.backups.changed_words,
            sections=self._sections(),
        )
        parts.keys.join(page, acts)
        parts.everywhere.join_settings(page)
        page.setting_changed.connect(self._changed)
        return page

    def _sections(self) -> Sequence[Section]:
        parts = self._parts
        own = (parts.everywhere.section(), parts.journal.section(), parts.reminders.section())
        coming = (parts.diaries.row(), parts.coming.row(), parts.diaries.earlier_row())
        data = parts.backups.sections((*coming, parts.going.row(), *parts.carer.rows()))
        return (*own, *data, self._around.sharing.section())
