"""What Settings asks of the process: a copy put in place, everything deleted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from mbc_companion.app import renewing
from mbc_companion.app.deleting import delete_and_show
from mbc_companion.app.restoring import put_in_place
from mbc_companion.session.reading_session import ReadingSession
from mbc_companion.session.session import Session

if TYPE_CHECKING:
    from mbc_companion.app.program import Program


def connect_data(session: Session, program: Program, close: Callable[[], object]) -> None:
    """``close`` saves and closes the vault without leaving."""

    def swap(kept: Path) -> None:
        program.lock("restored", closed=lambda: put_in_place(program.paths, kept))

    def delete(elsewhere: tuple[Path, ...], keyring: object) -> None:
        close()
        delete_and_show(program.window, program.public, program.paths, (elsewhere, keyring))

    def renew(kept: Path) -> None:
        program.lock(renewing.RENEWED, closed=lambda: renewing.put_in_place(program.paths, kept))

    session.swap_requested.connect(swap)
    session.renewed.connect(renew)
    session.delete_requested.connect(delete)


def connect_safe_part(session: ReadingSession, program: Program, kept: Path) -> None:
    """It becomes the vault, and what is damaged goes to ``kept``."""

    def save() -> None:
        def put() -> str:
            return put_in_place(program.paths, kept, done="safe-part", failed="damaged")

        program.lock("safe-part", closed=put)

    session.save_requested.connect(save)
