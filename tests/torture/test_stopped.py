"""A program that stands still keeps its folder; a second one touches nothing and says so."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mbc_companion.core.errors import FileInUse, KnownError
from mbc_companion.core.instance import InstanceLock
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import kdf
from mbc_companion.showroom.driver import find, press
from tests.backups import acts
from tests.counts import tell
from tests.journeys.conftest import Start, replaced, start
from tests.journeys.vaults import PASSPHRASE, kept_entries, make_vault

__all__ = ["replaced", "start"]
ROOT = Path(__file__).parents[2]
Child = subprocess.Popen[str]
FEW, MANY = 2, 20
ACTS = [act for act in acts.ACTS if act != "delete"]


@pytest.fixture(autouse=True)
def own_derivation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kdf, "derive", kdf.derive)


@contextmanager
def _child(*words: str) -> Iterator[Child]:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.torture.stop_child", *words],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield child
    finally:
        child.kill()
        child.communicate()


def _heard(child: Child) -> str:
    assert child.stdout is not None
    return child.stdout.readline().strip()


def _state(root: Path) -> dict[str, bytes]:
    """Every file of the folder and what is in it."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {str(path.relative_to(root)): path.read_bytes() for path in files}


def _stand_still(child: Child) -> None:
    child.send_signal(signal.SIGSTOP)
    os.waitid(os.P_PID, child.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)


def _whole(act: str, paths: DataPaths) -> float:
    """Seconds the act takes when nothing stops it."""
    acts.lay_out(act, paths.root)
    with _child("act", act, str(paths.root)) as child:
        assert _heard(child) == "begins"
        begun = time.monotonic()
        assert _heard(child) == "ended"
        return time.monotonic() - begun


def _stopped(act: str, folder: Path, times: int) -> None:
    paths, dice, middle = DataPaths(folder / "Companion"), random.Random(5), 0
    took = _whole(act, paths)
    for _ in range(times):
        acts.lay_out(act, paths.root)
        with _child("act", act, str(paths.root)) as child:
            assert _heard(child) == "begins"
            try:
                child.wait(dice.uniform(0, took))
            except subprocess.TimeoutExpired:
                middle += 1
                _stand_still(child)
                before = _state(paths.root)
                with pytest.raises(FileInUse):
                    InstanceLock.take(paths.lock)
                assert _state(paths.root) == before
                child.send_signal(signal.SIGCONT)
            assert _heard(child) == "ended"
            assert child.wait() == 0
        assert not acts.lost(act, paths)
    tell(f"stopped, {act}: {times} times, {middle} in the middle, went on with nothing lost")


def test_stopped_in_the_middle_it_goes_on(tmp_path: Path) -> None:
    _stopped("save", tmp_path, FEW)


@pytest.mark.prove
@pytest.mark.parametrize("act", ACTS)
def test_stopped_in_the_middle_of_any_act_it_goes_on(act: str, tmp_path: Path) -> None:
    _stopped(act, tmp_path, MANY)


@pytest.mark.parametrize(
    ("rounds", "at_once"), [(1, 3), pytest.param(12, 8, marks=pytest.mark.prove)]
)
def test_of_many_starts_at_once_each_that_writes_is_kept(
    rounds: int, at_once: int, tmp_path: Path
) -> None:
    paths, written = acts.lay_out("save", tmp_path / "Companion"), 0
    for turn in range(rounds):
        written += _race(paths, turn, at_once)
    opened = acts.open_vault(paths)
    texts = [text for text in acts.read(opened, acts.CLOCK) if text.startswith("written by")]
    opened.close()
    tell(
        f"{at_once * rounds} starts, {at_once} at once: {written} got the folder and wrote, "
        f"{len(texts)} entries kept"
    )
    assert len(set(texts)) == len(texts) == written
    assert written >= rounds


def _race(paths: DataPaths, turn: int, count: int) -> int:
    """How many of them said that they wrote; each in turn or not at all."""
    children = [
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.torture.stop_child",
                "race",
                str(paths.root),
                f"{turn}.{n}",
            ],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for n in range(count)
    ]
    assert [_heard(child) for child in children] == ["ready"] * count
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    said = [child.communicate()[0].strip() for child in children]
    assert set(said) <= {"written", "in use"}
    return said.count("written")


@pytest.fixture
def first(paths: DataPaths) -> Iterator[Child]:
    """The real program, unlocked and typed into, in a window of its own."""
    make_vault(paths)
    command = [sys.executable, "-m", "tests.journeys.typing_child", str(paths.root), PASSPHRASE]
    child = subprocess.Popen(
        [*command, "kept through it all. ", "0.02", "--stay"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield child
    finally:
        child.kill()
        child.communicate()


def test_a_window_that_stands_still_is_said_and_help_opens(
    qtbot: QtBot, paths: DataPaths, start: Start, first: Child
) -> None:
    """The system would take a knock at its door; nobody would come."""
    assert first.stdout is not None
    while _heard(first) != "done":
        assert first.poll() is None
    _stand_still(first)
    before = _state(paths.root)
    start()
    qtbot.waitUntil(lambda: find("Try again") is not None, timeout=20_000)
    press("Helplines")
    qtbot.waitUntil(lambda: find("Someone can talk with you") is not None)
    assert _state(paths.root) == before
    first.send_signal(signal.SIGCONT)
    first.send_signal(signal.SIGTERM)
    first.wait(30)
    assert [entry.text for entry in kept_entries(paths)] == ["kept through it all. "]


def test_a_killed_program_leaves_nothing_that_keeps_the_next_one_out(tmp_path: Path) -> None:
    paths = acts.lay_out("save", tmp_path / "Companion")
    with _child("act", "save", str(paths.root)) as child:
        assert _heard(child) == "begins"
        with pytest.raises(KnownError):
            InstanceLock.take(paths.lock)
        child.kill()
        child.wait()
    InstanceLock.take(paths.lock).release()
    acts.open_vault(paths).close()
