"""The unlocked time of an open vault, put together; imported once something is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mbc_companion.core.clock import Clock
from mbc_companion.core.settings import PublicSettings
from mbc_companion.session.reading_session import ReadingSession
from mbc_companion.session.session import Session
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.ui.clipboard import ClipboardGuard
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.window import CompanionWindow

if TYPE_CHECKING:
    from mbc_companion.app.program import Program


class Given(NamedTuple):
    """What outlives an unlocking, lent to it."""

    window: CompanionWindow
    dialogs: Dialogs
    public: PublicSettings
    clock: Clock
    folder: Path
    clipboard: ClipboardGuard


def given(program: Program, clipboard: ClipboardGuard) -> Given:
    own = (program.window, program.dialogs, program.public, program.clock)
    return Given(*own, program.paths.root, clipboard)


def to_use(unlocked: Unlocked, given: Given, banner: str) -> Session:
    return Session(
        unlocked,
        window=given.window,
        dialogs=given.dialogs,
        public=given.public,
        clock=given.clock,
        folder=given.folder,
        clipboard=given.clipboard,
        banner=banner,
    )


def to_read(unlocked: Unlocked, given: Given, kept: Path) -> ReadingSession:
    """``kept`` is where the damaged file would go."""
    return ReadingSession(
        unlocked,
        window=given.window,
        dialogs=given.dialogs,
        public=given.public,
        clock=given.clock,
        folder=given.folder,
        clipboard=given.clipboard,
        kept=kept,
    )
