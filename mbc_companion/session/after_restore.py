"""The first unlocking after a restore, and the way back to what was here before."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from mbc_companion.core.errors import DatabaseMissing, KnownError
from mbc_companion.core.paths import DataPaths
from mbc_companion.session import restoring
from mbc_companion.session.long_work import LongWork
from mbc_companion.session.surroundings import Surroundings
from mbc_companion.ui import troubles
from mbc_companion.ui.backup_acts import Failed

_log = logging.getLogger(__name__)


class AfterRestore:
    """``staged`` is handed the folder for what is here now, once the old one is ready."""

    def __init__(
        self,
        around: Surroundings,
        paths: DataPaths,
        work: LongWork,
        staged: Callable[[object], None],
    ) -> None:
        self._around = around
        self._paths = paths
        self.work = work
        self._staged = staged

    def kept(self) -> Path | None:
        note = self._around.preferences.get_value(restoring.RESTORED, {})
        name = note.get("kept") if isinstance(note, dict) else None
        if not isinstance(name, str) or "/" in name or not name.startswith("kept-"):
            return None
        kept = self._paths.root / name
        return kept if DataPaths(kept).database.is_file() else None

    def say(self) -> bool:
        """At the first unlocking after a restore, with the way back.

        True if there is nothing more to say about the age of the file.
        """
        if self.work.ended:
            return True
        try:
            note = self._around.preferences.get_value(restoring.RESTORED, {})
            if not isinstance(note, dict) or note.get("told") or not note:
                return False
            self._around.preferences.set_value(restoring.RESTORED, note | {"told": True})
        except KnownError as error:
            _log.warning("restore not noted: %s", error.code)
            return False
        kept = self.kept() is not None
        self._around.window.toasts.show(
            _words(note, kept=kept), undo=self._undo_from_toast if kept else None
        )
        return True

    def undo(self, failed: Failed) -> None:
        kept = self.kept()
        if kept is None:
            failed(DatabaseMissing("KEPT"))
            return
        clock = self._around.clock
        self.work.start(
            lambda: restoring.stage_kept(self._paths, kept, clock),
            self._staged,
            failed,
        )

    def _undo_from_toast(self) -> None:
        self.undo(lambda error: self._around.window.toasts.show(troubles.words(error)))


def _words(note: dict[str, object], *, kept: bool) -> str:
    if "damaged" not in note and not kept:
        return QCoreApplication.translate("AfterRestore", "The copy is in place.")
    if "damaged" not in note:
        return QCoreApplication.translate(
            "AfterRestore", "The copy is in place. What was here before is kept."
        )
    return QCoreApplication.translate(
        "AfterRestore", "The safe part is open. The damaged file is kept in the folder {name}."
    ).format(name=note["damaged"])
