"""The page with the twelve words opens the vault, whatever happened since it was written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mbc_companion.core.paths import DataPaths
from mbc_companion.security import kdf, recovery, vault
from tests.journeys.vaults import PASSPHRASE, make_vault

ROOT = Path(__file__).parents[2]
CHANGED = "another quiet harbor"


def _lock_again_and_again(paths: DataPaths, passphrase: str, times: int) -> list[str]:
    child = (sys.executable, "-m", "tests.journeys.locking_child", passphrase, str(times))
    program = subprocess.run(
        [*child, "--data-dir", str(paths.root)],
        cwd=ROOT,
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen"),
        stdout=subprocess.PIPE,
        text=True,
        timeout=60 + 10 * times,
        check=True,
    )
    return program.stdout.splitlines()


@pytest.mark.parametrize("locks", [2, pytest.param(50, marks=pytest.mark.prove)])
def test_the_words_open_it_after_many_locks_and_another_passphrase(
    paths: DataPaths, locks: int
) -> None:
    make_vault(paths)
    words = recovery.new_words()
    keys = vault.unlock(paths, PASSPHRASE)
    keys.set_recovery(words)
    keys.forget()
    assert _lock_again_and_again(paths, PASSPHRASE, locks) == ["unlocked"] * (locks + 1)
    keys = vault.unlock(paths, PASSPHRASE)
    keys.change_passphrase(CHANGED, kdf.FLOOR)
    keys.forget()
    assert _lock_again_and_again(paths, CHANGED, 1) == ["unlocked"] * 2
    vault.unlock_with_words(paths, words).forget()
