"""Power gone at any moment of bringing in, a backup, new keys, an upgrade or a restore."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.counts import tell

ROOT = Path(__file__).parents[2]
ACTS = ("import", "backup", "passphrase", "migration", "restore")
FEW, MANY = 6, 100


def _killed(act: str, count: int, *more: str) -> dict[str, Any]:
    run = subprocess.run(
        [sys.executable, "-m", "tests.backups.kill_child", act, str(count), "7", *more],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    told: dict[str, Any] = json.loads(run.stdout)
    tell(
        f"kill -9, {act}: {told['kills']} kills, {told['cut']} of them in the middle, "
        f"{len(told['lost'])} with anything lost"
    )
    return told


@pytest.mark.parametrize("act", ACTS)
def test_a_kill_loses_nothing(act: str) -> None:
    told = _killed(act, FEW)
    assert told["cut"]
    assert not told["lost"]


@pytest.mark.prove
@pytest.mark.parametrize("act", ACTS)
def test_a_hundred_kills_lose_nothing(act: str) -> None:
    told = _killed(act, MANY)
    assert told["cut"] > MANY / 3
    assert not told["lost"]


@pytest.mark.prove
@pytest.mark.parametrize("act", ACTS)
def test_the_loss_is_noticed_where_the_protection_is_taken_away(act: str) -> None:
    assert _killed(act, MANY, "weak")["lost"]
