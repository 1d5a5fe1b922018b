"""The waits of one time of use, each against a limit measured in the same run."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.conftest import EVERY_SIZE, Journal
from tests.benchmarks.measure import ROOM, report
from tests.benchmarks.test_start import ENVIRONMENT, ROOT, first_paint
from tests.journeys.vaults import PASSPHRASE

TIMES = 8
# In paintings of the lock screen, a fifth of a second where a window takes that: Today in
# less than half a second, the lock at once, a mark before the finger is up.
TODAY_LIMIT, LOCK_LIMIT, CHECK_IN_LIMIT = 2.0, 1.5, 0.5


def _time_of_use(root: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.day_child", str(root), PASSPHRASE],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=ENVIRONMENT,
        check=True,
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("size", EVERY_SIZE)
def test_no_wait_of_a_day_is_long_beside_the_one_for_the_lock_screen(
    journals: dict[int, Journal], size: int
) -> None:
    journal = journals[size]
    root = journal.paths.root
    _time_of_use(root)
    waits = [(_time_of_use(root), first_paint("lock", str(root))) for _ in range(TIMES)]
    screen = statistics.median(paint for _took, paint in waits)
    median = {name: statistics.median(took[name] for took, _ in waits) for name in waits[0][0]}
    limits = {"today": TODAY_LIMIT, "lock": LOCK_LIMIT, "check-in": CHECK_IN_LIMIT}
    for name, limit in limits.items():
        report(f"{name}, {size}", median[name] / screen, limit)
        report(f"{name}, {size}, milliseconds", median[name] * 1000, 1000, unit="ms")
    report(f"derivation, {size}, milliseconds", median["derivation"] * 1000, 1000, unit="ms")
    assert all(median[name] <= limit * screen * ROOM for name, limit in limits.items())
