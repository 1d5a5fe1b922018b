"""How soon the lock screen is there, and how much memory the program takes."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from mbc_companion.core.paths import DataPaths
from tests.benchmarks.conftest import Journal
from tests.benchmarks.measure import alternate, report
from tests.journeys.vaults import PASSPHRASE, make_vault

ROOT = Path(__file__).parents[2]
PAINT_GOAL = 1.6
LOCKED_MB = 35
FULL_MB = 90


# Compiled files are kept, as wherever the program is started twice.
ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)


def _child(*words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.paint_child", *words],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=ENVIRONMENT,
    )


def first_paint(*words: str) -> float:
    started = time.monotonic()
    child = _child(*words)
    assert child.stdout is not None
    painted = float(child.stdout.readline())
    child.stdout.read()
    child.wait(30)
    return painted - started


def test_the_lock_screen_is_painted_soon_after_an_empty_window_would_be(
    paths: DataPaths,
) -> None:
    make_vault(paths)
    for kind in (("lock", str(paths.root)), ("empty",)):
        first_paint(*kind)
    ratio = alternate(
        lambda: first_paint("lock", str(paths.root)), lambda: first_paint("empty"), rounds=50
    )
    report("first paint of the lock screen, median", ratio.median, PAINT_GOAL)
    report("first paint of the lock screen, p95", ratio.p95, PAINT_GOAL)
    assert ratio.median <= PAINT_GOAL


def _unique_mb(process: int) -> float:
    """Unique set size: pages no other process shares."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    private = (line.split() for line in lines if line.startswith("Private_"))
    return sum(int(words[1]) for words in private) / 1024


def _settled_mb(*words: str) -> float:
    child = _child(*words, "--stay")
    assert child.stdout is not None
    try:
        child.stdout.readline()
        seen = [_unique_mb(child.pid)]
        while len(seen) < 40 and (len(seen) < 5 or max(seen[-5:]) - min(seen[-5:]) > 0.2):
            child_quiet = time.monotonic() + 0.1
            while time.monotonic() < child_quiet:
                pass
            seen.append(_unique_mb(child.pid))
        return statistics.median(seen[-5:])
    finally:
        child.kill()
        child.wait()


def test_memory_above_an_empty_window(journals: dict[int, Journal]) -> None:
    empty = _settled_mb("empty")
    root = str(journals[100_000].paths.root)
    locked = _settled_mb("lock", root) - empty
    full = _settled_mb("unlocked", root, PASSPHRASE) - empty
    report("memory while locked, above an empty window", locked, LOCKED_MB, unit="MB")
    report("memory with 100,000 entries, above an empty window", full, FULL_MB, unit="MB")
    assert locked <= LOCKED_MB
    assert full <= FULL_MB
