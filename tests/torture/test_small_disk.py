"""A disk with no room left, and one that cannot be written: said, and nothing is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests import needs
from tests.backups import acts
from tests.counts import tell

ROOT = Path(__file__).parents[2]
ACTS = [act for act in acts.ACTS if act != "delete"]


def _tried(act: str, folder: Path, times: int) -> None:
    command = [needs.namespaces(), "--map-root-user", "--mount", sys.executable]
    command += ["-m", "tests.torture.small_disk_child", act, str(folder), str(times)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    tell(
        f"{act}: {times} disks with ever less room, {told['full']} of them full, and one "
        f"read-only; {len(told['wrong'])} with anything lost or not said"
    )
    assert not told["wrong"]
    assert told["full"]


def test_a_full_disk_and_a_read_only_one(tmp_path: Path) -> None:
    _tried("save", tmp_path, 4)


@pytest.mark.prove
@pytest.mark.parametrize("act", ACTS)
def test_every_act_on_a_disk_with_ever_less_room(act: str, tmp_path: Path) -> None:
    _tried(act, tmp_path, 60)
