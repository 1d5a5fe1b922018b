"""The unlocked time: repositories, pages and what they hand each other; dropped whole."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import KnownError
from mbc_companion.core.events import Events
from mbc_companion.core.settings import READING_FACE, PublicSettings
from mbc_companion.security.vault import Keys
from mbc_companion.storage.database import Database
from mbc_companion.ui import theme as themes
from mbc_companion.ui.shell import Shell
from mbc_companion.ui.window import CompanionWindow

_log = logging.getLogger(__name__)
_PLACE = "place"


@dataclass(frozen=True)
class Unlocked:
    """An open vault: its keys and its one connection."""

    keys: Keys
    database: Database

    def close(self) -> None:
        """Close the file, note its commit counter in the header, drop the keys."""
        commits = self.database.commits
        self.database.close()
        try:
            if commits != self.keys.commits:
                self.keys.record_commits(commits)
        except KnownError as error:
            # The counter is only a hint about older copies; the next lock writes it again.
            _log.warning("commit counter not recorded: %s", error.code)
        self.keys.forget()
