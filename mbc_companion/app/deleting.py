"""Deleting everything, and the last page: what was removed and what cannot be reached."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from mbc_companion.core.backups import What
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.settings import PublicSettings
from mbc_companion.security.deleting import delete_everything
from mbc_companion.ui.deleted_screen import DeletedScreen
from mbc_companion.ui.window import CompanionWindow


def delete_and_show(
    window: CompanionWindow,
    public: PublicSettings,
    paths: DataPaths,
    outside: tuple[Iterable[Path], object],
) -> None:
    """With the vault closed. Nothing can be opened afterwards; what is left is to leave.

    ``outside`` the folder: known copies, and whether the key in the system's keyring is
    gone (None: there never was one).
    """
    public.stop_keeping()
    elsewhere, keyring = outside
    deleted = delete_everything(paths, elsewhere)
    if keyring:
        deleted = replace(deleted, removed={**deleted.removed, What.KEYRING: 1})
    elif keyring is not None:
        deleted = replace(deleted, left=(*deleted.left, What.KEYRING))
    screen = DeletedScreen(deleted)
    screen.help_requested.connect(window.help_requested)
    screen.quit_requested.connect(window.close)
    window.show_screen(screen)
