"""The power goes at any moment: what was called saved is there, and it opens.

An act is watched once; the folder is then put together as it could stand after a cut at
any of its calls, and opened as the program opens it.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mbc_companion.core.errors import KnownError, VaultDamaged
from mbc_companion.core.paths import DataPaths
from mbc_companion.storage.troubles import Translating
from tests.backups import acts
from tests.counts import tell
from tests.torture.cut_child import ONE_BY_ONE
from tests.torture.power import Disk
from tests.torture.watching import Asked, watched

ACTS = (ONE_BY_ONE, "import", "backup", "passphrase", "restore", "migration")
FEW, MANY = 12, 1000
USUAL = (ONE_BY_ONE, "restore")
Harm = Callable[[Path], object]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts.kdf, "derive", acts.kdf.derive)


class Cuts:
    """``lost``: what was missing, for each cut where anything was."""

    def __init__(self, act: str, folder: Path, *words: str) -> None:
        self.act, self._folder = act, folder
        self.lost: list[str] = []
        self._start = folder / "start" / "Companion"
        self._start.parent.mkdir()
        acts.lay_out(act, self._start)
        self._before = folder / "before"
        shutil.copytree(self._start, self._before)
        self.calls = [
            _moved(one, self._start, self._before)
            for one in watched(act, self._start, folder / "log", *words)
        ]

    def run(self, times: int, *, forgets: bool = False, harm: Harm = lambda _: None) -> None:
        dice = random.Random(len(self.act))
        moments = sorted(dice.randint(0, len(self.calls)) for _ in range(times))
        disk, done, promised = Disk(self._before, forgets=forgets), 0, 0
        for moment in moments:
            for asked in self.calls[done:moment]:
                promised = asked.at if asked.call == "promised" else promised
                disk.do(asked)
            done = moment
            paths = DataPaths(self._folder / "after" / "Companion")
            shutil.rmtree(paths.root.parent, ignore_errors=True)
            paths.root.parent.mkdir()
            disk.cut(paths.root, dice)
            harm(paths.root)
            what = _missing(self.act, paths, promised)
            self.lost += [f"{moment}: {what}"] if what else []


def _moved(one: Asked, old: Path, new: Path) -> Asked:
    def place(path: Path) -> Path:
        return new / path.relative_to(old) if path != Path() else path

    return one._replace(path=place(one.path), other=place(one.other))


def _missing(act: str, paths: DataPaths, promised: int) -> str:
    try:
        if act != ONE_BY_ONE:
            what = acts.lost(act, paths)
            return what or (_broken_promise(act, paths) if promised else "")
        trouble = acts.vault.look(paths).trouble
        if trouble is not None:
            return f"look: {trouble.code}"
        kept = sorted(_whole(paths))
    except KnownError as error:
        return f"{type(error).__name__} {error.code}"
    old = acts.BEFORE + acts.LATER
    for count in range(promised, len(acts.ADDED) + 1):
        if kept == sorted(old + acts.ADDED[:count]):
            return ""
    return f"{len(kept) - len(old)} of {promised} promised"


def _whole(paths: DataPaths, passphrase: str = acts.OLD) -> list[str]:
    """Every entry, from a file with every page as it was written."""
    opened = acts.open_vault(paths, passphrase)
    try:
        for check in ("cipher_integrity_check", "integrity_check"):
            with Translating():
                found = opened.database.raw.execute(f"PRAGMA {check}").fetchall()
            if found not in ([], [("ok",)]):
                raise VaultDamaged(check)
        return acts.read(opened, acts.CLOCK)
    finally:
        opened.close()


def _broken_promise(act: str, paths: DataPaths) -> str:
    """It was called done, so it is."""
    if act == "migration":
        return ""
    if act == "backup" and len(list(paths.backups.glob("*.backup"))) != 2:
        return "the new backup"
    kept = len(_whole(paths, acts.NEW if act == "passphrase" else acts.OLD))
    old = len(acts.BEFORE + acts.LATER)
    due = {"import": old + len(acts.BROUGHT), "restore": len(acts.BEFORE)}.get(act, old)
    return "" if kept == due else f"{kept} entries of {due}"


def _prove(act: str, folder: Path, times: int) -> None:
    if act == "migration":
        acts.golden_key()
    cuts = Cuts(act, folder)
    cuts.run(times)
    tell(
        f"power cut, {act}: {times} cuts at {len(cuts.calls)} calls of the disk, "
        f"{len(cuts.lost)} with anything lost"
    )
    assert not cuts.lost


@pytest.mark.parametrize("act", USUAL)
def test_a_power_cut_loses_nothing_that_was_called_saved(act: str, tmp_path: Path) -> None:
    _prove(act, tmp_path, FEW)


@pytest.mark.prove
@pytest.mark.parametrize("act", ACTS)
def test_a_thousand_power_cuts_lose_nothing(act: str, tmp_path: Path) -> None:
    _prove(act, tmp_path, MANY)


def test_a_disk_that_forgets_what_was_forced_to_it_is_noticed(tmp_path: Path) -> None:
    """The twin."""
    cuts = Cuts(ONE_BY_ONE, tmp_path)
    cuts.run(40, forgets=True)
    tell(f"control, every sync dropped: {len(cuts.lost)} of 40 lost something")
    assert cuts.lost


@pytest.mark.prove
def test_without_the_rollback_journal_it_is_noticed(tmp_path: Path) -> None:
    """The twin."""
    cuts = Cuts(ONE_BY_ONE, tmp_path)
    cuts.run(80, harm=lambda root: (root / "vault.db-journal").unlink(missing_ok=True))
    tell(f"control, the journal thrown away: {len(cuts.lost)} of 80 lost something")
    assert cuts.lost


@pytest.mark.prove
def test_changes_that_are_not_forced_to_the_disk_are_noticed(tmp_path: Path) -> None:
    """The twin: the program with SQLite's own forcing switched off."""
    cuts = Cuts(ONE_BY_ONE, tmp_path, "weak")
    cuts.run(80)
    tell(f"control, synchronous off: {len(cuts.lost)} of 80 lost something")
    assert cuts.lost
