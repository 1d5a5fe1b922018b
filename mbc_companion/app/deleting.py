"""Deleting everything, and the last page: what was removed and what cannot be reached."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mbc_companion.core.paths import DataPaths
from mbc_companion.core.settings import PublicSettings
from mbc_companion.security.deleting import delete_everything
from mbc_companion.ui.deleted_screen import DeletedScreen
from mbc_companion.ui.window import CompanionWindow


def delete_and_show(
    window: CompanionWindow, public: PublicSettings, paths: DataPaths, elsewhere: Iterable[Path]
) -> None:
    """With the vault closed. Nothing can be opened afterwards; what is left is to leave."""
    public.stop_keeping()
    screen = DeletedScreen(delete_everything(paths, elsewhere))
    screen.help_requested.connect(window.help_requested)
    screen.quit_requested.connect(window.close)
    window.show_screen(screen)
