"""Headers made to look right and cost much: none is accepted, none costs memory or time.

Each is sealed again with its own checksum, so that only what it asks for can refuse it.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mbc_companion.core.paths import DataPaths
from tests.counts import tell
from tests.security.vaults import PASSPHRASE, edited, lay_out

ROOT = Path(__file__).parents[2]
HEADERS = 500
# The promise of the security document, and the least an unlocking needs at the floor.
MOST_MIB, MOST_SECONDS = 300, 1.0
COSTS = (
    ("memory_kib", (0, 1, 8, 64 * 1024 - 1, 1024 * 1024 + 1, 2**31, 2**52, -1)),
    ("passes", (0, 1, 2, 11, 1000, 2**52)),
    ("lanes", (0, 9, 255, 2**24)),
)
NAMES = ("none", "plain", "argon2d", "argon2i", "scrypt", "pbkdf2", "hkdf-sha256", "")


def _hostile(loaded: dict[str, Any], dice: random.Random) -> None:
    slot = dice.choice([one for one in loaded["slots"] if one["type"] == "passphrase"])
    kind = dice.randrange(5)
    if kind == 0:
        name, costs = dice.choice(COSTS)
        slot["kdf"][name] = dice.choice(costs)
    elif kind == 1:
        slot["kdf"]["name"] = dice.choice(NAMES)
    elif kind == 2:
        slot["type"] = dice.choice(("none", "open", "Passphrase", "keyring", "recovery"))
    elif kind == 3:
        loaded[dice.choice(("format", "min_reader"))] = dice.choice((-1, 0, 2**60, 7))
    else:
        loaded["slots"] = [slot] * dice.randint(9, 40)


@pytest.fixture
def headers(tmp_path: Path) -> Path:
    folder, dice = tmp_path / "headers", random.Random(11)
    folder.mkdir()
    for number in range(HEADERS):
        content = edited(lambda loaded: _hostile(loaded, dice))
        (folder / f"{number:03}").write_bytes(content)
    return folder


def _shown(paths: DataPaths, headers: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.security.hostile_child", str(paths.root)]
    command += [str(headers), PASSPHRASE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def test_500_hostile_headers(paths: DataPaths, headers: Path) -> None:
    lay_out(paths)
    told = _shown(paths, headers)
    tell(f"{HEADERS} headers, {told['accepted']} accepted, at most {told['mib']:.0f} MiB")
    assert told["accepted"] == 0
    assert told["mib"] <= MOST_MIB
    assert told["longest"] <= MOST_SECONDS


def test_the_untouched_header_is_accepted_by_the_same_way(paths: DataPaths, tmp_path: Path) -> None:
    lay_out(paths)
    good = tmp_path / "good"
    good.mkdir()
    (good / "one").write_bytes(paths.header.read_bytes())
    assert _shown(paths, good)["accepted"] == 1
