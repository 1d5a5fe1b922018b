"""Planted words, in a window on a screen: copied, backed up, met by an error, hidden, locked."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from setup_parts.libraries import X11_WINDOW, missing, packages

from mbc_companion.core.paths import DataPaths
from tests import needs
from tests.counts import tell
from tests.journeys.vaults import PASSPHRASE, make_vault
from tests.privacy.planted import PLANTED, home_of, readable

ROOT = Path(__file__).parents[2]


@pytest.fixture
def screen() -> Iterator[str]:
    """The name of a private screen with a window manager."""
    for name, package in (("Xvfb", "xvfb"), ("openbox", "openbox"), ("xclip", "xclip")):
        needs.program(name, package)
    if missing(X11_WINDOW):
        pytest.skip(f"NOT RUN: needs {' '.join(packages(missing(X11_WINDOW)))}")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        name = ":" + told.readline().strip()
    # Without a window manager no window gets the focus, and keys go nowhere.
    manager = subprocess.Popen(
        ["openbox", "--sm-disable"],
        env=os.environ | {"DISPLAY": name},
        stderr=subprocess.DEVNULL,
    )
    yield name
    for one in (manager, server):
        one.terminate()
        one.wait()


def _on_the_clipboard(screen: str) -> list[str]:
    """Planted words any other program could paste, from the clipboard or the selection."""
    found = ""
    for which in ("clipboard", "primary"):
        read = subprocess.run(
            ["xclip", "-o", "-selection", which],
            env=os.environ | {"DISPLAY": screen},
            capture_output=True,
            text=True,
            check=False,
            timeout=20,
        )
        found += read.stdout
    return [word for word in PLANTED if word in found]


def _until(child: subprocess.Popen[str], word: str) -> None:
    assert child.stdout is not None
    for line in child.stdout:
        if line.strip() == word:
            return
    raise AssertionError(f"it ended before it was {word}")


def test_no_planted_word_is_left_anywhere(tmp_path: Path, screen: str) -> None:
    """Home, temporary files, settings, logs, lists of recent files, backups, the clipboard."""
    home = tmp_path / "home"
    environment = home_of(home) | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": screen}
    paths = DataPaths(home / "Companion")
    make_vault(paths)
    words = " ".join(PLANTED)
    command = [sys.executable, "-m", "tests.privacy.canary_child", str(paths.root)]
    with (home / "log.txt").open("w") as log:
        child = subprocess.Popen(
            [*command, PASSPHRASE, words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            cwd=ROOT,
            env=environment,
        )
    assert child.stdin is not None
    try:
        _until(child, "copied")
        assert _on_the_clipboard(screen) == list(PLANTED), "the control: it is there to be seen"
        _go_on(child)
        _until(child, "hidden")
        assert not _on_the_clipboard(screen)
        _go_on(child)
        _until(child, "locked")
        assert not _on_the_clipboard(screen)
        assert not list(readable(home))
    finally:
        child.kill()
        child.communicate()
    assert not list(readable(home))
    assert "ValueError" in (home / "log.txt").read_text(), "the error was met"
    copies = list(paths.backups.glob("*.backup"))
    assert copies, "there was a copy to be looked into"
    files = sum(path.is_file() for path in home.rglob("*"))
    tell(f"planted words: 0 of {len(PLANTED)} in {files} files, {len(copies)} of them copies")


def _go_on(child: subprocess.Popen[str]) -> None:
    assert child.stdin is not None
    child.stdin.write("on\n")
    child.stdin.flush()
