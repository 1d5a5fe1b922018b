"""The memory of the locked program holds no word, no passphrase, no key; read from outside."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from mbc_companion.core.paths import DataPaths
from mbc_companion.security import vault
from tests.counts import tell
from tests.journeys.desktops import FakeDesktop, fake_desktop
from tests.journeys.vaults import PASSPHRASE, make_vault

ROOT = Path(__file__).parents[2]
LIMIT_SECONDS = 2.0
# Of a cold start in the same run, which is 0.5 to 0.7 s on two idle cores: on a machine
# that is busy with other things the promise is held against that instead.
LIMIT_STARTS = 3.0
PLANTED = "the plum tree by the gate at " + "oakhollow"
_RANGE = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r")


def _copies(process: int, needles: list[bytes]) -> int:
    """How often any needle stands in the readable memory of ``process``."""
    found = 0
    with open(f"/proc/{process}/mem", "rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            span = _RANGE.match(line)
            if span is None or line.endswith(("[vvar]", "[vsyscall]")):
                continue
            start, end = (int(number, 16) for number in span.groups())
            try:
                memory.seek(start)
                content = memory.read(end - start)
            except (OSError, OverflowError, ValueError):
                continue
            found += sum(content.count(needle) for needle in needles)
    return found


def _spelled(words: str) -> list[bytes]:
    return [words.encode(coding) for coding in ("utf-8", "utf-16-le")]


@dataclass(frozen=True)
class Secrets:
    """What must be gone, by kind; each as it may stand in memory."""

    words: list[bytes]
    passphrase: list[bytes]
    key: list[bytes]

    @classmethod
    def of(cls, paths: DataPaths) -> Secrets:
        keys = vault.unlock(paths, PASSPHRASE)
        raw = (keys.database_key, bytes(keys._data_key))
        spelled = [one for key in raw for one in (key, *_spelled(key.hex()))]
        upper = [one for key in raw for one in _spelled(key.hex().upper())]
        return cls(_spelled(PLANTED), _spelled(PASSPHRASE), [*spelled, *upper])

    def counted(self, process: int) -> dict[str, int]:
        return {kind: _copies(process, needles) for kind, needles in vars(self).items()}


def _wait_for(child: subprocess.Popen[str], word: str) -> None:
    assert child.stdout is not None
    for line in child.stdout:
        if line.strip() == word:
            return
    raise AssertionError(f"the program ended before it was {word}")


@contextmanager
def _unlocked_child(paths: DataPaths, bus: str = "disabled:") -> Iterator[subprocess.Popen[str]]:
    codes = ".".join(str(ord(letter)) for letter in PLANTED)
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.privacy.lock_child", str(paths.root), PASSPHRASE, codes],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen", DBUS_SYSTEM_BUS_ADDRESS=bus),
    )
    try:
        _wait_for(child, "unlocked")
        yield child
    finally:
        child.kill()
        child.communicate()


def _cold_start(paths: DataPaths) -> float:
    """Seconds from nothing to the lock screen."""
    command = [sys.executable, "-m", "tests.privacy.lock_child", str(paths.root), "-", "-"]
    begun = time.monotonic()
    child = subprocess.Popen(
        [*command, "--locked-by", "asked"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen"),
    )
    try:
        _wait_for(child, "locked")
        return time.monotonic() - begun
    finally:
        child.kill()
        child.communicate()


def _lock(child: subprocess.Popen[str]) -> None:
    assert child.stdin is not None
    child.stdin.write("lock\n")
    child.stdin.flush()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="NOT RUN: memory is not readable")
@pytest.mark.parametrize("runs", [2, pytest.param(20, marks=pytest.mark.prove)])
def test_a_locked_program_holds_no_word_no_passphrase_and_no_key(tmp_path: Path, runs: int) -> None:
    took, starts = [], []
    for number in range(runs):
        paths = DataPaths(tmp_path / str(number) / "Companion")
        paths.root.parent.mkdir()
        make_vault(paths)
        secrets = Secrets.of(paths)
        starts.append(_cold_start(paths))
        with _unlocked_child(paths) as child:
            before = secrets.counted(child.pid)
            assert before["words"], "the reader does not find the words in the unlocked control"
            assert before["key"], "the reader does not find the key in the unlocked control"
            begun = time.monotonic()
            _lock(child)
            _wait_for(child, "locked")
            took.append(time.monotonic() - begun)
            assert secrets.counted(child.pid) == {"words": 0, "passphrase": 0, "key": 0}
    limit = max(LIMIT_SECONDS, LIMIT_STARTS * min(starts))
    shares = ", ".join(f"{seconds / limit:.2f}" for seconds in sorted(took))
    tell(f"{runs} of {runs} clean; a cold start took {min(starts):.2f} s")
    tell(f"share of {limit:.2f} s until the lock screen: {shares}")
    assert min(took) < limit


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="NOT RUN: memory is not readable")
def test_the_computer_sleeps_only_when_nothing_is_left(paths: DataPaths) -> None:
    make_vault(paths)
    secrets = Secrets.of(paths)
    with tempfile.TemporaryDirectory() as folder, fake_desktop(Path(folder)) as desktop:
        _sleep(paths, secrets, desktop)


def _sleep(paths: DataPaths, secrets: Secrets, desktop: FakeDesktop) -> None:
    with _unlocked_child(paths, desktop.address) as child:
        desktop.heard("inhibited")
        assert secrets.counted(child.pid)["words"]
        desktop.tell("sleep")
        desktop.heard("released")
        assert secrets.counted(child.pid) == {"words": 0, "passphrase": 0, "key": 0}
        _wait_for(child, "locked")
