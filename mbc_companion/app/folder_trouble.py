"""The folder itself cannot be used: said before anything else, with the helplines open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mbc_companion.core.errors import KnownError

if TYPE_CHECKING:
    from mbc_companion.app.program import Program


def show_folder_trouble(program: Program, error: KnownError) -> None:
    """What happened, and trying again from the start."""
    from mbc_companion.ui.trouble_screen import TroubleScreen

    screen = TroubleScreen(error, dialogs=program.dialogs)
    screen.help_requested.connect(program.window.help_requested)
    screen.try_again_requested.connect(program.start)
    screen.quit_requested.connect(program.window.close)
    program.window.show_screen(screen)
    program.window.show()


def show_in_use(program: Program, error: KnownError) -> bool:
    """False if the window that has the folder was raised instead."""
    from mbc_companion.app.single_window import raise_first

    if raise_first(program.paths.root):
        return False
    show_folder_trouble(program, error)
    return True
