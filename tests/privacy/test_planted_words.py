"""None of forty planted words can be read anywhere on disk, after exit and after a kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mbc_companion.core.paths import DataPaths
from tests.journeys.vaults import PASSPHRASE, kept_entries, make_vault

ROOT = Path(__file__).parents[2]
PLANTED = tuple(f"zq{a}x{b}vwk" for a in "abcdefgh" for b in "klmno")


def _readable(folder: Path) -> Iterator[tuple[str, str]]:
    """Planted words found in any file below ``folder``, in the encodings text is kept in."""
    for path in folder.rglob("*"):
        if not path.is_file():
            continue
        content = path.read_bytes()
        for word in PLANTED:
            if any(word.encode(coding) in content for coding in ("utf-8", "utf-16-le")):
                yield str(path.relative_to(folder)), word


def _write(home: Path, *, stay: bool) -> subprocess.Popen[str]:
    (home / "tmp").mkdir(parents=True)
    environment = dict(
        os.environ,
        QT_QPA_PLATFORM="offscreen",
        HOME=str(home),
        TMPDIR=str(home / "tmp"),
        XDG_RUNTIME_DIR=str(home / "tmp"),
        XDG_DATA_HOME=str(home / "data"),
        XDG_CONFIG_HOME=str(home / "config"),
        XDG_CACHE_HOME=str(home / "cache"),
        XDG_STATE_HOME=str(home / "state"),
    )
    make_vault(DataPaths(home / "Companion"))
    command = [sys.executable, "-m", "tests.journeys.typing_child", str(home / "Companion")]
    command += [PASSPHRASE, " ".join(PLANTED), "0.001"] + (["--stay"] if stay else [])
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment)


def test_the_scan_finds_a_word_left_in_the_clear(tmp_path: Path) -> None:
    (tmp_path / "left").write_text(PLANTED[7])
    assert list(_readable(tmp_path)) == [("left", PLANTED[7])]


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
    assert not list(_readable(tmp_path))
    if ending == "exit":
        kept = [entry.text for entry in kept_entries(DataPaths(tmp_path / "Companion"))]
        assert kept == [" ".join(PLANTED)], "the words were in the vault all along"
