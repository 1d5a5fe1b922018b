"""Power lost while writing costs at most two seconds of typing."""

from __future__ import annotations

import random

import pytest

from mbc_companion.core.paths import DataPaths
from tests.counts import tell
from tests.journeys.kills import kill_once
from tests.journeys.vaults import make_vault


@pytest.mark.parametrize("kills", [2, pytest.param(100, marks=pytest.mark.prove)])
def test_a_killed_window_loses_at_most_two_seconds_and_opens_unaided(
    paths: DataPaths, kills: int
) -> None:
    make_vault(paths)
    dice = random.Random(2)
    results = [kill_once(paths, dice) for _ in range(kills)]
    lost = [result for result in results if result.kept < result.due]
    tell(f"{len(results)} kills, {len(lost)} lost more than two seconds")
    assert not lost
