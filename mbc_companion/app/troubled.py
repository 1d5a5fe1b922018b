"""The screen of a vault that does not open, with every way on from there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from mbc_companion.app.copying_out import copy_out
from mbc_companion.app.restoring import Read, offer_restore, open_safe_part
from mbc_companion.app.work import OneAtATime
from mbc_companion.core.clock import Clock, today
from mbc_companion.core.errors import KnownError
from mbc_companion.core.paths import DataPaths
from mbc_companion.ui import keys as declared
from mbc_companion.ui import troubles
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.trouble_screen import TroubleScreen
from mbc_companion.ui.window import CompanionWindow

Around = tuple[CompanionWindow, Dialogs, DataPaths, Clock]


def trouble_screen(
    error: KnownError, around: Around, show: Callable[..., None], read: Read
) -> TroubleScreen:
    """``show(reason)`` looks again, after a restore too; ``read`` is as in ``restoring``."""
    window, dialogs, paths, clock = around
    screen = TroubleScreen(
        error,
        dialogs=dialogs,
        copies=os.path.lexists(paths.database),
        help_key=window.keys.words(declared.HELP),
    )
    screen.help_requested.connect(window.help_requested)
    screen.quit_requested.connect(window.close)
    screen.try_again_requested.connect(show)
    offer_restore(screen.restore_requested, around, show)
    screen.safe_part_requested.connect(lambda: open_safe_part(window, paths, clock, read))
    screen.copy_requested.connect(lambda: _ask_where(screen, around))
    return screen


def _ask_where(screen: TroubleScreen, around: Around) -> None:
    _, dialogs, paths, clock = around
    work = OneAtATime()

    def chosen(place: Path | None) -> None:
        if place is not None:
            work.start(lambda: copy_out(paths, place, today(clock)), copied, failed)

    def copied(folder: Path) -> None:
        words = QCoreApplication.translate(
            "Troubled",
            "An encrypted copy is in the folder {name}. It opens with your passphrase.",
        )
        screen.say(words.format(name=folder.name))

    def failed(error: KnownError) -> None:
        screen.say(troubles.words(error), "problem")

    title = QCoreApplication.translate("Troubled", "Choose a folder for the copy")
    dialogs.choose_folder(title, chosen)
