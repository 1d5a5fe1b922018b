"""What a room needs of the unlocked time to be put together."""

from __future__ import annotations

from dataclasses import dataclass

from mbc_companion.core.clock import Clock
from mbc_companion.core.events import Events
from mbc_companion.core.settings import PublicSettings
from mbc_companion.session.rescue import Rescue
from mbc_companion.session.sharing_room import SharingRoom
from mbc_companion.storage.database import Database
from mbc_companion.storage.links import Links
from mbc_companion.storage.preferences import VaultPreferences
from mbc_companion.ui.clipboard import ClipboardGuard
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.shell import Shell
from mbc_companion.ui.started import Started
from mbc_companion.ui.window import CompanionWindow


@dataclass(frozen=True)
class Surroundings:
    """Handed to every ``*_room`` of this package; dropped with the session."""

    database: Database
    clock: Clock
    events: Events
    links: Links
    public: PublicSettings
    window: CompanionWindow
    shell: Shell
    dialogs: Dialogs
    clipboard: ClipboardGuard
    sharing: SharingRoom
    rescue: Rescue
    started: Started

    @property
    def preferences(self) -> VaultPreferences:
        return self.database.preferences


def surround(
    database: Database,
    clock: Clock,
    *,
    public: PublicSettings,
    window: CompanionWindow,
    shell: Shell,
    dialogs: Dialogs,
    clipboard: ClipboardGuard,
) -> Surroundings:
    """With the events and the lists that every room shares."""
    events = Events()
    return Surroundings(
        database=database,
        clock=clock,
        events=events,
        links=Links(database, clock),
        public=public,
        window=window,
        shell=shell,
        dialogs=dialogs,
        clipboard=clipboard,
        sharing=SharingRoom(database, clock, events, window=window, dialogs=dialogs),
        rescue=Rescue(window, dialogs, clock),
        started=Started(database.preferences, clock, window.toasts),
    )
