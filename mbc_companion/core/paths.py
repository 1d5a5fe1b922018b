"""Where the program keeps its files; every name on disk is written here once."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class DataPaths(NamedTuple):
    """The data folder (mode 0700) and the files in it (mode 0600)."""

    root: Path

    @property
    def database(self) -> Path:
        return self.root / "vault.db"

    @property
    def header(self) -> Path:
        return self.root / "vault.hdr"

    @property
    def header_twin(self) -> Path:
        return self.root / "vault.hdr.bak"

    @property
    def journal(self) -> Path:
        """SQLite's rollback journal: part of the vault, never deleted by us."""
        return self.root / "vault.db-journal"

    @property
    def staging(self) -> Path:
        """Where a vault is made before it is published; holds nothing of a person's."""
        return self.root / "setting-up"

    @property
    def public_settings(self) -> Path:
        return self.root / "public.json"

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    def seem_whole(self) -> bool:
        """A vault in its place, as far as names and sizes tell; nothing is opened or changed."""
        try:
            whole = all(os.lstat(path).st_size for path in (self.database, self.header))
        except OSError:
            return False
        return whole and not (self.staging.exists() or os.path.lexists(self.restoring))

    @property
    def backups(self) -> Path:
        """Verified copies, one ``*.backup`` file each; everything else in it is unfinished."""
        return self.root / "backups"

    @property
    def restoring(self) -> Path:
        """Where a copy is unpacked and proven before it takes the place of the vault."""
        return self.root / "restoring"

    @property
    def trying(self) -> Path:
        """Where a copy is opened for a look only; removed right after."""
        return self.root / "trying"

    def kept(self, day: date) -> Path:
        """Where the old vault goes before a fresh start; a number is added if it exists."""
        first = self.root / f"kept-{day.isoformat()}"
        path, number = first, 2
        while path.exists():
            path = first.with_name(f"{first.name}-{number}")
            number += 1
        return path

    def vault_files(self) -> tuple[Path, ...]:
        """Every file whose presence means there is, or was, a vault here."""
        return (self.database, self.header, self.header_twin, self.journal)


def default_paths() -> DataPaths:
    """The platform's place for this person's program data, folder ``Companion``."""
    import platformdirs

    # Imported late: not needed when the folder is given, and slow to load.

    return DataPaths(Path(platformdirs.user_data_path("Companion", appauthor=False)))


@cache
def resources() -> Path:
    """The read-only resources folder shipped beside the package."""
    return Path(__file__).resolve().parents[2] / "resources"
