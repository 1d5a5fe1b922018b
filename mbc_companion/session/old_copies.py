"""What still opens with the passphrase from before the keys were renewed."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mbc_companion.core.errors import KnownError
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import backup_file
from mbc_companion.security.vault import best_header
from mbc_companion.session.renewing import OLD_COPIES
from mbc_companion.storage.preferences import VaultPreferences

_log = logging.getLogger(__name__)


class OldCopies:
    """Only what this program made here: the vault put aside, what was kept at restores, and
    backups of its key.

    ``folders`` gives where backups are kept, the named second place among them.
    """

    def __init__(
        self,
        paths: DataPaths,
        preferences: VaultPreferences,
        folders: Callable[[], tuple[Path, ...]],
    ) -> None:
        self._paths = paths
        self._preferences = preferences
        self._folders = folders

    def found(self) -> tuple[Path, ...]:
        """Empty where the keys were never renewed."""
        note = self._note()
        vaults = note.get("vaults", [])
        named = {Path(str(name)).name for name in note.get("kept", [])}
        kept = [
            folder
            for folder in sorted(self._paths.root.glob("kept-*"))
            if folder.name in named or (vaults and _vault_in(folder) in vaults)
        ]
        backups = [
            path
            for folder in self._folders()
            for path in sorted(folder.glob(f"*{backup_file.ENDING}"))
            if vaults and _vault_of(path) in vaults
        ]
        return (*(folder for folder in kept if folder.is_dir()), *backups)

    def delete(self) -> int:
        """Remove them all; gives how many are still there."""
        for path in self.found():
            try:
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink()
            except OSError as error:
                _log.warning("old copy not deleted: %s", type(error).__name__)
        return len(self.found())

    def _note(self) -> dict[str, Any]:
        note = self._preferences.get_value(OLD_COPIES, {})
        return note if isinstance(note, dict) else {}


def _vault_in(folder: Path) -> str:
    try:
        return best_header(DataPaths(folder)).vault
    except (KnownError, OSError):
        return ""


def _vault_of(path: Path) -> str:
    try:
        return backup_file.read_front(path).header.vault
    except KnownError:
        return ""
