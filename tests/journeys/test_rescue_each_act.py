"""Each act that writes, met by each error of a disk: said, nothing lost, the way out offered.

The acts are the program's own, without pages; an error is raised where the act meets it:
in what SQLite answers, or where a file is forced to the disk.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from mbc_companion.core.backups import What
from mbc_companion.core.errors import DiskFull, DiskTrouble, KnownError, ReadOnly
from mbc_companion.core.events import Events
from mbc_companion.core.paths import DataPaths
from mbc_companion.journal.domain import Draft
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.security import deleting, kdf
from mbc_companion.session import backing_up, handover, restoring
from mbc_companion.session.key_acts import key_acts
from mbc_companion.session.long_work import LongWork
from mbc_companion.session.rescue import Rescue
from mbc_companion.session.unlocked import Unlocked
from mbc_companion.storage.driver import DriverError
from mbc_companion.ui.window import CompanionWindow
from tests.backups import acts
from tests.backups.shelf import read, still, write
from tests.fakes import FakeDialogs

ERRORS = ("EIO", "ENOSPC", "EROFS", "EDQUOT", "EMFILE")
# What SQLite makes of them: it knows a full disk by ENOSPC alone.
OF_SQLITE = {
    "EIO": "SQLITE_IOERR_WRITE",
    "ENOSPC": "SQLITE_FULL",
    "EROFS": "SQLITE_READONLY",
    "EDQUOT": "SQLITE_IOERR_WRITE",
    "EMFILE": "SQLITE_CANTOPEN",
}
OFFER = "Save an encrypted copy elsewhere"
LAST = "the last words, on the screen only"
Act = Callable[["Stage", str], None]


@dataclass
class Shown:
    """Stands for the window and its toasts."""

    offers: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @property
    def toasts(self) -> Shown:
        return self

    def show(self, words: str, **more: Any) -> None:
        self.told.append(words)
        self.offers += [more["undo_words"]] if "undo_words" in more else []


class Failing:
    """A connection of which every write is answered with ``name``."""

    def __init__(self, raw: Any, name: str) -> None:
        self._raw, self._name = raw, name

    def __getattr__(self, name: str) -> Any:
        return getattr(self._raw, name)

    def look(self, words: str) -> None:
        if words.split(maxsplit=1)[0] in {"INSERT", "UPDATE", "COMMIT"}:
            error = DriverError("no")
            error.sqlite_errorname = self._name  # type: ignore[attr-defined]
            raise error

    def execute(self, words: str, *more: Any) -> Any:
        self.look(words)
        return self._raw.execute(words, *more)

    def executemany(self, words: str, *more: Any) -> Any:
        self.look(words)
        return self._raw.executemany(words, *more)


@dataclass
class Stage:
    qtbot: QtBot
    paths: DataPaths
    unlocked: Unlocked
    shown: Shown
    dialogs: FakeDialogs
    rescue: Rescue
    work: LongWork
    monkeypatch: pytest.MonkeyPatch

    @contextmanager
    def files_fail(self, name: str) -> Iterator[None]:
        """Making a file, and forcing one to the disk."""
        opened = os.open

        def no(*_told: object) -> None:
            raise OSError(getattr(errno, name), "no")

        def not_new(path: Any, flags: int, *more: Any, **named: Any) -> int:
            if flags & os.O_CREAT:
                no()
            return opened(path, flags, *more, **named)

        with self.monkeypatch.context() as patched:
            patched.setattr(os, "fsync", no)
            patched.setattr(os, "open", not_new)
            yield

    @contextmanager
    def writes_fail(self, name: str) -> Iterator[None]:
        database = self.unlocked.database
        no = Failing(database.raw, OF_SQLITE[name])

        def told(_c: object, _cursor: object, words: str, *_more: object) -> None:
            no.look(words)

        event.listen(database._engine, "before_cursor_execute", told)
        with self.monkeypatch.context() as patched:
            patched.setattr(database, "_raw", no)
            yield
        event.remove(database._engine, "before_cursor_execute", told)

    def long(self, work: Callable[[], object], name: str) -> None:
        """As the program does it: in a thread, told to the rescue."""
        failed: list[KnownError] = []
        with self.files_fail(name):
            self.work.start(work, lambda _: None, failed.append)
            self.qtbot.waitUntil(lambda: bool(failed), timeout=20_000)


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    monkeypatch.setattr(kdf, "derive", kdf.derive)
    paths = acts.lay_out("save", tmp_path / "Companion")
    unlocked = acts.open_vault(paths)
    shown, dialogs, work = Shown(), FakeDialogs(), LongWork()
    rescue = Rescue(cast(CompanionWindow, shown), dialogs, acts.CLOCK)
    at = acts.CLOCK.now().astimezone(acts.CLOCK.zone())
    words = Draft(at=at, mood=None, feelings=(), text=LAST, uid="0" * 32)
    rescue.join(unlocked, work, lambda: (words,))
    yield Stage(qtbot, paths, unlocked, shown, dialogs, rescue, work, monkeypatch)
    work.stop()
    unlocked.close()


def _save(stage: Stage, name: str) -> None:
    with stage.writes_fail(name), pytest.raises(KnownError):
        write(stage.unlocked, acts.CLOCK, "no room for this")


def _lock(stage: Stage, name: str) -> None:
    """What is kept at the lock cannot be written; the words cross it sealed."""
    with stage.writes_fail(name):
        with pytest.raises(KnownError):
            stage.unlocked.database.preferences.set_value("place", {"page": "journal"})
        keys = stage.unlocked.keys
        sealed = keys.seal(handover.pack(stage.rescue._unsaved()))
    assert LAST.encode() not in sealed
    (draft,) = handover.unpack(keys.unseal(sealed), lambda: "")
    assert draft.text == LAST


def _backup(stage: Stage, name: str) -> None:
    before = set(stage.paths.backups.iterdir())
    folder, unlocked = stage.paths.backups, stage.unlocked
    stage.long(lambda: backing_up.make_backup(unlocked, folder, acts.CLOCK, still), name)
    backing_up.clear_unfinished(folder)
    assert set(folder.iterdir()) == before


def _passphrase(stage: Stage, name: str) -> None:
    said: list[object] = []
    change = key_acts(stage.unlocked, lambda: None, stage.rescue.hear).change_passphrase
    with stage.files_fail(name):
        change(acts.OLD, acts.NEW, lambda: said.append("done"), said.append)
        stage.qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert isinstance(said[0], KnownError)


def _restore(stage: Stage, name: str) -> None:
    (path,) = stage.paths.backups.glob("*.backup")
    paths, keys = stage.paths, stage.unlocked.keys
    stage.long(lambda: restoring.stage(paths, path, keys, acts.CLOCK, still, ours=True), name)
    assert not paths.restoring.exists()


ACTS: dict[str, Act] = {
    "save": _save,
    "lock": _lock,
    "backup": _backup,
    "passphrase": _passphrase,
    "restore": _restore,
}


@pytest.mark.parametrize("name", ERRORS)
@pytest.mark.parametrize("act", ACTS)
def test_the_copy_is_offered_and_holds_everything(
    act: str, name: str, stage: Stage, tmp_path: Path
) -> None:
    ACTS[act](stage, name)
    stage.qtbot.waitUntil(lambda: stage.shown.offers == [OFFER])
    drive = stage.dialogs.chosen = tmp_path / "drive"
    drive.mkdir()
    stage.rescue.save_elsewhere()
    stage.qtbot.waitUntil(lambda: len(stage.shown.told) == 2, timeout=20_000)
    (copy,) = drive.iterdir()
    assert copy.stat().st_mode & 0o777 == 0o600
    new = DataPaths(tmp_path / "another computer")
    keys = restoring.keys_for(new, copy, None, acts.OLD)
    restoring.stage(new, copy, keys, acts.CLOCK, still, ours=False)
    opened = acts.open_vault(DataPaths(new.restoring))
    JournalRepository(opened.database, acts.CLOCK, Events()).fold_drafts()
    texts = read(opened, acts.CLOCK)
    opened.close()
    assert sorted(texts) == sorted([*acts.BEFORE, *acts.LATER, LAST])


@pytest.mark.parametrize("name", ERRORS)
def test_an_upgrade_is_said_and_the_file_stays(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page that says it offers the files as they are: tests/journeys/test_rescue.py."""
    monkeypatch.setattr(kdf, "derive", kdf.derive)
    acts.golden_key()
    paths = acts.lay_out("migration", tmp_path / "Companion")
    before = paths.database.read_bytes()

    def no(_descriptor: int) -> None:
        raise OSError(getattr(errno, name), "no")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", no)
        with pytest.raises((DiskFull, ReadOnly, DiskTrouble)):
            acts.ACTS["migration"](paths)
    assert paths.database.read_bytes() == before
    assert acts.lost("migration", paths) == ""


@pytest.mark.parametrize("name", ERRORS)
def test_what_cannot_be_deleted_is_said(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever deletes everything wants no copy of it: only what stayed is told."""
    monkeypatch.setattr(kdf, "derive", kdf.derive)
    paths = acts.lay_out("delete", tmp_path / "Companion")
    unlink = Path.unlink

    def no(path: Path, *, missing_ok: bool = False) -> None:
        if path == paths.database:
            raise OSError(getattr(errno, name), "no")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", no)
    told = deleting.delete_everything(paths)
    assert told.left == (What.JOURNAL,)
    assert What.JOURNAL not in told.removed
    assert What.KEYS in told.removed


def test_without_a_word_to_the_rescue_nothing_would_be_offered(stage: Stage) -> None:
    """The twin."""
    stage.unlocked.database.report_to(lambda _: None)
    _save(stage, "EIO")
    QCoreApplication.processEvents()
    assert not stage.shown.offers
