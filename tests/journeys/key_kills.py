"""Killing a change of the keys at random moments: the old ways open it, or the new ones."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from mbc_companion.core.clock import SystemClock
from mbc_companion.core.errors import WrongPassphrase, WrongRecoveryWords
from mbc_companion.core.events import Events
from mbc_companion.core.paths import DataPaths
from mbc_companion.journal.domain import Filter
from mbc_companion.journal.repository import JournalRepository
from mbc_companion.security import vault
from mbc_companion.security.keys import Keys
from mbc_companion.security.vault import Condition
from mbc_companion.storage.database import Database

ROOT = Path(__file__).parents[2]
WORDS = " ".join(["abandon"] * 11 + ["about"])


@dataclass
class Counts:
    """How the kills fell out; every one of them is either the old state or the new one."""

    old: int = 0
    new: int = 0
    ended: int = 0
    broken: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        kills = self.old + self.new + len(self.broken)
        told = f"{kills} kills: {self.old} old, {self.new} new, {len(self.broken)} neither"
        return f"{told}; {self.ended} had ended before"


class KeyKills:
    """``act`` is "passphrase" or "renew"; ``texts`` is what the journal holds."""

    def __init__(self, paths: DataPaths, act: str, passphrase: str, texts: list[str]) -> None:
        self._paths = paths
        self._act = act
        self._now = passphrase
        self._texts = texts
        self._round = 0
        self._words = WORDS if act == "renew" else ""

    def run(self, times: int, seed: int) -> Counts:
        counts, dice = Counts(), random.Random(seed)
        whole = self._killed_after(None)
        self._check(counts)
        counts = Counts()
        for _ in range(times):
            # Half of them late, where what was made takes its place.
            begin = dice.choice((0.0, 0.8))
            counts.ended += self._killed_after(dice.uniform(begin, 1.1) * whole) > 0
            self._check(counts)
        return counts

    def _killed_after(self, seconds: float | None) -> float:
        """Seconds it took if it came to its end, else 0."""
        self._round += 1
        self._next = f"a new one, number {self._round}"
        command = [sys.executable, "-m", "tests.journeys.key_child", self._act]
        command += [str(self._paths.root), self._now, self._next, WORDS]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert child.stdout is not None
        assert child.stdout.readline() == "begins\n"
        begun = time.monotonic()
        if seconds is not None:
            try:
                child.wait(seconds)
            except subprocess.TimeoutExpired:
                child.send_signal(signal.SIGKILL)
        ended = child.stdout.read() == "ended\n"
        took = time.monotonic() - begun
        child.wait()
        child.stdout.close()
        return took if ended else 0.0

    def _check(self, counts: Counts) -> None:
        if vault.look(self._paths).condition is not Condition.READY:
            counts.broken.append("look")
            return
        opened = [words for words in (self._now, self._next) if self._opens(words)]
        if len(opened) != 1:
            counts.broken.append(f"{len(opened)} passphrases open it")
        elif opened == [self._now]:
            counts.old += 1
        else:
            counts.new += 1
            self._now = self._next
            if self._words and not self._words_open():
                counts.broken.append("words")

    def _opens(self, passphrase: str) -> bool:
        try:
            keys = vault.unlock(self._paths, passphrase)
        except WrongPassphrase:
            return False
        return self._reads(keys)

    def _words_open(self) -> bool:
        try:
            keys = vault.unlock_with_words(self._paths, tuple(self._words.split()))
        except WrongRecoveryWords:
            return False
        return self._reads(keys)

    def _reads(self, keys: Keys) -> bool:
        clock = SystemClock()
        database = Database.open(self._paths.database, keys.database_key, clock)
        try:
            repository = JournalRepository(database, clock, Events())
            kept = [entry.text for entry in repository.entries(Filter(), limit=10_000)]
            return sorted(kept) == sorted(self._texts)
        finally:
            database.close()
            keys.forget()
