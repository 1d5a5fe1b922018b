"""Where the person is: kept in the vault at the lock, gone back to after unlocking."""

from __future__ import annotations

import logging

from mbc_companion.core.errors import KnownError
from mbc_companion.storage.preferences import VaultPreferences
from mbc_companion.ui.shell import Shell

_KEY = "place"
_log = logging.getLogger(__name__)


class Place:
    """Page, entry, caret and scroll of every page; no private text."""

    def __init__(self, preferences: VaultPreferences, shell: Shell) -> None:
        self._preferences = preferences
        self._shell = shell

    def go_back(self) -> None:
        kept = self._preferences.get_value(_KEY, {})
        if isinstance(kept, dict):
            self._shell.restore_place(kept)

    def keep(self) -> None:
        """Written only if it changed: nothing may change once new keys are staged."""
        place = self._shell.place()
        try:
            if place != self._preferences.get_value(_KEY):
                self._preferences.set_value(_KEY, place)
        except KnownError as error:
            _log.warning("place not kept: %s", error.code)
