"""Killing the window while someone types, again and again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from mbc_companion.core.paths import DataPaths
from tests.journeys.vaults import PASSPHRASE, kept_entries

WORDS = "every letter is kept even when the power goes at once and nothing is lost by it. " * 6
PAUSE_SECONDS = 0.03
# The promise is two seconds; the rest is the pipe and the kernel ending the process.
LOST_SECONDS = 2.0
SLACK_SECONDS = 0.25


@dataclass(frozen=True)
class Killed:
    """``typed`` keys in all, ``due`` of them older than the promise allows to lose."""

    typed: int
    due: int
    kept: int


def kill_once(paths: DataPaths, dice: random.Random) -> Killed:
    """Type into a new entry, kill -9 at a random moment, re-open the file."""
    before = {entry.uid for entry in kept_entries(paths)}
    keys, killed_at = _type_and_kill(paths, dice.uniform(0.2, 8.0))
    due = max((n for t, n in keys if t <= killed_at - LOST_SECONDS - SLACK_SECONDS), default=0)
    new = [entry for entry in kept_entries(paths) if entry.uid not in before]
    text = new[0].text if new else ""
    assert WORDS.startswith(text), "what is kept is not what was typed"
    return Killed(typed=keys[-1][1], due=due, kept=len(text))


def _type_and_kill(paths: DataPaths, after: float) -> tuple[list[tuple[float, int]], float]:
    """The keys typed, as (moment, count), and the moment of the kill."""
    command = [sys.executable, "-m", "tests.journeys.typing_child", str(paths.root), PASSPHRASE]
    child = subprocess.Popen(
        [*command, WORDS, str(PAUSE_SECONDS), "--stay"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen"),
    )
    assert child.stdout is not None
    lines = [child.stdout.readline()]
    assert lines[0], "the program never reached the editor"
    end = float(lines[0].split()[0]) + after
    for line in child.stdout:
        lines.append(line)
        if line.startswith("done") or time.monotonic() >= end:
            break
    killed_at = time.monotonic()
    child.send_signal(signal.SIGKILL)
    lines += child.stdout.read().splitlines()
    child.wait()
    pairs = [line.split() for line in lines]
    return [(float(pair[0]), int(pair[1])) for pair in pairs if len(pair) == 2], killed_at
