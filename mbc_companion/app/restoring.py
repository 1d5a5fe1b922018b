"""Restoring a copy while nothing is open: from the trouble page and from set-up."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import SignalInstance

from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import KnownError
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import restoring
from mbc_companion.session.long_work import LongWork
from mbc_companion.session.restore_acts import Restoring, SafePart
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.ui.act_sheet import ActSheet
from mbc_companion.ui.dialogs import Dialogs
from mbc_companion.ui.restore_sheet import RestoreSheet
from mbc_companion.ui.safe_part_sheet import SafePartSheet
from mbc_companion.ui.window import CompanionWindow

Read = Callable[[Unlocked, Path], None]
_log = logging.getLogger(__name__)


def put_in_place(
    paths: DataPaths, kept: Path, *, done: str = "restored", failed: str = "asked"
) -> str:
    """Decide for the staged copy, with the vault closed; gives the reason of the lock."""
    try:
        restoring.commit(paths, kept)
    except KnownError as error:
        # What was here is as it was, and the staged copy is cleared at the next look.
        _log.warning("not put in place: %s", error.code)
        return failed
    return done


def open_restore(
    window: CompanionWindow,
    dialogs: Dialogs,
    paths: DataPaths,
    clock: Clock,
    then: Callable[[str], None],
) -> None:
    """``then("restored")`` when the copy is in the place of what was here."""
    here = any(path.exists() for path in paths.vault_files())
    work = LongWork()

    def finish(kept: Path) -> None:
        _finish(paths, kept, sheet, lambda: then("restored"))

    acts = Restoring(paths, clock, work, now=None, finish=finish).acts()
    sheet = RestoreSheet(window, acts, dialogs=dialogs, keeps=here, unlocked=False)
    sheet.closed.connect(work.stop)
    sheet.open()


def open_safe_part(window: CompanionWindow, paths: DataPaths, clock: Clock, read: Read) -> None:
    """``read`` is handed what can be read of the damaged vault, open, if somebody wants it."""
    work = LongWork()
    opened: list[tuple[Unlocked, Path]] = []

    def closed() -> None:
        work.stop()
        safe_part.forget()
        if opened:
            read(*opened[0])
            return
        # Looked at only: what was read of the damaged file is not needed any more.
        with contextlib.suppress(KnownError):
            restoring.clear(paths)

    def show(unlocked: Unlocked, kept: Path) -> None:
        opened.append((unlocked, kept))
        sheet.finish()

    safe_part = SafePart(paths, clock, work, show)
    sheet = SafePartSheet(window, safe_part.acts())
    sheet.closed.connect(closed)
    sheet.open()


def _finish(paths: DataPaths, kept: Path, sheet: ActSheet, then: Callable[[], None]) -> None:
    try:
        restoring.commit(paths, kept)
        restoring.finish(paths)
    except KnownError as error:
        sheet.failed(error)
        return
    sheet.finish()
    then()


def offer_restore(
    wanted: SignalInstance,
    around: tuple[CompanionWindow, Dialogs, DataPaths, Clock],
    then: Callable[[str], None],
) -> None:
    """Open the sheet whenever ``wanted`` is emitted."""
    wanted.connect(lambda: open_restore(*around, then))
