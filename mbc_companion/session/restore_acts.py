"""Looking into a copy and putting it in place, off the window's thread; locked or not."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import tzinfo
from pathlib import Path
from typing import TypeVar

from mbc_companion.core.backups import Copy, Preview
from mbc_companion.core.clock import Clock
from mbc_companion.core.errors import (
    KnownError,
    MistypedRecoveryWords,
    Stopped,
    WrongPassphrase,
    WrongRecoveryWords,
)
from mbc_companion.core.paths import DataPaths
from mbc_companion.core.salvaged import Salvaged
from mbc_companion.security import recovery, vault
from mbc_companion.security.keys import Keys
from mbc_companion.session import restoring
from mbc_companion.session.backing_up import copies
from mbc_companion.session.long_work import LongWork
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.ui.backup_acts import Failed, RestoreActs, SafePartActs

T = TypeVar("T")
_WORDS = 12


def secrets_in(typed: str) -> tuple[str | tuple[str, ...], ...]:
    """What a person may have meant: a passphrase, or twelve recovery words."""
    found: list[str | tuple[str, ...]] = [typed]
    if len(typed.split()) == _WORDS:
        with contextlib.suppress(MistypedRecoveryWords):
            found.append(recovery.parse(typed))
    return tuple(found)


class Restoring:
    """``now`` are the keys of the open vault, None while locked; ``finish`` is handed the
    folder for what is here, once a copy is staged."""

    def __init__(
        self,
        paths: DataPaths,
        clock: Clock,
        work: LongWork,
        *,
        now: Keys | None,
        finish: Callable[[Path], None],
    ) -> None:
        self._paths = paths
        self._clock = clock
        self._work = work
        self._now = now
        self._finish = finish
        self._chosen: tuple[Path, Keys, bool] | None = None

    def acts(self) -> RestoreActs:
        zone: tzinfo = self._clock.zone()
        return RestoreActs(zone=zone, copies=self._copies, look=self._look, restore=self._restore)

    def _copies(self) -> tuple[Copy, ...]:
        return copies(self._paths.backups, self._now)

    def _look(
        self, path: Path, secret: str, done: Callable[[Preview], None], failed: Failed
    ) -> None:
        def work() -> Preview:
            keys, ours = self._opened(path, secret)
            seen = restoring.preview(self._paths, path, keys, self._work.pause, ours=ours)
            self._chosen = (path, keys, ours)
            return seen

        self._work.start(work, done, failed)

    def _opened(self, path: Path, secret: str) -> tuple[Keys, bool]:
        trouble: KnownError = WrongPassphrase("ASK")
        for one in secrets_in(secret):
            if self._now is None and one:
                now = restoring.keys_of_now(self._paths, path, one)
                if now is not None:
                    return now, True
            try:
                keys = restoring.keys_for(self._paths, path, self._now, one)
            except WrongPassphrase as error:
                trouble = error
            else:
                return keys, keys is self._now
        raise trouble

    def _restore(self, failed: Failed) -> None:
        def work() -> Path:
            if self._chosen is None:
                raise Stopped("CHOICE")
            path, keys, ours = self._chosen
            return restoring.stage(
                self._paths, path, keys, self._clock, self._work.pause, ours=ours
            )

        self._work.start(work, self._finish, failed)


class SafePart:
    """While locked: what can be read of a damaged vault, opened for reading.

    ``opened`` is handed it, with the folder the damaged file would go to. Until then the
    keys are held here; ``forget`` drops them.
    """

    def __init__(
        self,
        paths: DataPaths,
        clock: Clock,
        work: LongWork,
        opened: Callable[[Unlocked, Path], None],
    ) -> None:
        self._paths = paths
        self._clock = clock
        self._work = work
        self._opened_to_read = opened
        self._kept: Path | None = None
        self._keys: Keys | None = None

    def acts(self) -> SafePartActs:
        return SafePartActs(look=self._look, read=self._read)

    def forget(self) -> None:
        """Nobody wants to read it any more."""
        if self._keys is not None:
            self._keys.forget()
        self._keys = self._kept = None

    def _look(self, secret: str, done: Callable[[Salvaged, str], None], failed: Failed) -> None:
        def work() -> Salvaged:
            keys = self._opened(secret)
            try:
                self._kept, found = restoring.stage_safe_part(
                    self._paths, keys, self._clock, self._work.pause
                )
            except BaseException:
                keys.forget()
                raise
            self._keys = keys
            return found

        def told(found: Salvaged) -> None:
            done(found, "" if self._kept is None else self._kept.name)

        self._work.start(work, told, failed)

    def _opened(self, typed: str) -> Keys:
        trouble: KnownError = WrongPassphrase("SLOT")
        for secret in secrets_in(typed):
            try:
                if isinstance(secret, str):
                    return vault.unlock(self._paths, secret)
                return vault.unlock_with_words(self._paths, secret)
            except (WrongPassphrase, WrongRecoveryWords) as error:
                trouble = error
        raise trouble

    def _read(self, failed: Failed) -> None:
        kept, keys = self._kept, self._keys
        if kept is None or keys is None:
            failed(Stopped("CHOICE"))
            return
        try:
            staged = DataPaths(self._paths.restoring).database
            unlocked = Unlocked.open_to_read(staged, keys, self._clock)
        except KnownError as error:
            failed(error)
            return
        # They are the session's now.
        self._keys = None
        self._opened_to_read(unlocked, kept)
