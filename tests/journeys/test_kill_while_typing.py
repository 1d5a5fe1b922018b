"""Power lost while writing costs at most two seconds of typing."""

from __future__ import annotations

import os
import random

from mbc_companion.core.paths import DataPaths
from tests.counts import tell
from tests.journeys.kills import kill_once
from tests.journeys.vaults import make_vault

KILLS = int(os.environ.get("COMPANION_KILLS", "5"))


def test_a_killed_window_loses_at_most_two_seconds_and_opens_unaided(paths: DataPaths) -> None:
    make_vault(paths)
    dice = random.Random(2)
    results = [kill_once(paths, dice) for _ in range(KILLS)]
    lost = [result for result in results if result.kept < result.due]
    tell(f"{len(results)} kills, {len(lost)} lost more than two seconds")
    assert not lost
