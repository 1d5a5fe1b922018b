"""None of forty planted words can be read anywhere on disk, after exit and after a kill."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mbc_companion.core.paths import DataPaths
from tests.journeys.vaults import PASSPHRASE, kept_entries, make_vault
from tests.privacy.planted import PLANTED, home_of, readable

ROOT = Path(__file__).parents[2]


def _write(home: Path, *, stay: bool) -> subprocess.Popen[str]:
    environment = home_of(home) | {"QT_QPA_PLATFORM": "offscreen"}
    make_vault(DataPaths(home / "Companion"))
    command = [sys.executable, "-m", "tests.journeys.typing_child", str(home / "Companion")]
    command += [PASSPHRASE, " ".join(PLANTED), "0.001"] + (["--stay"] if stay else [])
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment)


def test_the_scan_finds_a_word_left_in_the_clear(tmp_path: Path) -> None:
    (tmp_path / "left").write_text(PLANTED[7])
    assert list(readable(tmp_path)) == [("left", PLANTED[7])]


@pytest.mark.parametrize("ending", ["exit", "kill"])
def test_no_planted_word_is_on_disk(tmp_path: Path, ending: str) -> None:
    child = _write(tmp_path, stay=ending == "kill")
    assert child.stdout is not None
    for line in child.stdout:
        if line.startswith("done"):
            break
    if ending == "kill":
        child.send_signal(signal.SIGKILL)
    child.stdout.read()
    child.wait(30)
    assert not list(readable(tmp_path))
    if ending == "exit":
        kept = [entry.text for entry in kept_entries(DataPaths(tmp_path / "Companion"))]
        assert kept == [" ".join(PLANTED)], "the words were in the vault all along"
