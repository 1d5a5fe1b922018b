"""An open vault: its keys and its one connection."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path

from mbc_companion.core import use_mark
from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import KnownError
from mbc_companion.core.paths import DataPaths
from mbc_companion.security.keys import Keys
from mbc_companion.session.pending import PendingWork
from mbc_companion.storage.cut_off import has_no_way_back
from mbc_companion.storage.database import Database

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Unlocked:
    """Closed exactly once, at lock or at the end. ``to_read``: nothing of it is written, the
    header neither. ``cut_off``: the last time of use did not end as it should."""

    keys: Keys
    database: Database
    pending: PendingWork = field(default_factory=PendingWork)
    to_read: bool = False
    cut_off: bool = False
    mark: Path | None = None

    @classmethod
    def open(cls, paths: DataPaths, keys: Keys, clock: Clock) -> Unlocked:
        """The file behind ``keys``; slow. They are forgotten if it does not open.

        Raises what ``Database.open`` raises.
        """
        cut_off = use_mark.is_set(paths.lock) or has_no_way_back(paths.journal)
        try:
            database = Database.open(paths.database, keys.database_key, clock)
        except BaseException:
            keys.forget()
            raise
        try:
            keys.mend()
        except KnownError as error:
            # One good copy of the header was enough to get here; the next write tries again.
            _log.warning("header copies not mended: %s", error.code)
        use_mark.put(paths.lock)
        return cls(keys, database, cut_off=cut_off, mark=paths.lock)

    @classmethod
    def open_to_read(cls, database: Path, keys: Keys, clock: Clock) -> Unlocked:
        """A file beside the vault that has its keys; slow. Raises what ``open`` raises."""
        opened = Database.open_to_read(database, keys.database_key, clock)
        return cls(keys, opened, to_read=True)

    def close(self) -> None:
        """Close the file, note its commit counter in the header, drop the keys."""
        self.pending.finish()
        self.database.close()
        if self.mark is not None:
            use_mark.take_away(self.mark)
        commits = self.database.commits
        try:
            if commits != self.keys.commits and not self.to_read:
                self.keys.record_commits(commits)
        except KnownError as error:
            # The counter is only a hint about older copies; the next lock writes it again.
            _log.warning("commit counter not recorded: %s", error.code)
        self.keys.forget()
