"""Where the person is: kept in the vault at the lock, gone back to after unlocking."""

from __future__ import annotations

import logging
from collections.abc import Callable

from mbc_companion.core.errors import KnownError
from mbc_companion.storage.preferences import VaultPreferences
from mbc_companion.ui.shell import Shell

TRAIL = "trail"
_KEY = "place"
_log = logging.getLogger(__name__)


class Place:
    """Page, entry, caret and scroll of every page; no private text."""

    def __init__(self, preferences: VaultPreferences, shell: Shell) -> None:
        self._preferences = preferences
        self._shell = shell
        self._others: dict[str, Callable[[], object]] = {}

    def go_back(self) -> None:
        kept = self._preferences.get_value(_KEY, {})
        if isinstance(kept, dict):
            self._shell.restore_place(kept)

    def join(self, key: str, give: Callable[[], object]) -> object:
        """What was kept as ``key`` last time; ``give`` gives what to keep with the place."""
        self._others[key] = give
        return self._preferences.get_value(key)

    def keep(self) -> None:
        """Written only if it changed: nothing may change once new keys are staged."""
        given = {_KEY: self._shell.place()} | {key: give() for key, give in self._others.items()}
        for key, value in given.items():
            try:
                if value != self._preferences.get_value(key):
                    self._preferences.set_value(key, value)
            except KnownError as error:
                _log.warning("%s not kept: %s", key, error.code)
